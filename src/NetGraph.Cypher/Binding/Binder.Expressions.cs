using System.Text;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

internal sealed partial class Binder
{
    private const ValueTypes Keyed = ValueTypes.Map | ValueTypes.Entity | ValueTypes.Temporal | ValueTypes.Duration | ValueTypes.Point | ValueTypes.Null;
    private const ValueTypes ListOrNull = ValueTypes.List | ValueTypes.Null;

    /// <summary>SKIP or LIMIT while its expression is bound; no variable may stand there.</summary>
    private string? _rowCount;

    private BoundParameter BindParameter(ParameterExpression parameter)
    {
        var bound = new BoundParameter(parameter.Span, parameter.Name);
        if (!_parameters.Exists(p => p.Name == bound.Name))
            _parameters.Add(bound);
        return bound;
    }

    private BoundExpression BindExpression(Expression expression)
    {
        GuardStack(expression.Span);
        if (FindKey(expression) is { } key)
            return key;

        return expression switch
        {
            LiteralExpression e => new BoundLiteral(e.Span, e.Value),
            ParameterExpression e => BindParameter(e),
            VariableExpression e => BindVariable(e),
            PropertyExpression e => BindProperty(e),
            IndexExpression e => BindIndex(e),
            SliceExpression e => BindSlice(e),
            UnaryExpression e => BindUnary(e),
            BinaryExpression e => BindBinary(e),
            ComparisonChain e => BindChain(e),
            IsNullExpression e => new BoundIsNull(e.Span, BindExpression(e.Operand), e.Negated),
            LabelTestExpression e => BindLabelTest(e),
            TypeTestExpression e => new BoundTypeTest(e.Span, BindExpression(e.Operand), e.Negated, e.Type),
            IsNormalizedExpression e => new BoundIsNormalized(e.Span, BindExpression(e.Operand), e.Negated, NormalFormOf(e.Form)),
            CaseSubjectExpression => _caseSubject!, // inside a WHEN, which has set it
            ListExpression e => new BoundList(e.Span, [.. e.Items.Select(BindExpression)]),
            MapExpression e => new BoundMap(e.Span, BindEntries(e)),
            FunctionExpression e => BindFunction(e),
            CaseExpression e => BindCase(e),
            ListComprehensionExpression e => BindListComprehension(e),
            QuantifierExpression e => BindQuantifier(e),
            ReduceExpression e => BindReduce(e),
            PatternExpression e => e.Path.Shortest == ShortestKind.None ? throw PatternAsValue(e) : BindPatternExpression(e),
            PatternComprehensionExpression e => BindPatternComprehension(e),
            SubqueryExpression e => BindSubquery(e),
            MapProjectionExpression e => BindMapProjection(e),
            _ => throw new System.Diagnostics.UnreachableException(expression.GetType().Name),
        };
    }

    private static NormalizationForm NormalFormOf(string form) => form switch
    {
        "NFD" => NormalizationForm.FormD,
        "NFKC" => NormalizationForm.FormKC,
        "NFKD" => NormalizationForm.FormKD,
        _ => NormalizationForm.FormC,
    };

    /// <summary>Where a truth value is wanted, a pattern is one.</summary>
    private BoundExpression BindBoolean(Expression expression) =>
        expression is PatternExpression { Path.Shortest: ShortestKind.None } pattern ? BindPatternExpression(pattern) : BindExpression(expression);

    private BoundExpression BindPredicate(Expression expression) => RequireTypes(BindBoolean(expression), StaticTypes.BooleanOrNull, "WHERE");

    private CypherException PatternAsValue(PatternExpression pattern) => Error(
        "UnexpectedSyntax",
        "A pattern is a predicate and has no other value: expected it in WHERE or beside AND, OR, NOT.",
        pattern.Span,
        "use EXISTS { … }, COUNT { … } or [ pattern | expression ]");

    private BoundExpression RequireTypes(BoundExpression expression, ValueTypes wanted, string who)
    {
        if (StaticTypes.Meets(expression.Types, wanted))
            return expression;
        throw Error(
            "InvalidArgumentType",
            $"Wrong type for {who}: expected {StaticTypes.Describe(wanted)}, found {StaticTypes.Describe(expression.Types)}.",
            expression.Span);
    }

    private BoundExpression BindVariable(VariableExpression name)
    {
        if (_rowCount is { } clause && _localDepth == 0)
            throw NotConstant(clause, name.Span);
        if (_scope.Find(name.Name) is null && NumberName(name.Name) is { } number)
            return new BoundLiteral(name.Span, GraphValue.Of(number));
        return new BoundVariable(name.Span, Resolve(name.Name, name.Span));
    }

