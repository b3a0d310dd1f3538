using NetGraph.Cypher.Storage.Blocks;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>Performs bulk records of the log; see <see cref="BulkEncoder"/>.</summary>
internal sealed class BulkDecoder(GraphWriter writer)
{
    private readonly List<string> _newStrings = [];
    private readonly List<int> _strings = [];
    private readonly List<int> _values = [];
    private long[] _numbers = [];
    private NewRows? _rows;

    public void Reset()
    {
        _strings.Clear();
        _values.Clear();
    }

    /// <returns>The last node made.</returns>
    /// <exception cref="InvalidDataException">The bytes are no bulk record. The same holds for all that is read here.</exception>
    public int ApplyNodes(ref ByteReader from)
    {
        var count = ReadCount(ref from);
        var label = from.Count();
        var rows = ReadColumns(ref from, count);
        for (var row = 0; row < count; row++)
            writer.BeginNode(label);
        writer.AppendNodes(label, rows, held: null);
        return rows.First + count - 1;
    }

    /// <returns>The last relationship made.</returns>
    public int ApplyRelationships(ref ByteReader from)
    {
        var count = ReadCount(ref from);
        var type = from.Count();
        var starts = ReadNodes(ref from, count);
        var ends = ReadNodes(ref from, count);
        var rows = ReadColumns(ref from, count);
        for (var row = 0; row < count; row++)
            writer.BeginRelationship(type, starts[row], ends[row]);
        writer.AppendRelationships(type, rows);
        return rows.First + count - 1;
    }

    private static int ReadCount(ref ByteReader from)
    {
        var count = from.Count();
        return count is > 0 and <= NewRows.MostRows ? count : throw new InvalidDataException($"expected 1 to {NewRows.MostRows} new entities, found {count}");
    }

    private int[] ReadNodes(ref ByteReader from, int count)
    {
        if (_numbers.Length < count)
            _numbers = new long[count];
        var numbers = _numbers.AsSpan(0, count);
        NumberCodec.Read(ref from, numbers);
        var nodes = new int[count];
        for (var i = 0; i < count; i++)
            nodes[i] = writer.NodeExists(numbers[i]) ? (int)numbers[i] : throw new InvalidDataException($"expected an existing node, found {numbers[i]}");
        return nodes;
    }

    private NewRows ReadColumns(ref ByteReader from, int count)
    {
        var rows = RowsFor(ReadKeys(ref from), count);
        rows.Count = count;
        for (var column = 0; column < rows.Keys.Length; column++)
        {
            var found = ColumnCodec.Read(ref from, rows.Tags(column).AsSpan(0, count), rows.Payloads(column).AsSpan(0, count));
            if (found != count)
                throw new InvalidDataException($"expected {count} cells, found {found}");
        }

        ReadNew(ref from);
        for (var column = 0; column < rows.Keys.Length; column++)
            ToPoolIds(rows.Tags(column).AsSpan(0, count), rows.Payloads(column));
        return rows;
    }

    private static int[] ReadKeys(ref ByteReader from)
    {
        var keys = new List<int>();
        for (var left = from.Count(); left > 0; left--)
        {
            var key = from.Count();
            if (keys.Count == NewRows.MostColumns || keys.Contains(key))
                throw new InvalidDataException($"expected at most {NewRows.MostColumns} properties, none twice, found {key} as number {keys.Count + 1}");
            keys.Add(key);
        }

        return [.. keys];
    }

    /// <summary>Most records of a log look like the one before.</summary>
    private NewRows RowsFor(int[] keys, int count)
    {
        if (_rows is null || _rows.Capacity < count || !_rows.Keys.AsSpan().SequenceEqual(keys))
            _rows = new NewRows(keys, count);
        return _rows;
    }

    private void ReadNew(ref ByteReader from)
    {
        var pool = writer.State.Names.Pool;
        do
        {
            _newStrings.Clear();
            StringCodec.Read(ref from, _newStrings);
            foreach (var text in _newStrings)
                _strings.Add(pool.InternString(text));
        }
        while (_newStrings.Count > 0);
        for (var left = from.Count(); left > 0; left--)
            _values.Add(pool.InternValue(ValueCodec.Read(ref from, null)));
    }

    private void ToPoolIds(ReadOnlySpan<byte> tags, long[] payloads)
    {
        if (!tags.ContainsAny((byte)CellTag.String, (byte)CellTag.Pooled))
            return;
        for (var i = 0; i < tags.Length; i++)
        {
            payloads[i] = (CellTag)tags[i] switch
            {
                CellTag.String => PoolId(_strings, payloads[i]),
                CellTag.Pooled => PoolId(_values, payloads[i]),
                _ => payloads[i],
            };
        }
    }

    private static int PoolId(List<int> known, long number) =>
        (ulong)number < (ulong)known.Count ? known[(int)number] : throw new InvalidDataException($"expected one of {known.Count} strings or values of the transaction, found number {number}");
}
