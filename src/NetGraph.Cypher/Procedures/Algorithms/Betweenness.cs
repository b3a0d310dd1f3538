namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>
/// Betweenness centrality: over all pairs of other nodes, the share of their shortest paths that a node lies on (Brandes, "A faster
/// algorithm for betweenness centrality", J. Math. Sociol. 25, 2001). Undirected pairs count once. Parallel relationships count as one, the
/// lightest, and self-loops not at all.
/// </summary>
/// <remarks>
/// A sample works from some source nodes only, drawn evenly, and scales up, so the expected score is the exact one (Brandes and Pich,
/// "Centrality estimation in large networks", Int. J. Bifurcation and Chaos 17, 2007).
/// </remarks>
internal static class Betweenness
{
    public static ProcedureDefinition Procedure { get; } = AlgorithmProcedure.PerNode(
        "betweenness.stream",
        "Betweenness centrality: how many shortest paths run over a node. Settings: samplingSize (estimate from that many source nodes) and samplingSeed.",
        [AlgorithmProcedure.Float("score")],
        call =>
        {
            var size = call.Config.Count("samplingSize", int.MaxValue, min: 1);
            var seed = call.Config.Integer("samplingSeed", -1, min: 0);
            var graph = call.Project(Orientation.Natural, weighted: true).Simplify(call);

            var sources = Sources(call, graph.NodeCount, size, seed);
            var scores = new PathCounter(call, graph).Accumulate(sources);
            var factor = sources.Length == 0 ? 0 : (double)graph.NodeCount / sources.Length / (graph.Orientation == Orientation.Undirected ? 2 : 1);
            return (graph, place => [scores[place] * factor]);
        });

    /// <summary>All places, or the first ones of a shuffle (Fisher and Yates).</summary>
    /// <param name="seed">-1: another sample each time.</param>
    private static int[] Sources(AlgorithmCall call, int count, int size, long seed)
    {
        var places = call.Array<int>(count);
        for (var i = 0; i < count; i++)
            places[i] = i;
        if (size >= count)
            return places;
        var random = seed < 0 ? call.Run.Random : new Random((int)(seed % int.MaxValue));
        for (var i = 0; i < size; i++)
        {
            var other = random.Next(i, count);
            (places[i], places[other]) = (places[other], places[i]);
        }

        return places[..size];
    }

    /// <summary>Shortest paths from one source after another, counted forwards and credited backwards.</summary>
    private sealed class PathCounter(AlgorithmCall call, GraphProjection graph)
    {
        private readonly double[] _scores = call.Array<double>(graph.NodeCount);
        private readonly double[] _distances = call.Array(graph.NodeCount, double.PositiveInfinity);
        private readonly double[] _paths = call.Array<double>(graph.NodeCount);
        private readonly double[] _credit = call.Array<double>(graph.NodeCount);
        private readonly int[] _order = call.Array<int>(graph.NodeCount);
        private readonly PriorityQueue<int, double> _queue = new();
        private int _reached;

        public double[] Accumulate(int[] sources)
        {
            foreach (var source in sources)
            {
                _reached = 0;
                _distances[source] = 0;
                _paths[source] = 1;
                if (graph.IsWeighted)
                    WalkByWeight(source);
                else
                    WalkByHops(source);
                Credit(source);
            }

            return _scores;
        }

        private void WalkByHops(int source)
        {
            _order[_reached++] = source;
            for (var done = 0; done < _reached; done++)
            {
                var place = _order[done];
                var neighbours = graph.Neighbours(place);
                call.Step(neighbours.Length);
                foreach (var neighbour in neighbours)
                {
                    if (double.IsPositiveInfinity(_distances[neighbour]))
                    {
                        _distances[neighbour] = _distances[place] + 1;
                        _order[_reached++] = neighbour;
                    }

                    if (_distances[neighbour] == _distances[place] + 1)
                        _paths[neighbour] += _paths[place];
                }
            }
        }

        /// <summary>Dijkstra's order; an outdated entry of the queue is one whose distance is no longer the place's.</summary>
        private void WalkByWeight(int source)
        {
            _queue.Enqueue(source, 0);
            while (_queue.TryDequeue(out var place, out var distance))
            {
                if (distance > _distances[place])
                    continue;
                _order[_reached++] = place;
                var neighbours = graph.Neighbours(place);
                call.Step(neighbours.Length);
                for (var i = 0; i < neighbours.Length; i++)
                    Reach(place, neighbours[i], distance + PositiveWeight(place, i));
            }
        }

        private void Reach(int from, int to, double distance)
        {
            if (distance < _distances[to])
            {
                _distances[to] = distance;
                _paths[to] = 0;
                _queue.Enqueue(to, distance);
            }

            if (distance == _distances[to])
                _paths[to] += _paths[from];
        }

        /// <summary>A path could go round a circle of weight 0 for ever: there is no number of shortest paths then.</summary>
        private double PositiveWeight(int place, int index) => graph.Weights(place)[index] is > 0 and var weight
            ? weight
            : throw CypherErrors.ProcedureFailed(
                $"Betweenness by weight needs weights above 0: relationship {graph.Relationship(graph.Offset(place) + index)} has none.");

        /// <summary>From the farthest place back; clears what the walk left.</summary>
        private void Credit(int source)
        {
            for (var i = _reached - 1; i >= 0; i--)
            {
                var place = _order[i];
                var neighbours = graph.Neighbours(place);
                call.Step(neighbours.Length);
                for (var n = 0; n < neighbours.Length; n++)
                {
                    var next = neighbours[n];
                    if (_distances[next] == _distances[place] + (graph.IsWeighted ? graph.Weights(place)[n] : 1))
                        _credit[place] += _paths[place] / _paths[next] * (1 + _credit[next]);
                }

                if (place != source)
                    _scores[place] += _credit[place];
            }

            for (var i = 0; i < _reached; i++)
                (_distances[_order[i]], _paths[_order[i]], _credit[_order[i]]) = (double.PositiveInfinity, 0, 0);
        }
    }
}
