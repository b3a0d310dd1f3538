using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Optimization;
using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Tests.Fuzzing;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Optimization;

/// <summary>
/// Random statements give the same rows and leave the same graph whichever rules are on. Statements whose result hangs on the order
/// of rows are left out, and those that fail: which row fails first is no promise.
/// </summary>
public sealed class RandomRuleTests
{
    private const string Graph =
        """
        CREATE (a:A {x: 1, y: 'abc', name: 'a'}), (b:A:B {x: 2, y: 1.5}), (c:B {x: 1, name: 'c'}), (d:C {x: null}), (e:C {x: [1, 2]}), (f {x: 'abc'}),
               (a)-[:R {x: 1}]->(b), (b)-[:R {x: 2}]->(c), (c)-[:S {x: 1}]->(a), (a)-[:T]->(a), (a)-[:R]->(c), (d)-[:S]->(e), (e)-[:T {y: 'abc'}]->(f), (b)-[:R]->(a), (f)-[:R]->(a)
        """;

    /// <summary>Words of statements whose rows depend on order or chance.</summary>
    private static readonly string[] Left =
        ["LIMIT", "SKIP", "collect", "[(", "rand", "time", "date", "shortest", "SHORTEST", "ANY", "percentile", "stdev", "avg", "sum", "duration", "CALL", "MERGE", "SET", "DELETE", "REMOVE", "FOREACH", "CREATE", "LOAD", "SHOW", "DROP"];

    private static readonly QueryLimits Limits = new(TimeSpan.FromSeconds(2), MaxRows: 20_000, MaxMemoryBytes: 16 << 20);

    private static readonly Dictionary<string, GraphValue> Parameters = new(StringComparer.Ordinal)
    {
        ["p"] = GraphValue.Of("abc"),
        ["n"] = GraphValue.Of(2),
        ["list"] = GraphValue.Of([GraphValue.Of(1), default, GraphValue.Of("b")]),
        ["map"] = GraphValue.Of(GraphMap.From([new("x", GraphValue.Of(1)), new("y", default)])),
    };

    private static readonly IReadOnlyList<string> Rules = [.. Optimizer.Rules.Select(r => r.Name)];

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void Reading_gives_the_same_rows(int seed)
    {
        var grammar = new QueryGrammar(new Random(seed));
        Compare(2500, 50, _ =>
        {
            var text = grammar.Next();
            return Left.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) ? null : text;
        });
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    [InlineData(24)]
    public void Writing_leaves_the_same_graph(int seed)
    {
        var writes = new RandomWrites(new Random(seed));
        Compare(120, 100, _ => writes.Next());
    }

    /// <param name="least">Statements that must have been compared, lest the test checks nothing.</param>
    private static void Compare(int statements, int least, Func<int, string?> next)
    {
        using var storage = new GraphStorage();
        using (var writer = storage.BeginWrite())
        {
            Run(new CypherEngine(), writer, Graph);
            writer.CreateIndex(writer.InternLabel("A"), writer.InternKey("x"), unique: false);
            writer.Commit();
        }

        var plain = Engine(Rules);
        var all = Engine([]);
        var without = Rules.Select(rule => Engine([rule])).ToList();
        var compared = 0;
        for (var i = 0; i < statements; i++)
        {
            if (next(i) is not { } text || Outcome(plain, storage, text) is not { } expected)
                continue;
            compared++;
            var one = i % Rules.Count;
            Check(all, "all rules");
            Check(without[one], $"all rules but {Rules[one]}");

            void Check(CypherEngine engine, string rules)
            {
                if (Outcome(engine, storage, text) is { } found)
                    Assert.True(expected == found, $"{rules}\n{text}\nexpected:\n{expected}\nfound:\n{found}\n{engine.Prepare(text).Explain(storage.BeginRead())}");
            }
        }

        Assert.True(compared >= least, $"only {compared} statements could be compared");
    }

    private static CypherEngine Engine(IEnumerable<string> disabled) => new(new CypherEngineOptions { DisabledRules = disabled.ToHashSet(StringComparer.Ordinal) });

    /// <summary>Rows and the graph after them, in no order; null when the statement failed.</summary>
    private static string? Outcome(CypherEngine engine, GraphStorage storage, string text)
    {
        try
        {
            if (!engine.Prepare(text).Writes)
                return Run(engine, storage.BeginRead(), text);
            using var writer = storage.BeginWrite();
            return string.Join('\n', Run(engine, writer, text), Run(engine, writer, "MATCH (n) RETURN labels(n), properties(n)"), Run(engine, writer, "MATCH (a)-[r]->(b) RETURN properties(a), type(r), properties(r), properties(b)"));
        }
        catch (QueryException)
        {
            return null;
        }
    }

    private static string Run(CypherEngine engine, IGraphReader graph, string text)
    {
        var cursor = engine.Prepare(text).Execute(graph, Parameters, Limits, CancellationToken.None);
        var rows = new List<string>();
        while (cursor.MoveNext())
            rows.Add(string.Join(" | ", cursor.Current.Select(GraphValueText.Render)));
        rows.Sort(StringComparer.Ordinal);
        return string.Join('\n', rows);
    }
}
