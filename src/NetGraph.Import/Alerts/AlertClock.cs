using System.Globalization;
using System.Text.RegularExpressions;
using NetGraph.Import.Observations;

namespace NetGraph.Import.Alerts;

/// <summary>
/// Reads the times of Snort's text formats, <c>MM/DD[/YY[YY]]-hh:mm:ss.ffffff</c> in the sensor's local time (Snort 2.9 manual §2.6:
/// no year unless run with <c>-y</c>; Suricata's fast.log has four digits). A missing year is, in this order: the option, a year that
/// stands alone in the file name, the clock's year, or the year before it when the alert would otherwise lie in the future.
/// One file has one year: a log that crosses New Year needs to be told and read in two.
/// </summary>
internal sealed partial class AlertClock
{
    private const int FirstPlausibleYear = 1998; // Snort's own
    private const int SecondsPerDay = 86_400;

    private readonly TimeSpan _offset;
    private readonly DateTime _newest;
    private readonly int? _knownYear;
    private readonly string _source;

    public AlertClock(string name, ImportOptions options, TimeProvider time)
    {
        _offset = options.SensorOffset;
        _newest = time.GetUtcNow().UtcDateTime + options.SensorOffset + TimeSpan.FromDays(1);
        (_knownYear, _source) = options.Year is { } year ? (year, "as asked for")
            : YearInName(name) is { } named ? (named, "as the file name says")
            : ((int?)null, "by today's date");
    }

    /// <summary>The year given to the last time that carried none; null while every time had one.</summary>
    public int? AssumedYear { get; private set; }

    /// <summary>A sentence on the assumed year for the user.</summary>
    public string Assumption => $"The alerts carry no year; {AssumedYear} was taken, {_source}.";

    /// <summary>Whether that year was a guess and not the user's word.</summary>
    public bool IsGuess => AssumedYear is not null && _source != "as asked for";

    /// <summary>Reads a time at the start of the text and says how many characters it took.</summary>
    public bool TryRead(ReadOnlySpan<char> text, out PacketTime time, out int length)
    {
        time = default;
        length = 0;
        var reader = new DigitReader(text);
        if (!reader.Number(2, out var month) || !reader.Skip('/') || !reader.Number(2, out var day))
            return false;

        int? year = null;
        if (reader.Skip('/'))
        {
            if (!reader.Number(2, out var written))
                return false;
            year = reader.Number(2, out var rest) ? (100 * written) + rest : 2000 + written;
        }

        if (!reader.Skip('-') || !reader.Number(2, out var hour) || !reader.Skip(':') || !reader.Number(2, out var minute)
            || !reader.Skip(':') || !reader.Number(2, out var second) || !reader.Fraction(out var nanoseconds))
        {
            return false;
        }

        length = reader.Position;
        return TryConvert(year ?? YearFor(month, day), month, day, (hour, minute, second), nanoseconds, _offset, out time);
    }

    /// <summary>Puts a time together; false when there is no such date or time. A leap second (60) is the next second.</summary>
    public static bool TryConvert(int year, int month, int day, (int Hour, int Minute, int Second) clock, int nanoseconds, TimeSpan offset, out PacketTime time)
    {
        time = default;
        if (year is < 1970 or > 2261 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || clock.Hour > 23 || clock.Minute > 59 || clock.Second > 60)
        {
            return false;
        }

        var days = (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Days;
        var seconds = ((long)days * SecondsPerDay) + (3600 * clock.Hour) + (60 * clock.Minute) + clock.Second;
        time = new PacketTime(PacketTime.FromSeconds(seconds, nanoseconds).Nanoseconds - (offset.Ticks * TimeSpan.NanosecondsPerTick));
        return true;
    }

    private int YearFor(int month, int day)
    {
        AssumedYear = _knownYear ?? (IsAfter(month, day, _newest) ? _newest.Year - 1 : _newest.Year);
        return AssumedYear.Value;
    }

    private static bool IsAfter(int month, int day, DateTime date) => (100 * month) + day > (100 * date.Month) + date.Day;

    private static int? YearInName(string name)
    {
        var match = YearPattern().Match(Path.GetFileName(name));
        return match.Success && int.Parse(match.ValueSpan, CultureInfo.InvariantCulture) is >= FirstPlausibleYear and var year ? year : null;
    }

    [GeneratedRegex("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YearPattern();
}
