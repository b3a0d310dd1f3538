using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// Looks at a few hundred nodes or relationships, evenly spread over the ids and the same ones each time, never at all of a
/// large graph: a plan may be made on the way to a look-up that takes microseconds.
/// </summary>
internal static class GraphSampler
{
    private const int Wanted = 256;

    /// <summary>Relationship ids tried for a type; a type rarer than that is not sampled.</summary>
    private const int Probes = 2048;

    /// <summary>Mean degree of the nodes with a label.</summary>
    /// <param name="types">Null: any type.</param>
    public static double Degree(IGraphReader graph, int label, int[]? types, Direction direction)
    {
        var nodes = Nodes(graph, label);
        return nodes.Count == 0 ? 0 : nodes.Average(n => graph.Degree(n, direction, types));
    }

    /// <param name="label">Null: all nodes.</param>
    public static ValueProfile NodeValues(IGraphReader graph, int? label, int key)
    {
        var nodes = Nodes(graph, label);
        var values = nodes.Select(n => graph.NodeProperty(n, key)).Where(v => !v.IsNull).ToList();
        return ValueProfile.From(values, nodes.Count, label is { } one ? graph.CountNodes(one) : graph.NodeCount);
    }

    /// <param name="type">Null: all relationships.</param>
    public static ValueProfile RelationshipValues(IGraphReader graph, int? type, int key)
    {
        var relationships = Relationships(graph, type);
        var values = relationships.Select(r => graph.RelationshipProperty(r, key)).Where(v => !v.IsNull).ToList();
        return ValueProfile.From(values, relationships.Count, type is { } one ? graph.CountRelationships(one) : graph.RelationshipCount);
    }

    private static List<long> Nodes(IGraphReader graph, int? label)
    {
        var count = label is { } one ? graph.CountNodes(one) : graph.NodeCount;
        var found = new List<long>((int)Math.Min(count, Wanted));
        if (count > Wanted && graph is GraphReader { State: var state })
        {
            for (var i = 0; i < Wanted; i++)
            {
                var id = (int)((long)state.NodeHigh * i / Wanted);

                // The next member at or after the place; a gap in the ids gives the same one again, which is passed over.
                var node = label is { } wanted ? state.LabelSets[wanted].Next(id) : id;
                if (node >= 0 && graph.NodeExists(node) && (found.Count == 0 || found[^1] < node))
                    found.Add(node);
            }

            return found;
        }

        for (var cursor = graph.ScanNodes(label); found.Count < Wanted && cursor.MoveNext();)
            found.Add(cursor.Node);
        return found;
    }

    private static List<long> Relationships(IGraphReader graph, int? type)
    {
        var found = new List<long>();
        if (graph is not GraphReader { State: var state })
            return found;
        var probes = Math.Min(Probes, state.RelationshipHigh);
        for (var i = 0; i < probes; i++)
        {
            var id = (int)((long)state.RelationshipHigh * i / probes);
            if (graph.RelationshipExists(id) && (type is null || state.Relationships[id].Type == type))
                found.Add(id);
        }

        return found;
    }
}
