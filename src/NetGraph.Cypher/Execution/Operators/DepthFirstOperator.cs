using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>
/// Walks from the node of each input row, depth first: a stack of cursors, one a relationship, that are kept for the next walk.
/// What a walk is made of is up to the operator.
/// </summary>
internal abstract class DepthFirstOperator(ExecutionState state, Operator input) : PipeOperator(input)
{
    private readonly List<RelationshipCursor> _cursors = [];

    protected ExecutionState State => state;

    /// <summary>Level whose cursor moves next; -1 when a new input row is needed. Invariant: the walk is at most one longer.</summary>
    protected int Level { get; private set; } = -1;

    public override void Open()
    {
        Level = -1;
        Cut(0);
        base.Open();
    }

    public sealed override bool MoveNext()
    {
        while (true)
        {
            state.Step();
            if (Level < 0)
            {
                if (!Input.MoveNext())
                    return false;
                Cut(0);
                if (Begin())
                    return true;
                continue;
            }

            Cut(Level);
            var cursor = _cursors[Level];
            if (!cursor.MoveNext())
                Level--;
            else if (Advance(cursor))
                return true;
        }
    }

    /// <summary>Starts the walks of a row; true when the walk of length zero is a row itself.</summary>
    protected abstract bool Begin();

    /// <summary>Takes the relationship the cursor stands on, or leaves it; true when the walk is now a row.</summary>
    protected abstract bool Advance(RelationshipCursor cursor);

    /// <summary>Shortens the walk to a length.</summary>
    protected abstract void Cut(int length);

    /// <summary>Goes on from a node, at level 0 or one below the present.</summary>
    protected void Descend(int level, long node, Direction direction, TypeSet? types)
    {
        if (level == _cursors.Count)
            _cursors.Add(state.Graph.CreateRelationshipCursor());
        _cursors[level].Start(node, direction, types?.Ids);
        Level = level;
    }
}
