using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Scalar;

/// <summary>Functions of nodes, relationships and paths (Cypher manual, "Scalar functions" and "List functions").</summary>
internal static class EntityFunctions
{
    private const ValueTypes HasProperties = ValueTypes.Entity | ValueTypes.Map;

    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullPropagating("id", ValueTypes.Integer, "The internal id of a node or relationship.", (_, a) => a[0].EntityId, Needs("input", ValueTypes.Entity)) with { DeprecatedBy = "elementId" },
        NullPropagating("elementId", ValueTypes.String, "The id of a node or relationship as text.", (_, a) => ElementId(a[0]), Needs("input", ValueTypes.Entity)),
        NullPropagating("type", ValueTypes.String, "The type of a relationship.", (c, a) => EntityAccess.Type(c.Graph, a[0]), Needs("input", ValueTypes.Relationship)),
        NullPropagating("startNode", ValueTypes.Node, "The node a relationship starts at.", (c, a) => EntityAccess.StartNode(c.Graph, a[0]), Needs("input", ValueTypes.Relationship)),
        NullPropagating("endNode", ValueTypes.Node, "The node a relationship ends at.", (c, a) => EntityAccess.EndNode(c.Graph, a[0]), Needs("input", ValueTypes.Relationship)),
        NullPropagating("properties", ValueTypes.Map, "All properties of a node or relationship as a map.", (c, a) => GraphValue.Of(PropertiesOf(c, a[0])), Needs("input", HasProperties)),
        NullPropagating("length", ValueTypes.Integer, "The number of relationships of a path.", (_, a) => a[0].AsPath().Length, Needs("input", ValueTypes.Path)),
        .. Within(FunctionCategories.List,
        [
            NullPropagating("labels", ValueTypes.List, "The labels of a node.", Labels, Needs("input", ValueTypes.Node)).Giving("LIST<STRING>"),
            NullPropagating("keys", ValueTypes.List, "The keys of a map, or of an entity's properties.", Keys, Needs("input", HasProperties)).Giving("LIST<STRING>"),
            NullPropagating("nodes", ValueTypes.List, "The nodes of a path in order.", (_, a) => GraphValue.Of(a[0].AsPath().Nodes), Needs("input", ValueTypes.Path)).Giving("LIST<NODE>"),
            NullPropagating("relationships", ValueTypes.List, "The relationships of a path in order.", (_, a) => GraphValue.Of(a[0].AsPath().Relationships), Needs("input", ValueTypes.Path)).Giving("LIST<RELATIONSHIP>"),
        ]),
    ];

    /// <summary>The three-part shape of Neo4j's element ids (kind, database, id), so that scripts that split them keep working.</summary>
    private static string ElementId(GraphValue entity) => $"{(entity.Kind == GraphValueKind.Node ? 4 : 5)}:netgraph:{entity.EntityId}";

    private static GraphValue Labels(IFunctionContext context, ReadOnlySpan<GraphValue> arguments) =>
        GraphValue.Of(Array.ConvertAll(EntityAccess.Labels(context.Graph, arguments[0]), name => GraphValue.Of(name)));

    private static GraphValue Keys(IFunctionContext context, ReadOnlySpan<GraphValue> arguments) =>
        GraphValue.Of([.. PropertiesOf(context, arguments[0]).Keys.Select(key => GraphValue.Of(key))]);

    private static GraphMap PropertiesOf(IFunctionContext context, GraphValue value) =>
        value.Kind == GraphValueKind.Map ? value.AsMap() : EntityAccess.Properties(context.Graph, value);
}
