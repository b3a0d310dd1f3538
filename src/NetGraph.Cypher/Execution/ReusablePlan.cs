using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution;

/// <summary>Which plans may run twice on the same operators: look-ups and short hops, and what is made of their rows, over expressions that remember nothing.</summary>
internal static class ReusablePlan
{
    /// <summary>Whether the plan has only what has been checked to keep nothing of a run.</summary>
    public static bool Allows(LogicalPlan plan) =>
        !plan.Statement.Writes
        && plan.Statement.Mode == ExplainMode.None
        && plan.Nested.Count == 0
        && VariableUse.All(plan.Root).All(o => IsSmall(o) && o.Expressions.SelectMany(ExpressionTree.Descendants).All(IsPlain));

    /// <summary>Whether a store knows every name in an allowed plan: one it learns later would have to be looked up again.</summary>
    public static bool KnowsAllNames(LogicalPlan plan, IGraphReader graph) =>
        VariableUse.All(plan.Root).All(o => KnowsNames(o, graph) && o.Expressions.SelectMany(ExpressionTree.Descendants).All(e => KnowsNames(e, graph)));

    private static bool IsSmall(LogicalOperator node) => node is
        LogicalProduceResult or LogicalArgument or LogicalIndexSeek { IsList: false } or LogicalFilter or LogicalProject or LogicalExpand or LogicalExpandInto
        or LogicalLimit or LogicalSkip or LogicalAggregate or LogicalDistinct or LogicalSort or LogicalTopN;

    private static bool IsPlain(BoundExpression expression) => expression switch
    {
        BoundLiteral or BoundParameter or BoundVariable or BoundProperty or BoundUnary or BoundIsNull or BoundList or BoundMap or BoundCase
            or BoundLabelTest or BoundAggregateCall => true,
        BoundBinary binary => binary.Operator is not (BinaryOperator.In or BinaryOperator.RegexMatch),
        _ => false,
    };

    private static bool KnowsNames(LogicalOperator node, IGraphReader graph) => node switch
    {
        LogicalIndexSeek seek => graph.FindLabel(seek.Label) >= 0 && graph.FindKey(seek.Key) >= 0,
        LogicalExpand expand => KnowsTypes(expand.Types, graph),
        LogicalExpandInto expand => KnowsTypes(expand.Types, graph),
        _ => true,
    };

    private static bool KnowsTypes(IReadOnlyList<string>? types, IGraphReader graph) => types is null || types.All(t => graph.FindType(t) >= 0);

    private static bool KnowsNames(BoundExpression expression, IGraphReader graph) => expression switch
    {
        BoundProperty property => graph.FindKey(property.Key) >= 0,
        BoundLabelTest test => test.Labels.Leaves().OfType<LabelName>().All(l =>
            (!test.Operand.Types.HasFlag(ValueTypes.Node) || graph.FindLabel(l.Name) >= 0)
            && (!test.Operand.Types.HasFlag(ValueTypes.Relationship) || graph.FindType(l.Name) >= 0)),
        _ => true,
    };
}
