using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Procedures;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Tests.Execution;

/// <summary>A graph in memory and an engine over it: each statement is a transaction of its own.</summary>
internal sealed class TestGraph : IDisposable
{
    private readonly GraphStorage _storage = new();

    public TestGraph(params string[] setup)
        : this(new CypherEngineOptions(), setup)
    {
    }

    public TestGraph(CypherEngineOptions options, params string[] setup)
    {
        Engine = new CypherEngine(options, Procedures);
        foreach (var statement in setup)
            Run(statement);
    }

    public ProcedureRegistry Procedures { get; } = BuiltInProcedures.CreateRegistry();

    public CypherEngine Engine { get; private set; }

    /// <summary>The same graph under other options.</summary>
    public void Reconfigure(CypherEngineOptions options) => Engine = new CypherEngine(options, Procedures);

    public void Index(string label, string key, bool unique = false)
    {
        using var writer = _storage.BeginWrite();
        writer.CreateIndex(writer.InternLabel(label), writer.InternKey(key), unique);
        writer.Commit();
    }

    /// <summary>Runs a statement to its end and commits.</summary>
    public TestResult Run(string text, params (string Name, GraphValue Value)[] parameters) =>
        Run(text, QueryLimits.Unlimited, CancellationToken.None, parameters);

    public TestResult Run(string text, QueryLimits limits, CancellationToken cancellationToken, params (string Name, GraphValue Value)[] parameters)
    {
        var query = Engine.Prepare(text);
        var named = parameters.ToDictionary(p => p.Name, p => p.Value);
        if (query.Commits)
        {
            var (cursor, rest) = query.ExecuteInTransactions(_storage, named, limits, cancellationToken);
            var answer = Read(cursor);
            rest?.Commit();
            return answer;
        }

        if (!query.Writes)
            return Read(query.Execute(_storage.BeginRead(), named, limits, cancellationToken));

        using var writer = _storage.BeginWrite();
        var result = Read(query.Execute(writer, named, limits, cancellationToken));
        writer.Commit();
        return result;
    }

    public string Explain(string text) => Engine.Prepare(text).Explain(_storage.BeginRead()).TrimEnd();

    public IGraphReader BeginRead() => _storage.BeginRead();

    public void Dispose() => _storage.Dispose();

    private static TestResult Read(QueryCursor cursor)
    {
        var rows = new List<string>();
        while (cursor.MoveNext())
            rows.Add(string.Join(" | ", cursor.Current.Select(GraphValueText.Render)));
        return new TestResult(cursor.Columns, rows, cursor.Summary);
    }
}

/// <summary>A finished statement; each row as text.</summary>
internal sealed record TestResult(IReadOnlyList<string> Columns, IReadOnlyList<string> Rows, QuerySummary Summary)
{
    /// <summary>Rows separated by semicolons.</summary>
    public string Text => string.Join("; ", Rows);

    /// <summary>The same, rows sorted.</summary>
    public string SortedText => string.Join("; ", Rows.Order(StringComparer.Ordinal));
}
