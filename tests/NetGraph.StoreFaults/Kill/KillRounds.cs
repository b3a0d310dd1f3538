using NetGraph.Cypher;

namespace NetGraph.StoreFaults.Kill;

/// <summary>What a round found.</summary>
/// <param name="Place">Work and phase that the kill hit.</param>
/// <param name="Problem">What was wrong; null when the round passes.</param>
/// <param name="LeftBehind">What the kill left in the folder beside whole files, in words.</param>
internal sealed record KillOutcome(string Place, string? Problem, IReadOnlyList<string> LeftBehind);

/// <summary>The stores of a run and what is known of them; plays one kill after the other on them.</summary>
internal sealed class KillRounds : IDisposable
{
    private const int ManyBatches = 500;
    private static readonly string[] Kept = ["killed", "db", "imports"];

    private readonly ScratchFolder _scratch = new("kill");
    private readonly PhaseLengths _lengths = new();
    private readonly string _inputs;
    private ChildProcess _next;
    private SortedDictionary<int, int> _held = [];
    private int _imported;

    public KillRounds()
    {
        _inputs = _scratch.Below("inputs");
        ImportInputs.Write(_inputs);
        _next = new ChildProcess(_lengths);
    }

    private string Store => _scratch.Below("db");

    private string Imports => _scratch.Below("imports");

    private string BackupFile => _scratch.Below("db.backup");

    /// <summary>Plays one round; the next round goes on with the store that this one leaves, unless it failed.</summary>
    /// <param name="name">Under which the folder is kept when the round fails.</param>
    public KillOutcome Play(Random random, string name)
    {
        var work = Draw(random);
        var aim = KillAim.Draw(random, work);
        using var child = _next;
        _next = new ChildProcess(_lengths);
        string? problem = null;
        IReadOnlyList<string> left = [];
        try
        {
            if (work is ChildWork.Import)
                (problem, left) = PlayImport(child, aim);
            else if (work is ChildWork.Restore)
                (problem, left) = PlayRestore(child, aim);
            else
                (problem, left) = PlayWriting(child, work, aim);
        }
        catch (Exception e)
        {
            problem = e is FaultException ? e.Message : e.ToString();
        }

        if (problem is not null)
        {
            problem = $"{work}, {aim}: {problem}";
            foreach (var kept in Kept.Where(f => Directory.Exists(_scratch.Below(f))))
                problem += $"\n  kept: {_scratch.Keep(_scratch.Below(kept), $"{name}-{kept}")}";
            Forget();
        }

        return new KillOutcome($"{work}: {child.Phase}", problem, left);
    }

    public void Dispose()
    {
        _next.Dispose();
        _scratch.Dispose();
    }

    private static ChildWork Draw(Random random) => random.Next(20) switch
    {
        < 4 => ChildWork.Write,
        < 7 => ChildWork.Compact,
        < 11 => ChildWork.Checkpoint,
        < 13 => ChildWork.Backup,
        < 16 => ChildWork.Restore,
        < 18 => ChildWork.Migrate,
        _ => ChildWork.Import,
    };

    private (string? Problem, IReadOnlyList<string> Left) PlayWriting(ChildProcess child, ChildWork work, KillAim aim)
    {
        if (work == ChildWork.Migrate)
        {
            Forget();
            _held = OldStores.Unpack(_scratch.Emptied("db"), aim.Occurrence + (int)(aim.Share * 100));
        }
        else if (_held.Values.Sum() > ManyBatches)
        {
            Forget();
        }

        File.Delete(BackupFile);
        Directory.CreateDirectory(Store);
        var before = _held;
        int[] next = [.. Enumerable.Range(0, Workload.CypherWriters + 1).Select(w => before.GetValueOrDefault(w) + 1)];
        child.PlayAndKill(new ChildOrder(work, Store, BackupFile, next), aim);

        var left = LeftBehind(Store);
        _held = CheckStore(Store, left);
        foreach (var writer in Enumerable.Range(0, next.Length))
        {
            var (held, told) = (_held.GetValueOrDefault(writer), child.Committed.GetValueOrDefault(writer, next[writer] - 1));
            if (held != told && held != told + 1)
                return ($"writer {writer} was told that {told} transactions are durable, the store holds {held}", left);
        }

        if (File.Exists(BackupFile))
            CheckBackup(before);
        else if (child.Phase == KillChild.Writing && child.Occurrences.ContainsKey(KillChild.BackingUp))
            return ("a backup that was done is not there", left);
        return (null, left);
    }

    /// <summary>A backup that stands under its name is whole, and not older than the round.</summary>
    private void CheckBackup(SortedDictionary<int, int> before)
    {
        var restored = _scratch.Emptied("restored");
        EmbeddedStoreMaintenance.Restore(restored, BackupFile, overwrite: true);
        var held = CheckStore(restored, []);
        foreach (var (writer, count) in before)
        {
            if (held.GetValueOrDefault(writer) < count)
                throw new FaultException($"the backup holds {held.GetValueOrDefault(writer)} transactions of writer {writer}, the store held {count} before");
        }
    }

