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
    : StepOperator(state, input, relationship, unique)
{
    /// <summary>Made at the first row and kept: the next <see cref="Operator.Open"/> is on the same graph, except after a rest.</summary>
    private PairCursor? _cursor;

    public override void Rest()
    {
        _cursor = null;
        base.Rest();
    }

    protected override bool TryBegin()
    {
        if (!State.TryNode(from, out var start) || !State.TryNode(to, out var end))
            return false;
        _cursor ??= State.Graph.CreatePairCursor();
        State.Step((int)Math.Min(_cursor.Start(start, end, direction, types?.Ids, Test()), int.MaxValue));
        return true;
    }

    protected override bool TryNext(out long found)
    {
        var cursor = _cursor!; // made when it began
        var moved = cursor.MoveNext();
        found = moved ? cursor.Relationship : -1;
        return moved;
    }

    private CellTest Test()
    {
        if (wanted is not (var key, var value) || State.Graph is not GraphReader { State: var graph })
            return default;
        try
        {
            return new CellTest(graph, key.Id, value.Evaluate(State));
        }
        catch (CypherException)
        {
            return default; // for the filter to raise, should it come to that
        }
    }
}
