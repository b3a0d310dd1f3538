namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>A relationship whose loss parts its component; the search met <paramref name="To"/> by it.</summary>
internal readonly record struct Bridge(int From, int To, int Relationship);

/// <summary>
/// Depth-first search that knows for each place the earliest one its subtree reaches without the tree relationship (Hopcroft and
/// Tarjan 1973), on an explicit stack. Parallel relationships are ways round each other, so they are never bridges.
/// </summary>
internal sealed class LowPointSearch(AlgorithmCall call, GraphProjection graph)
{
    private readonly int[] _met = call.Array<int>(graph.NodeCount);
    private readonly int[] _low = call.Array<int>(graph.NodeCount);
    private readonly int[] _size = call.Array<int>(graph.NodeCount);
    private readonly int[] _root = call.Array<int>(graph.NodeCount);

    /// <summary>Subtrees that hang on a place alone.</summary>
    private readonly int[] _hanging = call.Array<int>(graph.NodeCount);
    private readonly int[] _parentRelationship = call.Array(graph.NodeCount, -1);
    private readonly int[] _nextEntry = call.Array<int>(graph.NodeCount);
    private readonly int[] _walk = call.Array<int>(graph.NodeCount);
    private int _depth;
    private int _clock;

    public List<Bridge> Bridges { get; } = [];

    public void Run()
    {
        for (var root = 0; root < _met.Length; root++)
        {
            if (_met[root] != 0)
                continue;
            Enter(root, root, -1);
            while (_depth > 0)
                Advance(_walk[_depth - 1]);
        }
    }

    /// <summary>Into how many parts the component falls without the place.</summary>
    public int PartsWithout(int place) => _hanging[place] + (_root[place] == place ? 0 : 1);

    /// <summary>Nodes met from the place on, itself included.</summary>
    public int SubtreeSize(int place) => _size[place];

    public int ComponentSize(int place) => _size[_root[place]];

    private void Enter(int place, int root, int relationship)
    {
        _met[place] = _low[place] = ++_clock;
        _size[place] = 1;
        _root[place] = root;
        _parentRelationship[place] = relationship;
        _nextEntry[place] = graph.Offset(place);
        _walk[_depth++] = place;
    }

    private void Advance(int place)
    {
        call.Run.Step();
        if (_nextEntry[place] == graph.Offset(place) + graph.Degree(place))
        {
            _depth--;
            if (_depth > 0)
                Leave(place, _walk[_depth - 1]);
            return;
        }

        var entry = _nextEntry[place]++;
        var (neighbour, relationship) = (graph.Target(entry), graph.Relationship(entry));
        if (_met[neighbour] == 0)
            Enter(neighbour, _root[place], relationship);
        else if (relationship != _parentRelationship[place])
            _low[place] = Math.Min(_low[place], _met[neighbour]);
    }

    private void Leave(int place, int parent)
    {
        _low[parent] = Math.Min(_low[parent], _low[place]);
        _size[parent] += _size[place];
        if (_low[place] >= _met[parent])
            _hanging[parent]++;
        if (_low[place] <= _met[parent])
            return;
        call.Hold(System.Runtime.CompilerServices.Unsafe.SizeOf<Bridge>());
        Bridges.Add(new Bridge(parent, place, _parentRelationship[place]));
    }
}
