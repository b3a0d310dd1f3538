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
        HashSet<Variable> read = [.. node.Expressions.SelectMany(e => ReadBy(node, e)), .. ReadDirectly(node)];
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
                    Visit(input, readAbove is not null && PassesSets(node) ? [.. readAbove, .. read, .. Starts(node)] : null);
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
    private static IEnumerable<Variable> Introduced(LogicalOperator node) => Below(node).SelectMany(o => o.Introduces);

    private HashSet<Variable> AllRead(LogicalOperator node) =>
        [.. Below(node).SelectMany(o => o.Expressions.SelectMany(e => ReadBy(o, e)).Concat(ReadDirectly(o)).Concat(Starts(o)))];

    private static IEnumerable<LogicalOperator> Below(LogicalOperator node)
    {
        var pending = new Stack<LogicalOperator>();
        pending.Push(node);
        while (pending.TryPop(out var current))
        {
            yield return current;
            foreach (var input in current.Inputs)
                pending.Push(input);
        }
    }

    /// <summary>The bound nodes that a hop reads.</summary>
    private static IReadOnlyList<Variable> Starts(LogicalOperator node) => node switch
    {
        LogicalExpand o => [o.From],
        LogicalExpandInto o => [o.From, o.To],
        LogicalVarExpand o => [o.From, o.To],
        LogicalRelationshipEnds o => [o.From, o.To],
        LogicalWalkList o => [o.From, o.To],
        LogicalShortestPath o => [o.From, o.To],
        LogicalBuildPath o => o.Nodes,
        _ => [],
    };

    /// <summary>Whether the operator makes more of equal rows only more of equal rows.</summary>
    private static bool PassesSets(LogicalOperator node) =>
        node is LogicalFilter or LogicalProject or LogicalExpand or LogicalExpandInto or LogicalVarExpand or LogicalIndexSeek or LogicalLabelScan or LogicalAllNodesScan
            or LogicalRelationshipScan or LogicalSort
        && IsDeterministic(node);

    private static bool IsDeterministic(LogicalOperator node) =>
        node.Expressions.SelectMany(ExpressionTree.Descendants).All(e => e is not BoundFunctionCall { Function.IsDeterministic: false } and not BoundSubquery);

    private static bool IsExtreme(BoundAggregateCall call) =>
        call.Function.Name.Equals("min", StringComparison.OrdinalIgnoreCase) || call.Function.Name.Equals("max", StringComparison.OrdinalIgnoreCase);

    /// <summary>The condition on each relationship of a walk reads the one under test, not the list.</summary>
    private static HashSet<Variable> ReadBy(LogicalOperator node, BoundExpression expression)
    {
        var read = ExpressionTree.FreeVariables(expression);
        switch (node)
        {
            case LogicalVarExpand walk:
                read.Remove(walk.Element);
                break;
            case LogicalShortestPath path:
                read.Remove(path.Element);
                break;
        }

        return read;
    }

    private IReadOnlyList<Variable> ReadDirectly(LogicalOperator node)
    {
        switch (node)
        {
            case LogicalProduceResult o:
                return o.Columns;
            case LogicalDistinct o:
                return o.Variables;
            case LogicalSort o:
                return o.Keep;
            case LogicalTopN o:
                return o.Keep;
            case LogicalEager o:
                return o.Keep;
            case LogicalHashJoin o:
                return o.Keep;
            case LogicalRemember o:
                return o.Keep;
            case LogicalExpand o:
                return o.UniqueAgainst;
            case LogicalExpandInto o:
                return o.UniqueAgainst;
            case LogicalVarExpand o:
                return o.UniqueAgainst;
            case LogicalRelationshipEnds o:
                return [o.Relationship, .. o.UniqueAgainst];
            case LogicalWalkList o:
                return [o.Relationships, .. o.UniqueAgainst];
            case LogicalBuildPath o:
                return o.Relationships;
            case LogicalUnion o:
                return [.. o.Columns.SelectMany(c => c)];
            case LogicalArgument or LogicalAllNodesScan or LogicalLabelScan or LogicalIndexSeek or LogicalNodeByIdSeek or LogicalRelationshipByIdSeek or LogicalRelationshipScan or LogicalFilter
                or LogicalProject or LogicalAggregate or LogicalSkip or LogicalLimit or LogicalUnwind or LogicalApply or LogicalShortestPath or LogicalCountStore or LogicalCallProcedure:
                return [];
            default:
                _isOpaque = true;
                return [];
        }
    }
}
