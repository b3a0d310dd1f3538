using NetGraph.Cypher.Execution.Expressions;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Passes the first rows on.</summary>
/// <param name="exhausts">Something below writes, so the rest is read although nobody wants it.</param>
internal sealed class LimitOperator(ExecutionState state, Operator input, Evaluator count, bool exhausts) : PipeOperator(input)
{
    private long _left = -1;

    public override bool IsReusable => Input.IsReusable;

    public override void Open()
    {
        _left = -1;
        base.Open();
    }

    public override bool MoveNext()
    {
        if (_left < 0)
            _left = RowCount.Evaluate(state, count, "LIMIT");
        if (_left > 0 && Input.MoveNext())
        {
            _left--;
            return true;
        }

        if (_left == 0 && exhausts)
        {
            while (Input.MoveNext())
                state.Step();
        }

        return false;
    }
}
