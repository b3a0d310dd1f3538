using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary><c>n:Label</c> for one label.</summary>
internal sealed class HasLabelPredicate(BatchContext context, BatchExpression node, NodeSet? nodes) : BatchPredicate
{
    private ulong[] _bits = [];

    public override int Select(Batch batch, ReadOnlySpan<int> places, bool wanted, int[] into)
    {
        var ids = node.Evaluate(batch).Payloads;
        return context.MeetsNodesOften ? SelectByBits(ids, places, wanted, into) : SelectEach(ids, places, wanted, into);
    }

    private int SelectEach(long[] ids, ReadOnlySpan<int> places, bool wanted, int[] into)
    {
        var count = 0;
        foreach (var place in places)
        {
            into[count] = place;
            count += (nodes is not null && nodes.Contains((int)ids[place])) == wanted ? 1 : 0;
        }

        return count;
    }

    /// <summary>From the label's nodes in one array: made once a run, so only where most nodes are asked about.</summary>
    private int SelectByBits(long[] ids, ReadOnlySpan<int> places, bool wanted, int[] into)
    {
        if (_bits.Length == 0)
        {
            _bits = nodes?.Flat(context.Columns.NodeHigh) ?? new ulong[(context.Columns.NodeHigh + 63) >> 6];
            context.Hold(_bits.Length * 8L);
        }

        var bits = _bits;
        var bit = wanted ? 1UL : 0;
        var count = 0;
        foreach (var place in places)
        {
            into[count] = place;
            var id = ids[place];
            count += (bits[id >> 6] >> (int)(id & 63) & 1) == bit ? 1 : 0;
        }

        return count;
    }
}

/// <summary><c>n:Label</c> for an end of scanned relationships: whole pages at a time where all of their ends have the label.</summary>
internal sealed class EndLabelPredicate(BatchContext context, RelationshipEndExpression end, NodeSet nodes, BatchPredicate each) : BatchPredicate
{
    public override int Select(Batch batch, ReadOnlySpan<int> places, bool wanted, int[] into)
    {
        if (!AllHave(batch))
            return each.Select(batch, places, wanted, into);
        if (!wanted)
            return 0;
        places.CopyTo(into);
        return places.Length;
    }

    private bool AllHave(Batch batch)
    {
        if (end.FixedSide is not { } atEnd || !end.Relationships.IsRun)
            return false;
        var first = (int)end.Relationships.Payloads[0];
        for (var page = first >> Paging.Bits; page <= (first + batch.Count - 1) >> Paging.Bits; page++)
        {
            if (!context.Columns.AllTouch(page, nodes, atEnd))
                return false;
        }

        return true;
    }
}

/// <summary>A label expression on a node or relationship.</summary>
internal sealed class LabelPredicate(BatchContext context, BatchExpression entity, LabelCondition condition) : BatchPredicate
{
    public override int Select(Batch batch, ReadOnlySpan<int> places, bool wanted, int[] into)
    {
        var ids = entity.Evaluate(batch).Payloads;
        var count = 0;
        foreach (var place in places)
        {
            into[count] = place;
            if (Holds(ids[place]) == wanted)
                count++;
        }

        return count;
    }

    private bool Holds(long id) => entity.Kind == ColumnKind.Node
        ? condition.HoldsForNode(context.State.Graph, id)
        : context.State.Graph.TryGetRelationship(id, out var record) && condition.HoldsForType(record.Type);
}

/// <summary>
/// A condition on one node only, asked once for each node instead of once for each row: a page of nodes at a time, when the
/// first of them comes.
/// </summary>
/// <param name="nodes">Where the page's nodes are put for <paramref name="condition"/>.</param>
internal sealed class NodeVerdictPredicate(BatchContext context, BatchExpression node, StoredExpression nodes, BatchPredicate condition) : BatchPredicate
{
    private const byte Unknown = 0;
    private const byte Null = 1;
    private const byte No = 2;
    private const byte Yes = 3;

    private readonly Batch _page = new();
    private readonly int[] _found = new int[Batch.Capacity];
    private byte[] _verdicts = [];

    public override int Select(Batch batch, ReadOnlySpan<int> places, bool wanted, int[] into)
    {
        if (_verdicts.Length == 0)
        {
            _verdicts = new byte[context.Columns.NodeHigh];
            context.Hold(_verdicts.Length);
        }

        var ids = node.Evaluate(batch).Payloads;
        var wantedVerdict = wanted ? Yes : No;
        var verdicts = _verdicts;
        var count = 0;
        foreach (var place in places)
        {
            var verdict = verdicts[ids[place]];
            if (verdict == Unknown)
            {
                Judge((int)ids[place] & ~Paging.Mask);
                verdict = verdicts[ids[place]];
            }

            into[count] = place;
            count += verdict == wantedVerdict ? 1 : 0;
        }

        return count;
    }

    private void Judge(int first)
    {
        var count = Math.Min(Paging.Size, _verdicts.Length - first);
        var vector = nodes.Vector;
        for (var i = 0; i < count; i++)
            vector.Payloads[i] = first + i;
        vector.Uniform = Vector.Node;
        vector.IsRun = true;
        _page.Fill(count, context.NextVersion());
        _verdicts.AsSpan(first, count).Fill(Null);
        foreach (var place in _found.AsSpan(0, condition.Select(_page, _page.Places, true, _found)))
            _verdicts[first + place] = Yes;
        foreach (var place in _found.AsSpan(0, condition.Select(_page, _page.Places, false, _found)))
            _verdicts[first + place] = No;
    }
}
