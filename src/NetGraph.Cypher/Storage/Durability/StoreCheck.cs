using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// Checks all files of a store that count: the newest snapshot and the logs from there on, each by itself, then the graph they
/// give together; when they give none, the graph of the snapshot.
/// </summary>
internal sealed class StoreCheck : IDisposable
{
    private const int Attempts = 5;

    private readonly StoreFolder _folder;
    private readonly List<string> _problems = [];

    private StoreCheck(StoreFolder folder) => _folder = folder;

    public IReadOnlyList<string> Problems => _problems;

    public int Files { get; private set; }

    public long Records { get; private set; }

    public long Transactions { get; private set; }

    /// <summary>Null when the store could not be read.</summary>
    public LoadedStore? Loaded { get; private set; }

    /// <summary>Changes nothing; may run beside a process that writes.</summary>
    public static StoreCheck Run(StoreFolder folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            var generation = folder.NewestSnapshot();
            var check = new StoreCheck(folder);
            try
            {
                check.CheckAll(generation);
                if (check._problems.Count == 0 || attempt == Attempts || folder.NewestSnapshot() == generation)
                    return check;
            }
            catch (Exception e) when (e is IOException && attempt < Attempts && folder.NewestSnapshot() != generation)
            {
                // A checkpoint has moved the files away.
            }
            catch
            {
                check.Dispose();
                throw;
            }

            check.Dispose();
        }
    }

    public void Dispose() => Loaded?.Dispose();

    private void CheckAll(ulong snapshot)
    {
        var (state, storeId) = snapshot == 0 ? default : Snapshot(snapshot);
        Attempt(() => _ = StoreLoader.Chain(_folder, snapshot));
        foreach (var log in _folder.Logs().Where(g => g >= snapshot))
        {
            var scan = LogScan.Run(_folder.LogPath(log), log, storeId);
            Files++;
            Records += scan.Records;
            Transactions += scan.Transactions;
            _problems.AddRange(scan.Problems);
        }

        if (_problems.Count == 0)
        {
            Attempt(() =>
            {
                Loaded = StoreLoader.LoadBesideWriter(_folder);
                Loaded.LoadAll();
            });
            state = Loaded?.State;
        }

        if (state is not null)
            Attempt(() => _problems.AddRange(StateVerifier.Check(state)));
    }

    private (GraphState? State, Guid? StoreId) Snapshot(ulong generation)
    {
        (GraphState? State, Guid? StoreId) found = default;
        Files++;
        var path = _folder.SnapshotPath(generation);
        Attempt(() =>
        {
            var (state, header) = SnapshotReader.Read(path);
            StoreLoader.RequireOwn(header, generation, null, path);
            found = (state, header.StoreId);
        });
        return found;
    }

    private void Attempt(Action check)
    {
        try
        {
            check();
        }
        catch (GraphStoreException e)
        {
            if (!_problems.Contains(e.Message))
                _problems.Add(e.Message);
        }
    }
}
