namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>
/// Numbers 64-bit codes from 0 in the order they first come. Small codes of the kind of the first one have their number in
/// an array, others in a hash table with linear probing and Fibonacci hashing (Knuth, TAOCP 3, 6.4).
/// </summary>
/// <param name="isDense">Whether codes are a payload and, in the lowest four bits, a tag; only then an array is used.</param>
internal sealed class CodeTable(bool isDense)
{
    private const int TagBits = CellEncoder.TagBits;
    private const int TagMask = CellEncoder.TagMask;

    /// <summary>Payloads from here on go into the hash table.</summary>
    private const long DenseEnd = 1L << 20;

    private int[] _dense = [];
    private int _denseTag = isDense ? -1 : TagMask + 1;
    private Slot[] _slots = new Slot[64];
    private int _used;
    private int _shift = 64 - 6;

    /// <summary>Means nothing; what is read ahead must go somewhere.</summary>
    private int _fetched;

    public int Count { get; private set; }

    /// <summary>Bytes held now.</summary>
    public long Bytes => (_dense.Length * 4L) + (_slots.Length * 16L);

    /// <summary>The code's number; a new one when it is new.</summary>
    public int Number(long code)
    {
        if (_denseTag < 0)
            _denseTag = (int)(code & TagMask);
        return (code & TagMask) == _denseTag && (ulong)code < DenseEnd << TagBits ? Dense((int)(code >> TagBits)) : Hashed(code);
    }

    /// <summary>As <see cref="Number"/>, but false instead of a number from <paramref name="most"/> on.</summary>
    public bool TryNumber(long code, int most, out int number)
    {
        if (Count < most)
        {
            number = Number(code);
            return true;
        }

        number = Find(code);
        return number >= 0;
    }

    /// <summary>
    /// Numbers codes of a table without an array. All slots are read once before: the processor fetches many at a time, where
    /// one look-up would wait for the other.
    /// </summary>
    public void NumberAll(ReadOnlySpan<long> codes, Span<int> numbers)
    {
        const int together = 128;
        for (var first = 0; first < codes.Length; first += together)
        {
            var end = Math.Min(codes.Length, first + together);
            var slots = _slots;
            for (var k = first; k < end; k++)
                _fetched ^= slots[Home(codes[k])].Number;
            for (var k = first; k < end; k++)
                numbers[k] = Hashed(codes[k]);
        }
    }

    /// <summary>Numbers the cells at some places, one after the other.</summary>
    public void NumberAll(Vector vector, ReadOnlySpan<int> places, CellEncoder encoder, int[] numbers)
    {
        var tag = vector.Uniform;
        if (_denseTag < 0 && tag != Vector.Mixed)
            _denseTag = tag;
        if (_denseTag != tag || !CellEncoder.IsPlain(tag))
        {
            for (var k = 0; k < places.Length; k++)
                numbers[k] = Number(encoder.Code(vector, places[k]));
            return;
        }

        var (dense, payloads) = (_dense, vector.Payloads);
        for (var k = 0; k < places.Length; k++)
        {
            var payload = payloads[places[k]];
            if ((ulong)payload < (ulong)dense.Length && dense[payload] is var known and > 0)
            {
                numbers[k] = known - 1;
                continue;
            }

            numbers[k] = (ulong)payload < DenseEnd ? Dense((int)payload) : Hashed(encoder.Code(vector, places[k]));
            dense = _dense;
        }
    }

    /// <summary>All codes by their number. Only of a table without an array.</summary>
    public long[] Codes()
    {
        var codes = new long[Count];
        foreach (var slot in _slots)
        {
            if (slot.Number > 0)
                codes[slot.Number - 1] = slot.Code;
        }

        return codes;
    }

    /// <summary>Gives back the memory; no code may be asked for any more.</summary>
    public void Release()
    {
        TableArrays.Return(_dense);
        TableArrays.Return(_slots);
        (_dense, _slots) = ([], []);
    }

    private int Find(long code)
    {
        if ((code & TagMask) == _denseTag && (ulong)code < DenseEnd << TagBits)
            return code >> TagBits < _dense.Length ? _dense[code >> TagBits] - 1 : -1;
        for (var place = Home(code); ; place = (place + 1) & (_slots.Length - 1))
        {
            ref readonly var slot = ref _slots[place];
            if (slot.Number == 0 || slot.Code == code)
                return slot.Number - 1;
        }
    }

    private int Dense(int payload)
    {
        if (payload >= _dense.Length)
            _dense = TableArrays.Grown(_dense, (int)Math.Min(DenseEnd, Math.Max(1024, System.Numerics.BitOperations.RoundUpToPowerOf2((uint)payload + 1))));
        ref var number = ref _dense[payload];
        if (number == 0)
            number = ++Count;
        return number - 1;
    }

    private int Hashed(long code)
    {
        for (var place = Home(code); ; place = (place + 1) & (_slots.Length - 1))
        {
            ref var slot = ref _slots[place];
            if (slot.Number == 0)
            {
                slot.Code = code;
                slot.Number = ++Count;
                var number = Count - 1;
                if (++_used * 2 > _slots.Length)
                    Grow();
                return number;
            }

            if (slot.Code == code)
                return slot.Number - 1;
        }
    }

    private void Grow()
    {
        var old = _slots;
        _slots = TableArrays.New<Slot>(old.Length * 4);
        _shift -= 2;
        foreach (ref readonly var slot in old.AsSpan())
        {
            if (slot.Number == 0)
                continue;
            var place = Home(slot.Code);
            while (_slots[place].Number != 0)
                place = (place + 1) & (_slots.Length - 1);
            _slots[place] = slot;
        }

        TableArrays.Return(old);
    }

    private int Home(long code) => (int)((ulong)code * 0x9E3779B97F4A7C15UL >> _shift);

    private struct Slot
    {
        public long Code;

        /// <summary>The number plus one; 0 while the slot is free.</summary>
        public int Number;
    }
}
