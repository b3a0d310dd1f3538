using NetGraph.PropertyGraph;

namespace NetGraph.Cypher;

/// <summary>The six comparisons on values.</summary>
internal static class Comparisons
{
    /// <summary>The outcome; null when an operand is, or between kinds that have no order. Anything but the six is taken for <c>&gt;=</c>.</summary>
    public static bool? Holds(BinaryOperator comparison, GraphValue left, GraphValue right) => comparison switch
    {
        BinaryOperator.Equal => GraphEquality.AreEqual(left, right),
        BinaryOperator.NotEqual => !GraphEquality.AreEqual(left, right),
        BinaryOperator.Less => GraphComparison.Less(left, right),
        BinaryOperator.LessOrEqual => GraphComparison.LessOrEqual(left, right),
        BinaryOperator.Greater => GraphComparison.Greater(left, right),
        _ => GraphComparison.GreaterOrEqual(left, right),
    };

    /// <summary>The comparison with its sides exchanged.</summary>
    public static BinaryOperator Mirror(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        _ => comparison,
    };
}
