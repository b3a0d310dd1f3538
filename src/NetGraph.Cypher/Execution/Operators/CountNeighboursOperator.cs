using System.Runtime.CompilerServices;
using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>One row: how many nodes the neighbours of the nodes of all input rows are, each counted once.</summary>
/// <param name="labels">What a neighbour has to have.</param>
/// <param name="predicates">What else must be true of it; they read nothing of the row but it.</param>
/// <param name="slots">Each gets the count.</param>
internal sealed class CountNeighboursOperator(
    ExecutionState state,
    Operator input,
    int from,
    Direction direction,
    TypeSet? types,
    int to,
    UniqueRelationships unique,
    NameReference[] labels,
    Evaluator[] predicates,
    int[] slots) : PipeOperator(input)
{
    private readonly MetNodes _met = new(state);
    private RelationshipCursor? _cursor;
    private bool _done;

    public override bool IsReusable => Input.IsReusable;

    public override void Open()
    {
        _met.Clear();
        _done = false;
        base.Open();
    }

    public override void Rest()
    {
        _met.Clear();
        _cursor = null;
        base.Rest();
    }

    public override bool MoveNext()
    {
        if (_done)
            return false;

        var count = 0L;
        while (Input.MoveNext())
        {
            state.Step();
            if (!state.TryNode(from, out var start))
                continue;
            _cursor ??= state.Graph.CreateRelationshipCursor();
            _cursor.Start(start, direction, types?.Ids);
            count += _cursor.TryTakeRest(out var neighbours, out var relationships) ? CountRest(neighbours, relationships) : CountOn(_cursor);
        }

        foreach (var slot in slots)
            state.Slots[slot] = count;
        return _done = true;
    }

    /// <summary>New neighbours among those in arrays.</summary>
    /// <remarks>Most such questions are asked once or a few times: the loops are compiled well from the first.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long CountRest(ReadOnlySpan<int> neighbours, ReadOnlySpan<int> relationships)
    {
        var count = 0L;
        for (var i = 0; i < neighbours.Length; i++)
        {
            if ((i & 1023) == 1023)
                state.Step(1024);
            var neighbour = neighbours[i];
            if (!_met.Contains(neighbour) && IsNew(neighbour, relationships[i]))
                count++;
        }

        return count;
    }

    /// <summary>New neighbours on the rest of a walk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long CountOn(RelationshipCursor cursor)
    {
        var count = 0L;
        while (cursor.MoveNext())
        {
            state.Step();
            var neighbour = (int)cursor.OtherNode;
            if (!_met.Contains(neighbour) && IsNew(neighbour, cursor.Relationship))
                count++;
        }

        return count;
    }

    /// <summary>Whether a node not met before counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsNew(int neighbour, long relationship)
    {
        if (unique.IsUsed(relationship))
            return false;

        _met.Add(neighbour);
        foreach (var label in labels)
        {
            if (label.Id < 0 || !state.Graph.HasLabel(neighbour, label.Id))
                return false;
        }

        if (predicates.Length == 0)
            return true;
        state.Slots[to] = GraphValue.NodeReference(neighbour);
        return Evaluator.AllTrue(state, predicates);
    }
}
