using NetGraph.Cypher.Execution.Paths;
using NetGraph.Cypher.Execution.Walks;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>One or all of the shortest walks between two bound nodes; see <see cref="ShortestSearch"/>.</summary>
internal sealed class ShortestPathOperator(ExecutionState state, Operator input, int from, int relationships, bool isSingle, WalkShape shape, int to, bool all)
    : PipeOperator(input)
{
    private readonly ShortestSearch _search = new(state, shape);
    private IEnumerator<GraphValue[]>? _walks;

    public override void Open()
    {
        _walks = null;
        base.Open();
    }

    public override bool MoveNext()
    {
        while (true)
        {
            state.Step();
            if (_walks is not null)
            {
                if (_walks.MoveNext())
                    return Put(_walks.Current);
                _walks = null;
                continue;
            }

            if (!Input.MoveNext())
                return false;
            if (!state.TryNode(from, out var start) || !state.TryNode(to, out var end))
                continue;
            if (start == end)
                return shape.Min == 0 ? Put([]) : throw PathErrors.CommonEnds();
            if (all)
            {
                _walks = _search.FindAll(start, end).GetEnumerator();
            }
            else if (_search.FindOne(start, end) is { } walk)
            {
                return Put(walk);
            }
        }
    }

    private bool Put(GraphValue[] walk)
    {
        state.Slots[relationships] = isSingle ? walk[0] : GraphValue.Of(walk);
        return true;
    }
}
