using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>All nodes or those of a label, ascending.</summary>
/// <param name="label">Null: all.</param>
/// <param name="isAll">Whether to give nodes of any label or none; else those of <paramref name="label"/>.</param>
/// <param name="range">The ids to look at.</param>
internal sealed class NodeScanBatches(BatchContext context, StoredExpression node, NodeSet? label, bool isAll, IdRange range) : BatchOperator(new Batch())
{
    private int _next = range.First;
    private int _size = IdRange.FirstBatch;

    public override void Open()
    {
        base.Open();
        _next = range.First;
        _size = IdRange.FirstBatch;
    }

    protected override bool Advance()
    {
        var ids = node.Vector;
        var room = ids.Payloads.AsSpan(0, _size);
        var count = isAll ? Living(room) : label?.CopyTo(ref _next, range.End, room) ?? 0;
        if (count == 0)
            return false;
        context.State.Step(count);
        ids.Uniform = Vector.Node;
        ids.IsRun = ids.Payloads[count - 1] - ids.Payloads[0] == count - 1;
        Output.Fill(count, context.NextVersion());
        _size = IdRange.Larger(_size);
        return true;
    }

    private int Living(Span<long> room)
    {
        var nodes = context.Columns.Nodes;
        var count = 0;
        for (; _next < range.End && count < room.Length; _next++)
        {
            if (nodes[_next].Liveness == (int)Liveness.Alive)
                room[count++] = _next;
        }

        return count;
    }
}

/// <summary>Some ids in a row; <paramref name="End"/> is not one of them.</summary>
internal readonly record struct IdRange(int First, int End)
{
    /// <summary>A scan begins with few rows, for a LIMIT may want no more.</summary>
    public const int FirstBatch = 128;

    /// <summary>The size of the next batch.</summary>
    public static int Larger(int size) => Math.Min(Batch.Capacity, size * 4);
}
