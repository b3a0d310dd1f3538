using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Groups by the keys and folds each group; without keys there is exactly one group, even for no rows.</summary>
internal sealed record LogicalAggregate(
    LogicalOperator Input,
    IReadOnlyList<(Variable Variable, BoundExpression Expression)> Grouping,
    IReadOnlyList<(Variable Variable, BoundAggregateCall Call)> Aggregates) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => [.. Grouping.Select(g => g.Variable), .. Aggregates.Select(a => a.Variable)];

    public override IEnumerable<BoundExpression> Expressions =>
        Grouping.Select(g => g.Expression).Concat(Aggregates.Select(a => (BoundExpression)a.Call));

    public override string Details =>
        PatternText.Items([.. Grouping, .. Aggregates.Select(a => (a.Variable, (BoundExpression)a.Call))]);

    /// <summary>Whether a call is <c>count(*)</c>, or counts what an operator below gives itself, which is never null.</summary>
    public static bool CountsRows(BoundAggregateCall call, LogicalOperator below) =>
        !call.Distinct
        && call.Function.Name.Equals("count", StringComparison.OrdinalIgnoreCase)
        && (call.Arguments.Count == 0 || call.Arguments[0] is BoundVariable counted && below.Introduces.Contains(counted.Variable));

    /// <summary>Whether a call is <c>count(DISTINCT x)</c> of the variable.</summary>
    public static bool CountsDifferent(BoundAggregateCall call, Variable variable) =>
        call is { Distinct: true, Arguments: [BoundVariable counted] }
        && call.Function.Name.Equals("count", StringComparison.OrdinalIgnoreCase)
        && counted.Variable == variable;
}
