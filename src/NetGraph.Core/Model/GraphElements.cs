using System.Text.Json.Nodes;

namespace NetGraph.Core.Model;

/// <summary>
/// What can be drawn, as Cytoscape's elements: node data are <c>{id, label, kind, …properties}</c>, edge data <c>{id, source, target,
/// label, kind, weight, …properties}</c>. Every edge's ends are among the nodes. Ids are unique over nodes and edges.
/// </summary>
public sealed record GraphElements(IReadOnlyList<GraphElement> Nodes, IReadOnlyList<GraphElement> Edges)
{
    /// <summary>Nothing to draw.</summary>
    public static GraphElements Empty { get; } = new([], []);
}

/// <summary>One node or edge; serialises as <c>{data: {…}}</c>.</summary>
public sealed record GraphElement(JsonObject Data)
{
    public string Id => (string)Data["id"]!; // not null: every element has an id

    /// <summary>The label of a node, the type of a relationship.</summary>
    public string Kind => (string)Data["kind"]!; // not null: every element has a kind
}
