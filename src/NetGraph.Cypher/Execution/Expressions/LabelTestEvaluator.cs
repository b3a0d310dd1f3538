using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary><c>n:A&amp;!B</c> on a node, <c>r:T</c> on a relationship; null on null.</summary>
internal sealed class LabelTestEvaluator(SourceSpan span, Evaluator operand, LabelCondition condition) : SpannedEvaluator(span)
{
    protected override GraphValue Compute(ExecutionState state)
    {
        var value = operand.Evaluate(state);
        switch (value.Kind)
        {
            case GraphValueKind.Null:
                return GraphValue.Null;
            case GraphValueKind.Node:
                if (state.Changes.NodesDeleted > 0)
                    EntityAccess.RequireLive(state.Graph, value);
                return condition.HoldsForNode(state.Graph, value.EntityId);
            case GraphValueKind.Relationship:
                return state.Graph.TryGetRelationship(value.EntityId, out var record) && condition.HoldsForType(record.Type);
            default:
                throw CypherErrors.Type("InvalidArgumentType", $"Labels are tested on a Node or Relationship, not on a {value.Kind}.");
        }
    }
}

/// <summary>A label expression with ids for names.</summary>
internal abstract class LabelCondition
{
    public abstract bool HoldsForNode(IGraphReader graph, long node);

    public abstract bool HoldsForType(int type);

    public static LabelCondition From(LabelExpression expression, NameCache names) => expression switch
    {
        LabelName e => new Named(names.Label(e.Name), names.Type(e.Name)),
        LabelWildcard => new Wildcard(),
        LabelAnd e => new Both(From(e.Left, names), From(e.Right, names)),
        LabelOr e => new Either(From(e.Left, names), From(e.Right, names)),
        LabelNot e => new Negation(From(e.Operand, names)),
        _ => throw new ArgumentException($"Unknown label expression {expression.GetType().Name}.", nameof(expression)),
    };

    private sealed class Named(NameReference label, NameReference type) : LabelCondition
    {
        public override bool HoldsForNode(IGraphReader graph, long node) => label.Id >= 0 && graph.HasLabel(node, label.Id);

        public override bool HoldsForType(int actual) => actual == type.Id;
    }

    private sealed class Wildcard : LabelCondition
    {
        public override bool HoldsForNode(IGraphReader graph, long node) => !graph.Labels(node).IsEmpty;

        public override bool HoldsForType(int type) => true;
    }

    private sealed class Both(LabelCondition left, LabelCondition right) : LabelCondition
    {
        public override bool HoldsForNode(IGraphReader graph, long node) => left.HoldsForNode(graph, node) && right.HoldsForNode(graph, node);

        public override bool HoldsForType(int type) => left.HoldsForType(type) && right.HoldsForType(type);
    }

    private sealed class Either(LabelCondition left, LabelCondition right) : LabelCondition
    {
        public override bool HoldsForNode(IGraphReader graph, long node) => left.HoldsForNode(graph, node) || right.HoldsForNode(graph, node);

        public override bool HoldsForType(int type) => left.HoldsForType(type) || right.HoldsForType(type);
    }

    private sealed class Negation(LabelCondition operand) : LabelCondition
    {
        public override bool HoldsForNode(IGraphReader graph, long node) => !operand.HoldsForNode(graph, node);

        public override bool HoldsForType(int type) => !operand.HoldsForType(type);
    }
}
