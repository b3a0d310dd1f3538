using System.Diagnostics;
using System.Globalization;
using NetGraph.Cypher;
using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Durability;
using Xunit;

namespace NetGraph.StoreContract.Tests;

/// <summary>Kills a writing process with SIGKILL. <c>NETGRAPH_KILL_ROUNDS</c> and <c>NETGRAPH_KILL_SEED</c> change how often and when.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Killed_writer_leaves_exactly_what_it_had_committed()
    {
        var rounds = Number("NETGRAPH_KILL_ROUNDS", 20);
        var seed = Number("NETGRAPH_KILL_SEED", 4);
        var root = Directory.CreateTempSubdirectory("netgraph-kill-").FullName;
        try
        {
            var folder = Path.Combine(root, "db");
            var random = new Random(seed);
            var held = 0;
            for (var round = 0; round < rounds; round++)
            {
                var told = await WriteUntilKilledAsync(folder, held + 1, random.Next(1, 250));
                held = Check(folder, Math.Max(told, held));
            }

            output.WriteLine($"{rounds} kills with seed {seed}: {held} batches of {KillChild.BatchNodes} nodes kept");
            Assert.True(held > rounds);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <returns>The last batch that the child said was committed; 0 when none was.</returns>
    private static async Task<int> WriteUntilKilledAsync(string folder, int first, int milliseconds)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(KillTests).Assembly.Location);
        start.Environment[KillChild.Variable] = folder;
        start.Environment[KillChild.FirstVariable] = first.ToString(CultureInfo.InvariantCulture);
        using var child = Process.Start(start)!;
        var last = 0;
        var line = await child.StandardOutput.ReadLineAsync();
        Assert.True(line is not null, line is null ? await child.StandardError.ReadToEndAsync() : null);
        last = int.Parse(line!, CultureInfo.InvariantCulture);
        var killed = Task.Delay(milliseconds).ContinueWith(_ => child.Kill(), TaskScheduler.Default);
        while (await child.StandardOutput.ReadLineAsync() is { } next)
        {
            // The kill may have cut the last line short.
            if (int.TryParse(next, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == last + 1)
                last = number;
        }

        await killed;
        await child.WaitForExitAsync();
        return last;
    }

    /// <summary>All told batches are there, at most one more, and each is whole.</summary>
    private static int Check(string folder, int told)
    {
        Assert.Empty(EmbeddedStoreMaintenance.Verify(folder).Problems);
        using var store = DurableStore.Open(folder);
        var graph = store.Storage.BeginRead();
        var nodes = new SortedDictionary<long, int>();
        for (var cursor = graph.ScanNodes(); cursor.MoveNext();)
            Count(nodes, graph.NodeProperty(cursor.Node, graph.FindKey("batch")).AsInteger());
        var relationships = new SortedDictionary<long, int>();
        for (var cursor = graph.ScanRelationships(); cursor.MoveNext();)
            Count(relationships, graph.RelationshipProperty(cursor.Relationship, graph.FindKey("batch")).AsInteger());

        Assert.InRange(nodes.Count, told, told + 1);
        Assert.Equal(Enumerable.Range(1, nodes.Count).Select(n => (long)n), nodes.Keys);
        Assert.Equal(nodes, relationships);
        Assert.All(nodes.Values, n => Assert.Equal(KillChild.BatchNodes, n));
        Assert.Empty(StateVerifier.Check(store.Storage.Current));
        return nodes.Count;
    }

    private static void Count(SortedDictionary<long, int> counts, long batch) => counts[batch] = counts.GetValueOrDefault(batch) + 1;
}
