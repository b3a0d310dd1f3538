using NetGraph.PropertyGraph;

namespace NetGraph.StoreFaults;

/// <summary>Statements of a transaction, in one line each.</summary>
internal static class Statements
{
    public static async Task<List<IReadOnlyList<GraphValue>>> RowsAsync(
        this IGraphTransaction tx, string cypher, (string Name, GraphValue Value)[] parameters, CancellationToken token)
    {
        await using var result = await tx.RunAsync(cypher, parameters.ToDictionary(p => p.Name, p => p.Value), QueryLimits.Unlimited, token);
        var rows = new List<IReadOnlyList<GraphValue>>();
        await foreach (var row in result.ReadRowsAsync(token))
            rows.Add(row);
        return rows;
    }

    public static async Task DoAsync(this IGraphTransaction tx, string cypher, (string Name, GraphValue Value)[] parameters, CancellationToken token)
    {
        await using var result = await tx.RunAsync(cypher, parameters.ToDictionary(p => p.Name, p => p.Value), QueryLimits.Unlimited, token);
        await result.SummarizeAsync(token);
    }
}
