using NetGraph.Cypher.Execution.Operators;

namespace NetGraph.Cypher.Execution.Updates;

/// <summary>CREATE.</summary>
internal sealed class CreateOperator(Operator input, PatternWriter pattern) : PipeOperator(input)
{
    public override bool MoveNext()
    {
        if (!Input.MoveNext())
            return false;
        pattern.Create();
        return true;
    }
}
