using System.Runtime.CompilerServices;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Procedures;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

/// <summary>
/// Stage two: names become variables, and every rule that needs no data is checked.
/// </summary>
/// <remarks>
/// <code>
/// QueryAst --Binder--> BoundStatement
///    names ......... Variable (by reference, one a scope)      functions ... definitions
///    * ............. the variables in scope, by name           aggregates .. three projections
///    (a)-->(b) ..... BoundSubquery Exists                      [(a)-->(b) | e] ... BoundSubquery Collect
/// </code>
/// Errors carry openCypher's type and detail, and the place. Source: openCypher 9; the CIPs on grouping keys, subqueries and
/// pattern predicates; Neo4j 5 manual where the language goes further.
/// Invariant: after binding nothing looks at a name again.
/// </remarks>
internal sealed partial class Binder
{
    private readonly string _text;
    private readonly ProcedureRegistry _procedures;

    /// <summary>Element types of the lists some variables hold, where they are known.</summary>
    private readonly Dictionary<Variable, ValueTypes> _elementTypes = [];

    /// <summary>Each at its first place.</summary>
    private readonly List<BoundParameter> _parameters = [];

    private Scope _scope = new();
    private int _anonymous;
    private bool _writes;

    /// <summary>Inside EXISTS, COUNT or COLLECT, where nothing may be written.</summary>
    private bool _readOnly;

    private Binder(string text, ProcedureRegistry procedures)
    {
        _text = text;
        _procedures = procedures;
    }

    /// <exception cref="CypherException">A rule is broken; at compile time, with its place.</exception>
    public static BoundStatement Bind(QueryAst query, ProcedureRegistry procedures)
    {
        var binder = new Binder(query.Text, procedures);
        try
        {
            return binder.BindStatement(query);
        }
        catch (CypherException error) when (error.Query is null)
        {
            throw error.At(error.Span ?? query.Body.Span, query.Text);
        }
    }

    private BoundStatement BindStatement(QueryAst query)
    {
        var body = query.Body;
        _standsAlone = StandsAlone(body);
        var bound = BindCommand(body)
            ?? (body.Parts is [{ Clauses: [CallProcedureClause call] }] ? BindStandaloneCall(call) : BindBody(body, QueryRole.Statement));
        return new BoundStatement(_text, query.Mode, bound, [.. bound.Outputs.Select(v => v.Name)], _writes, _commits)
        {
            Names = _nameUses,
            Notes = _notes,
            Parameters = _parameters,
            IndexHints = _indexHints,
            CommitsByProcedure = _commitsByProcedure,
        };
    }

    private CypherException Error(string detail, string message, SourceSpan span, string? hint = null) =>
        CypherErrors.Syntax(detail, message, span, _text, hint);

    private Variable Anonymous(ValueTypes types) => new($"  {_anonymous++}", types);

    private Variable Declare(string name, ValueTypes types)
    {
        var variable = new Variable(name, types);
        _scope.Declare(variable);
        return variable;
    }

    private void RequireUnbound(string name, SourceSpan span)
    {
        if (_scope.Find(name) is not null)
            throw AlreadyBound(name, span);
    }

    private CypherException AlreadyBound(string name, SourceSpan span) =>
        Error("VariableAlreadyBound", $"The variable '{name}' is already defined: expected a new name.", span);

    private Variable Resolve(string name, SourceSpan span)
    {
        if (_scope.Find(name) is { } variable)
            return variable;

        if (_repeated is not null && _repeated.Declared.ContainsKey(name))
            throw NotBoundBefore(name, span);
        if (_grouped is { } grouped && grouped.Incoming.Find(name) is not null)
            throw NotGrouped(name, span, grouped);

        throw Error("UndefinedVariable", $"The variable '{name}' is not defined.", span, HintForUndefined(name));
    }

    private string? HintForUndefined(string name)
    {
        if (_scope.Forgot(name))
            return $"the last WITH dropped '{name}': add it there";
        if (Spelling.Nearest(name, _scope.Visible) is { } near)
            return $"did you mean '{near}'?";

        var known = _scope.Visible.Where(v => v.Length > 0 && v[0] != ' ').Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return known.Count is > 0 and <= 8 ? $"known here: {string.Join(", ", known)}" : null;
    }

    private void GuardStack(SourceSpan span)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Error("UnexpectedSyntax", "The query is nested too deeply.", span);
    }
}
