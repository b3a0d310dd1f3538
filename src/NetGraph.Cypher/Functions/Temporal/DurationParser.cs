using System.Buffers;
using System.Globalization;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Temporal;

/// <summary>
/// Reads ISO 8601 durations: by units (<c>P1Y2M3W4DT5H6M7.8S</c>, any part signed, the smallest with a fraction) or by date and time
/// (<c>P2012-02-02T14:37:21.545</c>).
/// </summary>
internal static class DurationParser
{
    private const string DateUnits = "YQMWD";
    private const string TimeUnits = "HMS";

    private static readonly SearchValues<char> NumberParts = SearchValues.Create("+-.,0123456789");

    public static GraphDuration Parse(string text)
    {
        var body = text.AsSpan();
        var negative = body.StartsWith("-");
        if (negative || body.StartsWith("+"))
            body = body[1..];
        if (!body.StartsWith("P") || body.Length < 2)
            throw Malformed(text);

        body = body[1..];
        try
        {
            var duration = IsDateAndTime(body) ? FromDateAndTime(text, body) : FromUnits(text, body);
            return negative ? DurationMath.Negate(duration) : duration;
        }
        catch (OverflowException)
        {
            throw DurationMath.TooLarge();
        }
    }

    /// <summary>Four digits and a hyphen, or eight digits and <c>T</c>.</summary>
    private static bool IsDateAndTime(ReadOnlySpan<char> body)
    {
        var digits = body.IndexOfAnyExceptInRange('0', '9');
        return (digits == 4 && body[4] == '-') || (digits == 8 && body[8] == 'T');
    }

    private static GraphDuration FromDateAndTime(string text, ReadOnlySpan<char> body)
    {
        var mark = body.IndexOf('T');
        var date = (mark < 0 ? body : body[..mark]).ToString().Replace("-", "", StringComparison.Ordinal);
        var time = default(GraphLocalTime);
        if (date.Length != 8 || !date.All(char.IsAsciiDigit) || (mark >= 0 && !(IsoText.TryReadTime(body[(mark + 1)..], out time, out var offset) && offset is null)))
            throw Malformed(text);

        var number = int.Parse(date, CultureInfo.InvariantCulture);
        var seconds = time.NanosecondOfDay / GraphCalendar.NanosecondsPerSecond;
        return DurationMath.Whole(((number / 10_000) * 12) + (number / 100 % 100), number % 100, seconds, time.NanosecondOfDay % GraphCalendar.NanosecondsPerSecond);
    }

    private static GraphDuration FromUnits(string text, ReadOnlySpan<char> body)
    {
        var (months, days, seconds) = (0m, 0m, 0m);
        var (inTime, next, parts) = (false, 0, 0);
        while (!body.IsEmpty)
        {
            if (body[0] == 'T' && !inTime)
            {
                (inTime, next) = (true, 0);
                body = body[1..];
                if (body.IsEmpty)
                    throw Malformed(text);
                continue;
            }

            var amount = TakeNumber(text, ref body, out var unit);
            var place = (inTime ? TimeUnits : DateUnits).IndexOf(unit, next);
            if (place < 0)
                throw Malformed(text);

            next = place + 1;
            parts++;
            _ = (inTime, unit) switch
            {
                (false, 'Y') => months += amount * 12,
                (false, 'Q') => months += amount * 3,
                (false, 'M') => months += amount,
                (false, 'W') => days += amount * 7,
                (false, _) => days += amount,
                (true, 'H') => seconds += amount * 3600,
                (true, 'M') => seconds += amount * 60,
                (true, _) => seconds += amount,
            };
        }

        return parts > 0 ? DurationMath.FromParts(months, days, seconds) : throw Malformed(text);
    }

    private static decimal TakeNumber(string text, ref ReadOnlySpan<char> body, out char unit)
    {
        var length = body.IndexOfAnyExcept(NumberParts);
        if (length <= 0 || !decimal.TryParse(body[..length].ToString().Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            throw Malformed(text);

        unit = body[length];
        body = body[(length + 1)..];
        return amount;
    }

    private static CypherException Malformed(string text) =>
        CypherErrors.Argument("InvalidArgumentValue", $"'{text}' is no DURATION in ISO 8601 form, such as P1Y2M3DT4H5M6.7S.");
}
