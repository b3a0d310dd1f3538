namespace NetGraph.Cypher.Storage.Adjacency;

/// <summary>Nodes whose relationships a writer has changed, until they are too many to be worth knowing.</summary>
internal sealed class TouchedNodes
{
    private const int Most = 1 << 16;

    private List<int>? _nodes = [];

    /// <summary>Perhaps with repetitions; null: too many.</summary>
    public IReadOnlyList<int>? Nodes => _nodes;

    public void Add(int node)
    {
        if (_nodes is null)
            return;
        if (_nodes.Count == Most)
            _nodes = null;
        else
            _nodes.Add(node);
    }
}
