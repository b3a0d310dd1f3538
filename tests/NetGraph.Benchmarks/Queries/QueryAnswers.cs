using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetGraph.Benchmarks.Graph;
using NetGraph.Cypher;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Benchmarks.Queries;

/// <summary>
/// Answers questions over a <see cref="BenchGraph"/> for whoever compares engines: a line <c>{"text", "parameters", "writes"}</c> in, a line
/// <c>{"ms", "rows"}</c> out, timed from the text to the last row, the commit included.
/// </summary>
internal static class QueryAnswers
{
    public static void Run()
    {
        using var storage = new GraphStorage();
        var graph = new BenchGraph();
        var start = Stopwatch.GetTimestamp();
        graph.Load(storage);
        Console.WriteLine(new JsonObject { ["loadMs"] = Stopwatch.GetElapsedTime(start).TotalMilliseconds }.ToJsonString());
        GC.Collect();

        var engine = new CypherEngine();
        while (Console.ReadLine() is { } line)
            Console.WriteLine(Answer(engine, storage, JsonNode.Parse(line)!.AsObject()).ToJsonString());
    }

    private static JsonObject Answer(CypherEngine engine, GraphStorage storage, JsonObject question)
    {
        var text = question["text"]!.GetValue<string>();
        var parameters = question["parameters"]!.AsObject().ToDictionary(p => p.Key, p => ValueOf(p.Value), StringComparer.Ordinal);
        try
        {
            var start = Stopwatch.GetTimestamp();
            var (columns, rows) = Execute(engine, storage, text, parameters, question["writes"]!.GetValue<bool>());
            var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            return new JsonObject { ["ms"] = elapsed, ["rows"] = new JsonArray([.. rows.Select(r => RowOf(columns, r))]) };
        }
        catch (QueryException error)
        {
            return new JsonObject { ["error"] = error.Message };
        }
    }

    private static (IReadOnlyList<string> Columns, List<GraphValue[]> Rows) Execute(
        CypherEngine engine, GraphStorage storage, string text, Dictionary<string, GraphValue> parameters, bool writes)
    {
        using var writer = writes ? storage.BeginWrite() : null;
        var cursor = engine.Prepare(text).Execute(writer ?? storage.BeginRead(), parameters, QueryLimits.Unlimited, CancellationToken.None);
        var rows = new List<GraphValue[]>();
        while (cursor.MoveNext())
            rows.Add(cursor.Current);
        writer?.Commit();
        return (cursor.Columns, rows);
    }

    private static JsonObject RowOf(IReadOnlyList<string> columns, GraphValue[] row) =>
        new(columns.Select((column, i) => KeyValuePair.Create<string, JsonNode?>(column, row[i].Kind switch
        {
            GraphValueKind.Integer => row[i].AsInteger(),
            GraphValueKind.String => row[i].AsString(),
            _ => GraphValueText.Render(row[i]),
        })));

    private static GraphValue ValueOf(JsonNode? node) => node switch
    {
        null => default,
        JsonArray items => GraphValue.Of([.. items.Select(ValueOf)]),
        JsonObject entries => GraphValue.Of(GraphMap.From(entries.Select(e => KeyValuePair.Create(e.Key, ValueOf(e.Value))))),
        _ when node.GetValueKind() == JsonValueKind.Number => GraphValue.Of(node.GetValue<long>()),
        _ => GraphValue.Of(node.GetValue<string>()),
    };
}
