namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>Keeps the first row of each combination of values.</summary>
internal sealed class DistinctBatches(BatchContext context, BatchOperator input, BatchExpression[] keys) : BatchOperator(input.Output)
{
    private readonly int[] _numbers = new int[Batch.Capacity];
    private readonly int[] _selection = new int[Batch.Capacity];
    private KeyTable _seen = new(context, keys.Length);

    public override void Open()
    {
        base.Open();
        input.Open();
        _seen = new KeyTable(context, keys.Length);
    }

    protected override bool Advance()
    {
        while (input.Next())
        {
            var next = _seen.Count;
            _seen.NumberAll(Output, keys, _numbers);
            var kept = 0;
            for (var k = 0; k < Output.Selected; k++)
            {
                if (_numbers[k] != next)
                    continue;
                _selection[kept++] = Output.Selection[k];
                next++;
            }

            Output.Select(_selection, kept); // read and written in step: places only move forward
            if (kept > 0)
                return true;
        }

        return false;
    }
}
