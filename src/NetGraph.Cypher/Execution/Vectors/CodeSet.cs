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

    /// <summary>
    /// Makes room for codes of another set. Those come in the order of their hashes: into a table that is too small for them they
    /// would all go to one end of it, and each would pass by all before it.
    /// </summary>
    public void Reserve(CodeSet other)
    {
        while ((_count + other._count) * 2L > _slots.Length)
            Grow();
    }

    /// <summary>All codes, in no order.</summary>
    public IEnumerable<long> All() => _slots.Where(s => s != Free).Concat(_hasFree ? [Free] : []);

    private static long[] NewSlots(int length)
    {
        var slots = new long[length];
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
    }

    private int Home(long code) => (int)((ulong)code * 0x9E3779B97F4A7C15UL >> _shift);
}
