using NetGraph.PropertyGraph;

namespace NetGraph.StoreFaults.Kill;

/// <summary>Holds a store against what the transactions of <see cref="Workload"/> must have left.</summary>
internal static class Audit
{
    /// <returns>By writer, how many of its transactions the store holds; all of them from the first on, and each whole.</returns>
    /// <exception cref="FaultException">Something is missing, half there, or there without cause.</exception>
    public static async Task<SortedDictionary<int, int>> CheckAsync(OpenStore store)
    {
        var counts = new SortedDictionary<int, int>();
        foreach (var row in await store.AskAsync("MATCH (l:Ledger) RETURN toInteger(l.key) AS writer, l.count AS count ORDER BY writer"))
            counts[(int)row[0].AsInteger()] = (int)row[1].AsInteger();

        var batches = new Dictionary<string, (long Items, long Links, long Sum, long LinkSum)>();
        foreach (var row in await store.AskAsync("MATCH (b:Batch) RETURN b.key AS key, b.items AS items, b.links AS links, b.sum AS sum, b.linkSum AS linkSum"))
            batches.Add(row[0].AsString(), (row[1].AsInteger(), row[2].AsInteger(), row[3].AsInteger(), row[4].AsInteger()));
        foreach (var (writer, count) in counts)
        {
            for (var number = 1; number <= count; number++)
                Require(batches.ContainsKey($"{writer}/{number}"), $"transaction {number} of writer {writer} is not there, {count} are counted");
        }

        Require(batches.Count == counts.Values.Sum(), $"{batches.Count} transactions are there, {counts.Values.Sum()} are counted");
        await CheckPartsAsync(store, batches);
        await CheckSchemaAsync(store);
        var rolledBack = await store.AskAsync($"MATCH (n:{Workload.RolledBack}) RETURN count(n) AS n");
        Require(rolledBack[0][0].AsInteger() == 0, "a rolled-back transaction left nodes");
        return counts;
    }

    private static async Task CheckPartsAsync(OpenStore store, Dictionary<string, (long Items, long Links, long Sum, long LinkSum)> batches)
    {
        var items = await GroupsAsync(store, "MATCH (n:Item) RETURN n.batch AS batch, count(*) AS n, sum(n.amount) AS sum");
        var links = await GroupsAsync(store, "MATCH (:Item)-[r:NEXT]->(:Item) RETURN r.batch AS batch, count(*) AS n, sum(r.amount) AS sum");
        foreach (var (key, batch) in batches)
        {
            items.Remove(key, out var found);
            Require(found == (batch.Items, batch.Sum), $"batch {key} has {found.Count} items with the sum {found.Sum}; expected {batch.Items} and {batch.Sum}");
            links.Remove(key, out found);
            Require(found == (batch.Links, batch.LinkSum), $"batch {key} has {found.Count} relationships with the sum {found.Sum}; expected {batch.Links} and {batch.LinkSum}");
        }

        Require(items.Count + links.Count == 0, $"items or relationships of transactions that are not there: {string.Join(", ", items.Keys.Concat(links.Keys))}");
    }

    /// <summary>The writer's index exists exactly when its last transaction that touched it said so.</summary>
    private static async Task CheckSchemaAsync(OpenStore store)
    {
        var indexes = (await store.AskAsync("SHOW INDEXES YIELD name RETURN name")).Select(r => r[0].AsString()).ToHashSet();
        foreach (var row in await store.AskAsync("MATCH (l:Ledger) WHERE l.indexed IS NOT NULL RETURN l.key AS key, l.indexed AS indexed"))
            Require(indexes.Contains($"of_{row[0].AsString()}") == row[1].AsBoolean(), $"the index of writer {row[0].AsString()} should be {(row[1].AsBoolean() ? "there" : "gone")}");
    }

    private static async Task<Dictionary<string, (long Count, long Sum)>> GroupsAsync(OpenStore store, string cypher) =>
        (await store.AskAsync(cypher)).ToDictionary(r => r[0].AsString(), r => (r[1].AsInteger(), r[2].AsInteger()));

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new FaultException(otherwise);
    }
}
