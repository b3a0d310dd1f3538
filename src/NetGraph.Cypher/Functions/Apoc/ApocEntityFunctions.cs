using NetGraph.Cypher.Functions.Scalar;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>
/// apoc.node, apoc.rel, apoc.any and apoc.label: degrees and properties. Relationship types are written <c>TYPE</c>, <c>&lt;TYPE</c>, <c>TYPE&gt;</c>,
/// several with <c>|</c> between them; the empty text means all.
/// </summary>
internal static class ApocEntityFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullPropagating("apoc.node.degree", ValueTypes.Integer, "The number of relationships of a node, of all or some types and directions.", (c, a) => Degree(c, a[0], RelationshipPattern.Parse("apoc.node.degree", TextOr(a, 1, ""))), Node(), Takes("relTypes", ValueTypes.String).Or("''")),
        NullPropagating("apoc.node.degree.in", ValueTypes.Integer, "The number of relationships that end at a node.", (c, a) => Degree(c, a[0], [new(TextOr(a, 1, ""), Direction.Incoming)]), Node(), Takes("relTypes", ValueTypes.String).Or("''")),
        NullPropagating("apoc.node.degree.out", ValueTypes.Integer, "The number of relationships that start at a node.", (c, a) => Degree(c, a[0], [new(TextOr(a, 1, ""), Direction.Outgoing)]), Node(), Takes("relTypes", ValueTypes.String).Or("''")),
        NullPropagating("apoc.node.relationship.exists", ValueTypes.Boolean, "Whether a node has a relationship of some types and directions.", (c, a) => Degree(c, a[0], RelationshipPattern.Parse("apoc.node.relationship.exists", TextOr(a, 1, ""))) > 0, Node(), Takes("relTypes", ValueTypes.String).Or("''")),
        NullPropagating("apoc.node.relationship.types", ValueTypes.List, "The types of a node's relationships, each once.", (c, a) => TypesOf(c, a[0], TextOr(a, 1, "")), Node(), Takes("relTypes", ValueTypes.String).Or("''")).Giving("LIST<STRING>"),
        NullPropagating("apoc.node.id", ValueTypes.Integer, "The internal id of a node.", (_, a) => a[0].EntityId, Node()),
        NullPropagating("apoc.node.labels", ValueTypes.List, "The labels of a node.", (c, a) => GraphValue.Of([.. EntityAccess.Labels(c.Graph, a[0]).Select(label => GraphValue.Of(label))]), Node()).Giving("LIST<STRING>"),
        NullPropagating("apoc.rel.id", ValueTypes.Integer, "The internal id of a relationship.", (_, a) => a[0].EntityId, Relationship()),
        NullPropagating("apoc.rel.type", ValueTypes.String, "The type of a relationship.", (c, a) => EntityAccess.Type(c.Graph, a[0]), Relationship()),
        NullPropagating("apoc.rel.startNode", ValueTypes.Node, "The node a relationship starts at.", (c, a) => EntityAccess.StartNode(c.Graph, a[0]), Relationship()),
        NullPropagating("apoc.rel.endNode", ValueTypes.Node, "The node a relationship ends at.", (c, a) => EntityAccess.EndNode(c.Graph, a[0]), Relationship()),
        NullAware("apoc.any.properties", ValueTypes.Map, "The properties of a node, relationship or map, or those under some keys.", Properties, Needs("thing", ValueTypes.Entity | ValueTypes.Map), Takes("keys", ValueTypes.List).Or("null").Typed("LIST<STRING>")),
        NullPropagating("apoc.any.property", ValueTypes.Any, "One property of a node, relationship or map.", (c, a) => PropertiesOf(c, a[0])[a[1].AsString()], Needs("thing", ValueTypes.Entity | ValueTypes.Map), Text("key")),
        NullPropagating("apoc.any.isDeleted", ValueTypes.Boolean, "Whether this statement has deleted a node or relationship.", (c, a) => IsDeleted(c, a[0]), Needs("thing", ValueTypes.Entity)),
        NullPropagating("apoc.label.exists", ValueTypes.Boolean, "Whether a node has a label.", (c, a) => EntityAccess.Labels(c.Graph, a[0]).Contains(a[1].AsString(), StringComparer.Ordinal), Node(), Text("label")),
    ];

    private static FunctionParameter Node() => Needs("node", ValueTypes.Node);

    private static FunctionParameter Relationship() => Needs("rel", ValueTypes.Relationship);

    private static long Degree(IFunctionContext context, GraphValue node, RelationshipPattern[] patterns)
    {
        EntityAccess.RequireLive(context.Graph, node);
        return patterns.Sum(pattern =>
        {
            if (pattern.Type.Length == 0)
                return context.Graph.Degree(node.EntityId, pattern.Direction, null);
            var type = context.Graph.FindType(pattern.Type);
            return type < 0 ? 0 : context.Graph.Degree(node.EntityId, pattern.Direction, [type]);
        });
    }

    private static GraphValue TypesOf(IFunctionContext context, GraphValue node, string types)
    {
        EntityAccess.RequireLive(context.Graph, node);
        var patterns = RelationshipPattern.Parse("apoc.node.relationship.types", types);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        for (var type = 0; type < context.Graph.TypeCount; type++)
        {
            context.Step();
            var name = context.Graph.TypeName(type);
            if (patterns.Any(p => (p.Type.Length == 0 || p.Type == name) && context.Graph.Degree(node.EntityId, p.Direction, [type]) > 0))
                found.Add(name);
        }

        return GraphValue.Of([.. found.Select(name => GraphValue.Of(name))]);
    }

    private static GraphValue Properties(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        if (arguments[0].IsNull)
            return GraphValue.Null;

        var all = PropertiesOf(context, arguments[0]);
        if (Argument(arguments, 1).IsNull)
            return GraphValue.Of(all);
        var keys = context.Each(arguments[1].AsList()).Select(Key).ToHashSet(StringComparer.Ordinal);
        return GraphValue.Of(GraphMap.From(all.Where(entry => keys.Contains(entry.Key))));
    }

    private static GraphMap PropertiesOf(IFunctionContext context, GraphValue thing) =>
        thing.Kind == GraphValueKind.Map ? thing.AsMap() : EntityAccess.Properties(context.Graph, thing);

    private static bool IsDeleted(IFunctionContext context, GraphValue thing) =>
        thing.Kind == GraphValueKind.Node ? context.Graph.IsNodeDeleted(thing.EntityId) : context.Graph.IsRelationshipDeleted(thing.EntityId);

    /// <summary>One type with a direction, as APOC writes it.</summary>
    private readonly record struct RelationshipPattern(string Type, Direction Direction)
    {
        public static RelationshipPattern[] Parse(string function, string text) => Array.ConvertAll(text.Split('|'), part =>
        {
            var (incoming, outgoing) = (part.StartsWith('<'), part.EndsWith('>'));
            var type = part.Trim('<', '>');
            if (type.Length == 0 && text.Contains('|', StringComparison.Ordinal))
                throw Wrong(function, $"finds no type between the bars of '{text}'");
            return new RelationshipPattern(type, incoming == outgoing ? Direction.Both : incoming ? Direction.Incoming : Direction.Outgoing);
        });
    }
}
