using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary><c>apoc.meta.schema</c>: one map with an entry for each label and each relationship type.</summary>
internal static class MetaSchema
{
    public static IEnumerable<GraphValue[]> Rows(ExecutionState run, MetaSelection selection)
    {
        var survey = GraphSurvey.Take(run);
        var entries = LabelsOf(survey).Where(selection.HasLabel).Select(label => KeyValuePair.Create(label, Node(run.Graph, survey, selection, label)))
            .Concat(TypesOf(survey).Where(selection.HasType).Select(type => KeyValuePair.Create(type, Relationship(survey, type))));
        return [[GraphValue.Of(GraphMap.From(entries))]];
    }

    private static IEnumerable<string> LabelsOf(GraphSurvey survey) => survey.Nodes.SelectMany(n => n.Labels).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IEnumerable<string> TypesOf(GraphSurvey survey) => survey.Relationships.Keys.Select(r => r.Type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static GraphValue Node(IGraphReader graph, GraphSurvey survey, MetaSelection selection, string label)
    {
        var all = new SurveyedShape();
        var sets = new HashSet<int>();
        var others = new SortedSet<string>(StringComparer.Ordinal);
        for (var set = 0; set < survey.Nodes.Count; set++)
        {
            var (labels, shape) = survey.Nodes[set];
            if (!labels.Contains(label, StringComparer.Ordinal))
                continue;
            sets.Add(set);
            others.UnionWith(labels);
            all.Count += shape.Count;
            all.Add(shape.Properties);
        }

        others.Remove(label);
        var labelId = graph.FindLabel(label);
        return GraphValue.Of(GraphMap.Of(
            ("type", "node"),
            ("count", all.Count),
            ("labels", Names(others)),
            ("properties", Properties(all, key => graph.HasIndex(labelId, key), key => graph.HasUniqueKey(labelId, key), graph)),
            ("relationships", Joined(survey, selection, sets))));
    }

    private static GraphValue Relationship(GraphSurvey survey, string type)
    {
        var all = new SurveyedShape();
        foreach (var (_, shape) in survey.Relationships.Where(r => r.Key.Type == type))
        {
            all.Count += shape.Count;
            all.Add(shape.Properties);
        }

        return GraphValue.Of(GraphMap.Of(("type", "relationship"), ("count", all.Count), ("properties", Properties(all))));
    }

    /// <summary>By type: the direction most of a label's relationships have, how many those are, and the labels at their other ends.</summary>
    private static GraphValue Joined(GraphSurvey survey, MetaSelection selection, HashSet<int> sets)
    {
        var entries = new List<KeyValuePair<string, GraphValue>>();
        foreach (var type in TypesOf(survey).Where(selection.HasType))
        {
            var outgoing = survey.Relationships.Where(r => r.Key.Type == type && sets.Contains(r.Key.Start)).ToList();
            var incoming = survey.Relationships.Where(r => r.Key.Type == type && sets.Contains(r.Key.End)).ToList();
            var isOut = outgoing.Sum(r => r.Value.Count) >= incoming.Sum(r => r.Value.Count);
            var counted = isOut ? outgoing : incoming;
            if (counted.Count == 0)
                continue;
            var all = new SurveyedShape();
            foreach (var (_, shape) in counted)
                all.Add(shape.Properties);
            var labels = counted.SelectMany(r => survey.Nodes[isOut ? r.Key.End : r.Key.Start].Labels).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            entries.Add(KeyValuePair.Create(type, GraphValue.Of(GraphMap.Of(
                ("count", counted.Sum(r => r.Value.Count)), ("direction", isOut ? "out" : "in"), ("labels", Names(labels)), ("properties", Properties(all))))));
        }

        return GraphValue.Of(GraphMap.From(entries));
    }

    private static GraphValue Properties(SurveyedShape shape, Func<int, bool>? indexed = null, Func<int, bool>? unique = null, IGraphReader? graph = null) =>
        GraphValue.Of(GraphMap.From(shape.Properties.Select(p =>
        {
            var key = graph?.FindKey(p.Key) ?? -1;
            var entry = GraphMap.Of(
                ("existence", false),
                ("type", MetaTypeNames.Schema(p.Value.Kinds.Keys.First())),
                ("indexed", indexed?.Invoke(key) ?? false),
                ("unique", unique?.Invoke(key) ?? false));
            return KeyValuePair.Create(p.Key, GraphValue.Of(graph is null ? GraphMap.From(entry.Take(2)) : entry));
        })));

    private static GraphValue Names(IEnumerable<string> names) => GraphValue.Of([.. names.Select(GraphValue.Of)]);
}
