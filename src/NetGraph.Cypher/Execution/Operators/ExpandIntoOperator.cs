using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Finds the relationships between two bound nodes.</summary>
/// <param name="wanted">A property and the value it must equal, which a filter above asks for: most others are left out at once. Null: none.</param>
internal sealed class ExpandIntoOperator(
    ExecutionState state,
    Operator input,
    int from,
    int relationship,
    Direction direction,
    TypeSet? types,
    int to,
    UniqueRelationships unique,
    (NameReference Key, Evaluator Value)? wanted)
    : PipeOperator(input)
{
    /// <summary>Made at the first row and kept: the next <see cref="Open"/> is on the same graph, except after a rest.</summary>
    private PairCursor? _cursor;
    private bool _isAtPair;

    public override bool IsReusable => Input.IsReusable;

    public override void Open()
    {
        _isAtPair = false;
        base.Open();
    }

    public override void Rest()
    {
        _cursor = null;
        base.Rest();
    }

    public override bool MoveNext()
    {
        while (true)
        {
            state.Step();
            if (!_isAtPair)
            {
                if (!Input.MoveNext())
                    return false;
                Begin();
                continue;
            }

            if (!_cursor!.MoveNext()) // at a pair, so there is one
            {
                _isAtPair = false;
                continue;
            }

            if (unique.IsUsed(_cursor.Relationship))
                continue;
            state.Slots[relationship] = GraphValue.RelationshipReference(_cursor.Relationship);
            return true;
        }
    }

    private void Begin()
    {
        if (!state.TryNode(from, out var start) || !state.TryNode(to, out var end))
            return;
        _cursor ??= state.Graph.CreatePairCursor();
        state.Step((int)Math.Min(_cursor.Start(start, end, direction, types?.Ids, Test()), int.MaxValue));
        _isAtPair = true;
    }

    private CellTest Test()
    {
        if (wanted is not (var key, var value) || state.Graph is not GraphReader { State: var graph })
            return default;
        try
        {
            return new CellTest(graph, key.Id, value.Evaluate(state));
        }
        catch (CypherException)
        {
            return default; // for the filter to raise, should it come to that
        }
    }
}
