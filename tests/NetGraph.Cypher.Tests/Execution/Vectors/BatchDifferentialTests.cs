using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Execution.Vectors;

/// <summary>Batches give the rows that the row operators give, in their order, and fail where those fail.</summary>
public sealed class BatchDifferentialTests
{
    private const int QueriesPerSeed = 150;

    private static readonly CypherEngineOptions Rows = new() { DisabledRules = new HashSet<string> { CypherEngineOptions.RunInBatches } };
    private static readonly CypherEngineOptions Batches = new() { BatchThreshold = 0, MaxParallelism = 1 };
    private static readonly CypherEngineOptions Threads = new() { BatchThreshold = 0, MaxParallelism = 3, ParallelThreshold = 0 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Batches_change_no_row_of_mixed_values(int seed) => Compare(seed, nodes: 40, relationships: 90, isPlain: false, Batches);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Batches_change_no_row_across_pages(int seed) => Compare(seed, nodes: 1_500, relationships: 3_000, isPlain: seed % 2 == 0, Batches);

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void Threads_change_no_row(int seed) => Compare(seed, nodes: 1_500, relationships: 3_500, isPlain: seed != 23, Threads);

    private static void Compare(int seed, int nodes, int relationships, bool isPlain, CypherEngineOptions options)
    {
        var random = new Random(seed);
        using var storage = new GraphStorage();
        MixedGraph.Fill(storage, random, nodes, relationships, isPlain);
        var (rows, batches) = (new CypherEngine(Rows), new CypherEngine(options));
        var queries = new RandomBatchQuery(random);
        var answered = 0;
        for (var i = 0; i < QueriesPerSeed; i++)
        {
            var query = queries.Next();
            var expected = Run(rows, storage, query);
            var actual = Run(batches, storage, query);
            answered += expected.Contains("Neo.", StringComparison.Ordinal) ? 0 : 1;
            Assert.True(expected == actual, $"{query}\nrows:    {Shown(expected)}\nbatches: {Shown(actual)}");
        }

        Assert.True(answered > QueriesPerSeed / 2, $"Only {answered} queries had an answer.");
    }

    private static string Run(CypherEngine engine, GraphStorage storage, string query)
    {
        var lines = new List<string>();
        try
        {
            var parameters = new Dictionary<string, GraphValue> { ["p"] = 2L, ["q"] = "xyz" };
            var limits = new QueryLimits(MaxRows: 20_000);
            var cursor = engine.Prepare(query).Execute(storage.BeginRead(), parameters, limits, CancellationToken.None);
            while (cursor.MoveNext())
                lines.Add(string.Join(" | ", cursor.Current.Select(GraphValueText.Render)));
        }
        catch (QueryException e)
        {
            lines.Add($"{e.Code} {e.Message} {e.Span}");
        }

        return string.Join('\n', lines);
    }

    private static string Shown(string text) => text.Length > 600 ? text[..600] + "…" : text;
}
