using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>What a log held.</summary>
/// <param name="End">Offset behind the last committed transaction.</param>
/// <param name="TornBytes">Bytes behind it: the rest of a transaction that was never committed.</param>
/// <param name="MarkNumber">Number of the newest mark; see <see cref="LogHead"/>.</param>
/// <param name="MarkEnd">The end that it tells; before <paramref name="End"/> when a crash came between a commit and its mark.</param>
internal sealed record LogReplayResult(FileHeader Header, long End, long TornBytes, long Transactions, ulong MarkNumber, long MarkEnd);

/// <summary>
/// Performs the committed transactions of a log in order. Everything before the mark must be sound; behind it, reading stops
/// at the first frame that is not, as a crash leaves one.
/// </summary>
internal static class LogReplay
{
    /// <summary>A mark may be read while it is being written, but not so often.</summary>
    private const int MarkAttempts = 10;

    /// <param name="writer">Asked for when the first transaction is to be performed.</param>
    /// <param name="from">Offset to begin at: behind a transaction read before, or <see cref="LogHead.Size"/>.</param>
    /// <param name="onlyMarked">Whether to stop at the mark, for what lies behind it may not be durable yet: beside a process that writes.</param>
    /// <exception cref="GraphStoreException">The log is damaged before the mark.</exception>
    public static LogReplayResult Run(FileStream file, string path, Func<GraphWriter> writer, long from = LogHead.Size, bool onlyMarked = false)
    {
        var (header, mark) = ReadHead(file, path, onlyMarked);
        var length = onlyMarked ? Math.Min(mark.Length, file.Length) : file.Length;
        RedoDecoder? decoder = null;
        var pending = new List<(long Offset, byte[] Frame)>();
        var end = from;
        var transactions = 0L;
        file.Position = from;
        while (file.Position < length)
        {
            var offset = file.Position;
            if (!Frame.TryRead(file, out var kind, out var frame, out var problem))
            {
                if (offset < mark.Length)
                    throw StoreErrors.Damaged(path, offset, problem);
                break;
            }

            pending.Add((offset, frame));
            if (kind != (byte)LogFrame.Commit)
                continue;

            Apply(pending, decoder ??= new RedoDecoder(writer()), path);
            pending.Clear();
            end = file.Position;
            transactions++;
        }

        if (end < mark.Length)
            throw StoreErrors.Damaged(path, end, $"committed changes up to offset {mark.Length} are missing");
        return new LogReplayResult(header, end, length > end ? length - end : 0, transactions, mark.Number, mark.Length);
    }

    /// <param name="markCounts">Whether the mark decides what is read: then neither slot may be damaged, for the other may be older.</param>
    /// <exception cref="GraphStoreException">The file is no log, or its header is damaged.</exception>
    public static (FileHeader Header, (long Length, ulong Number) Mark) ReadHead(FileStream file, string path, bool markCounts = false)
    {
        var head = new byte[LogHead.Size];
        for (var attempt = 1; ; attempt++)
        {
            // Read past the stream's buffer: the writer may just have changed it.
            if (RandomAccess.Read(file.SafeFileHandle, head, 0) < head.Length)
                throw StoreErrors.Damaged(path, file.Length, "the file ends within its header");
            if (!markCounts || LogHead.UnsoundSlot(head) is not (>= 0 and var slot))
                break;
            if (attempt == MarkAttempts)
                throw StoreErrors.Damaged(path, slot, "the checksum of a mark is wrong");
            Thread.Sleep(1);
        }

        return (FileHeader.Read(head, StoreFileKind.Log, path), LogHead.ReadMark(head));
    }

    private static void Apply(List<(long Offset, byte[] Frame)> frames, RedoDecoder decoder, string path)
    {
        decoder.Reset();
        var offset = 0L;
        try
        {
            for (var i = 0; i < frames.Count; i++)
            {
                (offset, var frame) = frames[i];
                var payload = Frame.Payload(frame);
                if (i < frames.Count - 1)
                {
                    decoder.Apply(payload);
                    continue;
                }

                var head = new ByteReader(payload);
                if (head.UInt32() != frames.Count - 1)
                    throw new InvalidDataException($"the transaction has {frames.Count - 1} records before its last, and not as many as it says");
                decoder.Apply(payload[sizeof(uint)..]);
                decoder.Finish();
            }
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or CypherException)
        {
            throw StoreErrors.Damaged(path, offset, e.Message, e);
        }
    }
}
