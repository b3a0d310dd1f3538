using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Scans only the nodes of a label whose name is a value known on the row before. The condition stays: the value may be a list.
/// <code>
/// Filter n:$($label)                  Filter n:$($label)
///   AllNodesScan (n)           ==>      DynamicLabelScan (n:$($label))
/// </code>
/// </summary>
internal sealed class ScanByDynamicLabel : Rule
{
    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context)
    {
        if (node is not LogicalFilter { Input: LogicalAllNodesScan scan } filter)
            return node;

        var tests = filter.Predicates.OfType<BoundDynamicLabelTest>().Where(t => IsKnownBefore(t, scan.Node)).ToList();
        return (tests.Find(t => !t.IsAny) ?? tests.FirstOrDefault()) is { } best
            ? filter with { Input = new LogicalDynamicLabelScan(scan.Input, scan.Node, best.Value, best.IsAny) }
            : node;
    }

    private static bool IsKnownBefore(BoundDynamicLabelTest test, Variable node) =>
        test.Operand is BoundVariable operand && operand.Variable == node
        && VariableUse.IsDeterministicAlone(test.Value) && !ExpressionTree.FreeVariables(test.Value).Contains(node);
}
