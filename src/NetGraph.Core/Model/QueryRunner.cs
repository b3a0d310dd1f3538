using NetGraph.PropertyGraph;

namespace NetGraph.Core.Model;

/// <summary>Columns to draw as a chain, and the column to weigh its edges by.</summary>
internal sealed record ChainShape(IReadOnlyList<string> Columns, string? Weight);

/// <summary>Runs one statement and shapes its answer; shared by the features that do.</summary>
internal static class QueryRunner
{
    /// <summary>Rows past the wanted ones are counted up to this many, so that a cut answer can say of how many.</summary>
    public const int RowsCounted = 200_000;

    private const string NodesById = "MATCH (n) WHERE id(n) IN $ids RETURN n";

    /// <summary>Runs a statement and draws its answer, both on the state of one transaction.</summary>
    /// <exception cref="QueryException">The statement, its parameters or its data are wrong.</exception>
    public static async Task<QueryAnswer> RunAsync(
        IGraphTransaction graph,
        string cypher,
        IReadOnlyDictionary<string, GraphValue> parameters,
        QueryLimits limits,
        ChainShape? chain,
        CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync(graph, cypher, parameters, limits, cancellationToken);
        return await DrawAsync(graph, answer, chain, limits, cancellationToken);
    }

    /// <summary>Runs a statement, and no other; nothing is drawn yet.</summary>
    /// <exception cref="QueryException">The statement, its parameters or its data are wrong.</exception>
    public static async Task<QueryAnswer> AnswerAsync(
        IGraphTransaction graph, string cypher, IReadOnlyDictionary<string, GraphValue> parameters, QueryLimits limits, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<GraphValue>>();
        IReadOnlyList<string> columns;
        QuerySummary summary;
        long total = 0;
        long bytes = 0;
        var most = limits.MaxRows is { } wanted ? wanted + RowsCounted : (long?)null;
        await using (var result = await graph.RunAsync(cypher, parameters, limits with { MaxRows = most }, cancellationToken))
        {
            columns = result.Columns;
            await foreach (var row in result.ReadRowsAsync(cancellationToken))
            {
                if (total < (limits.MaxRows ?? long.MaxValue))
                {
                    bytes += AnswerSize.Of(row);
                    if (bytes > limits.MaxMemoryBytes)
                        throw TooLarge(limits.MaxMemoryBytes.Value);
                    rows.Add(row);
                }

                total++;
            }

            summary = await result.SummarizeAsync(cancellationToken);
        }

        return new QueryAnswer(columns, rows, new ElementBuilder().Build(), summary.Truncated || total > rows.Count, summary.Truncated ? null : total, cypher, summary);
    }

    /// <summary>All rows of a statement of our own.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<GraphValue>>> RowsAsync(
        IGraphTransaction graph, string cypher, IReadOnlyDictionary<string, GraphValue> parameters, CancellationToken cancellationToken, QueryLimits? limits = null)
    {
        var rows = new List<IReadOnlyList<GraphValue>>();
        await using var result = await graph.RunAsync(cypher, parameters, limits ?? QueryLimits.Unlimited, cancellationToken);
        await foreach (var row in result.ReadRowsAsync(cancellationToken))
            rows.Add(row);
        return rows;
    }

    private static QueryException TooLarge(long most) => new(
        "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
        $"The answer holds more than {most} bytes.",
        hint: "Return fewer rows, or properties instead of whole nodes and lists.");

    /// <summary>Draws the rows of an answer: what is in them, and the nodes outside of them at which their relationships end.</summary>
    public static async Task<QueryAnswer> DrawAsync(IGraphTransaction graph, QueryAnswer answer, ChainShape? chain, QueryLimits limits, CancellationToken cancellationToken)
    {
        var builder = new ElementBuilder();
        foreach (var row in answer.Rows)
            builder.AddAll(row);
        if (chain is not null)
            AddChains(builder, answer.Columns, answer.Rows, chain);

        if (builder.MissingNodes is { Count: > 0 } missing)
        {
            var ids = new Dictionary<string, GraphValue>(StringComparer.Ordinal) { ["ids"] = GraphValue.Of([.. missing.Select(GraphValue.Of)]) };
            foreach (var row in await RowsAsync(graph, NodesById, ids, cancellationToken, limits with { MaxRows = null }))
                builder.Add(row[0]);
        }

        return answer with { Elements = builder.Build() };
    }

    private static void AddChains(ElementBuilder builder, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<GraphValue>> rows, ChainShape chain)
    {
        var places = chain.Columns.Select(c => IndexOf(columns, c)).ToArray();
        var weightPlace = chain.Weight is null ? -1 : IndexOf(columns, chain.Weight);
        foreach (var row in rows)
        {
            var weight = weightPlace >= 0 && row[weightPlace].IsNumber ? row[weightPlace].AsNumber() : 1;
            builder.AddChain(chain.Columns, [.. places.Select(p => row[p])], weight);
        }
    }

    private static int IndexOf(IReadOnlyList<string> columns, string name)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] == name)
                return i;
        }

        throw new InvalidOperationException($"The view's header names column '{name}', which its statement does not return.");
    }
}
