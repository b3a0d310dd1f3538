using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>
/// The part of the graph an algorithm works on, as arrays (compressed sparse rows): nodes are places from 0 in ascending order of
/// their ids, and the neighbours of a place lie side by side, in ascending order of relationship ids.
/// </summary>
/// <remarks>
/// <code>
/// offsets   0    2    3      3           places 0, 1, 2
/// targets   1  2    0                    0→1, 0→2, 1→0
/// weights   .5 1    2                    beside each target, when weights were asked for
/// </code>
/// Built once a call and never changed. Weights are finite and not negative.
/// </remarks>
internal sealed class GraphProjection
{
    private readonly long[] _nodes;
    private readonly int[] _placeOfNode;
    private readonly int[] _offsets;
    private readonly int[] _targets;
    private readonly int[] _relationships;
    private readonly double[]? _weights;

    private GraphProjection(long[] nodes, int[] placeOfNode, int[] offsets, int[] targets, int[] relationships, double[]? weights, Orientation orientation)
    {
        Orientation = orientation;
        _nodes = nodes;
        _placeOfNode = placeOfNode;
        _offsets = offsets;
        _targets = targets;
        _relationships = relationships;
        _weights = weights;
    }

    public Orientation Orientation { get; }

    public int NodeCount => _nodes.Length;

    /// <summary>Entries of all lists together: twice the relationships where the orientation is undirected.</summary>
    public int EntryCount => _targets.Length;

    public bool IsWeighted => _weights is not null;

    /// <summary>The node's id in the store.</summary>
    public long NodeId(int place) => _nodes[place];

    public GraphValue Node(int place) => GraphValue.NodeReference(_nodes[place]);

    /// <summary>The place of a node of the store, or -1 when it is not part of this.</summary>
    public int PlaceOf(long node) => (ulong)node < (ulong)_placeOfNode.Length ? _placeOfNode[node] : -1;

    /// <summary>Length of the place's list.</summary>
    public int Degree(int place) => _offsets[place + 1] - _offsets[place];

    /// <summary>Where the place's list begins among all entries.</summary>
    public int Offset(int place) => _offsets[place];

    public ReadOnlySpan<int> Neighbours(int place) => _targets.AsSpan(_offsets[place], Degree(place));

    /// <summary>Beside <see cref="Neighbours"/>; empty when there are no weights and each counts 1.</summary>
    public ReadOnlySpan<double> Weights(int place) => _weights is null ? [] : _weights.AsSpan(_offsets[place], Degree(place));

    public int Target(int entry) => _targets[entry];

    /// <summary>The relationship's id in the store.</summary>
    public int Relationship(int entry) => _relationships[entry];

    public double Weight(int entry) => _weights is null ? 1 : _weights[entry];

    /// <exception cref="CypherException">A weight is no finite number of at least 0.</exception>
    public static GraphProjection Build(AlgorithmCall call, ProjectionRequest request)
    {
        var graph = call.Run.Graph;
        var nodes = NodesOf(call, graph, request.Labels);
        var placeOfNode = call.Array(nodes.Length == 0 ? 0 : checked((int)nodes[^1] + 1), -1);
        for (var place = 0; place < nodes.Length; place++)
            placeOfNode[nodes[place]] = place;

        var edges = ProjectedEdges.Read(call, request, placeOfNode);
        return Arrange(call, nodes, placeOfNode, edges, request.Orientation);
    }

