using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

// WITH and RETURN.
internal sealed partial class Binder
{
    private sealed record Item(string Name, Expression Expression, SourceSpan Span);

    private BoundProjection BindProjection(ProjectionClause clause, QueryRole role)
    {
        var items = ExpandItems(clause, role);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!names.Add(item.Name))
                throw Error("ColumnNameConflict", $"Two columns are called '{item.Name}'.", item.Span, "give one of them another name with AS");
            RequireUnshadowed(item);
        }

        if (clause.IsLet && clause.Items.FirstOrDefault(item => HasAggregate(item.Expression)) is { } aggregating)
            throw Error("InvalidAggregation", "LET may not aggregate.", aggregating.Span, "aggregate in a WITH");
        return items.Exists(item => HasAggregate(item.Expression)) ? BindAggregating(clause, items) : BindPlain(clause, items);
    }

    /// <summary>A subquery may pass on what it got from outside, but not give its name to something else.</summary>
    private void RequireUnshadowed(Item item)
    {
        if (item.Expression is VariableExpression variable && variable.Name == item.Name)
            return;
        if (_scope.Outer?.Visible.Contains(item.Name, StringComparer.Ordinal) == true)
            throw Error("VariableAlreadyBound", $"The variable '{item.Name}' comes from outside of the subquery: expected another name.", item.Span);
    }

    private List<Item> ExpandItems(ProjectionClause clause, QueryRole role)
    {
        var items = new List<Item>();
        if (clause.Star)
        {
            items.AddRange(_scope.OwnNamed.Select(v => new Item(v.Name, new VariableExpression(clause.Span, v.Name), clause.Span)));
            if (items.Count == 0 && clause.IsReturn)
                throw Error("NoVariablesInScope", "RETURN * has nothing to return: no variable is defined.", clause.Span);
        }

        foreach (var item in clause.Items)
            items.Add(new Item(NameOf(item, clause.IsReturn && role != QueryRole.Call), item.Expression, item.Span));
        return items;
    }

    private string NameOf(ProjectionItem item, bool mayBeUnnamed)
    {
        if (item.Alias is not null)
            return item.Alias;
        if (item.Expression is VariableExpression variable)
            return variable.Name;
        return mayBeUnnamed
            ? item.Text
            : throw Error("NoExpressionAlias", "An expression needs a name here: expected AS and a name.", item.Span, $"write {item.Text} AS name");
    }

    private static bool HasAggregate(Expression expression) =>
        SyntaxSearch.Any(expression, e => e is FunctionExpression function && FunctionRegistry.FindAggregate(function.Name) is not null);

    private BoundProjection BindPlain(ProjectionClause clause, List<Item> items)
    {
        var incoming = _scope;
        var bound = items.ConvertAll(item => Output(item.Name, BindExpression(item.Expression)));
        bound.AddRange(PassCsvPlace(clause));
        var after = After(incoming, bound);

        var sorted = after;
        if (clause.Distinct)
        {
            _grouped = new Grouping(incoming, after, sorting: true);
            AddKeys(_grouped, items, bound);
        }
        else
        {
            sorted = new Scope(incoming);
            foreach (var (variable, _) in bound)
                sorted.Declare(variable);
        }

        _scope = sorted;
        var orderBy = new List<BoundSortKey>(clause.OrderBy.Count);
        foreach (var key in clause.OrderBy)
            orderBy.Add(new BoundSortKey(FindProjected(key.Expression, items, bound) ?? BindExpression(key.Expression), key.Descending));
        var where = clause.Where is null ? null : BindPredicate(clause.Where);
        _grouped = null;
        _scope = after;
        return Finish(clause, [], [], bound, orderBy, where);
    }

    private BoundProjection BindAggregating(ProjectionClause clause, List<Item> items)
    {
        var incoming = _scope;
        var grouped = new Grouping(incoming, incoming.Next(), sorting: false);
        var keys = BindKeys(items, grouped);

        (_scope, _grouped, _aggregates) = (grouped.Visible, grouped, AggregatePlace.Allowed);
        var bound = new List<(Variable, BoundExpression)>(items.Count);
        foreach (var item in items)
        {
            bound.Add(keys.TryGetValue(item, out var key)
                ? Output(item.Name, new BoundVariable(item.Expression.Span, key.Variable), key.Expression)
                : Output(item.Name, BindExpression(item.Expression)));
        }

        var after = After(incoming, bound);
        var sorting = new Grouping(incoming, after, sorting: true) { Aggregates = grouped.Aggregates };
        AddKeys(sorting, items, bound);
        (_scope, _grouped) = (after, sorting);
        var orderBy = new List<BoundSortKey>(clause.OrderBy.Count);
        foreach (var key in clause.OrderBy)
        {
            sorting.BesideAggregate = HasAggregate(key.Expression);
            orderBy.Add(new BoundSortKey(BindExpression(key.Expression), key.Descending));
        }

        _aggregates = AggregatePlace.Forbidden;
        sorting.BesideAggregate = false;
        var where = clause.Where is null ? null : BindPredicate(clause.Where);
        _grouped = null;
        return Finish(clause, [.. keys.Values], grouped.Aggregates.Calls, bound, orderBy, where);
    }

    /// <summary>Items without aggregates, in the scope before grouping; each becomes a key.</summary>
    private Dictionary<Item, (Variable Variable, BoundExpression Expression)> BindKeys(List<Item> items, Grouping grouped)
    {
        var keys = new Dictionary<Item, (Variable, BoundExpression)>(ReferenceEqualityComparer.Instance);
        foreach (var item in items)
        {
            if (HasAggregate(item.Expression))
                continue;

            var expression = BindExpression(item.Expression);
            var name = (item.Expression as VariableExpression)?.Name ?? item.Name;
            var variable = Output(name, expression).Variable;
            keys.Add(item, (variable, expression));
            grouped.AddKey(_text, new GroupingKey(item.Expression, variable, HoldsAggregate: false));
            if (item.Expression is VariableExpression)
                grouped.Visible.Declare(variable);
        }

        return keys;
    }

    private void AddKeys(Grouping grouped, List<Item> items, List<(Variable Variable, BoundExpression Expression)> bound)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Expression is not (LiteralExpression or ParameterExpression))
                grouped.AddKey(_text, new GroupingKey(items[i].Expression, bound[i].Variable, HasAggregate(items[i].Expression)));
        }
    }

    /// <summary>A sort key that repeats an item's code is that column. A bare name is looked up as a name, the new one first.</summary>
    private BoundVariable? FindProjected(Expression key, List<Item> items, List<(Variable Variable, BoundExpression Expression)> bound)
    {
        if (key is VariableExpression or LiteralExpression)
            return null;

        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Expression is not VariableExpression && SourceCode.Same(_text, items[i].Expression.Span, key.Span))
                return new BoundVariable(key.Span, bound[i].Variable);
        }

        return null;
    }

    private (Variable Variable, BoundExpression Expression) Output(string name, BoundExpression expression, BoundExpression? origin = null)
    {
        var variable = new Variable(name, expression.Types);
        var elements = StaticTypes.ElementsOf(origin ?? expression, _elementTypes);
        if (elements != ValueTypes.Any)
            _elementTypes[variable] = elements;
        return (variable, expression);
    }

    private static Scope After(Scope incoming, List<(Variable Variable, BoundExpression Expression)> bound)
    {
        var after = incoming.Next();
        foreach (var (variable, _) in bound)
            after.Declare(variable);
        return after;
    }

    private BoundProjection Finish(
        ProjectionClause clause,
        IReadOnlyList<(Variable, BoundExpression)> keys,
        IReadOnlyList<(Variable, BoundAggregateCall)> aggregates,
        IReadOnlyList<(Variable, BoundExpression)> items,
        IReadOnlyList<BoundSortKey> orderBy,
        BoundExpression? where) => new(
            clause.Span,
            clause.IsReturn,
            clause.Distinct,
            aggregates.Count > 0,
            keys,
            aggregates,
            items,
            orderBy,
            BindRowCount(clause.Skip, "SKIP"),
            BindRowCount(clause.Limit, "LIMIT"),
            where);

    /// <summary>SKIP and LIMIT: constants and parameters, no variables.</summary>
    private BoundExpression? BindRowCount(Expression? expression, string clause)
    {
        if (expression is null)
            return null;
        if (SyntaxSearch.Any(expression, e => e is PatternExpression or PatternComprehensionExpression or SubqueryExpression))
            throw NotConstant(clause, expression.Span);

        var scope = _scope;
        _scope = new Scope();
        _rowCount = clause;
        var count = BindExpression(expression);
        _rowCount = null;
        _scope = scope;

        RequireTypes(count, ValueTypes.Integer, clause);
        if (count is BoundLiteral { Value: { Kind: GraphValueKind.Integer } value } && value.AsInteger() < 0)
            throw Error("NegativeIntegerArgument", $"{clause} takes a number from 0 on: found {value.AsInteger()}.", count.Span);
        return count;
    }

    private CypherException NotConstant(string clause, SourceSpan span) =>
        Error("NonConstantExpression", $"{clause} takes a number that is the same for every row: expected a literal or a parameter.", span);
}
