using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

// Everything nested is a query with imports: CALL { }, EXISTS/COUNT/COLLECT { }, pattern predicates and comprehensions.
internal sealed partial class Binder
{
    private BoundCallSubquery BindCallSubquery(CallSubqueryClause call)
    {
        var outer = _scope;
        var imports = new List<Variable>();
        var surroundings = new Scope();
        if (call.ImportsAll)
            ImportAll(outer, surroundings, imports);
        foreach (var import in call.Imports ?? [])
        {
            if (surroundings.Find(import.Name) is not null)
                throw AlreadyBound(import.Name, import.Span);
            Import(Resolve(import.Name, import.Span), surroundings, imports);
        }

        ImportCsvPlace(outer, surroundings, imports);
        var noTransactions = _noTransactions;
        _noTransactions = "inside another CALL subquery";
        _scope = new Scope(surroundings);
        var query = call.Imports is null
            ? BindBody(call.Query, QueryRole.Call, (part, _) => BindImportingPart(part, outer, imports))
            : BindBody(call.Query, QueryRole.Call);
        _scope = outer;
        _noTransactions = noTransactions;
        foreach (var output in query.Outputs)
        {
            RequireUnbound(output.Name, call.Query.Span);
            _scope.Declare(output);
        }

        var transactions = call.Transactions is null ? null : BindTransactions(call.Transactions);
        return new BoundCallSubquery(call.Span, call.Optional, query, imports, transactions);
    }

    /// <summary>The older form: a first WITH of plain variables brings them in and does nothing else.</summary>
    private BoundSingleQuery BindImportingPart(SingleQuery part, Scope outer, List<Variable> imports)
    {
        if (part.Clauses is not [ProjectionClause first, _, ..] || !IsImporting(first))
            return BindIsolatedPart(part, outer);

        if (first.Star)
            ImportAll(outer, _scope, imports);
        foreach (var item in first.Items)
        {
            var name = ((VariableExpression)item.Expression).Name; // IsImporting saw to it
            var inner = _scope;
            _scope = outer;
            var variable = Resolve(name, item.Span);
            _scope = inner;
            Import(variable, _scope, imports);
        }

        return BindSingleQuery([.. part.Clauses.Skip(1)], part.Span, QueryRole.Call);
    }

    /// <summary>A part without imports. One whose first WITH reaches outside all the same is told what an importing WITH looks like.</summary>
    private BoundSingleQuery BindIsolatedPart(SingleQuery part, Scope outer)
    {
        try
        {
            return BindSingleQuery(part.Clauses, part.Span, QueryRole.Call);
        }
        catch (CypherException error) when (error is { Detail: "UndefinedVariable", Span: { } at }
            && part.Clauses[0] is ProjectionClause { IsReturn: false } first
            && first.Span.Offset <= at.Offset && at.End <= first.Span.End
            && outer.Find(_text.Substring(at.Offset, at.Length)) is not null)
        {
            throw Error(
                "InvalidImport",
                "An importing WITH consists of plain variables from outside: no expression, alias, DISTINCT, ORDER BY, SKIP, LIMIT or WHERE.",
                first.Span,
                "import by CALL (x) { … }, or put a WITH of plain variables before");
        }
    }

    private static bool IsImporting(ProjectionClause clause) =>
        clause is { IsReturn: false, Distinct: false, OrderBy.Count: 0, Skip: null, Limit: null, Where: null }
        && clause.Items.All(item => item.Expression is VariableExpression variable && (item.Alias ?? variable.Name) == variable.Name);

    private static void ImportAll(Scope outer, Scope into, List<Variable> imports)
    {
        foreach (var name in outer.Visible.Distinct().Order(StringComparer.Ordinal))
            Import(outer.Find(name)!, into, imports); // visible, so it is there
    }

    private static void Import(Variable variable, Scope into, List<Variable> imports)
    {
        into.Declare(variable);
        if (!imports.Contains(variable))
            imports.Add(variable);
    }

    private BoundSubquery BindSubquery(SubqueryExpression subquery)
    {
        var role = subquery.Kind == SubqueryKind.Collect ? QueryRole.Column : QueryRole.Rows;
        var (query, imports) = Nested(() => BindBody(subquery.Query, role));
        var types = subquery.Kind switch
        {
            SubqueryKind.Exists => ValueTypes.Boolean,
            SubqueryKind.Count => ValueTypes.Integer,
            _ => ValueTypes.List,
        };
        return new BoundSubquery(subquery.Span, subquery.Kind, query, imports, types);
    }

