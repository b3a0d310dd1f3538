using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// Decides where rows must be gathered so that clauses do not see each other's work (openCypher CIP "State visibility": each
/// clause consumes all of its input before the next begins). Correct first: a barrier is left out only where it cannot matter.
/// One serves a query, clause by clause: it remembers what it has seen, so a thousand clauses are not walked a thousand times.
/// </summary>
internal sealed class Eagerness
{
    private readonly Dictionary<LogicalOperator, bool> _oneRow = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LogicalOperator, bool> _reading = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a write above these rows could be seen by what makes them.</summary>
    public bool IsNeededBeforeWrite(LogicalOperator rows) => !HasOneRow(rows) && ReadsGraph(rows);

    /// <summary>Whether clauses above could see a write of these rows half done.</summary>
    public bool IsNeededAfterWrite(LogicalOperator rows) => rows is not LogicalCallInTransactions && !HasOneRow(rows);

    private bool HasOneRow(LogicalOperator rows) => Follow(rows, _oneRow, IsOneRow);

    private bool ReadsGraph(LogicalOperator rows) => Follow(rows, _reading, IsReading);

    /// <summary>Asks down the row source until an operator decides, or has been asked before.</summary>
    private static bool Follow(LogicalOperator top, Dictionary<LogicalOperator, bool> known, Func<LogicalOperator, bool?> decide)
    {
        for (var current = top; ; current = current.Inputs[0])
        {
            if (known.TryGetValue(current, out var before))
                return known[top] = before;
            if (decide(current) is { } decided)
                return known[top] = decided;
        }
    }

    /// <summary>Whether there is at most one row; null: as many as there are below.</summary>
    private static bool? IsOneRow(LogicalOperator node) => node switch
    {
        LogicalArgument or LogicalAggregate { Grouping.Count: 0 } or LogicalCountStore => true,
        LogicalProject or LogicalFilter or LogicalCreate or LogicalSet or LogicalDelete or LogicalForeach or LogicalEager
            or LogicalBuildPath or LogicalSkip or LogicalLimit or LogicalSort or LogicalDistinct or LogicalTopN => null,
        LogicalApply { Kind: ApplyKind.Unit or ApplyKind.Semi or ApplyKind.AntiSemi } => null,
        _ => false,
    };

    /// <summary>Whether making the rows looks at the graph while they are handed out one by one; null: if those below do.</summary>
    private static bool? IsReading(LogicalOperator node) => node switch
    {
        LogicalArgument or LogicalEager or LogicalAggregate or LogicalSort or LogicalTopN or LogicalCallInTransactions => false,
        LogicalUnwind or LogicalLoadCsv or LogicalProject or LogicalFilter or LogicalLimit or LogicalSkip or LogicalDistinct =>
            node.Expressions.All(IsPure) ? null : true,
        _ => true,
    };

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
