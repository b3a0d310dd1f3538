using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// Decides where rows must be gathered so that clauses do not see each other's work (openCypher CIP "State visibility": each
/// clause consumes all of its input before the next begins). Correct first: a barrier is left out only where it cannot matter.
/// </summary>
internal static class Eagerness
{
    /// <summary>Whether a write above these rows could be seen by what makes them.</summary>
    public static bool IsNeededBeforeWrite(LogicalOperator rows) => !HasOneRow(rows) && ReadsGraph(rows);

    /// <summary>Whether clauses above could see a write of these rows half done.</summary>
    public static bool IsNeededAfterWrite(LogicalOperator rows) => rows is not LogicalCallInTransactions && !HasOneRow(rows);

    /// <summary>Whether there is at most one row.</summary>
    private static bool HasOneRow(LogicalOperator rows)
    {
        for (var current = rows; ; current = current.Inputs[0])
        {
            switch (current)
            {
                case LogicalArgument or LogicalAggregate { Grouping.Count: 0 } or LogicalCountStore:
                    return true;
                case LogicalProject or LogicalFilter or LogicalCreate or LogicalSet or LogicalDelete or LogicalForeach or LogicalEager
                    or LogicalBuildPath or LogicalSkip or LogicalLimit or LogicalSort or LogicalDistinct or LogicalTopN:
                case LogicalApply { Kind: ApplyKind.Unit or ApplyKind.Semi or ApplyKind.AntiSemi }:
                    continue;
                default:
                    return false;
            }
        }
    }

    /// <summary>Whether making the rows looks at the graph while they are handed out one by one.</summary>
    private static bool ReadsGraph(LogicalOperator rows)
    {
        for (var current = rows; ; current = current.Inputs[0])
        {
            switch (current)
            {
                case LogicalArgument or LogicalEager or LogicalAggregate or LogicalSort or LogicalTopN or LogicalCallInTransactions:
                    return false;
                case LogicalUnwind or LogicalLoadCsv or LogicalProject or LogicalFilter or LogicalLimit or LogicalSkip or LogicalDistinct:
                    if (!current.Expressions.All(IsPure))
                        return true;
                    continue;
                default:
                    return true;
            }
        }
    }

    /// <summary>Whether an expression cannot look at the graph: no subqueries, nothing that may be an entity or path is opened.</summary>
    private static bool IsPure(BoundExpression expression) => ExpressionTree.Descendants(expression).All(e => e switch
    {
        BoundProperty p => !MayBeEntity(p.Target),
        BoundIndex i => !MayBeEntity(i.Target),
        BoundSubquery or BoundLabelTest or BoundDynamicLabelTest or BoundMapProjection => false,
        BoundFunctionCall f => f.Arguments.All(a => !MayBeEntity(a)),
        _ => true,
    });

    private static bool MayBeEntity(BoundExpression expression) =>
        expression is not BoundParameter && (expression.Types & (ValueTypes.Entity | ValueTypes.Path)) != ValueTypes.None;
}
