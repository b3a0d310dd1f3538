using System.Runtime.InteropServices;
using NetGraph.Cypher.Storage.Blocks;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// Bulk records of the log: new nodes or relationships in columns. A string or other pooled value stands for itself the first
/// time in a transaction, at the end of its record, and is a number in the order of these from then on, for pool ids differ
/// from one replay to the next.
/// <code>
/// count, label or type (starts, ends), keys, a block of cells each, runs of new strings, an empty run, new values
/// </code>
/// </summary>
internal sealed class BulkEncoder(ByteWriter to, ValuePool pool)
{
    private readonly Dictionary<int, int> _strings = [];
    private readonly Dictionary<int, int> _values = [];
    private readonly List<string> _newStrings = [];
    private readonly List<int> _newValues = [];
    private long[] _numbers = [];

    public void Reset()
    {
        _strings.Clear();
        _values.Clear();
    }

    public void WriteNodes(int label, NewRows rows)
    {
        to.Byte((byte)RedoCode.NodesAppended);
        to.Varint(rows.Count);
        to.Varint(label);
        WriteColumns(rows);
    }

    public void WriteRelationships(int type, NewRows rows)
    {
        to.Byte((byte)RedoCode.RelationshipsAppended);
        to.Varint(rows.Count);
        to.Varint(type);
        WriteNodes(rows.Starts.AsSpan(0, rows.Count));
        WriteNodes(rows.Ends.AsSpan(0, rows.Count));
        WriteColumns(rows);
    }

    private void WriteNodes(ReadOnlySpan<int> nodes)
    {
        var numbers = Numbers(nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
            numbers[i] = nodes[i];
        NumberCodec.Write(to, numbers);
    }

    private void WriteColumns(NewRows rows)
    {
        to.Varint(rows.Keys.Length);
        foreach (var key in rows.Keys)
            to.Varint(key);
        for (var column = 0; column < rows.Keys.Length; column++)
        {
            var tags = rows.Tags(column).AsSpan(0, rows.Count);
            ColumnCodec.Write(to, tags, Numbered(tags, rows.Payloads(column).AsSpan(0, rows.Count)));
        }

        WriteNew();
    }

    /// <summary>The payloads with numbers instead of pool ids.</summary>
    private ReadOnlySpan<long> Numbered(ReadOnlySpan<byte> tags, ReadOnlySpan<long> payloads)
    {
        if (!tags.ContainsAny((byte)CellTag.String, (byte)CellTag.Pooled))
            return payloads;

        var numbers = Numbers(payloads.Length);
        for (var i = 0; i < tags.Length; i++)
        {
            numbers[i] = (CellTag)tags[i] switch
            {
                CellTag.String => NumberOf((int)payloads[i], _strings, isString: true),
                CellTag.Pooled => NumberOf((int)payloads[i], _values, isString: false),
                _ => payloads[i],
            };
        }

        return numbers;
    }

    private int NumberOf(int id, Dictionary<int, int> known, bool isString)
    {
        if (known.TryGetValue(id, out var number))
            return number;

        number = known.Count;
        known[id] = number;
        if (isString)
            _newStrings.Add(pool.String(id));
        else
            _newValues.Add(id);
        return number;
    }

    private void WriteNew()
    {
        var strings = CollectionsMarshal.AsSpan(_newStrings);
        while (!strings.IsEmpty)
        {
            var run = Math.Min(strings.Length, StringCodec.MostStrings);
            StringCodec.Write(to, strings[..run]);
            strings = strings[run..];
        }

        StringCodec.Write(to, []);
        to.Varint(_newValues.Count);
        foreach (var value in _newValues)
            ValueCodec.Write(to, pool.Value(value), null);
        _newStrings.Clear();
        _newValues.Clear();
    }

    private Span<long> Numbers(int count)
    {
        if (_numbers.Length < count)
            _numbers = new long[count];
        return _numbers.AsSpan(0, count);
    }
}
