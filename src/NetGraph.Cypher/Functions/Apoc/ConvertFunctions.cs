using NetGraph.Cypher.Functions.Scalar;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>apoc.convert: values to and from JSON (RFC 8259), and to other kinds without an error: what does not convert gives null.</summary>
internal static class ConvertFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullAware("apoc.convert.toJson", ValueTypes.String, "A value as JSON text.", (c, a) => JsonWriting.Write(c, a[0]), Any("value")),
        NullPropagating("apoc.convert.fromJsonMap", ValueTypes.Map, "The map that JSON text stands for, or the part of it under a path such as $.a.b[0].", (c, a) => Read(c, "fromJsonMap", a, GraphValueKind.Map), Text("map"), Takes("path", ValueTypes.String).Or("''"), Takes("pathOptions", ValueTypes.List).Or("[]").Typed("LIST<STRING>")),
        NullPropagating("apoc.convert.fromJsonList", ValueTypes.List, "The list that JSON text stands for, or the part of it under a path such as $.a.b[0].", (c, a) => Read(c, "fromJsonList", a, GraphValueKind.List), Text("list"), Takes("path", ValueTypes.String).Or("''"), Takes("pathOptions", ValueTypes.List).Or("[]").Typed("LIST<STRING>")),
        NullAware("apoc.convert.toMap", ValueTypes.Map, "A map, or an entity's properties, as a map.", ToMap, Any("map")),
        NullAware("apoc.convert.toList", ValueTypes.List, "A list, a path's elements, or a value alone, as a list.", (c, a) => a[0].IsNull ? a[0] : GraphValue.Of(ToList(c, a[0])), Any("value")),
        NullAware("apoc.convert.toSet", ValueTypes.List, "The distinct elements of a list, or a value alone.", (c, a) => a[0].IsNull ? a[0] : GraphValue.Of([.. ToList(c, a[0]).Distinct(GraphEquivalence.Instance)]), Any("list")),
        Scalar("toString", ValueTypes.String, "A value as text.", value => GraphValueText.RenderPlain(value)),
        Scalar("toInteger", ValueTypes.Integer, "A value as an integer, or null.", Converted("toIntegerOrNull")),
        Scalar("toFloat", ValueTypes.Float, "A value as a float, or null.", Converted("toFloatOrNull")),
        Scalar("toBoolean", ValueTypes.Boolean, "Whether a value is true, not 0, and neither empty nor the text false.", ToBoolean),
    ];

    private static FunctionDefinition Scalar(string name, ValueTypes returns, string description, Func<GraphValue, GraphValue> convert) =>
        NullPropagating($"apoc.convert.{name}", returns, description, (_, a) => convert(a[0]), Any("object")) with { DeprecatedBy = name };

    private static Func<GraphValue, GraphValue> Converted(string function)
    {
        var body = ConversionFunctions.All.First(f => f.Name == function).Body;
        return value => body(null!, [value]); // Conversions of one value ask nothing of the statement.
    }

    private static GraphValue ToBoolean(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Boolean => value,
        GraphValueKind.Integer or GraphValueKind.Float => value.AsNumber() != 0,
        GraphValueKind.String => value.AsString().ToLowerInvariant() is not ("" or "false" or "no" or "0"),
        GraphValueKind.List => value.AsList().Count > 0,
        GraphValueKind.Map => value.AsMap().Count > 0,
        _ => true,
    };

    private static GraphValue Read(IFunctionContext context, string name, ReadOnlySpan<GraphValue> arguments, GraphValueKind wanted)
    {
        var value = JsonReading.Read(context, $"apoc.convert.{name}", arguments[0].AsString(), TextOr(arguments, 1, ""));
        return value.IsNull || value.Kind == wanted
            ? value
            : throw Wrong($"apoc.convert.{name}", $"finds a {ValueTypeNames.Of(value.Kind)} in the JSON text where a {ValueTypeNames.Of(wanted)} was expected");
    }

    private static GraphValue ToMap(IFunctionContext context, ReadOnlySpan<GraphValue> arguments) => arguments[0].Kind switch
    {
        GraphValueKind.Map => arguments[0],
        GraphValueKind.Node or GraphValueKind.Relationship => GraphValue.Of(EntityAccess.Properties(context.Graph, arguments[0])),
        _ => GraphValue.Null,
    };

    private static IReadOnlyList<GraphValue> ToList(IFunctionContext context, GraphValue value)
    {
        if (value.Kind == GraphValueKind.List)
            return value.AsList();
        if (value.Kind != GraphValueKind.Path)
            return [value];

        var path = value.AsPath();
        var steps = new List<GraphValue> { path.Nodes[0] };
        for (var i = 0; i < path.Length; i++)
        {
            context.Step();
            steps.AddRange(path.Relationships[i], path.Nodes[i + 1]);
        }

        return steps;
    }
}
