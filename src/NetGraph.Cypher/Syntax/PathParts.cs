using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

/// <summary>
/// Gathers the parts of a path as they are read. Invariant of the result: a node on either side of every relationship and
/// repetition; where none is written, an implied one stands.
/// </summary>
internal sealed class PathParts
{
    private readonly List<NodePattern> _nodes = [];
    private readonly List<RelationshipPattern> _relationships = [];

    public bool IsEmpty => _nodes.Count == 0;

    /// <summary>Whether the last part is a node that was written.</summary>
    public bool EndsWithNode => _nodes.Count > _relationships.Count;

    public void Add(NodePattern node) => _nodes.Add(node);

    public void Add(RelationshipPattern relationship)
    {
        if (!EndsWithNode)
            _nodes.Add(Implied(relationship.Span));
        _relationships.Add(relationship);
    }

    public PathPattern ToPath(SourceSpan span)
    {
        if (!EndsWithNode)
            _nodes.Add(Implied(_relationships[^1].Span));
        return new PathPattern(span, null, default, ShortestKind.None, _nodes, _relationships);
    }

    private static NodePattern Implied(SourceSpan span) => new(span, null, null, null, null) { IsImplied = true };
}