    /// <summary>The same graph without self-loops and with one entry, the lightest, for each neighbour; lists ascend by place.</summary>
    public GraphProjection Simplify(AlgorithmCall call)
    {
        var offsets = call.Array<int>(_offsets.Length);
        var order = call.Array<int>(_targets.Length);
        var keys = call.Array<int>(_targets.Length);
        _targets.CopyTo(keys, 0);
        var kept = 0;
        for (var place = 0; place < NodeCount; place++)
        {
            offsets[place] = kept;
            var (from, length) = (_offsets[place], Degree(place));
            call.Step(length);
            for (var entry = from; entry < from + length; entry++)
                order[entry] = entry;
            keys.AsSpan(from, length).Sort(order.AsSpan(from, length));
            for (var entry = from; entry < from + length; entry++)
            {
                if (keys[entry] == place)
                    continue;
                if (kept > offsets[place] && keys[kept - 1] == keys[entry])
                {
                    if (Lighter(order[entry], order[kept - 1]))
                        order[kept - 1] = order[entry];
                    continue;
                }

                (keys[kept], order[kept]) = (keys[entry], order[entry]);
                kept++;
            }
        }

        offsets[NodeCount] = kept;
        var relationships = call.Array<int>(kept);
        var weights = _weights is null ? null : call.Array<double>(kept);
        for (var entry = 0; entry < kept; entry++)
        {
            relationships[entry] = _relationships[order[entry]];
            if (weights is not null)
                weights[entry] = _weights![order[entry]]; // both or neither
        }

        return new GraphProjection(_nodes, _placeOfNode, offsets, keys[..kept], relationships, weights, Orientation);
    }

    /// <summary>Of equal weights the older relationship.</summary>
    private bool Lighter(int entry, int than) =>
        Weight(entry).CompareTo(Weight(than)) is var order && (order < 0 || order == 0 && _relationships[entry] < _relationships[than]);

    private static long[] NodesOf(AlgorithmCall call, IGraphReader graph, int[]? labels)
    {
        var most = labels is null ? graph.NodeCount : Math.Min(graph.NodeCount, labels.Sum(graph.CountNodes));
        var nodes = call.Array<long>(checked((int)most));
        var count = 0;
        var cursor = graph.ScanNodes(labels is [var only] ? only : null);
        while (cursor.MoveNext())
        {
            call.Run.Step();
            if (labels is null or [_] || HasAny(graph, cursor.Node, labels))
                nodes[count++] = cursor.Node;
        }

        return count == nodes.Length ? nodes : nodes[..count];
    }

    private static bool HasAny(IGraphReader graph, long node, int[] labels)
    {
        foreach (var label in labels)
        {
            if (graph.HasLabel(node, label))
                return true;
        }

        return false;
    }

    /// <summary>Sorts edges by counting: stable, so lists keep the order in which edges come.</summary>
    private static GraphProjection Arrange(AlgorithmCall call, long[] nodes, int[] placeOfNode, ProjectedEdges edges, Orientation orientation)
    {
        var both = orientation == Orientation.Undirected;
        var (from, to) = orientation == Orientation.Reverse ? (edges.Targets, edges.Sources) : (edges.Sources, edges.Targets);
        var offsets = call.Array<int>(nodes.Length + 1);
        for (var i = 0; i < edges.Count; i++)
        {
            offsets[from[i] + 1]++;
            if (both)
                offsets[to[i] + 1]++;
        }

        for (var place = 0; place < nodes.Length; place++)
            offsets[place + 1] = checked(offsets[place + 1] + offsets[place]);

        var next = offsets[..^1];
        var entries = offsets[^1];
        var targets = call.Array<int>(entries);
        var relationships = call.Array<int>(entries);
        var weights = edges.Weights is null ? null : call.Array<double>(entries);
        for (var i = 0; i < edges.Count; i++)
        {
            Put(next[from[i]]++, to[i], i);
            if (both)
                Put(next[to[i]]++, from[i], i);
            if ((i & 1023) == 0)
                call.Step(1024);
        }

        return new GraphProjection(nodes, placeOfNode, offsets, targets, relationships, weights, orientation);

        void Put(int entry, int target, int edge)
        {
            targets[entry] = target;
            relationships[entry] = edges.Relationships[edge];
            if (weights is not null)
                weights[entry] = edges.Weights![edge]; // both or neither
        }
    }
}
