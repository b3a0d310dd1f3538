using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

internal sealed partial class Binder
{
    private Grouping? _grouped;
    private AggregatePlace _aggregates;

    /// <summary>How many comprehensions, quantifiers and the like the expression at hand is inside of.</summary>
    private int _localDepth;

    /// <summary>The variable of a grouping key or projected item that the expression repeats; null when it repeats none.</summary>
    private BoundVariable? FindKey(Expression expression)
    {
        if (_grouped is not { } grouped || expression is LiteralExpression or ParameterExpression)
            return null;

        if (expression is VariableExpression name)
        {
            if (_scope.Find(name.Name) is not null)
                return null;
            var key = grouped.KeyNamed(name.Name);
            return key is null ? null : new BoundVariable(expression.Span, key.Variable);
        }

        foreach (var key in grouped.KeysLike(_text, expression))
        {
            if (IsShadowed(expression))
                continue;
            if (key.IsSimple || !grouped.BesideAggregate)
                return new BoundVariable(expression.Span, key.Variable);
            if (grouped.Sorting)
                throw Ambiguous(_text.Substring(expression.Span.Offset, expression.Span.Length), expression.Span);
        }

        return null;
    }

    /// <summary>Inside a comprehension a name may mean its variable; then equal code is not the same value.</summary>
    private bool IsShadowed(Expression expression)
    {
        if (_localDepth == 0)
            return false;

        for (var scope = _scope; scope is not null && scope != _grouped!.Visible; scope = scope.Outer!)
        {
            if (scope.Own.Any(v => SyntaxSearch.Any(expression, e => e is VariableExpression variable && variable.Name == v.Name)))
                return true;
        }

        return false;
    }

    private CypherException NotGrouped(string name, SourceSpan span, Grouping grouped) => grouped.Sorting
        ? Error("UndefinedVariable", $"The variable '{name}' is gone after the projection: expected what is projected.", span, $"add {name} to the projection")
        : Ambiguous(name, span);

    private CypherException Ambiguous(string code, SourceSpan span) => Error(
        "AmbiguousAggregationExpression",
        $"'{code}' stands beside an aggregate and is no grouping key: expected a variable or property that is an item of its own, a literal or a parameter.",
        span,
        "compute it in a WITH before");

    private BoundExpression BindAggregate(FunctionExpression call, AggregateDefinition function)
    {
        if (_aggregates == AggregatePlace.Inside)
            throw Error("NestedAggregation", $"{function.Name}() is an aggregate inside an aggregate.", call.Span, "aggregate in a WITH before");
        if (_aggregates == AggregatePlace.Forbidden || _localDepth > 0 || _grouped is not { } grouped)
            throw Error("InvalidAggregation", $"The aggregate {function.Name}() is allowed in WITH and RETURN only.", call.Span, "aggregate in a WITH before");

        if (grouped.Aggregates.Find(_text, call) is { } known)
            return new BoundVariable(call.Span, known);

        var bound = new BoundAggregateCall(call.Span, function, BindAggregateArguments(call, function, grouped), call.Distinct);
        var variable = new Variable(_text.Substring(call.Span.Offset, call.Span.Length), function.ReturnType);
        grouped.Aggregates.Add(_text, call, variable, bound);
        return new BoundVariable(call.Span, variable);
    }

    private List<BoundExpression> BindAggregateArguments(FunctionExpression call, AggregateDefinition function, Grouping grouped)
    {
        if (call.Star)
        {
            if (function.Name != "count" || call.Distinct)
                throw Error("UnexpectedSyntax", $"'*' is an argument of count only: found {function.Name}.", call.Span);
            return [];
        }

        CheckArgumentCount(call, function.Parameters.Count(p => !p.IsOptional), function.Parameters.Count, function.Signature);
        var scope = _scope;
        _scope = grouped.Sorting ? KeysOnly(grouped) : grouped.Incoming;
        _grouped = null;
        _aggregates = AggregatePlace.Inside;
        var arguments = BindArguments(call, function.Name, function.Parameters);
        (_scope, _grouped, _aggregates) = (scope, grouped, AggregatePlace.Allowed);
        return arguments;
    }

    /// <summary>An aggregate that only ORDER BY has may use nothing but the variables that are grouping keys.</summary>
    private static Scope KeysOnly(Grouping grouped)
    {
        var scope = grouped.Incoming.Next();
        foreach (var key in grouped.Keys)
        {
            if (key.Source is VariableExpression { Name: var name } && grouped.Incoming.Find(name) is { } variable)
                scope.Declare(variable);
        }

        return scope;
    }
}
