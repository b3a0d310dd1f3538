namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>
/// Strongly connected components: nodes that reach each other along the directions (Tarjan, "Depth-first search and linear graph
/// algorithms", SIAM J. Comput. 1, 1972). The recursion is an explicit stack.
/// </summary>
internal static class StrongComponents
{
    public static ProcedureDefinition Procedure { get; } = AlgorithmProcedure.PerNode(
        "scc.stream",
        "Strongly connected components: nodes that reach each other along the directions. Settings: consecutiveIds, minComponentSize.",
        [AlgorithmProcedure.Integer("componentId")],
        call =>
        {
            var options = CommunityOptions.Read(call.Config, "minComponentSize");
            var graph = call.Project(Orientation.Natural);
            return (graph, options.Outputs(call, graph, new Search(call, graph).Run()));
        });

    private sealed class Search(AlgorithmCall call, GraphProjection graph)
    {
        private readonly int[] _component = call.Array(graph.NodeCount, -1);

        /// <summary>When a place was met, from 1; 0 before.</summary>
        private readonly int[] _met = call.Array<int>(graph.NodeCount);

        /// <summary>The earliest place on the open stack that is known to be reachable.</summary>
        private readonly int[] _low = call.Array<int>(graph.NodeCount);
        private readonly int[] _nextEntry = call.Array<int>(graph.NodeCount);
        private readonly int[] _walk = call.Array<int>(graph.NodeCount);
        private readonly int[] _open = call.Array<int>(graph.NodeCount);
        private int _depth;
        private int _opened;
        private int _clock;

        public int[] Run()
        {
            for (var root = 0; root < _met.Length; root++)
            {
                if (_met[root] != 0)
                    continue;
                Enter(root);
                while (_depth > 0)
                    Advance(_walk[_depth - 1]);
            }

            return _component;
        }

        private void Enter(int place)
        {
            _met[place] = _low[place] = ++_clock;
            _nextEntry[place] = graph.Offset(place);
            _walk[_depth++] = place;
            _open[_opened++] = place;
        }

        private void Advance(int place)
        {
            call.Run.Step();
            if (_nextEntry[place] < graph.Offset(place) + graph.Degree(place))
            {
                var neighbour = graph.Target(_nextEntry[place]++);
                if (_met[neighbour] == 0)
                    Enter(neighbour);
                else if (_component[neighbour] < 0)
                    _low[place] = Math.Min(_low[place], _met[neighbour]);
                return;
            }

            _depth--;
            if (_low[place] == _met[place])
                Close(place);
            if (_depth > 0)
                _low[_walk[_depth - 1]] = Math.Min(_low[_walk[_depth - 1]], _low[place]);
        }

        private void Close(int place)
        {
            int member;
            do
            {
                member = _open[--_opened];
                _component[member] = place;
            }
            while (member != place);
        }
    }
}
