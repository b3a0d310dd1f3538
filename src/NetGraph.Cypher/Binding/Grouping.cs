using NetGraph.Cypher.Syntax;

namespace NetGraph.Cypher.Binding;

/// <summary>Where an aggregate stands, and so whether it may.</summary>
internal enum AggregatePlace
{
    Forbidden,
    Allowed,

    /// <summary>In another aggregate's argument.</summary>
    Inside,
}

/// <summary>An item of a projection that later expressions may name by repeating its code.</summary>
internal sealed record GroupingKey(Expression Source, Variable Variable, bool HoldsAggregate)
{
    /// <summary>A variable, a property of one, or an aggregate that is an item: what may stand beside an aggregate.</summary>
    public bool IsSimple { get; } = HoldsAggregate || IsVariableOrProperty(Source);

    private static bool IsVariableOrProperty(Expression expression)
    {
        while (expression is PropertyExpression property)
            expression = property.Target;
        return expression is VariableExpression;
    }
}

/// <summary>
/// What can still be seen once rows are grouped (or made distinct): the keys, the aggregates, the new names. Source: openCypher
/// CIP "Grouping keys".
/// </summary>
/// <param name="incoming">The scope before the projection.</param>
/// <param name="visible">The scope of names after grouping.</param>
/// <param name="sorting">For ORDER BY and WHERE, where what is not projected does not exist.</param>
internal sealed class Grouping(Scope incoming, Scope visible, bool sorting)
{
    public Scope Incoming { get; } = incoming;

    public Scope Visible { get; } = visible;

    public bool Sorting { get; } = sorting;

    public List<GroupingKey> Keys { get; } = [];

    public List<(FunctionExpression Source, Variable Variable, BoundAggregateCall Call)> Aggregates { get; init; } = [];

    /// <summary>Whether the expression at hand holds an aggregate: then only simple keys may stand beside it.</summary>
    public bool BesideAggregate { get; set; } = !sorting;
}
