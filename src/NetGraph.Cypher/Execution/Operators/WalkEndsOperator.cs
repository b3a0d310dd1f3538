using NetGraph.Cypher.Execution.Walks;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Where walks from a bound node end, each place once for each input row: for plans to which more rows of the same would be the same.</summary>
/// <param name="into">The far end is bound: only whether a walk reaches it counts.</param>
internal sealed class WalkEndsOperator(ExecutionState state, Operator input, int from, WalkShape shape, int to, bool into) : PipeOperator(input)
{
    private readonly EndSearch _search = new(state, shape);
    private readonly List<long> _ends = [];
    private int _next;

    public override void Open()
    {
        _ends.Clear();
        _next = 0;
        base.Open();
    }

    public override bool MoveNext()
    {
        while (true)
        {
            state.Step();
            if (_next < _ends.Count)
            {
                state.Slots[to] = GraphValue.NodeReference(_ends[_next++]);
                return true;
            }

            if (!Input.MoveNext())
                return false;
            _next = 0;
            _ends.Clear();
            if (!state.TryNode(from, out var start))
                continue;
            if (!into)
            {
                _search.Find(start, _ends);
            }
            else if (state.TryNode(to, out var target))
            {
                _search.Find(start, _ends, target);
                if (_ends.Contains(target))
                    return OnlyOnce();
                _ends.Clear();
            }
        }
    }

    private bool OnlyOnce()
    {
        _ends.Clear();
        return true;
    }
}
