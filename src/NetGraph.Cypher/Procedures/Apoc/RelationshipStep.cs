using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>One alternative of a relationship filter: a type and a direction.</summary>
/// <param name="Types">Null for any type; empty when the graph does not know the name.</param>
internal readonly record struct RelationshipStep(Direction Direction, int[]? Types)
{
    /// <summary>Reads <c>TYPE&gt;|&lt;TYPE|TYPE|&gt;|&lt;</c>; an empty text means every relationship either way.</summary>
    public static RelationshipStep[] ParseAll(IGraphReader graph, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [new RelationshipStep(Direction.Both, null)];
        return [.. text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => Parse(graph, part))];
    }

    private static RelationshipStep Parse(IGraphReader graph, string text)
    {
        var incoming = text.StartsWith('<');
        var outgoing = text.EndsWith('>');
        var direction = incoming == outgoing ? Direction.Both : incoming ? Direction.Incoming : Direction.Outgoing;
        var name = text.TrimStart('<').TrimEnd('>').Trim().TrimStart(':').Trim('`');
        if (name.Length == 0)
            return new RelationshipStep(direction, null);
        return new RelationshipStep(direction, graph.FindType(name) is >= 0 and var type ? [type] : []);
    }
}
