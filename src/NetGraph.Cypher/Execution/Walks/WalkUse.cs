using System.Runtime.CompilerServices;
using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Execution.Walks;

/// <summary>What a plan makes of its hops and walks: whether it reads their relationships, and whether it matters how many end at a node.</summary>
internal sealed class WalkUse
{
    private static readonly ConditionalWeakTable<LogicalPlan, WalkUse> Known = [];

    private readonly bool _writes;
    private readonly HashSet<Variable> _read = [];
    private readonly HashSet<LogicalOperator> _endsEnough = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<LogicalOperator> _onceEnough = new(ReferenceEqualityComparer.Instance);

    /// <summary>Set when the plan has an operator that is not known here: it may read anything.</summary>
    private bool _isOpaque;

    private WalkUse(LogicalPlan plan)
    {
        _writes = plan.Statement.Writes;
        Visit(plan.Root, null);
        foreach (var (subquery, nested) in plan.Nested)
            Visit(nested, subquery.Kind == SubqueryKind.Exists ? [] : null);
    }

    /// <summary>Looked into once a plan, however often it runs.</summary>
    public static WalkUse Of(LogicalPlan plan) => Known.GetValue(plan, p => new WalkUse(p));

    /// <summary>Whether anything reads the variable.</summary>
    public bool IsRead(Variable variable) => _isOpaque || _read.Contains(variable);

    /// <summary>Whether the plan gives the same when each node at which walks end comes once for each input row.</summary>
    public bool AreEndsEnough(LogicalVarExpand walk) =>
        walk.Length.Min <= 1 && walk.UniqueAgainst.Count == 0 && _endsEnough.Contains(walk) && !_writes && !IsRead(walk.Relationships);

    /// <summary>Whether the plan gives the same when each neighbour comes once for all input rows.</summary>
    public bool IsOnceEnough(LogicalExpand hop) => _onceEnough.Contains(hop) && !_writes && !IsRead(hop.Relationship);

    /// <param name="readAbove">
    /// Where rows more than once are the same as once to everything above: what is read of them there. Null where their number counts.
    /// </param>
    private void Visit(LogicalOperator node, HashSet<Variable>? readAbove)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        HashSet<Variable> read = [.. ReadBy(node)];
        _read.UnionWith(read);
        if (readAbove is not null)
            Note(node, readAbove);

        switch (node)
        {
            case LogicalDistinct:
                Visit(node.Inputs[0], read);
                break;
            case LogicalAggregate aggregate:
                Visit(aggregate.Input, aggregate.Aggregates.All(a => a.Call.Distinct || IsExtreme(a.Call)) && IsDeterministic(node) ? read : null);
                break;
            case LogicalApply { Kind: ApplyKind.Semi or ApplyKind.AntiSemi } apply:
                // What the right side reads of the left row counts as read above the left side.
                Visit(apply.Right, []);
                Visit(apply.Left, readAbove is null ? null : [.. readAbove, .. AllRead(apply.Right)]);
                break;
            case LogicalApply { Kind: ApplyKind.Each or ApplyKind.Optional } apply:
                Visit(apply.Right, readAbove);
                Visit(apply.Left, readAbove is null ? null : [.. readAbove, .. AllRead(apply.Right)]);
                break;
            default:
                foreach (var input in node.Inputs)
                    Visit(input, readAbove is not null && PassesSets(node) ? [.. readAbove, .. read] : null);
                break;
        }
    }

    private void Note(LogicalOperator node, HashSet<Variable> readAbove)
    {
        if (node is LogicalVarExpand)
            _endsEnough.Add(node);
        else if (node is LogicalExpand hop && !Introduced(hop.Input).Any(readAbove.Contains))
            _onceEnough.Add(node);
    }

    /// <summary>Everything a plan gives a value, but for what it was given.</summary>
    private static IEnumerable<Variable> Introduced(LogicalOperator node) => VariableUse.All(node).SelectMany(o => o.Introduces);

    private HashSet<Variable> AllRead(LogicalOperator node) => [.. VariableUse.All(node).SelectMany(ReadBy)];

    /// <summary>Whether the operator makes more of equal rows only more of equal rows.</summary>
    private static bool PassesSets(LogicalOperator node) =>
        node is LogicalFilter or LogicalProject or LogicalExpand or LogicalExpandInto or LogicalVarExpand or LogicalIndexSeek or LogicalLabelScan or LogicalAllNodesScan
            or LogicalRelationshipScan or LogicalSort
        && IsDeterministic(node);

    private static bool IsDeterministic(LogicalOperator node) =>
        node.Expressions.All(VariableUse.IsDeterministicAlone);

    private static bool IsExtreme(BoundAggregateCall call) =>
        call.Function.Name.Equals("min", StringComparison.OrdinalIgnoreCase) || call.Function.Name.Equals("max", StringComparison.OrdinalIgnoreCase);

    /// <summary>What an operator reads. Notes that all bets are off when that is not known.</summary>
    private IEnumerable<Variable> ReadBy(LogicalOperator node)
    {
        if (VariableUse.Beside(node) is not { } beside)
        {
            _isOpaque = true;
            return [];
        }

        // The condition on each relationship of a walk reads the one under test, not the list.
        var element = node switch
        {
            LogicalVarExpand walk => walk.Element,
            LogicalShortestPath path => path.Element,
            _ => null,
        };
        return node.Expressions.SelectMany(ExpressionTree.FreeVariables).Where(v => v != element).Concat(beside);
    }
}
