using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary><c>target.key</c>; null on null.</summary>
internal sealed class PropertyEvaluator(SourceSpan span, Evaluator target, NameReference key) : SpannedEvaluator(span)
{
    protected override GraphValue Compute(ExecutionState state)
    {
        var value = target.Evaluate(state);
        return Read(state, value, key);
    }

    private static GraphValue Read(ExecutionState state, GraphValue target, NameReference key)
    {
        switch (target.Kind)
        {
            case GraphValueKind.Null:
                return GraphValue.Null;
            case GraphValueKind.Node when target.IsReference:
                // Only a statement that has deleted something can meet a deleted entity.
                if (state.Changes.NodesDeleted > 0)
                    EntityAccess.RequireLive(state.Graph, target);
                return key.Id is >= 0 and var nodeKey ? state.Graph.NodeProperty(target.EntityId, nodeKey) : GraphValue.Null;
            case GraphValueKind.Relationship when target.IsReference:
                if (state.Changes.RelationshipsDeleted > 0)
                    EntityAccess.RequireLive(state.Graph, target);
                return key.Id is >= 0 and var relationshipKey ? state.Graph.RelationshipProperty(target.EntityId, relationshipKey) : GraphValue.Null;
            default:
                return ValueAccess.Property(state, target, key.Name);
        }
    }
}
