using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary><c>apoc.meta.stats</c>: counts, and <c>(:Host)-[:CONNECTED_TO]-&gt;()</c> with its number for each label at an end of each type.</summary>
internal static class MetaStatistics
{
    public static IEnumerable<GraphValue[]> Rows(ExecutionState run)
    {
        var graph = run.Graph;
        var labels = MapOf(Counted(graph.LabelCount, graph.LabelName, graph.CountNodes));
        var types = Counted(graph.TypeCount, graph.TypeName, graph.CountRelationships).ToList();
        var relTypes = MapOf(Ends(run, types));
        var relTypesCount = MapOf(types);
        GraphValue[] counts = [labels.Count, relTypesCount.Count, graph.KeyCount, graph.NodeCount, graph.RelationshipCount];
        var maps = new[] { labels, relTypes, relTypesCount }.Select(GraphValue.Of);
        var stats = GraphMap.Of(
            ("labelCount", counts[0]), ("relTypeCount", counts[1]), ("propertyKeyCount", counts[2]), ("nodeCount", counts[3]), ("relCount", counts[4]),
            ("labels", GraphValue.Of(labels)), ("relTypes", GraphValue.Of(relTypes)));
        return [[.. counts, .. maps, GraphValue.Of(stats)]];
    }

    private static IEnumerable<(string Name, long Count)> Counted(int names, Func<int, string> name, Func<int, long> count) => Enumerable.Range(0, names)
        .Select(id => (Name: name(id), Count: count(id)))
        .Where(entry => entry.Count > 0)
        .OrderBy(entry => entry.Name, StringComparer.Ordinal);

    private static IEnumerable<(string Name, long Count)> Ends(ExecutionState run, List<(string Name, long Count)> types)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var cursor = run.Graph.ScanRelationships();
        while (cursor.MoveNext())
        {
            run.Step();
            var type = run.Graph.TypeName(cursor.Type);
            Count(run.Graph, cursor.StartNode, label => $"(:{label})-[:{type}]->()", counts);
            Count(run.Graph, cursor.EndNode, label => $"()-[:{type}]->(:{label})", counts);
        }

        return types.Select(type => ($"()-[:{type.Name}]->()", type.Count)).Concat(counts.Select(entry => (entry.Key, entry.Value)));
    }

    private static void Count(IGraphReader graph, long node, Func<string, string> pattern, SortedDictionary<string, long> counts)
    {
        foreach (var label in graph.Labels(node))
        {
            var key = pattern(graph.LabelName(label));
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
    }

    private static GraphMap MapOf(IEnumerable<(string Name, long Count)> counts) =>
        GraphMap.From(counts.Select(entry => KeyValuePair.Create(entry.Name, GraphValue.Of(entry.Count))));
}
