namespace NetGraph.PropertyGraph;

/// <summary>Reads digits and marks off the front of a text; a failed read takes nothing.</summary>
internal ref struct IsoCursor(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>How many ASCII digits come next.</summary>
    public readonly int DigitsAhead
    {
        get
        {
            var count = 0;
            while (count < _rest.Length && char.IsAsciiDigit(_rest[count]))
                count++;
            return count;
        }
    }

    public bool TryTake(char mark)
    {
        if (_rest.IsEmpty || _rest[0] != mark)
            return false;

        _rest = _rest[1..];
        return true;
    }

    /// <summary>Takes as many digits as there are, up to <paramref name="most"/>; fails when fewer than <paramref name="least"/>.</summary>
    public bool TryTakeDigits(int least, int most, out long value)
    {
        value = 0;
        var count = Math.Min(DigitsAhead, most);
        if (count < least)
            return false;

        for (var i = 0; i < count; i++)
            value = (value * 10) + (_rest[i] - '0');
        _rest = _rest[count..];
        return true;
    }
}
