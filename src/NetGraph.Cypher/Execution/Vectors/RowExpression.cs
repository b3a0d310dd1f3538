using NetGraph.Cypher.Execution.Expressions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>Puts the variables that an expression reads into the run's slots, row by row, and evaluates it there.</summary>
internal sealed class RowReader(BatchContext context, Evaluator evaluator, (int Slot, BatchExpression Value)[] reads)
{
    private readonly Vector[] _vectors = new Vector[reads.Length];

    /// <summary>Fetches what the rows need; before the first <see cref="Evaluate"/> of a batch.</summary>
    public void Begin(Batch batch)
    {
        for (var i = 0; i < reads.Length; i++)
            _vectors[i] = reads[i].Value.Evaluate(batch);
    }

    public GraphValue Evaluate(int place)
    {
        var state = context.State;
        state.Step();
        for (var i = 0; i < reads.Length; i++)
            state.Slots[reads[i].Slot] = _vectors[i].ValueAt(place, context.Pool);
        return evaluator.Evaluate(state);
    }
}

/// <summary>Any expression at all, row by row.</summary>
internal sealed class RowExpression(RowReader row) : ComputedExpression
{
    public override bool CanFail => true;

    protected override void Compute(Batch batch)
    {
        row.Begin(batch);
        var places = batch.Places;
        for (var k = 0; k < places.Length; k++)
        {
            batch.FailedAt = k;
            Vector.Put(places[k], row.Evaluate(places[k]));
        }

        batch.FailedAt = -1;
        Vector.Unify(places);
    }
}
