namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>
/// Numbers combinations of values from 0 in the order they first come. A single value goes by its code; several are packed
/// into one code while each is small enough, and from then on pair by pair: (first, second) has a number, that with the third
/// has one, and so on.
/// </summary>
internal sealed class KeyTable
{
    private readonly BatchContext _context;
    private readonly CellEncoder _encoder;
    private readonly int _width;
    private readonly long[][] _codes;
    private readonly int _bits;
    private CodeTable _table;
    private CodeTable[]? _parts;
    private CodeTable[]? _pairs;
    private long _held;

    public KeyTable(BatchContext context, int width)
    {
        _context = context;
        _encoder = new CellEncoder(context.Columns);
        _width = width;
        _codes = [.. Enumerable.Range(0, width > 1 ? width : 0).Select(_ => new long[Batch.Capacity])];
        _bits = 63 / width;
        _table = new CodeTable(isDense: width == 1);
    }

    public int Count => _table.Count;

    /// <summary>Whether codes had to be numbered by dictionaries, so that they mean nothing to another table.</summary>
    public bool HasNumberedCodes => _encoder.Entries > 0;

    /// <summary>Numbers the selected rows, one after the other.</summary>
    public void NumberAll(Batch batch, BatchExpression[] keys, int[] numbers)
    {
        var places = batch.Places;
        if (_width == 1)
        {
            _table.NumberAll(keys[0].Evaluate(batch), places, _encoder, numbers);
        }
        else
        {
            for (var i = 0; i < _width; i++)
                _encoder.Encode(keys[i].Evaluate(batch), places, _codes[i]);
            if (_parts is null && !Fits(places.Length))
                Unpack();
            if (_parts is null)
                NumberPacked(places.Length, numbers);
            else
                NumberPairs(places.Length, numbers);
        }

        Hold();
    }

    /// <summary>Gives back the memory; nothing may be numbered any more.</summary>
    public void Release()
    {
        _table.Release();
        foreach (var table in (_parts ?? []).Concat(_pairs?.SkipLast(1) ?? []))
            table.Release();
    }

    private bool Fits(int count)
    {
        var all = 0L;
        foreach (var codes in _codes)
        {
            foreach (var code in codes.AsSpan(0, count))
                all |= code;
        }

        return all >= 0 && all >> _bits == 0;
    }

    private void NumberPacked(int count, int[] numbers)
    {
        var packed = _codes[0];
        for (var i = 1; i < _width; i++)
        {
            var next = _codes[i];
            for (var k = 0; k < count; k++)
                packed[k] = (packed[k] << _bits) | next[k];
        }

        _table.NumberAll(packed.AsSpan(0, count), numbers);
    }

    private void NumberPairs(int count, int[] numbers)
    {
        for (var k = 0; k < count; k++)
        {
            var number = _parts![0].Number(_codes[0][k]); // both are set together
            for (var i = 1; i < _codes.Length; i++)
                number = _pairs![i - 1].Number(((long)number << 32) | (uint)_parts[i].Number(_codes[i][k]));
            numbers[k] = number;
        }
    }

    /// <summary>Goes over to pairs; numbers given so far stay.</summary>
    private void Unpack()
    {
        var packed = _table.Codes();
        _parts = [.. Enumerable.Range(0, _width).Select(_ => new CodeTable(isDense: true))];
        _pairs = [.. Enumerable.Range(1, _width - 1).Select(_ => new CodeTable(isDense: false))];
        _table = _pairs[^1];
        var mask = (1L << _bits) - 1;
        foreach (var code in packed)
        {
            var number = 0;
            for (var i = 0; i < _parts.Length; i++)
            {
                var part = _parts[i].Number((code >> (_bits * (_parts.Length - 1 - i))) & mask);
                number = i == 0 ? part : _pairs[i - 1].Number(((long)number << 32) | (uint)part);
            }
        }
    }

    private void Hold()
    {
        var bytes = _table.Bytes + (_encoder.Entries * 64L);
        if (_parts is not null)
            bytes += _parts.Sum(p => p.Bytes) + _pairs!.Sum(p => p.Bytes);
        if (bytes == _held)
            return;
        _context.Hold(bytes - _held);
        _held = bytes;
    }
}
