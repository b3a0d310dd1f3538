using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Execution.Updates;
using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>Changes nodes and relationships as CREATE, SET and REMOVE do, and counts the same; labels, types and keys come as values.</summary>
internal static class ElementWriter
{
    public static GraphValue CreateNode(ExecutionState run, IReadOnlyList<string> labels, GraphMap properties)
    {
        var ids = labels.Select(run.Writer.InternLabel).Distinct().ToArray();
        var node = GraphValue.NodeReference(run.Writer.CreateNode(ids));
        run.Changes.NodesCreated++;
        run.Changes.LabelsAdded += ids.Length;
        PropertyWriter.SetAll(run, node, GraphValue.Of(properties), replace: false);
        run.Step();
        return node;
    }

    /// <exception cref="CypherException">An end is null or deleted, or the type is empty.</exception>
    public static GraphValue CreateRelationship(ExecutionState run, string procedure, GraphValue from, GraphValue type, GraphMap properties, GraphValue to)
    {
        RequireNode(run, procedure, from);
        RequireNode(run, procedure, to);
        var typeId = run.Writer.InternType(TypeName(procedure, type));
        var relationship = GraphValue.RelationshipReference(run.Writer.CreateRelationship(typeId, from.EntityId, to.EntityId));
        run.Changes.RelationshipsCreated++;
        PropertyWriter.SetAll(run, relationship, GraphValue.Of(properties), replace: false);
        run.Step();
        return relationship;
    }

    public static void AddLabels(ExecutionState run, long node, IEnumerable<string> labels)
    {
        foreach (var label in labels)
        {
            if (run.Writer.AddLabel(node, run.Writer.InternLabel(label)))
                run.Changes.LabelsAdded++;
        }
    }

    public static void RemoveLabels(ExecutionState run, long node, IEnumerable<string> labels)
    {
        foreach (var label in labels)
        {
            if (run.Writer.FindLabel(label) is >= 0 and var id && run.Writer.RemoveLabel(node, id))
                run.Changes.LabelsRemoved++;
        }
    }

    public static string TypeName(string procedure, GraphValue type) => type.Kind == GraphValueKind.String && type.AsString().Length > 0
        ? type.AsString()
        : throw CypherErrors.ProcedureFailed($"{procedure} needs the name of a relationship type: found {type}.");

    /// <exception cref="CypherException">The value is null or a node that this statement deleted.</exception>
    public static void RequireNode(ExecutionState run, string procedure, GraphValue node)
    {
        if (node.IsNull)
            throw CypherErrors.ProcedureFailed($"{procedure} needs two nodes: one of them is null.");
        EntityAccess.RequireLive(run.Graph, node);
    }
}
