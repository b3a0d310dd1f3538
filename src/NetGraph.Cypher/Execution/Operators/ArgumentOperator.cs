namespace NetGraph.Cypher.Execution.Operators;

/// <summary>One row: the argument as it stands in the slots.</summary>
internal sealed class ArgumentOperator : Operator
{
    private bool _done;

    public override bool IsReusable => true;

    public override void Open() => _done = false;

    public override bool MoveNext()
    {
        if (_done)
            return false;
        return _done = true;
    }
}
