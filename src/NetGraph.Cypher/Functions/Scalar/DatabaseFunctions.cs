using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Scalar;

/// <summary>Functions of the store as a whole (Cypher manual, "Database functions").</summary>
internal static class DatabaseFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullPropagating("db.nameFromElementId", ValueTypes.String, "The name of the store an element id belongs to.", (_, a) => NameOf(a[0].AsString()), Needs("name", ValueTypes.String)),
    ];

    private static GraphValue NameOf(string elementId) => elementId.Split(':') is ["4" or "5", var name, var id] && id.Length > 0 && id.All(char.IsAsciiDigit)
        ? name
        : throw CypherErrors.Argument("InvalidArgumentValue", $"'{elementId}' is no element id: expected one such as 4:netgraph:17.");
}
