using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions;

/// <summary>
/// Reads nodes and relationships whether they are references or whole. Reading labels or properties of an entity deleted by the
/// statement is EntityNotFound (DeletedEntityAccess); its id and type stay readable (openCypher 9, "DELETE").
/// </summary>
internal static class EntityAccess
{
    /// <summary>A property, or null when the entity lacks it.</summary>
    public static GraphValue Property(IGraphReader graph, GraphValue entity, string key)
    {
        if (entity.Kind == GraphValueKind.Node)
        {
            if (!entity.IsReference)
                return entity.AsNode().Properties[key];

            RequireLive(graph, entity);
            var nodeKey = graph.FindKey(key);
            return nodeKey < 0 ? GraphValue.Null : graph.NodeProperty(entity.EntityId, nodeKey);
        }

        if (!entity.IsReference)
            return entity.AsRelationship().Properties[key];

        RequireLive(graph, entity);
        var relationshipKey = graph.FindKey(key);
        return relationshipKey < 0 ? GraphValue.Null : graph.RelationshipProperty(entity.EntityId, relationshipKey);
    }

    /// <summary>All properties in the order they were first set.</summary>
    public static GraphMap Properties(IGraphReader graph, GraphValue entity)
    {
        if (!entity.IsReference)
            return entity.Kind == GraphValueKind.Node ? entity.AsNode().Properties : entity.AsRelationship().Properties;

        RequireLive(graph, entity);
        var stored = new List<KeyValuePair<int, GraphValue>>();
        if (entity.Kind == GraphValueKind.Node)
            graph.CopyNodeProperties(entity.EntityId, stored);
        else
            graph.CopyRelationshipProperties(entity.EntityId, stored);
        return GraphMap.From(stored.Select(p => KeyValuePair.Create(graph.KeyName(p.Key), p.Value)));
    }

    /// <summary>The node's labels in ascending id order.</summary>
    public static string[] Labels(IGraphReader graph, GraphValue node)
    {
        if (!node.IsReference)
            return [.. node.AsNode().Labels];

        RequireLive(graph, node);
        var labels = graph.Labels(node.EntityId);
        var names = new string[labels.Length];
        for (var i = 0; i < names.Length; i++)
            names[i] = graph.LabelName(labels[i]);
        return names;
    }

    public static string Type(IGraphReader graph, GraphValue relationship) =>
        relationship.IsReference ? graph.TypeName(Record(graph, relationship).Type) : relationship.AsRelationship().Type;

    /// <summary>The node a relationship starts at, as a reference.</summary>
    public static GraphValue StartNode(IGraphReader graph, GraphValue relationship) =>
        GraphValue.NodeReference(relationship.IsReference ? Record(graph, relationship).Start : relationship.AsRelationship().StartId);

    /// <summary>The node a relationship ends at, as a reference.</summary>
    public static GraphValue EndNode(IGraphReader graph, GraphValue relationship) =>
        GraphValue.NodeReference(relationship.IsReference ? Record(graph, relationship).End : relationship.AsRelationship().EndId);

    /// <exception cref="CypherException">EntityNotFound when this statement deleted the entity.</exception>
    public static void RequireLive(IGraphReader graph, GraphValue entity)
    {
        var isNode = entity.Kind == GraphValueKind.Node;
        if (isNode ? graph.IsNodeDeleted(entity.EntityId) : graph.IsRelationshipDeleted(entity.EntityId))
            throw Gone(isNode ? "node" : "relationship", entity.EntityId);
    }

    private static RelationshipRecord Record(IGraphReader graph, GraphValue relationship) =>
        graph.TryGetRelationship(relationship.EntityId, out var record) ? record : throw Gone("relationship", relationship.EntityId);

    private static CypherException Gone(string what, long id) => CypherErrors.Other(
        "EntityNotFound",
        CypherErrorPhase.Runtime,
        "DeletedEntityAccess",
        "Neo.ClientError.Statement.EntityNotFound",
        $"The {what} with id {id} has been deleted in this statement; its labels and properties are gone.");
}
