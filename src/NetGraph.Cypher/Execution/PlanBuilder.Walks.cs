using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Execution.Walks;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Execution;

// Hops and walks, as cheap as what is read of them allows.
internal sealed partial class PlanBuilder
{
    /// <summary>Longest walks that are counted without being made: each is searched for repeated relationships in sequence.</summary>
    private const int LongestCounted = 16;

    private WalkUse? _walkUse;

    /// <summary>The filter whose input is being built.</summary>
    private LogicalFilter? _asking;

    private WalkUse Walks => _walkUse ??= WalkUse.Of(_plan);

    private Operator BuildExpand(LogicalExpand o) =>
        Walks.IsOnceEnough(o)
            ? new NeighbourSetOperator(_state, Build(o.Input), SlotOf(o.From), o.Direction, _names.Types(o.Types), SlotOf(o.To), Unique(o.UniqueAgainst))
            : new ExpandOperator(
                _state, Build(o.Input), SlotOf(o.From), SlotOf(o.Relationship), o.Direction, _names.Types(o.Types), SlotOf(o.To), Unique(o.UniqueAgainst));

    private Operator BuildFiltered(LogicalFilter filter)
    {
        _asking = filter;
        return Build(filter.Input);
    }

    private ExpandIntoOperator BuildExpandInto(LogicalExpandInto o)
    {
        var wanted = ReferenceEquals(_asking?.Input, o) ? Wanted(_asking, o.Relationship) : null;
        return new ExpandIntoOperator(
            _state, Build(o.Input), SlotOf(o.From), SlotOf(o.Relationship), o.Direction, _names.Types(o.Types), SlotOf(o.To), Unique(o.UniqueAgainst), wanted);
    }

    /// <summary>A property of the relationship, and the value that a filter wants it to equal; null: it wants none.</summary>
    private (NameReference Key, Evaluator Value)? Wanted(LogicalFilter filter, Variable relationship)
    {
        foreach (var predicate in filter.Predicates.OfType<BoundBinary>())
        {
            if (predicate is { Operator: BinaryOperator.Equal, Left: BoundProperty { Target: BoundVariable of } property } && of.Variable == relationship
                && IsCheap(predicate.Right, relationship))
                return (_names.Key(property.Key), _expressions.Compile(predicate.Right));
        }

        return null;
    }

    /// <summary>Whether a value may as well be computed once more, before the relationship is known.</summary>
    private static bool IsCheap(BoundExpression value, Variable relationship) => value switch
    {
        BoundLiteral or BoundParameter => true,
        BoundVariable e => e.Variable != relationship,
        BoundProperty { Target: BoundVariable e } => e.Variable != relationship,
        _ => false,
    };

    private Operator BuildWalk(LogicalVarExpand o)
    {
        var input = Build(o.Input);
        var shape = Walk(o.Direction, o.Types, o.Length, o.Element, o.Predicate);
        if (Walks.AreEndsEnough(o))
            return new WalkEndsOperator(_state, input, SlotOf(o.From), shape, SlotOf(o.To), o.IsToBound);
        var relationships = Walks.IsRead(o.Relationships) ? SlotOf(o.Relationships) : -1;
        return new VarExpandOperator(_state, input, SlotOf(o.From), relationships, shape, SlotOf(o.To), o.IsToBound, o.IsReversed, Unique(o.UniqueAgainst));
    }

    /// <summary>An operator that counts hops or walks by degrees, where a plan only wants to know how many; else null.</summary>
    private CountWalksOperator? BuildWalkCount(LogicalAggregate o)
    {
        // PROFILE is to show the rows of every operator.
        var filter = o.Input as LogicalFilter;
        var hop = filter?.Input ?? o.Input;
        if (_profile is not null || o.Grouping.Count > 0 || !o.Aggregates.All(a => LogicalAggregate.CountsRows(a.Call, hop)))
            return null;

        switch (hop)
        {
            case LogicalExpand { UniqueAgainst.Count: 0 } one when IsAboutEnd(filter, one.To):
                return Count(o, one.Input, one.From, Walk(one.Direction, one.Types, new VariableLength(1, 1), one.Relationship, null), one.To, filter);
            case LogicalVarExpand { UniqueAgainst.Count: 0, IsToBound: false, Predicate: null, Length: { Max: >= 1 and <= LongestCounted } length } walk
                when length.Min <= length.Max && IsAboutEnd(filter, walk.To):
                return Count(o, walk.Input, walk.From, Walk(walk.Direction, walk.Types, length, walk.Element, null), walk.To, filter);
            default:
                return null;
        }
    }

    /// <summary>An operator that counts neighbours, where a plan only wants to know how many different ones there are; else null.</summary>
    private CountNeighboursOperator? BuildNeighbourCount(LogicalAggregate o)
    {
        var filter = o.Input as LogicalFilter;
        if (_profile is not null || o.Grouping.Count > 0 || (filter?.Input ?? o.Input) is not LogicalExpand hop || !Walks.IsOnceEnough(hop)
            || !o.Aggregates.All(a => LogicalAggregate.CountsDifferent(a.Call, hop.To)) || !IsAboutEnd(filter, hop.To))
            return null;

        IReadOnlyList<BoundExpression> predicates = filter?.Predicates ?? [];
        var labels = predicates.OfType<BoundLabelTest>().Where(t => t is { Labels: LabelName, Operand: BoundVariable of } && of.Variable == hop.To).ToList();
        return new CountNeighboursOperator(
            _state, Build(hop.Input), SlotOf(hop.From), hop.Direction, _names.Types(hop.Types), SlotOf(hop.To), Unique(hop.UniqueAgainst),
            [.. labels.Select(t => _names.Label(((LabelName)t.Labels).Name))],
            _expressions.CompileAll(predicates.Except<BoundExpression>(labels, ReferenceEqualityComparer.Instance)),
            [.. o.Aggregates.Select(a => SlotOf(a.Variable))]);
    }

    private CountWalksOperator Count(LogicalAggregate o, LogicalOperator input, Variable from, WalkShape shape, Variable to, LogicalFilter? filter)
    {
        var condition = filter is null ? null : new EndCondition(_state, SlotOf(to), _expressions.CompileAll(filter.Predicates));
        return new CountWalksOperator(_state, Build(input), SlotOf(from), shape, condition, [.. o.Aggregates.Select(a => SlotOf(a.Variable))]);
    }

    /// <summary>Whether conditions read nothing of the row but the node, and give the same each time.</summary>
    private static bool IsAboutEnd(LogicalFilter? filter, Variable end) =>
        filter is null
        || filter.Predicates.All(p =>
            ExpressionTree.FreeVariables(p).SetEquals([end])
            && VariableUse.IsDeterministicAlone(p));
}
