using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary>The list that a comprehension, quantifier or reduce runs over.</summary>
internal static class ListSource
{
    /// <summary>Null for null.</summary>
    /// <exception cref="CypherException">TypeError: not a list.</exception>
    public static IReadOnlyList<GraphValue>? Items(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Null => null,
        GraphValueKind.List => value.AsList(),
        _ => throw CypherErrors.Type("InvalidArgumentType", $"Expected a List, but found a {value.Kind}."),
    };
}
