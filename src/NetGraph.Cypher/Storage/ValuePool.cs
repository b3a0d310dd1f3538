using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>
/// Strings and other values too large for a cell, each stored once. Only ever added to, by the one writer; what no cell
/// refers to any more leaves with the next compaction.
/// </summary>
internal sealed class ValuePool
{
    private readonly AppendOnlyList<string> _strings = new();
    private readonly AppendOnlyList<GraphValue> _values = new();
    private readonly Dictionary<GraphValue, int> _valueIds = new(ExactValueComparer.Instance);
    private int[] _slots = new int[64];

    public int StringCount => _strings.Count;

    public int ValueCount => _values.Count;

    public string String(int id) => _strings[id];

    public GraphValue Value(int id) => _values[id];

    public int InternString(string text)
    {
        var mask = _slots.Length - 1;
        for (var slot = Hash(text) & mask; ; slot = (slot + 1) & mask)
        {
            var held = _slots[slot];
            if (held == 0)
            {
                var id = _strings.Add(text);
                Volatile.Write(ref _slots[slot], id + 1);
                if (_strings.Count * 4L > _slots.Length * 3L)
                    Rehash(_slots.Length * 2);
                return id;
            }

            if (string.Equals(_strings[held - 1], text, StringComparison.Ordinal))
                return held - 1;
        }
    }

    /// <summary>
    /// The id of a string, or -1 when there is none. Any thread may ask: it finds what had been interned when its state was
    /// published, whatever the writer adds meanwhile.
    /// </summary>
    public int FindString(string text)
    {
        var slots = Volatile.Read(ref _slots);
        var mask = slots.Length - 1;
        for (var slot = Hash(text) & mask; ; slot = (slot + 1) & mask)
        {
            var held = Volatile.Read(ref slots[slot]);
            if (held == 0)
                return -1;
            if (string.Equals(_strings[held - 1], text, StringComparison.Ordinal))
                return held - 1;
        }
    }

    public int InternValue(GraphValue value)
    {
        if (_valueIds.TryGetValue(value, out var known))
            return known;

        // A list is copied: the caller's may be a view over something larger, or change.
        var own = value.Kind == GraphValueKind.List ? GraphValue.Of((IReadOnlyList<GraphValue>)[.. value.AsList()]) : value;
        var id = _values.Add(own);
        _valueIds[own] = id;
        return id;
    }

    private static int Hash(string text) => string.GetHashCode(text, StringComparison.Ordinal);

    private void Rehash(int capacity)
    {
        var slots = new int[capacity];
        var mask = capacity - 1;
        for (var id = 0; id < _strings.Count; id++)
        {
            var slot = Hash(_strings[id]) & mask;
            while (slots[slot] != 0)
                slot = (slot + 1) & mask;
            slots[slot] = id + 1;
        }

        Volatile.Write(ref _slots, slots);
    }
}
