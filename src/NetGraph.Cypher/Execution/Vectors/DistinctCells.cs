namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>Which values each group has seen.</summary>
internal sealed class DistinctCells(BatchContext context)
{
    private readonly CellEncoder _encoder = new(context.Columns);
    private readonly CodeSet _ungrouped = new();
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
        if (vector.Uniform is Vector.String or Vector.Node or Vector.Relationship or Vector.Date)
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
    public void Merge(DistinctCells other, ReadOnlySpan<int> numbers, long[] counts)
    {
        _ungrouped.Reserve(other._ungrouped);
        _grouped.Reserve(other._grouped);
        foreach (var code in other._ungrouped.All())
        {
            if (_ungrouped.Add(code))
                counts[0]++;
        }

        foreach (var pair in other._grouped.All())
        {
            var group = numbers[(int)(pair >> 32)];
            if (_grouped.Add(((long)group << 32) | (uint)pair))
                counts[group]++;
        }

        Hold();
    }

    private void AddPlain(Vector vector, ReadOnlySpan<int> places, int[]? groups, long[] counts)
    {
        var (payloads, tag) = (vector.Payloads, vector.Uniform);
        for (var k = 0; k < places.Length; k++)
        {
            var code = (payloads[places[k]] << 4) | tag;
            if (IsNew(groups is null ? -1 : groups[k], code))
                counts[groups is null ? 0 : groups[k]]++;
        }
    }

    private bool IsNew(int group, long code)
    {
        if (group < 0)
            return _ungrouped.Add(code);
        return (ulong)code <= uint.MaxValue
            ? _grouped.Add(((long)group << 32) | code)
            : _groupedWide.Add(((long)group << 32) | (uint)_wide.Number(code));
    }

    private void Hold()
    {
        var bytes = _ungrouped.Bytes + _grouped.Bytes + _groupedWide.Bytes + _wide.Bytes + (_encoder.Entries * 64L);
        if (bytes == _held)
            return;
        context.Hold(bytes - _held);
        _held = bytes;
    }
}
