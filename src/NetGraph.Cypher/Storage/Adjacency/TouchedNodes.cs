namespace NetGraph.Cypher.Storage.Adjacency;

/// <summary>Nodes whose relationships a writer has changed, until they are too many to be worth knowing.</summary>
internal sealed class TouchedNodes
{
    private const int Most = 1 << 16;

    private HashSet<int>? _nodes = [];

    /// <summary>Null: too many.</summary>
    public IReadOnlyCollection<int>? Nodes => _nodes;

    /// <summary>Rises with each change.</summary>
    public int Version { get; private set; }

    public bool MayContain(long node) => _nodes is null || _nodes.Contains((int)node);

    public void Add(int node)
    {
        Version++;
        if (_nodes is null)
            return;
        _nodes.Add(node);
        if (_nodes.Count > Most)
            _nodes = null;
    }
}
