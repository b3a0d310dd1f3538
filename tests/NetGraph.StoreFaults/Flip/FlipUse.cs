using NetGraph.Cypher;
using NetGraph.PropertyGraph;
using NetGraph.Testing.Storage;

namespace NetGraph.StoreFaults.Flip;

/// <summary>Plays one <see cref="FlipPlan"/>.</summary>
internal sealed class FlipUse(FlipPlan flip, ScratchFolder scratch)
{
    private readonly string _folder = scratch.Below("db");
    private bool _told;

    /// <returns>Whether the damage was told; else it changed nothing.</returns>
    /// <exception cref="FaultException">The damage went by, or was told without its place.</exception>
    public async Task<bool> PlayAsync()
    {
        switch (flip.Use)
        {
            case FlipWay.Open:
                WriteFlipped();
                await UseAsync(_folder);
                break;
            case FlipWay.ReadBesideWriter:
                await ReadBesideWriterAsync();
                break;
            case FlipWay.CatchUp:
                await CatchUpAsync();
                break;
            case FlipWay.Verify:
                WriteFlipped();
                await VerifyAsync();
                break;
            case FlipWay.Restore:
                await RestoreAsync();
                break;
            case FlipWay.Compact:
                WriteFlipped();
                Tell(() => EmbeddedStoreMaintenance.Compact(_folder), flip.File);
                await UseAsync(_folder);
                break;
        }

        return _told;
    }

    private void WriteFlipped() => flip.Store.WriteTo(_folder, flip.File, flip.Flip(flip.Store.Files[flip.File]));

    private async Task ReadBesideWriterAsync()
    {
        flip.Store.WriteTo(_folder);
        await using var writer = OpenStore.At(_folder);
        var path = Path.Combine(_folder, flip.File);

        // In place, for the writer has the files open; the lock itself cannot be written to.
        if (flip.File != "lock")
            FlipInPlace(path, flip.Bit);
        await UseAsync(_folder);
    }

    private async Task CatchUpAsync()
    {
        flip.Store.WriteTo(_folder);
        await using var writer = OpenStore.At(_folder);
        await using var reader = OpenStore.At(_folder);
        var before = Directory.GetFiles(_folder, "*.ng").ToDictionary(f => f, f => new FileInfo(f).Length);
        await FlipStore.AddAsync(writer.Graph);
        var grown = Directory.GetFiles(_folder, "*.ng").Single(f => new FileInfo(f).Length > before.GetValueOrDefault(f));
        var added = new FileInfo(grown).Length - before.GetValueOrDefault(grown);

        // Either what was added, or the marks that tell how far the log is durable: the two slots before the first record.
        FlipInPlace(grown, flip.Bit % 4 == 0 ? (64 * 8) + (flip.Bit / 4 % (128 * 8)) : (before.GetValueOrDefault(grown) * 8) + (flip.Bit % (added * 8)));

        var whole = GraphPrint.Of(writer.Durable.Storage.BeginRead());
        try
        {
            await reader.AskAsync(FlipQueries.All[0]);
            if (GraphPrint.Of(reader.Durable.Storage.BeginRead()) != whole)
                throw new FaultException("the reader beside the writer read on and holds another graph");
        }
        catch (GraphStoreException e)
        {
            Told(e.Message, Path.GetFileName(grown));
        }
    }

    private async Task VerifyAsync()
    {
        var problems = EmbeddedStoreMaintenance.Verify(_folder).Problems;
        foreach (var problem in problems)
            Told(problem, flip.File);
        if (problems.Count > 0)
            return;

        // Nothing found: then nothing may be wrong.
        await UseAsync(_folder);
        if (_told)
            throw new FaultException("verifying found nothing, reading did");
    }

    private async Task RestoreAsync()
    {
        var target = scratch.Emptied("restored");
        var backup = scratch.Below("backup");
        await File.WriteAllBytesAsync(backup, flip.Flip(flip.Store.Backup));
        if (Tell(() => EmbeddedStoreMaintenance.Restore(target, backup, overwrite: true), "backup"))
            await UseAsync(target);
    }

    /// <summary>Every question gets the right answer or the place of the damage, and so does reading the whole.</summary>
    private async Task UseAsync(string folder)
    {
        OpenStore? opened = null;
        if (!Tell(() => opened = OpenStore.At(folder), flip.File))
            return;

        await using var store = opened!; // opened: nothing was told
        for (var i = 0; i < FlipQueries.All.Count; i++)
        {
            try
            {
                if (await FlipQueries.AnswerAsync(store.Graph, FlipQueries.All[i]) != flip.Store.Answers[i])
                    throw new FaultException($"another answer to {FlipQueries.All[i]}");
            }
            catch (GraphStoreException e)
            {
                Told(e.Message, flip.File);
            }
        }

        Tell(
            () =>
            {
                if (GraphPrint.Of(store.Durable.Storage.BeginRead()) != flip.Store.Print)
                    throw new FaultException("another graph came back");
            },
            flip.File);
    }

    /// <returns>Whether nothing was told.</returns>
    private bool Tell(Action work, string file)
    {
        try
        {
            work();
            return true;
        }
        catch (GraphStoreException e)
        {
            Told(e.Message, file);
            return false;
        }
    }

    private void Told(string message, string file)
    {
        _told = true;
        FlipRun.RequirePlace(message, file);
    }

    private static void FlipInPlace(string path, long bit)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length == 0)
            return;
        file.Position = bit / 8;
        var flipped = (byte)(file.ReadByte() ^ (1 << (int)(bit % 8)));
        file.Position = bit / 8;
        file.WriteByte(flipped);
    }
}