    /// <summary>A pattern as a predicate; shortestPath() as the path, allShortestPaths() as the list of paths.</summary>
    private BoundSubquery BindPatternExpression(PatternExpression pattern)
    {
        var kind = pattern.Path.Shortest switch
        {
            ShortestKind.None => SubqueryKind.Exists,
            ShortestKind.Single => SubqueryKind.First,
            _ => SubqueryKind.Collect,
        };
        if (kind == SubqueryKind.Exists)
        {
            var (test, needs) = Nested(() => MatchOnly(pattern.Span, pattern.Path, mayDeclare: false, null));
            return new BoundSubquery(pattern.Span, kind, test, needs, ValueTypes.Boolean);
        }

        RequireBoundEnds(pattern.Path);
        var (query, imports) = Nested(() =>
        {
            var matched = BindMatchPattern([pattern.Path], mayDeclare: false, ValueTypes.None);
            var path = Anonymous(ValueTypes.Path);
            matched = new BoundPattern([matched.Paths[0] with { PathVariable = path }]);
            return Returning(pattern.Span, new BoundMatch(pattern.Span, Optional: false, matched, null), new BoundVariable(pattern.Span, path));
        });
        return new BoundSubquery(pattern.Span, kind, query, imports, kind == SubqueryKind.First ? ValueTypes.Path | ValueTypes.Null : ValueTypes.List);
    }

    private BoundSubquery BindPatternComprehension(PatternComprehensionExpression comprehension)
    {
        var (query, imports) = Nested(() =>
        {
            var match = BindComprehensionMatch(comprehension);
            _localDepth++; // an aggregate has nothing to stand for here
            var projection = BindExpression(comprehension.Projection);
            _localDepth--;
            return Returning(comprehension.Span, match, projection);
        });
        return new BoundSubquery(comprehension.Span, SubqueryKind.Collect, query, imports, ValueTypes.List);
    }

    /// <summary><c>size([(a)-->(b) | …])</c> counts without making the list.</summary>
    private BoundSubquery BindComprehensionCount(SourceSpan span, PatternComprehensionExpression comprehension)
    {
        BindPatternComprehension(comprehension); // for its errors
        var (query, imports) = Nested(() => Only(BindComprehensionMatch(comprehension)));
        return new BoundSubquery(span, SubqueryKind.Count, query, imports, ValueTypes.Integer);
    }

    private BoundMatch BindComprehensionMatch(PatternComprehensionExpression comprehension)
    {
        RequireSimple(comprehension.Path, "a pattern comprehension", "use COLLECT { MATCH … RETURN … }");
        var pattern = BindMatchPattern([comprehension.Path], mayDeclare: true, ValueTypes.None);
        var where = comprehension.Predicate is null ? null : BindPredicate(comprehension.Predicate);
        return new BoundMatch(comprehension.Span, Optional: false, pattern, where);
    }

    private BoundQuery MatchOnly(SourceSpan span, PathPattern path, bool mayDeclare, BoundExpression? where) =>
        Only(new BoundMatch(span, Optional: false, BindMatchPattern([path], mayDeclare, ValueTypes.None), where));

    private static BoundQuery Only(BoundClause clause) => new([new BoundSingleQuery([clause], [])], Distinct: false, []);

    private BoundQuery Returning(SourceSpan span, BoundClause clause, BoundExpression value)
    {
        var output = Anonymous(value.Types);
        var projection = new BoundProjection(span, true, false, false, [], [], [(output, value)], [], null, null, null);
        return new BoundQuery([new BoundSingleQuery([clause, projection], [output])], Distinct: false, [output]);
    }

    /// <summary>Binds inside a scope of its own that sees the outer one, read-only and apart from any aggregation outside.</summary>
    private (BoundQuery Query, List<Variable> Imports) Nested(Func<BoundQuery> bind)
    {
        var (scope, readOnly, grouped, place, depth) = (_scope, _readOnly, _grouped, _aggregates, _localDepth);
        var imports = new List<Variable>();
        _scope = new Scope(scope, imports);
        _readOnly = true;
        _grouped = null;
        _aggregates = AggregatePlace.Forbidden;
        _localDepth = 0;
        var query = bind();
        (_scope, _readOnly, _grouped, _aggregates, _localDepth) = (scope, readOnly, grouped, place, depth);
        return (query, imports);
    }
}
