using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>apoc.meta.cypher: types of values by the names that APOC has for them (<c>LIST OF INTEGER</c>, <c>DATE_TIME</c>).</summary>
internal static class MetaFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullAware("apoc.meta.cypher.type", ValueTypes.String, "The type of a value.", (_, a) => Name(a[0]), Any("value")),
        NullAware("apoc.meta.cypher.isType", ValueTypes.Boolean, "Whether a value is of a type.", (_, a) => !a[1].IsNull && Name(a[0]) == a[1].AsString(), Any("value"), Text("type")),
        NullPropagating("apoc.meta.cypher.types", ValueTypes.Map, "The types of the values of a map, or of an entity's properties.", (c, a) => Types(c, a[0]), Needs("props", ValueTypes.Map | ValueTypes.Entity)),
    ];

    private static GraphValue Types(IFunctionContext context, GraphValue value)
    {
        var map = value.Kind == GraphValueKind.Map ? value.AsMap() : EntityAccess.Properties(context.Graph, value);
        return GraphValue.Of(GraphMap.From(map.Select(entry => KeyValuePair.Create(entry.Key, GraphValue.Of(Name(entry.Value))))));
    }

    private static string Name(GraphValue value) => value.Kind switch
    {
        GraphValueKind.LocalTime => "LOCAL_TIME",
        GraphValueKind.LocalDateTime => "LOCAL_DATE_TIME",
        GraphValueKind.DateTime => "DATE_TIME",
        GraphValueKind.List => $"LIST OF {Element(value.AsList())}",
        var kind => kind.ToString().ToUpperInvariant(),
    };

    private static string Element(IReadOnlyList<GraphValue> list)
    {
        var kinds = list.Select(item => item.Kind).Distinct().Take(2).ToList();
        return kinds is [var only and not GraphValueKind.List] ? Name(list[0]) : "ANY";
    }
}
