using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Updates;

/// <summary>Deletes what DELETE names: an entity, or all of a path. Null and what is already deleted are left alone.</summary>
internal sealed class EntityDeleter(ExecutionState state, bool detach)
{
    private RelationshipCursor? _cursor;

    /// <exception cref="CypherException">TypeError: the value is no entity and no path.</exception>
    public void Delete(GraphValue value)
    {
        switch (value.Kind)
        {
            case GraphValueKind.Null:
                break;
            case GraphValueKind.Node:
                DeleteNode(value.EntityId);
                break;
            case GraphValueKind.Relationship:
                DeleteRelationship(value.EntityId);
                break;
            case GraphValueKind.Path:
                foreach (var relationship in value.AsPath().Relationships)
                    DeleteRelationship(relationship.EntityId);
                foreach (var node in value.AsPath().Nodes)
                    DeleteNode(node.EntityId);
                break;
            default:
                throw CypherErrors.Type("InvalidArgumentType", $"DELETE expects a Node, Relationship or Path, but found a {value.Kind}.");
        }
    }

    private void DeleteNode(long node)
    {
        var writer = state.Writer;
        if (!writer.NodeExists(node))
            return;
        if (detach)
        {
            foreach (var relationship in RelationshipsOf(node))
                DeleteRelationship(relationship);
        }

        writer.DeleteNode(node);
        state.Changes.NodesDeleted++;
    }

    private void DeleteRelationship(long relationship)
    {
        var writer = state.Writer;
        if (!writer.RelationshipExists(relationship))
            return;
        writer.DeleteRelationship(relationship);
        state.Changes.RelationshipsDeleted++;
    }

    /// <summary>Gathered first, for a cursor is valid until the next write only.</summary>
    private List<long> RelationshipsOf(long node)
    {
        _cursor ??= state.Graph.CreateRelationshipCursor();
        var found = new List<long>();
        _cursor.Start(node, Direction.Both, null);
        while (_cursor.MoveNext())
        {
            state.Step();
            found.Add(_cursor.Relationship);
        }

        return found;
    }
}
