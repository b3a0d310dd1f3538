using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution;

/// <summary>
/// Ids of names, looked up once a run. A name the store does not know yet is asked for again each time while the statement may
/// write, for it may come into being meanwhile.
/// </summary>
internal sealed class NameCache(IGraphReader graph)
{
    private readonly bool _mayGrow = graph is IGraphWriter;

    public NameReference Label(string name) => new(name, graph.FindLabel, _mayGrow);

    public NameReference Type(string name) => new(name, graph.FindType, _mayGrow);

    public NameReference Key(string name) => new(name, graph.FindKey, _mayGrow);

    /// <summary>Null for any type.</summary>
    public TypeSet? Types(IReadOnlyList<string>? names) => names is null ? null : new TypeSet([.. names.Select(Type)]);
}

/// <summary>One name and its id.</summary>
internal sealed class NameReference(string name, Func<string, int> find, bool mayGrow)
{
    private int _id = find(name);

    /// <summary>Dropped once the id is known: it keeps the graph it asks.</summary>
    private Func<string, int>? _find = find;

    public string Name { get; } = name;

    /// <summary>-1 while the store does not know the name.</summary>
    public int Id
    {
        get
        {
            if (_find is not null && (_id >= 0 || mayGrow && (_id = _find(Name)) >= 0))
                _find = null;
            return _id;
        }
    }
}

/// <summary>Some relationship types.</summary>
internal sealed class TypeSet(NameReference[] types)
{
    private int[]? _ids;

    /// <summary>Ids of those the store knows.</summary>
    public int[] Ids
    {
        get
        {
            if (_ids is null || _ids.Length < types.Length)
                _ids = [.. types.Select(t => t.Id).Where(id => id >= 0)];
            return _ids;
        }
    }

    public bool Contains(int type) => Array.IndexOf(Ids, type) >= 0;
}
