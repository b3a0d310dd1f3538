using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions;

/// <summary>The names of types in Cypher text (Cypher manual, "Values and types"), as error messages and <c>valueType()</c> use them.</summary>
internal static class ValueTypeNames
{
    public static string Of(GraphValueKind kind) => kind switch
    {
        GraphValueKind.Null => "NULL",
        GraphValueKind.LocalTime => "LOCAL TIME",
        GraphValueKind.Time => "ZONED TIME",
        GraphValueKind.LocalDateTime => "LOCAL DATETIME",
        GraphValueKind.DateTime => "ZONED DATETIME",
        _ => kind.ToString().ToUpperInvariant(),
    };

    /// <summary>The exact type of a value, as <c>LIST&lt;INTEGER NOT NULL&gt; NOT NULL</c>.</summary>
    public static string Of(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Null => "NULL",
        GraphValueKind.List => $"LIST<{ElementsOf(value.AsList())}> NOT NULL",
        _ => Of(value.Kind) + " NOT NULL",
    };

    /// <summary>In which order the types of a union are named.</summary>
    private static readonly GraphValueKind[] UnionOrder =
    [
        GraphValueKind.Boolean, GraphValueKind.String, GraphValueKind.Integer, GraphValueKind.Float, GraphValueKind.Date, GraphValueKind.LocalTime,
        GraphValueKind.Time, GraphValueKind.LocalDateTime, GraphValueKind.DateTime, GraphValueKind.Duration, GraphValueKind.Point, GraphValueKind.Node,
        GraphValueKind.Relationship, GraphValueKind.Map, GraphValueKind.List, GraphValueKind.Path,
    ];

    private static string ElementsOf(IReadOnlyList<GraphValue> items)
    {
        if (items.Count == 0)
            return "NOTHING";

        const string notNull = " NOT NULL";
        var holdsNull = items.Any(item => item.IsNull);
        var names = items.Where(item => !item.IsNull).Select(item => (item.Kind, Name: Of(item))).Distinct()
            .OrderBy(type => Array.IndexOf(UnionOrder, type.Kind)).ThenBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => type.Name)
            .Select(name => holdsNull ? name[..^notNull.Length] : name)
            .ToArray();
        return names.Length == 0 ? "NULL" : string.Join(" | ", names);
    }
}
