using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>Checks the records of a log without performing them, and goes on behind one that is wrong.</summary>
/// <param name="Problems">Each with file and offset.</param>
/// <param name="Records">Whose checksums are right.</param>
/// <param name="Transactions">Commit records among them.</param>
internal sealed record LogScan(IReadOnlyList<string> Problems, long Records, long Transactions)
{
    /// <summary>Looks at what must be sound, that is all up to the mark, and at whole transactions behind it.</summary>
    /// <param name="storeId">Null: any.</param>
    /// <exception cref="FileNotFoundException">There is no such log.</exception>
    public static LogScan Run(string path, ulong generation, Guid? storeId)
    {
        var problems = new List<string>();
        var (records, transactions) = (0L, 0L);
        using var file = StoreLoader.OpenLog(path);
        try
        {
            var (header, mark) = LogReplay.ReadHead(file, path);
            StoreLoader.RequireOwn(header, generation, storeId, path);
            file.Position = LogHead.Size;
            var end = (long)LogHead.Size;
            for (var wrong = 0; file.Position < file.Length && wrong < 2;)
            {
                var offset = file.Position;
                if (Frame.TryRead(file, out var kind, out _, out var problem))
                {
                    records++;
                    wrong = 0;
                    if (kind != (byte)LogFrame.Commit)
                        continue;
                    transactions++;
                    end = file.Position;
                    continue;
                }

                if (offset >= mark.Length)
                    break;

                // A record that was read whole has a length that can be believed; what follows may be sound.
                wrong = file.Position > offset + Frame.HeadSize ? wrong + 1 : 2;
                if (wrong == 1 || problems.Count == 0)
                    problems.Add(StoreErrors.Damaged(path, offset, problem).Message);
            }

            if (end < mark.Length && problems.Count == 0)
                problems.Add(StoreErrors.Damaged(path, end, $"committed changes up to offset {mark.Length} are missing").Message);
        }
        catch (GraphStoreException e)
        {
            problems.Add(e.Message);
        }

        return new LogScan(problems, records, transactions);
    }
}
