using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

/// <summary>
/// Label expressions as conditions. Plain ones are one test; where a name is computed the expression falls apart into its names,
/// joined by AND, OR and NOT, for a computed name may be null and truth is three-valued then.
/// </summary>
internal static class LabelTests
{
    private const ValueTypes Truth = ValueTypes.Boolean | ValueTypes.Null;

    public static bool IsDynamic(LabelExpression labels) => labels.Leaves().Any(leaf => leaf is BoundDynamicLabel);

    /// <summary>The computed names' expressions, from left to right.</summary>
    public static IEnumerable<BoundExpression> Values(LabelExpression? labels) =>
        labels is null ? [] : labels.Leaves().OfType<BoundDynamicLabel>().Select(leaf => leaf.Value);

    /// <param name="element">Read once for each name: a variable, unless there is one name only.</param>
    public static BoundExpression Of(SourceSpan span, BoundExpression element, LabelExpression labels) => labels switch
    {
        BoundDynamicLabel leaf => new BoundDynamicLabelTest(leaf.Span, element, leaf.Value, leaf.IsAny),
        LabelNot not when IsDynamic(not) => new BoundUnary(span, UnaryOperator.Not, Of(span, element, not.Operand), Truth),
        LabelAnd both when IsDynamic(both) => Both(span, BinaryOperator.And, element, both.Left, both.Right),
        LabelOr either when IsDynamic(either) => Both(span, BinaryOperator.Or, element, either.Left, either.Right),
        _ => new BoundLabelTest(span, element, labels),
    };

    private static BoundBinary Both(SourceSpan span, BinaryOperator @operator, BoundExpression element, LabelExpression left, LabelExpression right) =>
        new(span, @operator, Of(span, element, left), Of(span, element, right), Truth);
}
