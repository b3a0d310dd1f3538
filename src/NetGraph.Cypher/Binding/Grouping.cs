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
    private readonly List<GroupingKey> _keys = [];
    private readonly Dictionary<string, GroupingKey> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<GroupingKey>> _byCode = new(StringComparer.Ordinal);
    private int _longest;

    public Scope Incoming { get; } = incoming;

    public Scope Visible { get; } = visible;

    public bool Sorting { get; } = sorting;

    public IReadOnlyList<GroupingKey> Keys => _keys;

    public GroupedAggregates Aggregates { get; init; } = new();

    /// <param name="text">The query.</param>
    public void AddKey(string text, GroupingKey key)
    {
        _keys.Add(key);
        if (key.Source is VariableExpression variable)
        {
            _byName.TryAdd(variable.Name, key);
            return;
        }

        var code = SourceCode.Key(text, key.Source.Span)!; // of any length
        _longest = Math.Max(_longest, code.Length);
        if (!_byCode.TryGetValue(code, out var same))
            _byCode.Add(code, same = []);
        same.Add(key);
    }

    /// <summary>The first key that is the variable of that name; null when there is none.</summary>
    public GroupingKey? KeyNamed(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The keys with the same code, in order, but for variables.</summary>
    public IReadOnlyList<GroupingKey> KeysLike(string text, Expression expression) =>
        _byCode.Count > 0 && SourceCode.Key(text, expression.Span, _longest) is { } code && _byCode.TryGetValue(code, out var same) ? same : [];

    /// <summary>Whether the expression at hand holds an aggregate: then only simple keys may stand beside it.</summary>
    public bool BesideAggregate { get; set; } = !sorting;
}
