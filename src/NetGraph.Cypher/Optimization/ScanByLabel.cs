using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Scans only the nodes of a label where one is asked for; of several the one with the fewest nodes.
/// <code>
/// Filter n:A AND n:B                  Filter n:A
///   AllNodesScan (n)           ==>      LabelScan (n:B)
/// </code>
/// </summary>
internal sealed class ScanByLabel : Rule
{
    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context)
    {
        if (node is not LogicalFilter { Input: LogicalAllNodesScan scan } filter)
            return node;

        var tests = filter.Predicates.Where(p => LabelOf(p, scan.Node) is not null).ToList();
        if (tests.Count == 0)
            return node;
        var best = tests.Find(t => LabelOf(t, scan.Node) == scan.Hint?.Label)
            ?? tests.MinBy(t => context.Statistics.CountNodes(LabelOf(t, scan.Node)!))!; // checked above
        var label = LabelOf(best, scan.Node)!;
        var rest = filter.Predicates.Where(p => LabelOf(p, scan.Node) != label).ToList();
        var narrowed = new LogicalLabelScan(scan.Input, scan.Node, label) { Hint = scan.Hint };
        return LogicalFilter.Over(narrowed, rest);
    }

    /// <summary>The label when the condition is a plain test of one label of the variable.</summary>
    public static string? LabelOf(BoundExpression predicate, Variable node) =>
        predicate is BoundLabelTest { Operand: BoundVariable operand, Labels: LabelName label } && operand.Variable == node ? label.Name : null;
}
