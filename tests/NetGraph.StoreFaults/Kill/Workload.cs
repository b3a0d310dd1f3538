using System.Globalization;
using NetGraph.PropertyGraph;

namespace NetGraph.StoreFaults.Kill;

/// <summary>
/// The transactions of a writing process. Writer 0 writes in bulk, the others in Cypher, and each numbers its own from 1. What transaction
/// n of writer w does follows from the two numbers alone, so that a process can go on where a killed one stopped. Each
/// transaction leaves a <c>Batch</c> that says what must be there because of it, and raises its writer's <c>Ledger</c>.
/// </summary>
/// <remarks>
/// <code>
/// (:Ledger {key: w, count, indexed})      indexed: whether an index of the writer exists, in the same transaction
/// (:Batch {key: w/n, items, links, sum, linkSum})
/// (:Item {key: w/n/i, batch: w/n, amount, text})-[:NEXT {batch: w/n, amount}]->(:Item)
/// </code>
/// Of five transactions three add items, one changes the amounts of a batch added before, and one deletes one. See <see cref="Audit"/>.
/// </remarks>
internal sealed class Workload(IGraphStore store)
{
    public const int CypherWriters = 3;
    public const string RolledBack = "RolledBack";
    private const int Kinds = 5;

    public static GraphSchemaRequest Schema { get; } = new([new("Batch", "key"), new("Item", "key"), new("Ledger", "key")], []);

    /// <summary>Items of a batch that adds; every now and then more than a record of the log holds.</summary>
    public static int Items(int writer, int number) =>
        writer > 0 ? 3 + (number * 7 % 40) : number % 15 == 1 ? 3_000 : 20 + (number * 37 % 300);

    public Task WriteAsync(int writer, int number) => writer == 0 ? WriteBulkAsync(number) : WriteCypherAsync(writer, number);

