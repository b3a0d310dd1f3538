using NetGraph.Cypher.Execution.Operators;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>Hands the rows of batches to the row operators above, one by one.</summary>
internal sealed class BatchToRows(BatchContext context, BatchOperator input, (int Slot, BatchExpression Value)[] columns) : Operator
{
    private readonly Vector[] _vectors = new Vector[columns.Length];
    private int _next;
    private int _count;

    public override void Open()
    {
        input.Open();
        _next = _count = 0;
    }

    public override bool MoveNext()
    {
        if (_next == _count && !Fetch())
            return false;
        var place = input.Output.Selection[_next++];
        var state = context.State;
        state.Step();
        for (var i = 0; i < columns.Length; i++)
            state.Slots[columns[i].Slot] = _vectors[i].ValueAt(place, context.Pool);
        return true;
    }

    private bool Fetch()
    {
        if (!input.Next())
            return false;
        _next = 0;
        _count = input.Output.Selected;
        for (var i = 0; i < columns.Length; i++)
            _vectors[i] = columns[i].Value.Evaluate(input.Output);
        return true;
    }
}
