namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>Computes those new variables that may fail; the others are computed when somebody asks for them.</summary>
internal sealed class ProjectBatches(BatchOperator input, BatchExpression[] settled) : BatchOperator(input.Output)
{
    public override void Open()
    {
        base.Open();
        input.Open();
    }

    protected override bool Advance()
    {
        if (!input.Next())
            return false;
        Settle(Output, settled);
        return true;
    }
}