    /// <summary>Changes that are given up; nothing of them may be found.</summary>
    public async Task RollBackAsync()
    {
        try
        {
            await store.WriteAsync<bool>(
                async (tx, token) =>
                {
                    await tx.DoAsync($"UNWIND range(1, 300) AS i CREATE (:{RolledBack} {{number: i, neverKept: i}})", [], token);
                    await tx.DoAsync("MATCH (b:Batch) SET b.sum = -1", [], token);
                    throw new OperationCanceledException("rolled back on purpose");
                },
                CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // As meant.
        }
    }

    private static string Key(int writer, int number) => string.Create(CultureInfo.InvariantCulture, $"{writer}/{number}");

    /// <summary>Which batch a transaction that adds nothing works on: one that the writer added a little before.</summary>
    private static int Victim(int number) => number % Kinds == 4 ? number - 2 : number - 4;

    private Task WriteBulkAsync(int number)
    {
        var key = Key(0, number);
        var item = new NodeReferenceShape("Item", "key");
        var ledger = new NodeUpsert("Ledger", "key", [new("count", UpsertRule.Add)], [["0", 1]]);
        if (number % Kinds is 1 or 2 or 3)
        {
            var items = Items(0, number);
            var numbers = Enumerable.Range(0, items);
            return store.BulkWriteAsync(
                new BulkWrite(
                    [
                        new NodeUpsert("Batch", "key", [new("items"), new("links"), new("sum"), new("linkSum")], [[key, items, items, Sum(items), 2 * Sum(items)]]),
                        new NodeUpsert("Item", "key", [new("batch"), new("amount"), new("text")], [.. numbers.Select(i => (GraphValue[])[$"{key}/{i}", key, i, $"text {i} of {key}, which makes it longer"])]),
                        ledger,
                    ],
                    [new RelationshipUpsert("NEXT", item, item, [], [new("batch"), new("amount")], [.. numbers.Select(i => (GraphValue[])[$"{key}/{i}", $"{key}/{(i + 1) % items}", key, 2 * i])])]),
                CancellationToken.None);
        }

        // Raises every amount of a batch: some items only, then all of its relationships.
        var old = Key(0, Victim(number));
        var all = Items(0, Victim(number));
        return store.BulkWriteAsync(
            new BulkWrite(
                [
                    new NodeUpsert("Batch", "key", [new("items"), new("links"), new("sum"), new("linkSum")], [[key, 0, 0, 0, 0]]),
                    new NodeUpsert("Batch", "key", [new("sum", UpsertRule.Add), new("linkSum", UpsertRule.Add)], [[old, 3L * all, (long)all]]),
                    new NodeUpsert("Item", "key", [new("amount", UpsertRule.Add)], [.. Enumerable.Range(0, all).Select(i => (GraphValue[])[$"{old}/{i}", 3])]),
                    ledger,
                ],
                [new RelationshipUpsert("NEXT", item, item, [], [new("amount", UpsertRule.Add)], [.. Enumerable.Range(0, all).Select(i => (GraphValue[])[$"{old}/{i}", $"{old}/{(i + 1) % all}", 1])])]),
            CancellationToken.None);
    }

    private Task WriteCypherAsync(int writer, int number) => store.WriteAsync(
        async (tx, token) =>
        {
            var victim = Victim(number);
            (string, GraphValue)[] parameters =
            [
                ("key", Key(writer, number)), ("k", Items(writer, number)), ("sum", Sum(Items(writer, number))),
                ("old", Key(writer, victim)), ("oldK", Items(writer, Math.Max(0, victim))), ("writer", writer.ToString(CultureInfo.InvariantCulture)),
            ];
            foreach (var statement in Statements(writer, number))
                await tx.DoAsync(statement, parameters, token);
            return true;
        },
        CancellationToken.None);

    private static IEnumerable<string> Statements(int writer, int number)
    {
        yield return "MERGE (l:Ledger {key: $writer}) ON CREATE SET l.count = 1 ON MATCH SET l.count = l.count + 1";
        switch (number % Kinds)
        {
            case 4:
                yield return "CREATE (:Batch {key: $key, items: 0, links: 0, sum: 0, linkSum: 0})";
                yield return "UNWIND range(0, $oldK - 1) AS i MATCH (n:Item {key: $old + '/' + toString(i)})-[r:NEXT]->() SET n.amount = n.amount + 1, r.amount = r.amount + 5";
                yield return "MATCH (b:Batch {key: $old}) SET b.sum = b.sum + $oldK, b.linkSum = b.linkSum + 5 * $oldK";
                break;
            case 0:
                yield return "CREATE (:Batch {key: $key, items: 0, links: 0, sum: 0, linkSum: 0})";
                yield return "UNWIND range(0, $oldK - 1) AS i MATCH (n:Item {key: $old + '/' + toString(i)}) DETACH DELETE n";
                yield return "MATCH (b:Batch {key: $old}) SET b.items = 0, b.links = 0, b.sum = 0, b.linkSum = 0";
                yield return number % 2 == 0 ? $"CREATE INDEX of_{writer} IF NOT EXISTS FOR (l:Ledger) ON (l.indexed{writer})" : $"DROP INDEX of_{writer} IF EXISTS";
                yield return $"MATCH (l:Ledger {{key: $writer}}) SET l.indexed = {(number % 2 == 0 ? "true" : "false")}";
                break;
            default:
                yield return "CREATE (:Batch {key: $key, items: $k, links: $k, sum: $sum, linkSum: $sum})";
                yield return "UNWIND range(0, $k - 1) AS i CREATE (:Item {key: $key + '/' + toString(i), batch: $key, amount: i, text: 'item ' + toString(i)})";
                yield return "UNWIND range(0, $k - 1) AS i MATCH (a:Item {key: $key + '/' + toString(i)}), (b:Item {key: $key + '/' + toString((i + 1) % $k)}) CREATE (a)-[:NEXT {batch: $key, amount: i}]->(b)";
                break;
        }
    }

    private static long Sum(long items) => items * (items - 1) / 2;
}
