using System.Globalization;
using System.Runtime.CompilerServices;
using NetGraph.Cypher.Storage.Bulk;
using NetGraph.Cypher.Storage.Durability;
using NetGraph.PropertyGraph;

namespace NetGraph.StoreContract.Tests;

/// <summary>
/// What this program does instead of testing when <see cref="Variable"/> names a store: it writes batches for ever, prints the
/// number of each that is committed, compacts now and then, and waits to be killed.
/// </summary>
internal static class KillChild
{
    public const string Variable = "NETGRAPH_KILL_CHILD";
    public const string FirstVariable = "NETGRAPH_KILL_FIRST";
    public const int BatchNodes = 400;

    public static BulkWrite Batch(int number)
    {
        var shape = new NodeReferenceShape("Host", "key");
        GraphValue Key(int i) => $"{number}/{i}";
        return new BulkWrite(
            [new NodeUpsert("Host", "key", [new("batch"), new("text")], [.. Enumerable.Range(0, BatchNodes).Select(i => (GraphValue[])[Key(i), number, $"text {i} of {number}"])])],
            [new RelationshipUpsert("NEXT", shape, shape, [], [new("batch")], [.. Enumerable.Range(0, BatchNodes).Select(i => (GraphValue[])[Key(i), Key((i + 1) % BatchNodes), number])])]);
    }

#pragma warning disable CA2255 // The test runner owns Main; only a module initialiser comes before it.
    [ModuleInitializer]
    internal static void RunWhenAsked()
#pragma warning restore CA2255
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder)
            return;

        using var store = DurableStore.Open(folder);
        var bulk = new BulkUpserter(store.Storage);
        for (var number = int.Parse(Environment.GetEnvironmentVariable(FirstVariable)!, CultureInfo.InvariantCulture); ; number++)
        {
            bulk.ApplyAsync(Batch(number), CancellationToken.None).GetAwaiter().GetResult();
            Console.Out.WriteLine(number);
            Console.Out.Flush();
            if (number % 5 == 0)
                store.Compact();
        }
    }
}
