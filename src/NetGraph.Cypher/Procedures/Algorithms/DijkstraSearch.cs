using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>One search by <see cref="ShortestPaths"/>; settles places in the order of their distance, equal ones in the order of places.</summary>
internal sealed class DijkstraSearch(AlgorithmCall call, GraphProjection graph)
{
    private readonly double[] _distances = call.Array(graph.NodeCount, double.PositiveInfinity);
    private readonly bool[] _settled = call.Array<bool>(graph.NodeCount);

    /// <summary>The entry by which a place was reached, and from where.</summary>
    private readonly int[] _entry = call.Array(graph.NodeCount, -1);
    private readonly int[] _parent = call.Array(graph.NodeCount, -1);
    private readonly PriorityQueue<int, (double Distance, int Place)> _queue = new();

    /// <summary>A row for each place reached, or for each of the targets; the search goes on only while rows are asked for.</summary>
    public IEnumerable<GraphValue[]> From(int source, int[]? targets = null)
    {
        var wanted = targets is null ? null : new HashSet<int>(targets);
        var index = 0;
        _distances[source] = 0;
        _queue.Enqueue(source, (0, source));
        while (_queue.TryDequeue(out var place, out _))
        {
            if (_settled[place])
                continue;
            _settled[place] = true;
            if (wanted is null || wanted.Remove(place))
                yield return Row(index++, source, place);
            if (wanted is { Count: 0 })
                yield break;
            Expand(place);
        }
    }

    private void Expand(int place)
    {
        var neighbours = graph.Neighbours(place);
        call.Step(neighbours.Length);
        for (var i = 0; i < neighbours.Length; i++)
        {
            var entry = graph.Offset(place) + i;
            var distance = _distances[place] + graph.Weight(entry);
            var neighbour = neighbours[i];
            if (distance >= _distances[neighbour])
                continue;
            (_distances[neighbour], _parent[neighbour], _entry[neighbour]) = (distance, place, entry);
            _queue.Enqueue(neighbour, (distance, neighbour));
        }
    }

    private GraphValue[] Row(int index, int source, int target)
    {
        var places = new List<int>();
        for (var place = target; place >= 0; place = _parent[place])
        {
            call.Run.Step();
            places.Add(place);
        }

        places.Reverse();
        var nodes = places.Select(graph.Node).ToArray();
        var relationships = places.Skip(1).Select(place => GraphValue.RelationshipReference(graph.Relationship(_entry[place]))).ToArray();
        return
        [
            index,
            nodes[0],
            nodes[^1],
            _distances[target],
            GraphValue.Of([.. places.Select(place => GraphValue.Of(graph.NodeId(place)))]),
            GraphValue.Of([.. places.Select(place => GraphValue.Of(_distances[place]))]),
            GraphValue.Of(new GraphPath(nodes, relationships)),
        ];
    }
}
