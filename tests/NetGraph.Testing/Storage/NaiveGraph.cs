using NetGraph.PropertyGraph;

namespace NetGraph.Testing.Storage;

/// <summary>The graph as plainly as it can be written, to compare the storage with.</summary>
internal sealed class NaiveGraph
{
    public SortedDictionary<long, NaiveNode> Nodes { get; init; } = [];

    public SortedDictionary<long, NaiveRelationship> Relationships { get; init; } = [];

    public long NextNode { get; set; }

    public long NextRelationship { get; set; }

    public NaiveGraph Clone() => new()
    {
        Nodes = new(Nodes.ToDictionary(p => p.Key, p => new NaiveNode([.. p.Value.Labels], [.. p.Value.Properties]))),
        Relationships = new(Relationships.ToDictionary(p => p.Key, p => p.Value with { Properties = [.. p.Value.Properties] })),
        NextNode = NextNode,
        NextRelationship = NextRelationship,
    };

    /// <summary>Sets or, with null, removes; keeps the order of first setting.</summary>
    public static void Set(List<KeyValuePair<string, GraphValue>> properties, string key, GraphValue value)
    {
        var place = properties.FindIndex(p => p.Key == key);
        if (value.IsNull)
        {
            if (place >= 0)
                properties.RemoveAt(place);
        }
        else if (place >= 0)
        {
            properties[place] = new(key, value);
        }
        else
        {
            properties.Add(new(key, value));
        }
    }
}

internal sealed record NaiveNode(SortedSet<string> Labels, List<KeyValuePair<string, GraphValue>> Properties);

internal sealed record NaiveRelationship(string Type, long Start, long End, List<KeyValuePair<string, GraphValue>> Properties);
