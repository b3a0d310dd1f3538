using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Goes straight to nodes or relationships whose id is known on the row before.
/// <code>
/// Filter id(n) = $id AND n:Host       Filter n:Host
///   AllNodesScan (n)           ==>      NodeByIdSeek (n) id(n) = $id
/// </code>
/// </summary>
internal sealed class SeekById : Rule
{
    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context)
    {
        if (node is not LogicalFilter filter)
            return node;
        return filter.Input switch
        {
            LogicalAllNodesScan { Hint: null } scan => Seek(filter, [scan.Node], scan.Node, (value, isText, isList) => new LogicalNodeByIdSeek(scan.Input, scan.Node, value, isText, isList)),
            LogicalRelationshipScan { Hint: null } scan =>
                Seek(filter, scan.Introduces, scan.Relationship, (value, isText, isList) => new LogicalRelationshipByIdSeek(scan.Input, scan, value, isText, isList)),
            _ => node,
        };
    }

    private static LogicalOperator Seek(
        LogicalFilter filter, IReadOnlyList<Variable> introduced, Variable wanted, Func<BoundExpression, bool, bool, LogicalOperator> seek)
    {
        foreach (var predicate in filter.Predicates)
        {
            if (!StartPoints.TrySplitId(predicate, out var entity, out var value, out var isText, out var isList) || entity != wanted)
                continue;
            if (ExpressionTree.FreeVariables(value).Overlaps(introduced))
                continue;
            var rest = filter.Predicates.Where(p => !ReferenceEquals(p, predicate)).ToList();
            var found = seek(value, isText, isList);
            return LogicalFilter.Over(found, rest);
        }

        return filter;
    }
}
