using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Relationships that are found from the bound nodes of each input row, other than those in use.</summary>
internal abstract class StepOperator(ExecutionState state, Operator input, int relationship, UniqueRelationships unique) : PipeOperator(input)
{
    private bool _isWalking;

    public override bool IsReusable => Input.IsReusable;

    protected ExecutionState State => state;

    public override void Open()
    {
        _isWalking = false;
        base.Open();
    }

    public sealed override bool MoveNext()
    {
        while (true)
        {
            state.Step();
            if (!_isWalking)
            {
                if (!Input.MoveNext())
                    return false;
                _isWalking = TryBegin();
                continue;
            }

            if (!TryNext(out var found))
            {
                _isWalking = false;
                continue;
            }

            if (unique.IsUsed(found))
                continue;
            state.Slots[relationship] = GraphValue.RelationshipReference(found);
            Take();
            return true;
        }
    }

    /// <summary>Begins at the input row; false: there is nothing to begin at.</summary>
    protected abstract bool TryBegin();

    /// <summary>The next relationship of the input row.</summary>
    protected abstract bool TryNext(out long found);

    /// <summary>Puts what else is known of the relationship found last.</summary>
    protected virtual void Take()
    {
    }
}
