using NetGraph.Cypher.Execution;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary><c>apoc.meta.graph</c>: labels as nodes, types as relationships. Both are virtual: their ids are below 0 and the store has none of them.</summary>
internal static class MetaGraph
{
    public static IEnumerable<GraphValue[]> Rows(ExecutionState run, MetaSelection selection)
    {
        var survey = GraphSurvey.Take(run);
        var nodes = Nodes(survey, selection);
        var relationships = Relationships(survey, selection, nodes);
        return [[GraphValue.Of([.. nodes.Values.Select(GraphValue.Of)]), GraphValue.Of([.. relationships.Select(GraphValue.Of)])]];
    }

    private static Dictionary<string, GraphNode> Nodes(GraphSurvey survey, MetaSelection selection)
    {
        var nodes = new Dictionary<string, GraphNode>(StringComparer.Ordinal);
        foreach (var label in survey.Nodes.SelectMany(n => n.Labels).Distinct(StringComparer.Ordinal).Where(selection.HasLabel).Order(StringComparer.Ordinal))
        {
            var count = survey.Nodes.Where(n => n.Labels.Contains(label, StringComparer.Ordinal)).Sum(n => n.Shape.Count);
            nodes.Add(label, new GraphNode(-1 - nodes.Count, [label], GraphMap.Of(("name", label), ("count", count))));
        }

        return nodes;
    }

    private static List<GraphRelationship> Relationships(GraphSurvey survey, MetaSelection selection, Dictionary<string, GraphNode> nodes)
    {
        var counts = new SortedDictionary<(string Type, string Start, string End), long>();
        foreach (var (key, shape) in survey.Relationships.Where(r => selection.HasType(r.Key.Type)))
        {
            foreach (var start in survey.Nodes[key.Start].Labels.Where(nodes.ContainsKey))
            {
                foreach (var end in survey.Nodes[key.End].Labels.Where(nodes.ContainsKey))
                    counts[(key.Type, start, end)] = counts.GetValueOrDefault((key.Type, start, end)) + shape.Count;
            }
        }

        return
        [
            .. counts.Select((entry, i) => new GraphRelationship(
                -1 - i, entry.Key.Type, nodes[entry.Key.Start].Id, nodes[entry.Key.End].Id, GraphMap.Of(("name", entry.Key.Type), ("count", entry.Value)))),
        ];
    }
}
