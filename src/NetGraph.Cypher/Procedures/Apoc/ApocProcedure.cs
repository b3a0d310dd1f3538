using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>Fields and arguments that APOC's procedures share.</summary>
internal static class ApocProcedure
{
    public static readonly GraphValue EmptyMap = GraphValue.Of(GraphMap.Empty);

    public static ProcedureField Any(string name) => new(name, ValueTypes.Any) { TypeName = "ANY" };

    public static ProcedureField Map(string name, GraphValue? whenAbsent = null) => new(name, ValueTypes.Map) { Default = whenAbsent };

    public static ProcedureField Text(string name, GraphValue? whenAbsent = null) => new(name, ValueTypes.String) { Default = whenAbsent };

    public static ProcedureField Integer(string name, GraphValue? whenAbsent = null) => new(name, ValueTypes.Integer) { Default = whenAbsent };

    public static ProcedureField Flag(string name) => new(name, ValueTypes.Boolean);

    public static ProcedureField Node(string name) => new(name, ValueTypes.Node);

    public static ProcedureField Relationship(string name) => new(name, ValueTypes.Relationship);

    public static ProcedureField Path(string name) => new(name, ValueTypes.Path);

    public static ProcedureField List(string name, string type, GraphValue? whenAbsent = null) => new(name, ValueTypes.List) { TypeName = $"LIST<{type}>", Default = whenAbsent };

    /// <summary>A map argument; null counts as an empty one.</summary>
    public static GraphMap MapOf(GraphValue value) => value.IsNull ? GraphMap.Empty : value.AsMap();

    /// <summary>Names in a list argument; null counts as an empty list.</summary>
    /// <exception cref="CypherException">It holds something else than strings.</exception>
    public static string[] NamesOf(string procedure, string input, GraphValue value)
    {
        if (value.IsNull)
            return [];
        return [.. value.AsList().Select(item => item.Kind == GraphValueKind.String && item.AsString().Length > 0
            ? item.AsString()
            : throw CypherErrors.ProcedureFailed($"'{input}' of {procedure} must be a list of names: found {ValueTypeNames.Of(item)} in it."))];
    }

    /// <summary>The nodes that an argument means: a node, an id, or a list of those. Nulls are left out.</summary>
    /// <exception cref="CypherException">It is something else.</exception>
    public static IEnumerable<long> NodesOf(string procedure, GraphValue value) => Items(value).Select(item => item.Kind switch
    {
        GraphValueKind.Node => item.EntityId,
        GraphValueKind.Integer => item.AsInteger(),
        _ => throw CypherErrors.ProcedureFailed($"{procedure} expects a NODE or the id of one, or a list of those: found {ValueTypeNames.Of(item)}."),
    });

    /// <summary>The same for relationships.</summary>
    public static IEnumerable<long> RelationshipsOf(string procedure, GraphValue value) => Items(value).Select(item => item.Kind switch
    {
        GraphValueKind.Relationship => item.EntityId,
        GraphValueKind.Integer => item.AsInteger(),
        _ => throw CypherErrors.ProcedureFailed($"{procedure} expects a RELATIONSHIP or the id of one, or a list of those: found {ValueTypeNames.Of(item)}."),
    });

    private static IEnumerable<GraphValue> Items(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Null => [],
        GraphValueKind.List => value.AsList().Where(item => !item.IsNull),
        _ => [value],
    };
}
