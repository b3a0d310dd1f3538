using System.Diagnostics;
using System.Globalization;
using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Tests.Fuzzing;

/// <summary>
/// Sends random statements, valid and damaged, through the whole engine over a small graph. Only <see cref="QueryException"/> may
/// come out, each statement must end in time, and what was printed from a syntax tree must read as the same tree. Writes are
/// rolled back, so that every statement meets the same graph.
/// </summary>
internal sealed class FuzzRun : IDisposable
{
    /// <summary>Longest time for one statement: far above its limit of <see cref="Limits"/>, for a machine under load.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly QueryLimits Limits = new(TimeSpan.FromMilliseconds(200), MaxRows: 200, MaxMemoryBytes: 4 << 20);

    private static readonly Dictionary<string, GraphValue> Parameters = new(StringComparer.Ordinal)
    {
        ["p"] = GraphValue.Of("abc"),
        ["n"] = GraphValue.Of(2),
        ["list"] = GraphValue.Of([GraphValue.Of(1), default, GraphValue.Of("b")]),
        ["map"] = GraphValue.Of(GraphMap.From([new("x", GraphValue.Of(1)), new("y", default)])),
    };

    private readonly int _seed;
    private readonly Random _random;
    private readonly QueryGrammar _grammar;
    private readonly CypherEngine _engine = new(new CypherEngineOptions { PlanCacheSize = 16 });
    private readonly GraphStorage _storage = new();
    private volatile string _running = "";
    private long _runningSince;
    private bool _hangs;

    public FuzzRun(int seed)
    {
        _seed = seed;
        _random = new Random(seed);
        _grammar = new QueryGrammar(_random);
        using var writer = _storage.BeginWrite();
        Drain(_engine.Prepare(Graph).Execute(writer, Parameters, QueryLimits.Unlimited, CancellationToken.None));
        writer.CreateIndex(writer.InternLabel("A"), writer.InternKey("x"), unique: false);
        writer.Commit();
    }

    /// <summary>Statements tried so far.</summary>
    public int Tried { get; private set; }

    /// <summary>Statements that ran to their end.</summary>
    public int Answered { get; private set; }

    public List<string> Failures { get; } = [];

    private static string Graph =>
        """
        CREATE (a:A {x: 1, y: 'abc', name: 'a'}), (b:A:B {x: 2, y: 1.5, when: date('2024-02-29')}), (c:B {x: 1, name: 'c'}), (d:C {x: null}), (e:C {x: [1, 2]}), (f {x: 'abc'}),
               (a)-[:R {x: 1}]->(b), (b)-[:R {x: 2}]->(c), (c)-[:S {x: 1}]->(a), (a)-[:T]->(a), (a)-[:R]->(c), (d)-[:S]->(e), (e)-[:T {y: 'abc'}]->(f), (b)-[:R]->(a), (f)-[:R]->(a)
        """;

    /// <summary>Runs until a number of statements or a time has passed, whichever comes first.</summary>
    public void Run(int statements, TimeSpan budget)
    {
        // On a thread of its own, so that a statement that never ends is reported and not waited for.
        var worker = new Thread(() => Loop(statements, budget), maxStackSize: 1 << 20) { IsBackground = true };
        _runningSince = Stopwatch.GetTimestamp();
        worker.Start();
        while (!worker.Join(TimeSpan.FromMilliseconds(100)))
        {
            if (Stopwatch.GetElapsedTime(Volatile.Read(ref _runningSince)) <= Patience * 2)
                continue;
            _hangs = true;
            Report("never ended", _running);
            return;
        }
    }

    /// <summary>Gives the graph up, unless a statement that never ended still holds it.</summary>
    public void Dispose()
    {
        if (!_hangs)
            _storage.Dispose();
    }

    private void Loop(int statements, TimeSpan budget)
    {
        var began = Stopwatch.GetTimestamp();
        var last = "RETURN 1";
        while (Tried < statements && Failures.Count < 20 && Stopwatch.GetElapsedTime(began) < budget)
        {
            var text = _grammar.Next();
            var damaged = _random.Next(3) == 0 ? QueryMutator.Damage(text, last, _random) : text;
            last = text;
            Try(damaged);
        }
    }

    private void Try(string text)
    {
        _running = text;
        Volatile.Write(ref _runningSince, Stopwatch.GetTimestamp());
        Tried++;
        try
        {
            Execute(text);
            Answered++;
        }
        catch (QueryException error)
        {
            // Rendering must not fail either, wherever the error points.
            _ = error.ToString();
        }
        catch (Exception fault)
        {
            Report(fault.ToString(), text);
        }

        if (Stopwatch.GetElapsedTime(_runningSince) is var took && took > Patience)
            Report(string.Create(CultureInfo.InvariantCulture, $"took {took.TotalSeconds:0.0} s"), text);
    }

    private void Execute(string text)
    {
        var printed = AstPrinter.Print(Parser.Parse(text));
        if (AstPrinter.Print(Parser.Parse(printed)) is var again && again != printed)
            Report($"printed differently the second time: {again}", printed);

        var query = _engine.Prepare(text);
        if (!query.Writes)
        {
            Drain(query.Execute(_storage.BeginRead(), Parameters, Limits, CancellationToken.None));
            return;
        }

        using var writer = _storage.BeginWrite();
        Drain(query.Execute(writer, Parameters, Limits, CancellationToken.None));
    }

    private static void Drain(QueryCursor cursor)
    {
        while (cursor.MoveNext())
        {
            foreach (var value in cursor.Current)
                _ = GraphValueText.Render(value);
        }

        _ = cursor.Summary;
    }

    private void Report(string what, string text)
    {
        lock (Failures)
            Failures.Add(string.Create(CultureInfo.InvariantCulture, $"seed {_seed}, statement {Tried}:\n{text}\n{what}\n"));
    }
}
