using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>The end of a path in a traversal; paths share their beginnings.</summary>
/// <param name="Relationship">The one that led here; -1 at the start.</param>
/// <param name="Depth">Relationships from the start.</param>
internal sealed record Branch(Branch? Parent, long Relationship, long Node, int Depth)
{
    /// <summary>Rough size in memory, its place in a queue included.</summary>
    public const int Bytes = 64;

    public GraphValue ToPath()
    {
        var nodes = new GraphValue[Depth + 1];
        var relationships = new GraphValue[Depth];
        var branch = this;
        for (var i = Depth; i > 0; i--)
        {
            nodes[i] = GraphValue.NodeReference(branch.Node);
            relationships[i - 1] = GraphValue.RelationshipReference(branch.Relationship);
            branch = branch.Parent!; // every branch deeper than 0 has one
        }

        nodes[0] = GraphValue.NodeReference(branch.Node);
        return GraphValue.Of(new GraphPath(nodes, relationships));
    }
}
