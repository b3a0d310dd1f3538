using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>
/// What the helpers named as in Neo4j's APOC share. Names, parameters and results follow APOC 5 Core ("APOC documentation", page of each
/// function), so that a query file runs on both; what APOC leaves to Java (formats, regular expressions) is held to the documented part.
/// </summary>
internal static class ApocFactory
{
    public static FunctionParameter List(string name) => FunctionFactory.Needs(name, ValueTypes.List);

    public static FunctionParameter Numbers(string name) => List(name).Typed("LIST<INTEGER | FLOAT>");

    public static FunctionParameter Text(string name) => FunctionFactory.Needs(name, ValueTypes.String);

    public static FunctionParameter Integer(string name) => FunctionFactory.Needs(name, ValueTypes.Integer);

    public static FunctionParameter Any(string name) => FunctionFactory.Needs(name, ValueTypes.Any);

    public static FunctionParameter Map(string name) => FunctionFactory.Needs(name, ValueTypes.Map);

    /// <summary>An argument, or null when it was left out.</summary>
    public static GraphValue Argument(ReadOnlySpan<GraphValue> arguments, int index) => index < arguments.Length ? arguments[index] : GraphValue.Null;

    /// <summary>A string argument, or the default when it was left out or is null.</summary>
    public static string TextOr(ReadOnlySpan<GraphValue> arguments, int index, string otherwise) =>
        Argument(arguments, index) is { IsNull: false } value ? value.AsString() : otherwise;

    /// <summary>An integer argument, or the default when it was left out or is null.</summary>
    public static long IntegerOr(ReadOnlySpan<GraphValue> arguments, int index, long otherwise) =>
        Argument(arguments, index) is { IsNull: false } value ? value.AsInteger() : otherwise;

    /// <summary>A boolean argument, or the default when it was left out or is null.</summary>
    public static bool FlagOr(ReadOnlySpan<GraphValue> arguments, int index, bool otherwise) =>
        Argument(arguments, index) is { IsNull: false } value ? value.AsBoolean() : otherwise;

    /// <summary>A list argument, or an empty one when it was left out or is null.</summary>
    public static IReadOnlyList<GraphValue> ListOrEmpty(ReadOnlySpan<GraphValue> arguments, int index) =>
        Argument(arguments, index) is { IsNull: false } value ? value.AsList() : [];

    /// <summary>A map argument, or an empty one when it was left out or is null.</summary>
    public static GraphMap MapOrEmpty(ReadOnlySpan<GraphValue> arguments, int index) =>
        Argument(arguments, index) is { IsNull: false } value ? value.AsMap() : GraphMap.Empty;

    /// <summary>A map's key: a string, or the text of another scalar.</summary>
    public static string Key(GraphValue value) => GraphValueText.RenderPlain(value);

    public static CypherException Wrong(string function, string what) => CypherErrors.Argument("InvalidArgumentValue", $"{function}() {what}.");
}
