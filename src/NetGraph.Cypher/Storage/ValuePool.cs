using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>
/// Strings and other values too large for a cell, each stored once. Only ever added to, by the one writer; what no cell
/// refers to any more leaves with the next compaction.
/// </summary>
internal sealed class ValuePool
{
    private readonly StringPool _strings = new();
    private readonly AppendOnlyList<GraphValue> _values = new();
    private readonly Dictionary<GraphValue, int> _valueIds = new(ExactValueComparer.Instance);
    private readonly Lock _loading = new();
    private IStoredPool? _stored;

    public int StringCount => Volatile.Read(ref _stored)?.StringCount ?? _strings.Count;

    public int ValueCount => Volatile.Read(ref _stored)?.ValueCount ?? _values.Count;

    /// <summary>The first strings and values are read from there when any is asked for. Only for a pool that is still empty.</summary>
    public void FillFrom(IStoredPool stored) => Volatile.Write(ref _stored, stored);

    /// <summary>Reads what is only stored.</summary>
    /// <exception cref="GraphStoreException">It is damaged; the pool is as it was.</exception>
    public void Load()
    {
        if (Volatile.Read(ref _stored) is null)
            return;
        lock (_loading)
        {
            if (_stored is not { } stored)
                return;

            // All is read before anything is added: what fails half-way is tried again from the start.
            var runs = stored.ReadStrings().ToList();
            var values = stored.ReadValues().ToList();
            foreach (var run in runs)
                _strings.Append(run);
            foreach (var value in values)
                _valueIds[value] = _values.Add(value);
            Volatile.Write(ref _stored, null);
        }
    }

    public string String(int id)
    {
        Load();
        return _strings[id];
    }

    public GraphValue Value(int id)
    {
        Load();
        return _values[id];
    }

    public int InternString(string text)
    {
        Load();
        return _strings.Intern(text);
    }

    /// <inheritdoc cref="StringPool.Find"/>
    public int FindString(string text)
    {
        Load();
        return _strings.Find(text);
    }

    public int InternValue(GraphValue value)
    {
        Load();
        if (_valueIds.TryGetValue(value, out var known))
            return known;

        // A list is copied: the caller's may be a view over something larger, or change.
        var own = value.Kind == GraphValueKind.List ? GraphValue.Of((IReadOnlyList<GraphValue>)[.. value.AsList()]) : value;
        var id = _values.Add(own);
        _valueIds[own] = id;
        return id;
    }
}
