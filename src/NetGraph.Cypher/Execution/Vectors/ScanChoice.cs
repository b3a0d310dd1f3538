using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>
/// Where a chain begins by walking from most nodes that have such relationships at all, scanning the relationships in the order
/// they lie in the store is several times cheaper.
/// <code>
/// Expand (a)-[c]->(b)                 Filter a:Host AND a.x = 1
///   Filter a.x = 1             ==>      RelationshipScan (a)-[c]->(b)
///     LabelScan (a:Host)
/// </code>
/// </summary>
/// <remarks>A choice of this run, not of the plan: it asks for degrees as they are now. PROFILE, which counts by the plan's steps, does without.</remarks>
internal static class ScanChoice
{
    /// <summary>A relationship met on a walk costs about this many met in a scan.</summary>
    private const double WalkCost = 5;

    /// <summary>Fewer relationships than this are walked in no time.</summary>
    private const int Fewest = 4096;

    /// <summary>Rewrites the end of the chain, which runs from the top down, where that pays.</summary>
    public static void Apply(List<LogicalOperator> chain, IGraphReader graph, NameCache names)
    {
        var place = chain.Count - 2;
        var filter = place > 0 ? chain[place] as LogicalFilter : null;
        if (filter is not null)
            place--;
        if (place < 0 || chain[place] is not LogicalExpand { UniqueAgainst.Count: 0, Types: null or { Count: 1 } } expand || expand.From == expand.To)
            return;
        var label = (chain[^1] as LogicalLabelScan)?.Label;
        if (chain[^1] is not (LogicalLabelScan { Hint: null } or LogicalAllNodesScan { Hint: null }) || !Pays(expand, filter, label, graph, names))
            return;

        var scan = new LogicalRelationshipScan(chain[^1].Inputs[0], expand.From, expand.Relationship, expand.Direction, expand.Types, expand.To);
        var conditions = new List<BoundExpression>();
        if (label is not null)
            conditions.Add(new BoundLabelTest(default, new BoundVariable(default, expand.From), new LabelName(label)));
        conditions.AddRange(filter?.Predicates ?? []);
        chain.RemoveRange(place, chain.Count - place);
        if (conditions.Count > 0)
            chain.Add(new LogicalFilter(scan, conditions));
        chain.Add(scan);
    }

    private static bool Pays(LogicalExpand expand, LogicalFilter? filter, string? label, IGraphReader graph, NameCache names)
    {
        var types = names.Types(expand.Types)?.Ids;
        var relationships = types is null ? graph.RelationshipCount : types.Sum(graph.CountRelationships);
        if (relationships < Fewest)
            return false;
        var labelId = label is null ? -1 : names.Label(label).Id;
        if (label is not null && labelId < 0)
            return false;
        var nodes = label is null ? graph.NodeCount : graph.CountNodes(labelId);
        var share = filter?.Predicates.Aggregate(1.0, (s, p) => s * Share(p)) ?? 1;
        return relationships <= WalkCost * share * nodes * new GraphStatistics(graph).Degree(label, expand.Types?[0], expand.Direction);
    }

    /// <summary>The share of nodes that a condition may let through, guessed by its form.</summary>
    private static double Share(BoundExpression predicate) => predicate switch
    {
        BoundBinary { Operator: BinaryOperator.Equal, Left: BoundLiteral { Value.Kind: GraphValueKind.Boolean } } => 0.5,
        BoundBinary { Operator: BinaryOperator.Equal, Right: BoundLiteral { Value.Kind: GraphValueKind.Boolean } } => 0.5,
        BoundBinary { Operator: BinaryOperator.Equal or BinaryOperator.In } => 0.05,
        _ => 0.4,
    };
}