    private (string? Problem, IReadOnlyList<string> Left) PlayRestore(ChildProcess child, KillAim aim)
    {
        // The store goes on after its backup, so that the two differ.
        Directory.CreateDirectory(Store);
        File.Delete(BackupFile);
        var backed = WriteMoreAsync(1).GetAwaiter().GetResult();
        EmbeddedStoreMaintenance.Backup(Store, BackupFile);
        var before = WriteMoreAsync(3).GetAwaiter().GetResult();
        child.PlayAndKill(new ChildOrder(ChildWork.Restore, Store, BackupFile, []), aim);

        var left = LeftBehind(Store);
        _held = CheckStore(Store, left);
        if (!_held.SequenceEqual(backed) && (!_held.SequenceEqual(before) || child.Phase == KillChild.Done))
            return ($"after a restore the store is neither the old nor the new: {Text(_held)}; expected {Text(before)} or {Text(backed)}", left);
        return (null, left);
    }

    private (string? Problem, IReadOnlyList<string> Left) PlayImport(ChildProcess child, KillAim aim)
    {
        if (_imported == ImportInputs.Captures + ImportInputs.RuleFiles)
        {
            Directory.Delete(Imports, recursive: true);
            _imported = 0;
        }

        Directory.CreateDirectory(Imports);
        child.PlayAndKill(new ChildOrder(ChildWork.Import, Imports, _inputs, []), aim);

        var left = LeftBehind(Imports);
        return (CheckImportsAsync(child, left).GetAwaiter().GetResult(), left);
    }

    private async Task<string?> CheckImportsAsync(ChildProcess child, List<string> left)
    {
        var before = _imported;
        Verify(Imports, left);
        await using var store = OpenStore.At(Imports);
        _imported = await ImportInputs.CheckAsync(store);
        var done = child.Occurrences.GetValueOrDefault("import: done");
        if (_imported < Math.Max(before, done))
            return $"{done} inputs were imported, {before} before; the store holds {_imported}";

        // Now and then the import is finished: what the kill left must not be in its way.
        if (child.Phase != "import: analysing")
            return null;
        await ImportInputs.ImportAsync(store.Graph, _inputs, told: null);
        _imported = await ImportInputs.CheckAsync(store);
        return _imported == ImportInputs.Captures + ImportInputs.RuleFiles ? null : $"the import was finished, and the store holds {_imported} inputs";
    }

    private async Task<SortedDictionary<int, int>> WriteMoreAsync(int transactions)
    {
        await using var store = OpenStore.At(Store);
        await store.Graph.EnsureSchemaAsync(Workload.Schema, CancellationToken.None);
        var work = new Workload(store.Graph);
        for (var writer = 0; writer <= Workload.CypherWriters; writer++)
        {
            for (var i = 0; i < transactions; i++)
                await work.WriteAsync(writer, _held[writer] = _held.GetValueOrDefault(writer) + 1);
        }

        return new SortedDictionary<int, int>(_held);
    }

    private SortedDictionary<int, int> CheckStore(string folder, List<string> left)
    {
        Verify(folder, left);
        return CheckAsync(folder).GetAwaiter().GetResult();
    }

    private static async Task<SortedDictionary<int, int>> CheckAsync(string folder)
    {
        await using var store = OpenStore.At(folder);
        var held = await Audit.CheckAsync(store);
        await using var beside = OpenStore.At(folder);
        if (await Audit.CheckAsync(beside) is var seen && !seen.SequenceEqual(held))
            throw new FaultException($"the next writer holds {Text(held)}, a reader beside it sees {Text(seen)}");
        return held;
    }

    private static void Verify(string folder, List<string> left)
    {
        // Killed before the store was there: there is nothing to be wrong.
        if (Directory.GetFiles(folder, "*.ng").Length == 0)
            return;

        var found = EmbeddedStoreMaintenance.Verify(folder);
        if (!found.IsSound)
            throw new FaultException($"verify: {string.Join("; ", found.Problems.Take(5))}");
        if (found.Info?.TornBytes > 0)
            left.Add("a torn transaction");
    }

    /// <summary>Looks at the folder before anybody opens it, and keeps a copy in case the round fails.</summary>
    private List<string> LeftBehind(string folder)
    {
        ScratchFolder.CopyFiles(folder, _scratch.Emptied("killed"));
        var left = new List<string>();
        if (Directory.GetFiles(folder, "*.tmp").Length > 0)
            left.Add("an unfinished file");
        if (Directory.GetFiles(folder, "snapshot-*.ng").Length > 1)
            left.Add("two snapshots");
        if (Directory.GetFiles(folder, "log-*.ng").Length > 1)
            left.Add("a chain of logs");
        return left;
    }

    private void Forget()
    {
        _held = [];
        _imported = 0;
        foreach (var folder in new[] { Store, Imports }.Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }

    private static string Text(SortedDictionary<int, int> held) => string.Join(", ", held.Select(h => $"{h.Key}: {h.Value}"));
}
