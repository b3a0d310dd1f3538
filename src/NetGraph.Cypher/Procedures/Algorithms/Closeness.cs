using System.Numerics;

namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>
/// Closeness centrality: how near a node is to those that reach it. The classic form divides their number by the sum of their distances
/// (Bavelas 1950); Wasserman and Faust ("Social network analysis", 1994) multiply by their share of all others; the harmonic form
/// averages the inverse distances (Marchiori and Latora, "Harmony in the small-world", Physica A 285, 2000).
/// </summary>
/// <remarks>
/// Breadth-first searches run 64 at a time, one bit each (Then et al., "The more the merrier: efficient multi-source graph
/// traversal", VLDB 8, 2014).
/// </remarks>
internal static class Closeness
{
    public static ProcedureDefinition Procedure { get; } = AlgorithmProcedure.PerNode(
        "closeness.stream",
        "Closeness centrality: the number of nodes that reach a node, divided by the sum of their distances. Setting: useWassermanFaust (weigh by the share of all nodes that reach it).",
        [AlgorithmProcedure.Float("score")],
        call =>
        {
            var wasserman = call.Config.Flag("useWassermanFaust", whenAbsent: false);
            var graph = call.Project(Orientation.Natural);
            var reach = new Reach(call, graph);
            reach.Run();
            return (graph, place => [Score(reach, place, wasserman ? graph.NodeCount - 1 : 0)]);
        });

    public static ProcedureDefinition Harmonic { get; } = AlgorithmProcedure.PerNode(
        "closeness.harmonic.stream",
        "Harmonic centrality: the average of the inverse distances of all other nodes, 0 for those that do not reach the node.",
        [AlgorithmProcedure.Float("score")],
        call =>
        {
            var graph = call.Project(Orientation.Natural);
            var reach = new Reach(call, graph);
            reach.Run();
            return (graph, place => [graph.NodeCount < 2 ? 0.0 : reach.Inverse[place] / (graph.NodeCount - 1)]);
        });

    /// <param name="others">All other nodes, or 0 for the classic form.</param>
    private static double Score(Reach reach, int place, int others)
    {
        if (reach.Distance[place] == 0)
            return 0;
        double count = reach.Count[place];
        return count / reach.Distance[place] * (others == 0 ? 1 : count / others);
    }

    /// <summary>For each place: how many others reach it, and how far away they are.</summary>
    private sealed class Reach(AlgorithmCall call, GraphProjection graph)
    {
        private readonly ulong[] _seen = call.Array<ulong>(graph.NodeCount);
        private ulong[] _now = call.Array<ulong>(graph.NodeCount);
        private ulong[] _next = call.Array<ulong>(graph.NodeCount);

        public int[] Count { get; } = call.Array<int>(graph.NodeCount);

        public long[] Distance { get; } = call.Array<long>(graph.NodeCount);

        public double[] Inverse { get; } = call.Array<double>(graph.NodeCount);

        public void Run()
        {
            for (var first = 0; first < graph.NodeCount; first += 64)
            {
                System.Array.Clear(_seen);
                System.Array.Clear(_now);
                for (var bit = 0; bit < 64 && first + bit < graph.NodeCount; bit++)
                    _seen[first + bit] = _now[first + bit] = 1UL << bit;
                for (var depth = 1; Spread(depth); depth++)
                    (_now, _next) = (_next, _now);
            }
        }

        /// <summary>One hop of all searches; false when none found anything new.</summary>
        private bool Spread(int depth)
        {
            System.Array.Clear(_next);
            for (var place = 0; place < _now.Length; place++)
            {
                if (_now[place] is not (not 0 and var searches))
                    continue;
                foreach (var neighbour in graph.Neighbours(place))
                    _next[neighbour] |= searches;
                call.Step(graph.Degree(place));
            }

            var found = false;
            for (var place = 0; place < _next.Length; place++)
            {
                _next[place] &= ~_seen[place];
                if (_next[place] == 0)
                    continue;
                found = true;
                _seen[place] |= _next[place];
                var arrivals = BitOperations.PopCount(_next[place]);
                Count[place] += arrivals;
                Distance[place] += (long)arrivals * depth;
                Inverse[place] += (double)arrivals / depth;
            }

            call.Step(_next.Length);
            return found;
        }
    }
}
