using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace NetGraph.PropertyGraph;

/// <summary>
/// An immutable map with string keys in insertion order; a later duplicate key replaces the value but keeps the place.
/// Small maps are searched in sequence, larger ones through an index made on first use.
/// </summary>
public sealed class GraphMap : IReadOnlyList<KeyValuePair<string, GraphValue>>
{
    private const int IndexFrom = 9;

    private readonly KeyValuePair<string, GraphValue>[] _entries;
    private Dictionary<string, int>? _index;

    private GraphMap(KeyValuePair<string, GraphValue>[] entries) => _entries = entries;

    public static GraphMap Empty { get; } = new([]);

    public int Count => _entries.Length;

    public KeyValuePair<string, GraphValue> this[int index] => _entries[index];

    /// <summary>The value under the key, or null when there is none.</summary>
    public GraphValue this[string key] => TryGetValue(key, out var value) ? value : default;

    public IEnumerable<string> Keys => _entries.Select(e => e.Key);

    public static GraphMap From(IEnumerable<KeyValuePair<string, GraphValue>> entries)
    {
        var list = new List<KeyValuePair<string, GraphValue>>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (places.TryAdd(entry.Key, list.Count))
                list.Add(entry);
            else
                list[places[entry.Key]] = entry;
        }

        return list.Count == 0 ? Empty : new GraphMap([.. list]);
    }

    /// <summary>A map of entries that are known to have different keys. Takes the array over: it must not change afterwards.</summary>
    public static GraphMap FromDistinct(KeyValuePair<string, GraphValue>[] entries) => entries.Length == 0 ? Empty : new GraphMap(entries);

    public static GraphMap Of(params ReadOnlySpan<(string Key, GraphValue Value)> entries)
    {
        var pairs = new KeyValuePair<string, GraphValue>[entries.Length];
        for (var i = 0; i < entries.Length; i++)
            pairs[i] = new(entries[i].Key, entries[i].Value);
        return From(pairs);
    }

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out GraphValue value)
    {
        if (_entries.Length >= IndexFrom)
        {
            _index ??= _entries.Select((e, i) => (e.Key, i)).ToDictionary(p => p.Key, p => p.i, StringComparer.Ordinal);
            var found = _index.TryGetValue(key, out var place);
            value = found ? _entries[place].Value : default;
            return found;
        }

        foreach (var entry in _entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal))
            {
                value = entry.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    public IEnumerator<KeyValuePair<string, GraphValue>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, GraphValue>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
