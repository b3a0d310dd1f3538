using System.Collections.Concurrent;

namespace NetGraph.Cypher.Storage;

/// <summary>Names and their small ids from 0. Names are only ever added, also by transactions that are rolled back later.</summary>
internal sealed class NameTable
{
    private readonly ConcurrentDictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly AppendOnlyList<string> _names = new();

    public int Count => _names.Count;

    public string this[int id] => _names[id];

    /// <summary>The id, or -1.</summary>
    public int Find(string name) => _ids.TryGetValue(name, out var id) ? id : -1;

    /// <summary>Called by the one writer only.</summary>
    public int Intern(string name)
    {
        if (_ids.TryGetValue(name, out var known))
            return known;

        var id = _names.Add(name);
        _ids[name] = id;
        return id;
    }
}
