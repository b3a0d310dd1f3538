namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>Which values each group has seen.</summary>
internal sealed class DistinctCells(BatchContext context)
{
    /// <summary>So many pairs are looked up at a time.</summary>
    private const int Together = 128;

    private readonly CellEncoder _encoder = new(context.Columns);
    private readonly CodeSet _ungrouped = new();

    /// <summary>Small integers, and ids of nodes, of the one group.</summary>
    private readonly BitSet _integers = new();
    private readonly BitSet _nodes = new();
    private readonly CodeSet _grouped = new();
    private readonly CodeTable _wide = new(isDense: false);
    private readonly CodeSet _groupedWide = new();
    private long _held;

    /// <summary>Whether codes had to be numbered, so that they mean nothing to another set.</summary>
    public bool HasNumberedCodes => _encoder.Entries > 0 || _wide.Count > 0;

    /// <summary>Counts, for each group, the values it had not seen; nulls do not count.</summary>
    public void Add(Vector vector, ReadOnlySpan<int> places, int[]? groups, long[] counts)
    {
        if (vector.Uniform == Vector.Absent)
            return;
        if (groups is null && vector.Uniform is (Vector.Integer or Vector.Node))
        {
            AddNumbers(vector, places, counts);
        }
        else if (vector.Uniform is Vector.String or Vector.Node or Vector.Relationship or Vector.Date || vector.Uniform == Vector.Integer && AreSmall(vector.Payloads, places))
        {
            AddPlain(vector, places, groups, counts);
        }
        else
        {
            for (var k = 0; k < places.Length; k++)
            {
                var code = _encoder.Code(vector, places[k]);
                if (code != Vector.Absent && IsNew(groups is null ? -1 : groups[k], code))
                    counts[groups is null ? 0 : groups[k]]++;
            }
        }

        Hold();
    }

    /// <summary>Whether a group sees the value for the first time; it has then been seen. Null is a value here.</summary>
    public bool IsNew(int group, Vector vector, int place)
    {
        var isNew = IsNew(group, _encoder.Code(vector, place));
        if (isNew)
            Hold();
        return isNew;
    }

    /// <summary>Adds what another set has seen.</summary>
    /// <param name="isLast">Whether nothing is added afterwards: what is new is then counted, and not kept.</param>
    public void Merge(DistinctCells other, ReadOnlySpan<int> numbers, long[] counts, bool isLast)
    {
        if (other._integers.Bytes + other._nodes.Bytes > 0)
            counts[0] += _integers.AddAll(other._integers) + _nodes.AddAll(other._nodes);
        _ungrouped.Reserve(other._ungrouped);
        if (!isLast)
            _grouped.Reserve(other._grouped);
        Span<long> codes = stackalloc long[Together];
        for (int from = 0, count; (count = other._ungrouped.CopyTo(ref from, codes)) > 0;)
        {
            foreach (var code in codes[..count])
                counts[0] += _ungrouped.Add(code) ? 1 : 0;
        }

        for (int from = 0, count; (count = other._grouped.CopyTo(ref from, codes)) > 0;)
        {
            foreach (ref var pair in codes[..count])
                pair = ((long)numbers[(int)(pair >> 32)] << 32) | (uint)pair;
            if (isLast)
                CountGrouped(codes[..count], counts);
            else
                AddGrouped(codes[..count], counts);
        }

        Hold();
    }

    private void AddPlain(Vector vector, ReadOnlySpan<int> places, int[]? groups, long[] counts)
    {
        var (payloads, tag) = (vector.Payloads, vector.Uniform);
        Span<long> pairs = stackalloc long[Together];
        var count = 0;
        for (var k = 0; k < places.Length; k++)
        {
            var code = (payloads[places[k]] << CellEncoder.TagBits) | tag;
            if (groups is null)
            {
                counts[0] += _ungrouped.Add(code) ? 1 : 0;
                continue;
            }

            if ((ulong)code > uint.MaxValue)
            {
                counts[groups[k]] += IsNew(groups[k], code) ? 1 : 0;
                continue;
            }

            pairs[count++] = ((long)groups[k] << 32) | code;
            if (count < Together)
                continue;
            AddGrouped(pairs, counts);
            count = 0;
        }

        AddGrouped(pairs[..count], counts);
    }

    /// <summary>Whether the codes of integers are their payloads with the tag.</summary>
    private static bool AreSmall(long[] payloads, ReadOnlySpan<int> places)
    {
        var all = 0L;
        foreach (var place in places)
            all |= payloads[place];
        return (ulong)all <= uint.MaxValue;
    }

    private void CountGrouped(ReadOnlySpan<long> pairs, long[] counts)
    {
        _grouped.Fetch(pairs);
        foreach (var pair in pairs)
            counts[pair >> 32] += _grouped.Contains(pair) ? 0 : 1;
    }

    private void AddGrouped(ReadOnlySpan<long> pairs, long[] counts)
    {
        _grouped.Fetch(pairs);
        foreach (var pair in pairs)
            counts[pair >> 32] += _grouped.Add(pair) ? 1 : 0;
    }

    /// <summary>Gives back the memory; nothing may be asked any more.</summary>
    public void Release()
    {
        _ungrouped.Release();
        _grouped.Release();
        _integers.Release();
        _nodes.Release();
        _wide.Release();
        _groupedWide.Release();
    }

    private void AddNumbers(Vector vector, ReadOnlySpan<int> places, long[] counts)
    {
        var (payloads, tag) = (vector.Payloads, vector.Uniform);
        var numbers = tag == Vector.Node ? _nodes : _integers;
        var added = 0;
        foreach (var place in places)
        {
            var payload = payloads[place];
            if ((ulong)payload < BitSet.End ? numbers.Add((int)payload) : _ungrouped.Add(_encoder.Code(vector, place)))
                added++;
        }

        counts[0] += added;
    }

    /// <summary>One set has each value: a small integer that comes as any other cell goes where small integers go.</summary>
    private bool IsNewUngrouped(long code) => (code & CellEncoder.TagMask, (ulong)code >> CellEncoder.TagBits) switch
    {
        (Vector.Integer, < BitSet.End and var number) => _integers.Add((int)number),
        (Vector.Node, < BitSet.End and var number) => _nodes.Add((int)number),
        _ => _ungrouped.Add(code),
    };

    private bool IsNew(int group, long code)
    {
        if (group < 0)
            return IsNewUngrouped(code);
        return (ulong)code <= uint.MaxValue
            ? _grouped.Add(((long)group << 32) | code)
            : _groupedWide.Add(((long)group << 32) | (uint)_wide.Number(code));
    }

    private void Hold()
    {
        var bytes = _ungrouped.Bytes + _integers.Bytes + _nodes.Bytes + _grouped.Bytes + _groupedWide.Bytes + _wide.Bytes + (_encoder.Entries * 64L);
        if (bytes == _held)
            return;
        context.Hold(bytes - _held);
        _held = bytes;
    }
}
