using System.Runtime.CompilerServices;
using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Rebuilds expressions from the inside out. What does not change stays the same object, subqueries above all.</summary>
internal static class ExpressionRewriter
{
    /// <param name="change">Gives the replacement of a node whose operands are rewritten already, or the node itself.</param>
    public static BoundExpression Rewrite(BoundExpression expression, Func<BoundExpression, BoundExpression> change)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return change(Operands(expression, e => Rewrite(e, change)));
    }

    /// <summary>An operator with its expressions rewritten; those of patterns and SET are left alone.</summary>
    public static LogicalOperator Rewrite(LogicalOperator node, Func<BoundExpression, BoundExpression> change) => node switch
    {
        LogicalFilter o => Keep(o.Predicates, change) is { } p ? o with { Predicates = p } : o,
        LogicalProject o => Keep(o.Items, change) is { } i ? o with { Items = i } : o,
        LogicalAggregate o => Aggregate(o, change),
        LogicalSort o => Keep(o.Keys, change) is { } k ? o with { Keys = k } : o,
        LogicalTopN o => Keep(o.Keys, change) is { } k ? o with { Keys = k } : o,
        LogicalUnwind o => change(o.Source) is var s && !ReferenceEquals(s, o.Source) ? o with { Source = s } : o,
        LogicalIndexSeek o => change(o.Value) is var v && !ReferenceEquals(v, o.Value) ? o with { Value = v } : o,
        _ => node,
    };

    private static LogicalAggregate Aggregate(LogicalAggregate o, Func<BoundExpression, BoundExpression> change)
    {
        if (Keep(o.Grouping, change) is { } grouping)
            o = o with { Grouping = grouping };
        var calls = o.Aggregates.Select(a => (a.Variable, Call: Keep(a.Call.Arguments, change) is { } args ? a.Call with { Arguments = args } : a.Call)).ToList();
        return calls.Zip(o.Aggregates).All(p => ReferenceEquals(p.First.Call, p.Second.Call)) ? o : o with { Aggregates = calls };
    }

    private static BoundExpression Operands(BoundExpression expression, Func<BoundExpression, BoundExpression> change) => expression switch
    {
        BoundProperty e => change(e.Target) is var t && ReferenceEquals(t, e.Target) ? e : e with { Target = t },
        BoundIndex e => Pair(e.Target, e.Index, change) is var (t, i) && ReferenceEquals(t, e.Target) && ReferenceEquals(i, e.Index) ? e : e with { Target = t, Index = i },
        BoundUnary e => change(e.Operand) is var o && ReferenceEquals(o, e.Operand) ? e : e with { Operand = o },
        BoundBinary e => Pair(e.Left, e.Right, change) is var (l, r) && ReferenceEquals(l, e.Left) && ReferenceEquals(r, e.Right) ? e : e with { Left = l, Right = r },
        BoundIsNull e => change(e.Operand) is var o && ReferenceEquals(o, e.Operand) ? e : e with { Operand = o },
        BoundDynamicLabelTest e => Pair(e.Operand, e.Value, change) is var (o, v) && ReferenceEquals(o, e.Operand) && ReferenceEquals(v, e.Value) ? e : e with { Operand = o, Value = v },
        BoundList e => Keep(e.Items, change) is { } items ? e with { Items = items } : e,
        BoundMap e => Map(e, change),
        BoundFunctionCall e => Keep(e.Arguments, change) is { } arguments ? e with { Arguments = arguments } : e,
        BoundCase e => Case(e, change),
        _ => expression,
    };

    private static BoundMap Map(BoundMap map, Func<BoundExpression, BoundExpression> change) =>
        Keep([.. map.Entries.Select(e => e.Value)], change) is { } values
            ? map with { Entries = [.. map.Entries.Select((e, i) => KeyValuePair.Create(e.Key, values[i]))] }
            : map;

    private static BoundCase Case(BoundCase e, Func<BoundExpression, BoundExpression> change)
    {
        var subject = e.Subject is null ? null : change(e.Subject);
        var otherwise = e.Else is null ? null : change(e.Else);
        var alternatives = e.Alternatives.Select(a => (When: change(a.When), Then: change(a.Then))).ToList();
        var isSame = ReferenceEquals(subject, e.Subject) && ReferenceEquals(otherwise, e.Else)
            && alternatives.Zip(e.Alternatives).All(p => ReferenceEquals(p.First.When, p.Second.When) && ReferenceEquals(p.First.Then, p.Second.Then));
        return isSame ? e : e with { Subject = subject, Alternatives = alternatives, Else = otherwise };
    }

    private static (BoundExpression First, BoundExpression Second) Pair(BoundExpression first, BoundExpression second, Func<BoundExpression, BoundExpression> change) =>
        (change(first), change(second));

    /// <summary>Null when nothing changes.</summary>
    private static List<BoundExpression>? Keep(IReadOnlyList<BoundExpression> expressions, Func<BoundExpression, BoundExpression> change)
    {
        var changed = expressions.Select(change).ToList();
        return changed.Zip(expressions).All(p => ReferenceEquals(p.First, p.Second)) ? null : changed;
    }

    private static List<(Variable Variable, BoundExpression Expression)>? Keep(
        IReadOnlyList<(Variable Variable, BoundExpression Expression)> items, Func<BoundExpression, BoundExpression> change) =>
        Keep([.. items.Select(i => i.Expression)], change) is { } changed ? [.. items.Select((item, i) => (item.Variable, changed[i]))] : null;

    private static List<BoundSortKey>? Keep(IReadOnlyList<BoundSortKey> keys, Func<BoundExpression, BoundExpression> change) =>
        Keep([.. keys.Select(k => k.Expression)], change) is { } changed ? [.. keys.Select((key, i) => key with { Expression = changed[i] })] : null;
}
