using System.Runtime.CompilerServices;
using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Moves each condition to the lowest place where its variables have values; one with random numbers is asked of each row.
/// <code>
/// Filter a.x = 1 AND b.y = 2          Filter b.y = 2
///   Expand (a)-->(b)           ==>      Expand (a)-->(b)
///     AllNodesScan (a)                    Filter a.x = 1
///                                           AllNodesScan (a)
/// </code>
/// </summary>
internal sealed class PushFiltersDown : Rule
{
    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context)
    {
        if (node is not LogicalFilter filter)
            return node;

        var input = filter.Input;
        var staying = new List<BoundExpression>();
        foreach (var predicate in filter.Predicates)
        {
            if (VariableUse.IsDeterministic(predicate) && Sink(input, predicate, ExpressionTree.FreeVariables(predicate)) is { } lower)
                input = lower;
            else
                staying.Add(predicate);
        }

        return staying.Count == 0 ? input : filter with { Input = input, Predicates = staying };
    }

    /// <summary>The operator with the condition somewhere below its top, or null when it must stay above.</summary>
    private static LogicalOperator? Sink(LogicalOperator node, BoundExpression predicate, HashSet<Variable> reads)
    {
        if (node is LogicalFilter filter)
        {
            return Sink(filter.Input, predicate, reads) is { } lower
                ? filter with { Input = lower }
                : filter with { Predicates = [.. filter.Predicates, predicate] };
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack() || !LetsPass(node) || node.Introduces.Any(reads.Contains))
            return null;
        var source = node.Inputs[0];
        var below = Sink(source, predicate, reads) ?? new LogicalFilter(source, [predicate]);
        return node.WithInputs([below, .. node.Inputs.Skip(1)]);
    }

    private static bool LetsPass(LogicalOperator node) => node switch
    {
        LogicalAllNodesScan or LogicalLabelScan or LogicalIndexSeek or LogicalIndexRangeSeek or LogicalRelationshipIndexSeek or LogicalNodeByIdSeek
            or LogicalDynamicLabelScan or LogicalRelationshipByIdSeek or LogicalRelationshipScan or LogicalRelationshipEnds or LogicalExpand or LogicalExpandInto or LogicalVarExpand or LogicalRepeat or LogicalPathSearch or LogicalWalkList or LogicalShortestPath or LogicalBuildPath or LogicalUnwind => true,
        LogicalApply apply => !apply.Right.WritesAnywhere(),
        _ => false,
    };
}
