namespace NetGraph.Cypher.Storage.Adjacency;

/// <summary>Nodes whose relationships a writer has changed, until they are too many to be worth knowing.</summary>
internal sealed class TouchedNodes
{
    private const int Most = 1 << 16;

    private static readonly HashSet<int> None = [];

    /// <summary>Those of transactions before that the adjacency lists do not know of either; null: too many.</summary>
    private readonly IReadOnlySet<int>? _before;
    private HashSet<int>? _nodes = [];

    public TouchedNodes()
        : this(None)
    {
    }

    private TouchedNodes(IReadOnlySet<int>? before) => _before = before;

    /// <summary>The writer's own; null: too many.</summary>
    public IReadOnlySet<int>? Nodes => _nodes;

    /// <summary>Rises with each change.</summary>
    public int Version { get; private set; }

    /// <summary>For a writer that goes on from transactions which the lists it walks through do not know of.</summary>
    public static TouchedNodes After(IReadOnlyList<IReadOnlySet<int>?> transactions) => new(Union(transactions));

    /// <summary>The nodes of all of them; null when any is, or they are too many.</summary>
    public static IReadOnlySet<int>? Union(IReadOnlyList<IReadOnlySet<int>?> transactions)
    {
        if (transactions.Count == 1)
            return transactions[0];
        if (transactions.Any(t => t is null) || transactions.Sum(t => (long)t!.Count) > Most)
            return null;

        var union = new HashSet<int>();
        foreach (var transaction in transactions)
            union.UnionWith(transaction!); // none is null
        return union;
    }

    public bool MayContain(long node) => _nodes is null || _nodes.Contains((int)node) || WasTouched(node);

    /// <summary>A node that has been added before is changed again.</summary>
    public void AddAgain() => Version++;

    public void Add(int node)
    {
        Version++;
        if (_nodes is null)
            return;
        _nodes.Add(node);
        if (_nodes.Count > Most)
            _nodes = null;
    }

    private bool WasTouched(long node) => _before is not { } before || (before.Count > 0 && before.Contains((int)node));
}