    /// <summary><c>NaN</c>, <c>Inf</c> and <c>Infinity</c> are numbers unless a variable has the name.</summary>
    private static double? NumberName(string name) => name.ToUpperInvariant() switch
    {
        "NAN" => double.NaN,
        "INF" or "INFINITY" => double.PositiveInfinity,
        _ => null,
    };

    private BoundProperty BindProperty(PropertyExpression property)
    {
        var target = BindExpression(property.Target);
        if (StaticTypes.Meets(target.Types, Keyed))
        {
            NoteKey(target, property.Key, property.Span);
            return new BoundProperty(property.Span, target, property.Key);
        }

        var message = $"Only nodes, relationships, maps, temporal values and points have properties: found {StaticTypes.Describe(target.Types)}.";
        throw StaticTypes.Meets(target.Types, ValueTypes.Path)
            ? Error("InvalidArgumentType", message, target.Span, "use nodes(p) or relationships(p)")
            : CypherErrors.TypeAtCompileTime("InvalidArgumentType", message, target.Span, _text);
    }

    private BoundIndex BindIndex(IndexExpression index)
    {
        var target = BindExpression(index.Target);
        if (StaticTypes.Meets(target.Types, ListOrNull | ValueTypes.Map | ValueTypes.Entity))
            return new BoundIndex(index.Span, target, BindExpression(index.Index));

        throw CypherErrors.TypeAtCompileTime(
            "InvalidArgumentType",
            $"Only lists, maps, nodes and relationships have elements: found {StaticTypes.Describe(target.Types)}.",
            target.Span,
            _text);
    }

    private BoundSlice BindSlice(SliceExpression slice) => new(
        slice.Span,
        RequireTypes(BindExpression(slice.Target), ListOrNull, "a slice"),
        slice.From is null ? null : BindExpression(slice.From),
        slice.To is null ? null : BindExpression(slice.To));

    private BoundExpression BindListComprehension(ListComprehensionExpression comprehension)
    {
        var source = RequireTypes(BindExpression(comprehension.Source), ListOrNull, "a list comprehension");
        return InLocalScope(() =>
        {
            var variable = Declare(comprehension.Variable, StaticTypes.ElementsOf(source, _elementTypes));
            var predicate = comprehension.Predicate is null ? null : BindPredicate(comprehension.Predicate);
            var projection = comprehension.Projection is null ? null : BindExpression(comprehension.Projection);
            return new BoundListComprehension(comprehension.Span, variable, source, predicate, projection);
        });
    }

    private BoundExpression BindQuantifier(QuantifierExpression quantifier)
    {
        var source = RequireTypes(BindExpression(quantifier.Source), ListOrNull, "a quantifier");
        if (quantifier.Predicate is null)
            throw Error("UnexpectedSyntax", "A quantifier needs a condition: expected WHERE after the list.", quantifier.Span);

        return InLocalScope(() =>
        {
            var variable = Declare(quantifier.Variable, StaticTypes.ElementsOf(source, _elementTypes));
            return new BoundQuantifier(quantifier.Span, quantifier.Kind, variable, source, BindPredicate(quantifier.Predicate));
        });
    }

    private BoundExpression BindReduce(ReduceExpression reduce)
    {
        var initial = BindExpression(reduce.Initial);
        var source = RequireTypes(BindExpression(reduce.Source), ListOrNull, "reduce()");
        return InLocalScope(() =>
        {
            var accumulator = Declare(reduce.Accumulator, ValueTypes.Any);
            var variable = Declare(reduce.Variable, StaticTypes.ElementsOf(source, _elementTypes));
            return new BoundReduce(reduce.Span, accumulator, initial, variable, source, BindExpression(reduce.Step));
        });
    }

    private BoundExpression InLocalScope(Func<BoundExpression> bind)
    {
        var outer = _scope;
        _scope = new Scope(outer);
        _localDepth++;
        var bound = bind();
        _localDepth--;
        _scope = outer;
        return bound;
    }

    private BoundMapProjection BindMapProjection(MapProjectionExpression projection)
    {
        var target = RequireTypes(BindExpression(projection.Target), ValueTypes.Map | EntityOrNull, "a map projection");
        var items = projection.Items.Select(item => new BoundMapProjectionItem(item.Key, item.Value is null ? null : BindExpression(item.Value)));
        return new BoundMapProjection(projection.Span, target, [.. items]);
    }
}
