namespace NetGraph.Cypher.Storage;

/// <summary>
/// A list that one writer appends to while any number of readers read the elements they have been told of (by a state
/// published after the append).
/// </summary>
internal sealed class AppendOnlyList<T>
{
    private const int SegmentBits = 10;
    private const int Mask = (1 << SegmentBits) - 1;

    private T[][] _segments = [];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public T this[int index] => Volatile.Read(ref _segments)[index >> SegmentBits][index & Mask];

    /// <summary>Returns the index of the new element.</summary>
    public int Add(T item)
    {
        var index = _count;
        var segment = index >> SegmentBits;
        if (segment == _segments.Length)
        {
            var grown = new T[Math.Max(1, segment * 2)][];
            _segments.CopyTo(grown, 0);
            Volatile.Write(ref _segments, grown);
        }

        (_segments[segment] ??= new T[1 << SegmentBits])[index & Mask] = item;
        Volatile.Write(ref _count, index + 1);
        return index;
    }
}
