using NetGraph.Cypher.Execution;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>
/// A statement in a string that a procedure runs within the running one. As in APOC its parameters are variables too: the text is
/// prepared behind a WITH that names them, and as it stands where that does not fit (<c>CALL</c> by itself, <c>SHOW</c>).
/// </summary>
internal sealed class NestedStatement
{
    private readonly PreparedQuery _query;

    private NestedStatement(PreparedQuery query) => _query = query;

    public IReadOnlyList<string> Columns => _query.Columns;

    /// <param name="prefix">Clauses before the text; empty for none.</param>
    /// <param name="mayWrite">Whether the procedure's mode lets the statement change the graph.</param>
    /// <exception cref="QueryException">The text is wrong, writes where it may not, or commits.</exception>
    public static NestedStatement Prepare(ExecutionState run, string procedure, string text, string prefix, bool mayWrite)
    {
        var query = PrepareBehind(run, prefix, text);
        if (query.Commits)
            throw CypherErrors.ProcedureFailed($"A statement within {procedure} may not commit.");
        if (query.Writes && !mayWrite)
            throw CypherErrors.ProcedureFailed($"A statement within {procedure} may only read.", "apoc.cypher.doIt and apoc.do.when may write");
        return new NestedStatement(query);
    }

    /// <summary><c>WITH $`a` AS `a`, …</c>; empty without parameters.</summary>
    public static string NameParameters(IEnumerable<string> names)
    {
        var items = string.Join(", ", names.Select(name => $"${Quoted(name)} AS {Quoted(name)}"));
        return items.Length == 0 ? "" : $"WITH {items} ";
    }

    public static string Quoted(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    /// <summary>Rows as they are made, entities as references; a statement without columns runs to its end and has none.</summary>
    public IEnumerable<GraphMap> Run(ExecutionState run, GraphMap parameters)
    {
        var state = run.Within(_query.Text, parameters.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal));
        foreach (var row in _query.ExecuteWithin(state))
        {
            if (Columns.Count > 0)
                yield return GraphMap.From(Columns.Select((column, i) => KeyValuePair.Create(column, row[i])));
        }
    }

    private static PreparedQuery PrepareBehind(ExecutionState run, string prefix, string text)
    {
        if (prefix.Length == 0)
            return run.Prepare(text);
        try
        {
            var behind = run.Prepare(prefix + text);
            return behind.Columns.Count == 0 && AsItStands(run, text) is { Columns.Count: > 0 } plain ? plain : behind;
        }
        catch (CypherException) when (AsItStands(run, text) is not null)
        {
            return run.Prepare(text);
        }
    }

    private static PreparedQuery? AsItStands(ExecutionState run, string text)
    {
        try
        {
            return run.Prepare(text);
        }
        catch (CypherException)
        {
            return null;
        }
    }
}
