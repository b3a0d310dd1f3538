using System.Globalization;
using NetGraph.Cypher.Functions.Temporal;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>Reads the fields of a date pattern off a text, one after the other.</summary>
internal sealed class DateReader(string text, Func<CypherException> malformed)
{
    private int _at;
    private long _year = 1970;
    private int _month = 1;
    private int _day = 1;
    private long? _dayOfYear;
    private long _hour;
    private bool? _afternoon;
    private long _minute;
    private long _second;
    private long _nanosecond;
    private TemporalZone? _zone;

    public void Take(string literal)
    {
        if (!text.AsSpan(_at).StartsWith(literal, StringComparison.Ordinal))
            throw malformed();
        _at += literal.Length;
    }

    /// <param name="isFollowedByDigits">Then the field is exactly as wide as its letters.</param>
    public void Read(char letter, int count, bool isFollowedByDigits)
    {
        var width = isFollowedByDigits ? count : 9;
        switch (letter)
        {
            case 'y' or 'u':
                var from = _at;
                _year = Number(width);
                _year += count == 2 && _at - from == 2 ? 2000 : 0;
                break;
            case 'M' or 'L':
                _month = count >= 3 ? Name(DateTimeFormatInfo.InvariantInfo.MonthNames, DateTimeFormatInfo.InvariantInfo.AbbreviatedMonthNames) + 1 : (int)Number(width, 1, 12);
                break;
            case 'd':
                _day = (int)Number(width, 1, 31);
                break;
            case 'D':
                _dayOfYear = Number(width, 1, 366);
                break;
            case 'E':
                Name(DateTimeFormatInfo.InvariantInfo.DayNames, DateTimeFormatInfo.InvariantInfo.AbbreviatedDayNames);
                break;
            case 'e':
                Number(width, 1, 7);
                break;
            case 'H' or 'k' or 'K' or 'h':
                _hour = Number(width, 0, letter == 'H' ? 23 : 24) % (letter == 'h' ? 12 : 24);
                break;
            case 'm':
                _minute = Number(width, 0, 59);
                break;
            case 's':
                _second = Number(width, 0, 59);
                break;
            case 'n':
                _nanosecond = Number(width);
                break;
            case 'S':
                var start = _at;
                var fraction = Number(isFollowedByDigits ? count : 9);
                _nanosecond = fraction * (long)Math.Pow(10, 9 - (_at - start));
                break;
            case 'a':
                _afternoon = Name(["AM", "PM"], ["am", "pm"]) == 1;
                break;
            default:
                _zone = Zone();
                break;
        }
    }

    /// <exception cref="CypherException">Text is left over, or there is no such day.</exception>
    public GraphDateTime Finish(TemporalZone defaultZone)
    {
        if (_at != text.Length || _day > GraphCalendar.DaysInMonth(_year, _month) || (_dayOfYear > GraphCalendar.DaysInYear(_year)))
            throw malformed();

        var day = _dayOfYear is { } ordinal ? GraphCalendar.ToEpochDay(_year, 1, 1) + ordinal - 1 : GraphCalendar.ToEpochDay(_year, _month, _day);
        var hour = _afternoon is { } afternoon ? (_hour % 12) + (afternoon ? 12 : 0) : _hour;
        var seconds = (((hour * 60) + _minute) * 60) + _second;
        return (_zone ?? defaultZone).AtLocal(new(day, (seconds * GraphCalendar.NanosecondsPerSecond) + _nanosecond));
    }

    private long Number(int most, long smallest = 0, long largest = long.MaxValue)
    {
        var start = _at;
        while (_at < text.Length && _at - start < most && char.IsAsciiDigit(text[_at]))
            _at++;
        return long.TryParse(text.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= smallest && value <= largest
            ? value
            : throw malformed();
    }

    private int Name(string[] full, string[] abbreviated)
    {
        foreach (var names in new[] { full, abbreviated })
        {
            var place = Array.FindIndex(names, name => name.Length > 0 && text.AsSpan(_at).StartsWith(name, StringComparison.OrdinalIgnoreCase));
            if (place < 0)
                continue;
            _at += names[place].Length;
            return place;
        }

        throw malformed();
    }

    private TemporalZone Zone()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '+' or '-' or ':' or '/' or '_'))
            _at++;
        return _at > start ? TemporalZone.Parse(text[start.._at]) : throw malformed();
    }
}
