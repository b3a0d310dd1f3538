using NetGraph.Cypher.Execution.Expressions;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Leaves out the first rows.</summary>
internal sealed class SkipOperator(ExecutionState state, Operator input, Evaluator count) : PipeOperator(input)
{
    private bool _skipped;

    public override bool IsReusable => Input.IsReusable;

    public override void Open()
    {
        _skipped = false;
        base.Open();
    }

    public override bool MoveNext()
    {
        if (!_skipped)
        {
            _skipped = true;
            for (var left = RowCount.Evaluate(state, count, "SKIP"); left > 0; left--)
            {
                if (!Input.MoveNext())
                    return false;
            }
        }

        return Input.MoveNext();
    }
}
