using NetGraph.Cypher;

namespace NetGraph.StoreFaults.Kill;

/// <summary>The process that is killed: warms up, waits for its order, obeys, and at the end waits.</summary>
internal static class KillChild
{
    public const string Ready = "ready";
    public const string Opening = "opening";
    public const string FirstCommit = "before the first commit";
    public const string Writing = "writing";
    public const string Compacting = "compacting";
    public const string Checkpointing = "writing a checkpoint";
    public const string BackingUp = "backing up";
    public const string Restoring = "restoring";
    public const string Closing = "closing";
    public const string Done = "done";

    public static void Run()
    {
        using var signals = new Signals();
        var warm = Path.Combine(Path.GetTempPath(), $"netgraph-warm-{Environment.ProcessId}");
        try
        {
            WarmUpAsync(warm).GetAwaiter().GetResult();
        }
        finally
        {
            Directory.Delete(warm, recursive: true);
        }

        signals.Phase(Ready);
        if (Console.In.ReadLine() is not { } line)
            return;

        ObeyAsync(ChildOrder.Parse(line), signals).GetAwaiter().GetResult();
        signals.Phase(Done);
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Compiles what is to be killed, so that phases take the time they take in a process that has been running.</summary>
    private static async Task WarmUpAsync(string folder)
    {
        await using var store = OpenStore.At(Path.Combine(folder, "db"));
        await store.Graph.EnsureSchemaAsync(Workload.Schema, CancellationToken.None);
        var work = new Workload(store.Graph);
        foreach (var number in new[] { 2, 4, 5 })
            await work.WriteAsync(1, number);
        foreach (var number in new[] { 2, 4 })
            await work.WriteAsync(0, number);

        store.Durable.Compact();
        store.Durable.Checkpoint();
    }

    private static Task ObeyAsync(ChildOrder order, Signals signals)
    {
        switch (order.Work)
        {
            case ChildWork.Restore:
                signals.Phase(Restoring);
                EmbeddedStoreMaintenance.Restore(order.Folder, order.File!, overwrite: true); // not null: orders of this work name it
                return Task.CompletedTask;
            case ChildWork.Import:
                return ImportAsync(order, signals);
            default:
                return WriteAsync(order, signals);
        }
    }

    private static async Task WriteAsync(ChildOrder order, Signals signals)
    {
        signals.Phase(Opening);
        await using var store = OpenStore.At(order.Folder);
        signals.Phase(FirstCommit);
        await store.Graph.EnsureSchemaAsync(Workload.Schema, CancellationToken.None);
        var writers = Enumerable.Range(0, order.Next.Length).Select(w => Task.Run(() => WriteForEverAsync(store, w, order.Next[w], signals))).ToList();
        if (order.Work is ChildWork.Compact or ChildWork.Checkpoint or ChildWork.Backup)
            writers.Add(Task.Run(() => MaintainForEverAsync(order, store, signals)));
        await await Task.WhenAny(writers); // none ends but by an error
    }

    private static async Task WriteForEverAsync(OpenStore store, int writer, int number, Signals signals)
    {
        var work = new Workload(store.Graph);
        for (; ; number++)
        {
            await work.WriteAsync(writer, number);
            signals.Committed(writer, number);
            if (writer == 1 && number % 7 == 0)
                await work.RollBackAsync();
        }
    }

    private static async Task MaintainForEverAsync(ChildOrder order, OpenStore store, Signals signals)
    {
        for (; ; )
        {
            await Task.Delay(15);
            Maintain(order, store, signals);
            signals.Phase(Writing);
        }
    }

    private static void Maintain(ChildOrder order, OpenStore store, Signals signals)
    {
        switch (order.Work)
        {
            case ChildWork.Compact:
                signals.Phase(Compacting);
                store.Durable.Compact();
                break;
            case ChildWork.Checkpoint:
                signals.Phase(Checkpointing);
                store.Durable.Checkpoint();
                break;
            default:
                signals.Phase(BackingUp);
                EmbeddedStoreMaintenance.Backup(order.Folder, order.File!, overwrite: true); // not null: orders of this work name it
                break;
        }
    }

    /// <summary>What <c>netgraph import</c> does with the inputs.</summary>
    private static async Task ImportAsync(ChildOrder order, Signals signals)
    {
        signals.Phase(Opening);
        await using var store = OpenStore.At(order.Folder);
        await ImportInputs.ImportAsync(store.Graph, order.File!, step => signals.Phase($"import: {step}")); // not null: orders of this work name it
        signals.Phase(Closing);
    }
}
