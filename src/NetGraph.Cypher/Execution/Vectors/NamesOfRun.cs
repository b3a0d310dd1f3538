using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>
/// Labels that are parameters have names once a run begins: its chain of batches scans and tests by those.
/// <code>
/// Filter n:$($label)                        Filter n:Host
///   DynamicLabelScan (n:$($label))   ==>      LabelScan (n:Host)
/// </code>
/// </summary>
/// <remarks>A choice of this run, not of the plan. A value that is no list of names is left to the row operators, which know what to say of it.</remarks>
internal static class NamesOfRun
{
    /// <summary>Rewrites the chain, which runs from the top down; its scan stays a dynamic one where no label covers what is wanted.</summary>
    public static void Apply(List<LogicalOperator> chain, IGraphReader graph, IReadOnlyDictionary<string, GraphValue> parameters)
    {
        for (var i = 0; i < chain.Count; i++)
        {
            chain[i] = chain[i] switch
            {
                LogicalFilter filter => filter with { Predicates = [.. filter.Predicates.SelectMany(p => Named(p, parameters))] },
                LogicalDynamicLabelScan scan => Named(scan, graph, parameters),
                var other => other,
            };
        }
    }

    private static IEnumerable<BoundExpression> Named(BoundExpression predicate, IReadOnlyDictionary<string, GraphValue> parameters)
    {
        if (predicate is not BoundDynamicLabelTest test || Names(test.Value, parameters) is not { Count: > 0 } names)
            return [predicate];
        var labels = names.Select(name => (LabelExpression)new LabelName(name));
        return (test.IsAny ? [labels.Aggregate((left, right) => new LabelOr(left, right))] : labels).Select(l => new BoundLabelTest(test.Span, test.Operand, l));
    }

    private static LogicalOperator Named(LogicalDynamicLabelScan scan, IGraphReader graph, IReadOnlyDictionary<string, GraphValue> parameters) =>
        Names(scan.Value, parameters) is { Count: > 0 } names && (names.Count == 1 || !scan.IsAny)
            ? new LogicalLabelScan(scan.Input, scan.Node, names.MinBy(name => graph.FindLabel(name) is >= 0 and var id ? graph.CountNodes(id) : 0)!) // there is one
            : scan;

    /// <summary>Null when the value is none of the run's, or holds anything but names.</summary>
    private static List<string>? Names(BoundExpression value, IReadOnlyDictionary<string, GraphValue> parameters)
    {
        if (value is not BoundParameter parameter || !parameters.TryGetValue(parameter.Name, out var given))
            return null;
        var names = given.Kind == GraphValueKind.List ? given.AsList() : [given];
        return names.All(DynamicNames.IsName) ? [.. names.Select(n => n.AsString()).Distinct(StringComparer.Ordinal)] : null;
    }
}
