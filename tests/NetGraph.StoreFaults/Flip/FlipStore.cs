using NetGraph.Cypher;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;
using NetGraph.Testing.Storage;

namespace NetGraph.StoreFaults.Flip;

/// <summary>
/// A store with all kinds of data, kept as bytes: values of every kind, labels, rules of the schema, deletions; written by bulk, by Cypher
/// and from below, folded once or never; and its backup.
/// </summary>
internal sealed class FlipStore
{
    private FlipStore(IReadOnlyDictionary<string, byte[]> files, byte[] backup, string print, IReadOnlyList<string> answers)
    {
        Files = files;
        Backup = backup;
        Print = print;
        Answers = answers;
    }

    /// <summary>The store's files by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    public byte[] Backup { get; }

    /// <summary>All of the graph.</summary>
    public string Print { get; }

    /// <summary>Right answers to <see cref="FlipQueries"/>, in order.</summary>
    public IReadOnlyList<string> Answers { get; }

    /// <param name="folded">Whether a snapshot holds the first part; else all is in logs.</param>
    public static async Task<FlipStore> MakeAsync(string folder, bool folded)
    {
        await using (var store = OpenStore.At(folder))
        {
            await store.Graph.EnsureSchemaAsync(new GraphSchemaRequest([new("Host", "key"), new("Port", "key")], [new("Port", "number")]), CancellationToken.None);
            await store.Graph.BulkWriteAsync(Hosts(0, 700), CancellationToken.None);
            await RunAsync(store, "CREATE CONSTRAINT text_is_string FOR (n:Sample) REQUIRE n.text IS :: STRING");
            await RunAsync(store, "CREATE INDEX pairs FOR (n:Sample) ON (n.round, n.number)");
            await RunAsync(store, "CREATE INDEX bytes FOR ()-[r:SENT]-() ON (r.bytes)");
            AddSamples(store.Durable.Storage, 0);
            await RunAsync(store, "MATCH (h:Host) WHERE h.number % 11 = 3 DETACH DELETE h");
            if (folded)
                store.Durable.Compact();
            await store.Graph.BulkWriteAsync(Hosts(650, 900), CancellationToken.None);
            AddSamples(store.Durable.Storage, 1);
            await RunAsync(store, "MATCH (h:Host {key: 'host/5'}) SET h:Changed:Again, h.text = 'changed', h.bytes = null");
            await RunAsync(store, "MATCH (:Host {key: 'host/8'})-[r:SENT]->() DELETE r");
            await RunAsync(store, "DROP INDEX pairs");
        }

        var backup = folder + ".backup";
        EmbeddedStoreMaintenance.Backup(folder, backup);
        var files = Directory.GetFiles(folder).ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes);
        await using var again = OpenStore.At(folder);
        var answers = new List<string>();
        foreach (var query in FlipQueries.All)
            answers.Add(await FlipQueries.AnswerAsync(again.Graph, query));
        return new FlipStore(files, File.ReadAllBytes(backup), GraphPrint.Of(again.Durable.Storage.BeginRead()), answers);
    }

    /// <summary>Makes the folder hold the store's files as they were, and no others.</summary>
    /// <param name="changed">A file to write other bytes into; null: none.</param>
    public void WriteTo(string folder, string? changed = null, byte[]? bytes = null)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(folder).Where(f => !Files.ContainsKey(Path.GetFileName(f))))
            File.Delete(file);
        foreach (var (name, sound) in Files)
            File.WriteAllBytes(Path.Combine(folder, name), name == changed ? bytes! : sound); // not null: given with a name
    }

    /// <summary>One committed transaction more, of the size of a small import.</summary>
    public static Task<BulkWriteSummary> AddAsync(IGraphStore store) => store.BulkWriteAsync(Hosts(900, 960), CancellationToken.None);

    private static Task RunAsync(OpenStore store, string cypher) => store.Graph.WriteAsync(
        async (tx, token) =>
        {
            await tx.DoAsync(cypher, [], token);
            return true;
        },
        CancellationToken.None);

    private static BulkWrite Hosts(int from, int to)
    {
        var numbers = Enumerable.Range(from, to - from).ToArray();
        var host = new NodeReferenceShape("Host", "key");
        return new BulkWrite(
            [
                new NodeUpsert("Port", "key", [new("number")], [.. Enumerable.Range(0, 30).Select(p => (GraphValue[])[$"tcp/{p}", p])]),
                new NodeUpsert(
                    "Host", "key", [new("number"), new("text"), new("bytes", UpsertRule.Add), new("share"), new("names", UpsertRule.Union), new("inside")],
                    [.. numbers.Select(n => (GraphValue[])[$"host/{n}", n, $"größe {n % 17}", n * 1_000_003L, n / 8.0, GraphValue.Of([$"name {n % 5}"]), n % 3 == 0 ? n % 2 == 0 : default(GraphValue)])]),
            ],
            [
                new RelationshipUpsert(
                    "SENT", host, host, ["port"], [new("bytes", UpsertRule.Add), new("state")],
                    [.. numbers.SelectMany(n => Enumerable.Range(1, 3).Select(k => (GraphValue[])[$"host/{n}", $"host/{from + ((n * k * 7) % numbers.Length)}", n % 30, n * k * 40, k == 1 ? "open" : "closed"]))]),
                new RelationshipUpsert(
                    "LISTENS", host, new NodeReferenceShape("Port", "key"), [], [new("seen")],
                    [.. numbers.Select(n => (GraphValue[])[$"host/{n}", $"tcp/{n % 30}", GraphValue.Of(new GraphDateTime(1_700_000_000 + n, n))])]),
            ]);
    }

    private static void AddSamples(GraphStorage storage, int round)
    {
        using var writer = storage.BeginWrite();
        var label = writer.InternLabel("Sample");
        var number = 0;
        foreach (var value in SampleValues.All)
        {
            var node = writer.CreateNode([label]);
            writer.SetNodeProperty(node, writer.InternKey("round"), round);
            writer.SetNodeProperty(node, writer.InternKey("number"), number++);
            writer.SetNodeProperty(node, writer.InternKey("text"), $"sample {round}/{number}");
            writer.SetNodeProperty(node, writer.InternKey("value"), value);
            writer.SetRelationshipProperty(writer.CreateRelationship(writer.InternType("NEAR"), node, node - (number % 7)), writer.InternKey("value"), value);
        }

        writer.Commit();
    }
}
