using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Temporal;

/// <summary>
/// The duration between two temporal values of any kinds. A missing time is midnight; a missing date is the other's; a missing zone is
/// the other's. Months and days are counted on the wall clock of the first value's zone, seconds between instants.
/// </summary>
internal sealed class TemporalDifference
{
    private readonly bool _hasDates;
    private readonly GraphLocalDateTime _end;
    private readonly TemporalZone _zone;
    private readonly GraphDateTime _endInstant;
    private GraphLocalDateTime _start;
    private GraphDateTime _startInstant;

    private TemporalDifference(TemporalParts from, TemporalParts to)
    {
        _hasDates = from.EpochDay is not null && to.EpochDay is not null;
        _zone = from.Zone ?? to.Zone ?? TemporalZone.Utc;
        _start = new(from.EpochDay ?? to.EpochDay ?? 0, from.NanosecondOfDay ?? 0);
        _startInstant = _zone.AtLocal(_start, _zone.OffsetSeconds);

        var endZone = to.Zone ?? _zone;
        var end = endZone.AtLocal(new(to.EpochDay ?? from.EpochDay ?? 0, to.NanosecondOfDay ?? 0), endZone.OffsetSeconds);
        _endInstant = _zone.AtInstant(end.EpochSecond, end.Nanosecond);
        _end = _endInstant.Local;
    }

    /// <summary>Months, then days, then seconds.</summary>
    public static GraphDuration Between(GraphValue from, GraphValue to)
    {
        var difference = new TemporalDifference(TemporalParts.Of(from), TemporalParts.Of(to));
        var (months, days) = (0L, 0L);
        if (difference._hasDates)
        {
            months = difference.Months();
            difference.MoveStart(months, 0);
            days = difference.Days();
            difference.MoveStart(0, days);
        }

        return difference.Seconds(months, days);
    }

    public static GraphDuration InMonths(GraphValue from, GraphValue to)
    {
        var difference = new TemporalDifference(TemporalParts.Of(from), TemporalParts.Of(to));
        return new(difference._hasDates ? difference.Months() : 0, 0, 0, 0);
    }

    public static GraphDuration InDays(GraphValue from, GraphValue to)
    {
        var difference = new TemporalDifference(TemporalParts.Of(from), TemporalParts.Of(to));
        return new(0, difference._hasDates ? difference.Days() : 0, 0, 0);
    }

    public static GraphDuration InSeconds(GraphValue from, GraphValue to) =>
        new TemporalDifference(TemporalParts.Of(from), TemporalParts.Of(to)).Seconds(0, 0);

    /// <summary>The end day as far as whole days reach: one less when its time of day has not yet come round.</summary>
    private long WholeEndDay()
    {
        if (_end.EpochDay > _start.EpochDay && _end.NanosecondOfDay < _start.NanosecondOfDay)
            return _end.EpochDay - 1;
        return _end.EpochDay < _start.EpochDay && _end.NanosecondOfDay > _start.NanosecondOfDay ? _end.EpochDay + 1 : _end.EpochDay;
    }

    private long Days() => WholeEndDay() - _start.EpochDay;

    private long Months()
    {
        var (startYear, startMonth, startDay) = GraphCalendar.FromEpochDay(_start.EpochDay);
        var (endYear, endMonth, endDay) = GraphCalendar.FromEpochDay(WholeEndDay());
        // A month counts when its day is reached: 32 slots a month leave room for every day.
        return ((((endYear * 12) + endMonth) * 32) + endDay - ((((startYear * 12) + startMonth) * 32) + startDay)) / 32;
    }

    private void MoveStart(long months, long days)
    {
        if (months == 0 && days == 0)
            return;

        _start = TemporalArithmetic.Move(_start, months, days);
        _startInstant = _zone.AtLocal(_start, _startInstant.OffsetSeconds);
    }

    private GraphDuration Seconds(long months, long days) =>
        DurationMath.Whole(months, days, (Int128)_endInstant.EpochSecond - _startInstant.EpochSecond, (long)_endInstant.Nanosecond - _startInstant.Nanosecond);
}
