using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;

namespace NetGraph.Cypher.Planning;

/// <summary>Which variables operators read, beyond what their expressions say. Unknown operators are taken to read anything.</summary>
internal static class VariableUse
{
    /// <summary>The variables an operator itself reads; null when that is not known.</summary>
    public static IEnumerable<Variable>? Reads(LogicalOperator node) =>
        Beside(node) is { } beside ? beside.Concat(node.Expressions.SelectMany(ExpressionTree.FreeVariables)) : null;

    /// <summary>Everything that any operator of the plan reads, nested plans included; null when that is not known.</summary>
    public static HashSet<Variable>? ReadAnywhere(LogicalPlan plan)
    {
        var read = new HashSet<Variable>();
        foreach (var node in plan.Nested.Values.Append(plan.Root).SelectMany(All))
        {
            if (Reads(node) is not { } reads)
                return null;
            read.UnionWith(reads);
        }

        // The single column of a nested plan is read by the expression around it.
        foreach (var subquery in plan.Nested.Keys)
            read.UnionWith(subquery.Query.Outputs);
        return read;
    }

    /// <summary>What a subtree reads of the plan around it; null when that is not known.</summary>
    public static HashSet<Variable>? ReadFromOutside(LogicalOperator root)
    {
        var read = new HashSet<Variable>();
        var filled = new HashSet<Variable>();
        foreach (var node in All(root))
        {
            if (Reads(node) is not { } reads)
                return null;
            read.UnionWith(reads);
            filled.UnionWith(node.Introduces);
        }

        read.ExceptWith(filled);
        return read;
    }

    /// <summary>An operator and everything below it.</summary>
    public static IEnumerable<LogicalOperator> All(LogicalOperator root)
    {
        var pending = new Stack<LogicalOperator>();
        pending.Push(root);
        while (pending.TryPop(out var node))
        {
            yield return node;
            foreach (var input in node.Inputs)
                pending.Push(input);
        }
    }

    /// <summary>Whether an expression gives the same on equal rows of one statement. What a subquery does inside is not looked at.</summary>
    public static bool IsDeterministic(BoundExpression expression) =>
        ExpressionTree.Descendants(expression).All(e => e is not BoundFunctionCall { Function.IsDeterministic: false });

    /// <summary>The same, for what holds no subquery.</summary>
    public static bool IsDeterministicAlone(BoundExpression expression) =>
        IsDeterministic(expression) && !ExpressionTree.Descendants(expression).OfType<BoundSubquery>().Any();

    /// <summary>The variables an operator reads that stand in none of its expressions; null when that is not known.</summary>
    public static IEnumerable<Variable>? Beside(LogicalOperator node) => node switch
    {
        LogicalArgument or LogicalAllNodesScan or LogicalLabelScan or LogicalIndexSeek or LogicalIndexRangeSeek or LogicalRelationshipIndexSeek or LogicalNodeByIdSeek or LogicalRelationshipByIdSeek
            or LogicalDynamicLabelScan or LogicalRelationshipScan or LogicalFilter or LogicalProject or LogicalAggregate or LogicalCountStore or LogicalSkip or LogicalLimit
            or LogicalUnwind or LogicalApply or LogicalCallProcedure => [],
        LogicalExpand o => o.UniqueAgainst.Append(o.From),
        LogicalExpandInto o => o.UniqueAgainst.Append(o.From).Append(o.To),
        LogicalVarExpand o => [.. o.UniqueAgainst, o.From, .. o.IsToBound ? [o.To] : Array.Empty<Variable>()],
        LogicalRelationshipEnds o => o.UniqueAgainst.Append(o.Relationship).Concat(Ends(o.From, o.IsFromBound, o.To, o.IsToBound)),
        LogicalWalkList o => o.UniqueAgainst.Append(o.Relationships).Concat(Ends(o.From, o.IsFromBound, o.To, o.IsToBound)),
        LogicalShortestPath o => [o.From, o.To],
        LogicalBuildPath o => o.Reads,
        LogicalDistinct o => o.Variables,
        LogicalSort o => o.Keep,
        LogicalTopN o => o.Skip is null ? o.Keep : o.Keep.Concat(ExpressionTree.FreeVariables(o.Skip)),
        LogicalEager o => o.Keep,
        LogicalUnion o => o.Columns.SelectMany(c => c),
        LogicalProduceResult o => o.Columns,
        LogicalHashJoin o => o.Keep,
        LogicalRemember o => o.Keep,
        LogicalCreate o => Pattern(o.Pattern.Paths),
        LogicalMerge o => Pattern([o.Path]),
        LogicalSet or LogicalDelete or LogicalForeach => [],
        _ => null,
    };

    private static IEnumerable<Variable> Ends(Variable from, bool isFromBound, Variable to, bool isToBound)
    {
        if (isFromBound)
            yield return from;
        if (isToBound)
            yield return to;
    }

    private static IEnumerable<Variable> Pattern(IEnumerable<BoundPath> paths) =>
        paths.SelectMany(p => p.Nodes.Select(n => n.Variable).Concat(p.Relationships.Select(r => r.Variable)));
}
