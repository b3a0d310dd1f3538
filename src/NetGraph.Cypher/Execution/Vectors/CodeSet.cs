namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>A set of 64-bit codes: open addressing with linear probing and Fibonacci hashing (Knuth, TAOCP 3, 6.4).</summary>
internal sealed class CodeSet
{
    /// <summary>Marks a free place; the code itself is kept apart.</summary>
    private const long Free = long.MinValue;

    private long[] _slots = NewSlots(64);
    private int _shift = 64 - 6;
    private int _count;
    private bool _hasFree;

    /// <summary>Means nothing; what is read ahead must go somewhere.</summary>
    private long _fetched;

    /// <summary>Bytes held now.</summary>
    public long Bytes => _slots.Length * 8L;

    /// <summary>Returns false when the code was there.</summary>
    public bool Add(long code)
    {
        if (code == Free)
            return !_hasFree && (_hasFree = true);
        var mask = _slots.Length - 1;
        for (var place = Home(code); ; place = (place + 1) & mask)
        {
            var held = _slots[place];
            if (held == code)
                return false;
            if (held != Free)
                continue;
            _slots[place] = code;
            if (++_count * 2 > _slots.Length)
                Grow();
            return true;
        }
    }

    public bool Contains(long code)
    {
        if (code == Free)
            return _hasFree;
        var mask = _slots.Length - 1;
        for (var place = Home(code); ; place = (place + 1) & mask)
        {
            if (_slots[place] is var held && (held == code || held == Free))
                return held == code;
        }
    }

    /// <summary>
    /// Reads the places of codes that will be added: the processor fetches many at a time, where one addition would wait for
    /// the other.
    /// </summary>
    public void Fetch(ReadOnlySpan<long> codes)
    {
        foreach (var code in codes)
            _fetched ^= _slots[Home(code)];
    }

    /// <summary>
    /// Makes room for codes of another set. Those come in the order of their hashes: into a table that is too small for them they
    /// would all go to one end of it, and each would pass by all before it.
    /// </summary>
    public void Reserve(CodeSet other)
    {
        while ((_count + other._count) * 2L > _slots.Length)
            Grow();
    }

    /// <summary>Copies codes, in no order.</summary>
    /// <param name="from">0 to begin with; afterwards where to go on.</param>
    /// <returns>Their number; 0: there are no more.</returns>
    public int CopyTo(ref int from, Span<long> into)
    {
        var count = 0;
        while (from < _slots.Length && count < into.Length)
        {
            var code = _slots[from++];
            into[count] = code;
            count += code != Free ? 1 : 0;
        }

        if (count > 0 || from > _slots.Length || !_hasFree)
            return count;
        from = _slots.Length + 1;
        into[0] = Free;
        return 1;
    }

    /// <summary>Forgets all codes and gives back the memory.</summary>
    public void Release()
    {
        TableArrays.Return(_slots);
        (_slots, _shift, _count, _hasFree) = (NewSlots(64), 64 - 6, 0, false);
    }

    private static long[] NewSlots(int length)
    {
        var slots = TableArrays.Raw<long>(length);
        Array.Fill(slots, Free);
        return slots;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = NewSlots(old.Length * 4);
        _shift -= 2;
        var mask = _slots.Length - 1;
        foreach (var code in old)
        {
            if (code == Free)
                continue;
            var place = Home(code);
            while (_slots[place] != Free)
                place = (place + 1) & mask;
            _slots[place] = code;
        }

        TableArrays.Return(old);
    }

    private int Home(long code) => (int)((ulong)code * 0x9E3779B97F4A7C15UL >> _shift);
}
