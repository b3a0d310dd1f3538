using NetGraph.Cypher.Execution.Expressions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>One row for each element of a list.</summary>
internal sealed class UnwindOperator(ExecutionState state, Operator input, Evaluator source, int slot) : PipeOperator(input)
{
    private IReadOnlyList<GraphValue> _items = [];
    private int _next;

    public override void Open()
    {
        _items = [];
        _next = 0;
        base.Open();
    }

    public override bool MoveNext()
    {
        while (_next >= _items.Count)
        {
            state.Step();
            if (!Input.MoveNext())
                return false;
            var value = source.Evaluate(state);
            _items = value.Kind switch
            {
                GraphValueKind.List => value.AsList(),
                GraphValueKind.Null => [],
                _ => [value],
            };
            _next = 0;
        }

        state.Step();
        state.Slots[slot] = _items[_next++];
        return true;
    }
}
