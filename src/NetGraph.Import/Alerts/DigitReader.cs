namespace NetGraph.Import.Alerts;

/// <summary>A cursor over the digits of a time in text. Each step either takes what it expects or leaves the position.</summary>
internal ref struct DigitReader(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Characters taken so far.</summary>
    public int Position { get; private set; }

    /// <summary>Takes exactly this many digits.</summary>
    public bool Number(int digits, out int value)
    {
        value = 0;
        if (_text.Length - Position < digits)
            return false;

        for (var i = 0; i < digits; i++)
        {
            var c = _text[Position + i];
            if (!char.IsAsciiDigit(c))
                return false;
            value = (10 * value) + (c - '0');
        }

        Position += digits;
        return true;
    }

    /// <summary>Takes one character.</summary>
    public bool Skip(char expected)
    {
        if (Position >= _text.Length || _text[Position] != expected)
            return false;

        Position++;
        return true;
    }

    /// <summary>Takes a point and digits, as nanoseconds; digits past the ninth are dropped. Without a point the fraction is 0.</summary>
    public bool Fraction(out int nanoseconds)
    {
        nanoseconds = 0;
        if (!Skip('.'))
            return true;

        var scale = 100_000_000;
        var start = Position;
        for (; Position < _text.Length && char.IsAsciiDigit(_text[Position]); Position++)
        {
            nanoseconds += scale * (_text[Position] - '0');
            scale /= 10;
        }

        return Position > start;
    }
}
