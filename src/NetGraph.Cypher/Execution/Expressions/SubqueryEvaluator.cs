using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary>A subquery inside an expression: its plan runs with the current row as argument, and the rows are rolled up.</summary>
/// <param name="output">Slot of the single column; -1 where none is read.</param>
internal sealed class SubqueryEvaluator(SubqueryKind kind, Operator plan, int output) : Evaluator
{
    public override GraphValue Evaluate(ExecutionState state)
    {
        plan.Open();
        switch (kind)
        {
            case SubqueryKind.Exists:
                return plan.MoveNext();
            case SubqueryKind.Count:
                var count = 0L;
                while (plan.MoveNext())
                    count++;
                return count;
            case SubqueryKind.Collect:
                var items = new List<GraphValue>();
                var bytes = 0L;
                while (plan.MoveNext())
                {
                    state.RequireRoom(bytes += RowSize.Of(state.Slots[output]));
                    items.Add(state.Slots[output]);
                }

                return GraphValue.Of(items);
            default:
                return plan.MoveNext() ? state.Slots[output] : GraphValue.Null;
        }
    }
}
