using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>Relationships of some types, ascending within each type; walked both ways each comes twice, a loop once.</summary>
/// <param name="types">Ids of types, one pass over the relationships for each; null: all types in one pass.</param>
/// <param name="range">The ids to look at.</param>
internal sealed class RelationshipScanBatches(
    BatchContext context, StoredExpression relationship, Direction direction, int[]? types, IdRange range) : BatchOperator(new Batch())
{
    private int _next = range.First;
    private int _pass;
    private int _size = IdRange.FirstBatch;

    /// <summary>Whether a row has its relationship from end to start.</summary>
    public bool[] Turned { get; } = new bool[direction == Direction.Both ? Batch.Capacity : 0];

    public bool IsReversed => direction == Direction.Incoming;

    public override void Open()
    {
        base.Open();
        _next = range.First;
        _pass = 0;
        _size = IdRange.FirstBatch;
    }

    protected override bool Advance()
    {
        var count = 0;
        for (var passes = types?.Length ?? 1; _pass < passes; _pass++, _next = range.First)
        {
            count = Fill(types?[_pass]);
            if (count > 0)
                break;
        }

        if (count == 0)
            return false;
        var ids = relationship.Vector;
        context.State.Step(count);
        ids.Uniform = Vector.Relationship;
        ids.IsRun = direction != Direction.Both && ids.Payloads[count - 1] - ids.Payloads[0] == count - 1;
        Output.Fill(count, context.NextVersion());
        _size = IdRange.Larger(_size);
        return true;
    }

    private int Fill(int? type)
    {
        var columns = context.Columns;
        var count = 0;
        var perRow = direction == Direction.Both ? 2 : 1;
        while (_next < range.End && count + perRow <= _size)
        {
            var page = _next >> Paging.Bits;
            var end = Math.Min(range.End, (page + 1) << Paging.Bits);
            var uniform = columns.UniformType(page);
            if (uniform == PageTypes.Mixed && type is { } wanted && direction != Direction.Both)
                count = Pick(columns.Places(page, wanted), end, count);
            else if (uniform == PageTypes.Mixed || direction == Direction.Both)
                count = Look(page, end, type, count);
            else if (type is null || uniform == type)
                count = Run(end, count);
            else
                _next = end;
        }

        return count;
    }

    private int Run(int end, int count)
    {
        var taken = Math.Min(end - _next, _size - count);
        LongSpans.Ascend(relationship.Vector.Payloads.AsSpan(count, taken), _next);
        _next += taken;
        return count + taken;
    }

    /// <summary>From the places that are known to hold them.</summary>
    private int Pick(short[] places, int end, int count)
    {
        var ids = relationship.Vector.Payloads;
        var first = _next & ~Paging.Mask;
        var k = Array.BinarySearch(places, (short)(_next & Paging.Mask));
        for (k = k < 0 ? ~k : k; k < places.Length && count < _size && first + places[k] < end; k++)
            ids[count++] = first + places[k];
        _next = k < places.Length && first + places[k] < end ? first + places[k] : end;
        return count;
    }

    private int Look(int page, int end, int? type, int count)
    {
        if (context.Columns.Relationships.PageOrNull(page) is not { } cells)
        {
            _next = end;
            return count;
        }

        var ids = relationship.Vector.Payloads;
        var isBoth = direction == Direction.Both;
        for (; _next < end && count + (isBoth ? 2 : 1) <= _size; _next++)
        {
            ref readonly var cell = ref cells[_next & Paging.Mask];
            if (cell.Liveness != Liveness.Alive || type is not null && cell.Type != type)
                continue;
            ids[count] = _next;
            if (isBoth)
                Turned[count] = false;
            count++;
            if (!isBoth || cell.Start == cell.End)
                continue;
            ids[count] = _next;
            Turned[count++] = true;
        }

        return count;
    }
}

/// <summary>One end of the relationships of a scan.</summary>
/// <param name="isFar">The end that the pattern names second.</param>
internal sealed class RelationshipEndExpression(BatchContext context, StoredExpression relationship, RelationshipScanBatches scan, bool isFar) : ComputedExpression
{
    public override ColumnKind Kind => ColumnKind.Node;

    /// <summary>Whether it is always the end node, or never; null: now this, now that.</summary>
    public bool? FixedSide => scan.Turned.Length > 0 ? null : isFar != scan.IsReversed;

    public Vector Relationships => relationship.Vector;

    protected override void Compute(Batch batch)
    {
        Vector.Uniform = Vector.Node;
        if (FixedSide is not { } atEnd)
            TakeEither(batch);
        else if (relationship.Vector.IsRun)
            TakeRun(batch, atEnd);
        else
            Take(batch, atEnd);
    }

    /// <summary>From the pages' own arrays of ends.</summary>
    private void TakeRun(Batch batch, bool atEnd)
    {
        var first = (int)relationship.Vector.Payloads[0];
        var places = batch.Places;
        for (var taken = 0; taken < batch.Count;)
        {
            var start = first + taken;
            var count = Math.Min(Paging.Size - (start & Paging.Mask), batch.Count - taken);
            var ends = context.Columns.Ends(start >> Paging.Bits, atEnd).AsSpan(start & Paging.Mask, count);
            if (batch.IsDense)
            {
                LongSpans.Widen(ends, Vector.Payloads.AsSpan(taken, count));
            }
            else
            {
                var k = 0;
                for (; k < places.Length && places[k] < taken + count; k++)
                    Vector.Payloads[places[k]] = ends[places[k] - taken];
                places = places[k..];
            }

            taken += count;
        }
    }

    private void Take(Batch batch, bool atEnd)
    {
        var (ids, ends) = (relationship.Vector.Payloads, Vector.Payloads);
        int[] page = [];
        var number = -1;
        foreach (var place in batch.Places)
        {
            var id = (int)ids[place];
            if (id >> Paging.Bits != number)
            {
                number = id >> Paging.Bits;
                page = context.Columns.Ends(number, atEnd);
            }

            ends[place] = page[id & Paging.Mask];
        }
    }

    /// <summary>Rows of which some are turned.</summary>
    private void TakeEither(Batch batch)
    {
        var (ids, ends, turned) = (relationship.Vector.Payloads, Vector.Payloads, scan.Turned);
        RelationshipCell[]? page = null;
        var number = -1;
        foreach (var place in batch.Places)
        {
            var id = (int)ids[place];
            if (id >> Paging.Bits != number)
            {
                number = id >> Paging.Bits;
                page = context.Columns.Relationships.PageOrNull(number);
            }

            ref readonly var cell = ref page![id & Paging.Mask]; // the scan found it there
            ends[place] = isFar != scan.IsReversed != turned[place] ? cell.End : cell.Start;
        }
    }
}
