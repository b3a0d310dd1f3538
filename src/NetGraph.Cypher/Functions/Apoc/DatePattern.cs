using System.Globalization;
using System.Text;
using NetGraph.Cypher.Functions.Temporal;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>
/// Java's date patterns as far as they are used for instants: y u M L d D E e H h K k m s S n a z V Z X x, text in quotes and signs. Names
/// are English. What is not a pattern of this kind is refused, not guessed.
/// </summary>
internal sealed class DatePattern
{
    private const string Letters = "yuMLdDEeHhKkmsSnazVZXx";
    private static readonly DateTimeFormatInfo English = DateTimeFormatInfo.InvariantInfo;

    private readonly List<(char Letter, int Count, string Literal)> _parts = [];
    private readonly string _function;
    private readonly string _text;

    public DatePattern(string function, string pattern)
    {
        _function = function;
        _text = pattern;
        for (var i = 0; i < pattern.Length;)
        {
            if (pattern[i] == '\'')
            {
                _parts.Add(('\0', 0, Quoted(pattern, ref i)));
                continue;
            }

            var start = i;
            while (i < pattern.Length && pattern[i] == pattern[start])
                i++;
            if (!char.IsAsciiLetter(pattern[start]))
                _parts.Add(('\0', 0, pattern[start..i]));
            else if (Letters.Contains(pattern[start], StringComparison.Ordinal))
                _parts.Add((pattern[start], i - start, ""));
            else
                throw Wrong(function, $"knows no letter '{pattern[start]}' in the pattern '{pattern}': expected {Letters}, or text in quotes");
        }
    }

    /// <summary>The value in the pattern's form.</summary>
    /// <param name="parts">A field that the value lacks (the hour of a date) is an error.</param>
    public string Format(TemporalParts parts)
    {
        var text = new StringBuilder();
        foreach (var (letter, count, literal) in _parts)
            _ = letter == '\0' ? text.Append(literal) : text.Append(Field(parts, letter, count));
        return text.ToString();
    }

    /// <summary>Reads an instant; what the pattern does not name is the first of January 1970, midnight, in the given zone.</summary>
    /// <exception cref="CypherException">ArgumentError when the text is of another form.</exception>
    public GraphDateTime Parse(string text, TemporalZone defaultZone)
    {
        var reader = new DateReader(text, () => Wrong(_function, $"cannot read '{text}' by the pattern '{_text}'"));
        for (var i = 0; i < _parts.Count; i++)
        {
            var (letter, count, literal) = _parts[i];
            if (letter == '\0')
                reader.Take(literal);
            else
                reader.Read(letter, count, isFollowedByDigits: i + 1 < _parts.Count && _parts[i + 1].Letter is not ('\0' or 'a' or 'E' or 'z' or 'V' or 'Z' or 'X' or 'x'));
        }

        return reader.Finish(defaultZone);
    }

    private static string Quoted(string pattern, ref int at)
    {
        if (at + 1 < pattern.Length && pattern[at + 1] == '\'')
        {
            at += 2;
            return "'";
        }

        var text = new StringBuilder();
        for (at++; at < pattern.Length; at++)
        {
            if (pattern[at] != '\'')
            {
                text.Append(pattern[at]);
            }
            else if (at + 1 < pattern.Length && pattern[at + 1] == '\'')
            {
                text.Append('\'');
                at++;
            }
            else
            {
                at++;
                break;
            }
        }

        return text.ToString();
    }

    private string Field(TemporalParts parts, char letter, int count)
    {
        if ("yuMLdDEe".Contains(letter, StringComparison.Ordinal))
            return DateField(parts.EpochDay ?? throw Lacks("date"), letter, count);
        if ("zVZXx".Contains(letter, StringComparison.Ordinal))
            return ZoneField(parts.Zone ?? throw Lacks("time zone"), letter, count);
        return TimeField(parts.NanosecondOfDay ?? throw Lacks("time"), letter, count);
    }

    private CypherException Lacks(string what) => Wrong(_function, $"needs a value with a {what} for the pattern '{_text}'");

    private static string DateField(long epochDay, char letter, int count)
    {
        var (year, month, day) = GraphCalendar.FromEpochDay(epochDay);
        var weekday = GraphCalendar.DayOfWeek(epochDay);
        return letter switch
        {
            'y' or 'u' when count == 2 => Number(GraphCalendar.FloorModulo(year, 100), 2),
            'y' or 'u' => Number(year, count),
            'M' or 'L' when count == 3 => English.AbbreviatedMonthNames[month - 1],
            'M' or 'L' when count > 3 => English.MonthNames[month - 1],
            'M' or 'L' => Number(month, count),
            'd' => Number(day, count),
            'D' => Number(epochDay - GraphCalendar.ToEpochDay(year, 1, 1) + 1, count),
            'E' when count > 3 => English.DayNames[weekday % 7],
            'E' => English.AbbreviatedDayNames[weekday % 7],
            _ => Number(weekday, count),
        };
    }

    private static string TimeField(long nanosecondOfDay, char letter, int count)
    {
        var second = nanosecondOfDay / GraphCalendar.NanosecondsPerSecond;
        var fraction = nanosecondOfDay % GraphCalendar.NanosecondsPerSecond;
        var hour = second / 3600;
        return letter switch
        {
            'H' => Number(hour, count),
            'k' => Number(hour == 0 ? 24 : hour, count),
            'K' => Number(hour % 12, count),
            'h' => Number(hour % 12 == 0 ? 12 : hour % 12, count),
            'm' => Number(second / 60 % 60, count),
            's' => Number(second % 60, count),
            'n' => Number(fraction, count),
            'S' => Number(fraction, 9)[..Math.Min(count, 9)],
            _ => hour < 12 ? "AM" : "PM",
        };
    }

    private static string ZoneField(TemporalZone zone, char letter, int count)
    {
        var offset = zone.OffsetSeconds;
        var (sign, minutes) = (offset < 0 ? '-' : '+', Math.Abs(offset) / 60);
        var basic = $"{sign}{minutes / 60:00}{minutes % 60:00}";
        return letter switch
        {
            'z' or 'V' => zone.Name ?? (offset == 0 ? "UTC" : IsoText.RenderOffset(offset)),
            'X' when offset == 0 => "Z",
            'X' or 'x' when count == 1 => minutes % 60 == 0 ? basic[..3] : basic,
            'Z' when count < 4 => basic,
            'X' or 'x' when count == 2 => basic,
            _ => $"{basic[..3]}:{basic[3..]}",
        };
    }

    private static string Number(long value, int width) =>
        value < 0 ? "-" + Number(-value, width) : value.ToString(CultureInfo.InvariantCulture).PadLeft(Math.Min(width, 19), '0');
}
