namespace NetGraph.Cypher.Storage;

/// <summary>
/// Properties of new entities with ids that follow one another, in columns: what bulk writes and the log's bulk records hand to
/// the store at once. Filled from the front, used up, filled again.
/// </summary>
/// <param name="keys">The property of each column, in the order in which a row's properties are first set; no key twice.</param>
/// <param name="capacity">Rows there is room for.</param>
internal sealed class NewRows(int[] keys, int capacity)
{
    /// <summary>Columns at most: a bit of a word for each.</summary>
    public const int MostColumns = 64;

    /// <summary>Rows at most: what a block of the log holds.</summary>
    public const int MostRows = Blocks.ColumnCodec.MostCells;

    private readonly byte[][] _tags = Array.ConvertAll(keys, _ => new byte[capacity]);
    private readonly long[][] _payloads = Array.ConvertAll(keys, _ => new long[capacity]);

    public int[] Keys => keys;

    public int Capacity => capacity;

    /// <summary>The id of the first row's entity.</summary>
    public int First { get; set; }

    public int Count { get; set; }

    /// <summary>The start nodes of new relationships.</summary>
    public int[] Starts { get; } = new int[capacity];

    public int[] Ends { get; } = new int[capacity];

    /// <summary>Tags of a column, with room for <see cref="Capacity"/> rows.</summary>
    public byte[] Tags(int column) => _tags[column];

    /// <summary>As long; 0 where the property is absent.</summary>
    public long[] Payloads(int column) => _payloads[column];

    public Cell this[int row, int column] => new((CellTag)_tags[column][row], _payloads[column][row]);

    public void Set(int row, int column, Cell cell)
    {
        _tags[column][row] = (byte)cell.Tag;
        _payloads[column][row] = cell.Payload;
    }

    /// <summary>Tells the columns that each row has, a bit each.</summary>
    public void CopyPresence(Span<ulong> into)
    {
        var everywhere = 0UL;
        into.Clear();
        for (var column = 0; column < keys.Length; column++)
        {
            var tags = _tags[column].AsSpan(0, into.Length);
            var bit = 1UL << column;
            if (!tags.Contains((byte)CellTag.Absent))
            {
                everywhere |= bit;
                continue;
            }

            for (var row = 0; row < tags.Length; row++)
                into[row] |= tags[row] == (byte)CellTag.Absent ? 0 : bit;
        }

        foreach (ref var word in into)
            word |= everywhere;
    }
}
