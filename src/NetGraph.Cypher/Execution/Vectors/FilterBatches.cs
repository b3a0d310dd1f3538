using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>One conjunct of a filter.</summary>
/// <param name="Operands">What may fail and must be settled first.</param>
internal sealed record FilterStep(BatchPredicate Predicate, BatchExpression[] Operands);

/// <summary>Drops the rows on which some predicate is not true.</summary>
internal sealed class FilterBatches(BatchContext context, BatchOperator input, FilterStep[] steps) : BatchOperator(input.Output)
{
    /// <summary>Two, for one is read while the other is written.</summary>
    private readonly int[][] _selections = [new int[Batch.Capacity], new int[Batch.Capacity]];

    public override void Open()
    {
        base.Open();
        input.Open();
    }

    protected override bool Advance()
    {
        while (input.Next())
        {
            context.State.Step(Output.Selected);
            foreach (var step in steps)
            {
                Settle(Output, step.Operands);
                while (Output.Selected > 0 && !TryKeep(step.Predicate))
                {
                    // Once more, for the rows before the one that failed.
                }
            }

            if (Output.Selected > 0 || HasFailed)
                return true;
        }

        return false;
    }

    private bool TryKeep(BatchPredicate predicate)
    {
        var into = ReferenceEquals(Output.Selection, _selections[0]) ? _selections[1] : _selections[0];
        try
        {
            Output.Select(into, predicate.Select(Output, Output.Places, wanted: true, into));
            return true;
        }
        catch (QueryException e) when (Output.FailedAt >= 0)
        {
            Cut(Output, e);
            return false;
        }
    }
}
