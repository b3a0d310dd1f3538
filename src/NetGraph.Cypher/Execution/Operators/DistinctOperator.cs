using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Keeps the first row of each combination of values, by equivalence.</summary>
internal sealed class DistinctOperator(ExecutionState state, Operator input, int[] slots) : PipeOperator(input)
{
    private readonly HashSet<GraphValue[]> _seen = new(GraphEquivalence.Rows);

    public override void Open()
    {
        _seen.Clear();
        base.Open();
    }

    public override bool MoveNext()
    {
        while (Input.MoveNext())
        {
            state.Step();
            var row = SavedSlots.Save(state, slots);
            if (!_seen.Add(row))
                continue;
            state.Hold(RowSize.Of(row));
            return true;
        }

        return false;
    }
}
