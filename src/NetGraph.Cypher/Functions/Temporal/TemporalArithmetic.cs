using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Temporal;

/// <summary>
/// <c>+ - * /</c> where a duration takes part: temporal ± duration, duration + temporal, duration ± duration, duration times or by a number.
/// Months move first (the day is clipped to the month's length), then days, both on the wall clock; seconds last, between instants. A
/// date takes the whole days of the seconds, a time wraps around midnight.
/// </summary>
internal static class TemporalArithmetic
{
    /// <summary>Whether an operand is a duration, so that these operators and not those of numbers apply.</summary>
    public static bool Applies(GraphValue left, GraphValue right) => left.Kind == GraphValueKind.Duration || right.Kind == GraphValueKind.Duration;

    /// <exception cref="CypherException">TypeError (InvalidArgumentType) for any other pair of kinds; the same holds for the other three.</exception>
    public static GraphValue Add(GraphValue left, GraphValue right)
    {
        if (left.Kind == GraphValueKind.Duration && right.Kind == GraphValueKind.Duration)
            return GraphValue.Of(DurationMath.Add(left.AsDuration(), right.AsDuration()));
        if (right.Kind == GraphValueKind.Duration && ValueTypes.Temporal.Holds(left))
            return Move(left, right.AsDuration());
        if (left.Kind == GraphValueKind.Duration && ValueTypes.Temporal.Holds(right))
            return Move(right, left.AsDuration());
        throw Unfit("+", left, right);
    }

    public static GraphValue Subtract(GraphValue left, GraphValue right)
    {
        if (right.Kind != GraphValueKind.Duration)
            throw Unfit("-", left, right);
        if (left.Kind == GraphValueKind.Duration)
            return GraphValue.Of(DurationMath.Subtract(left.AsDuration(), right.AsDuration()));
        return ValueTypes.Temporal.Holds(left) ? Move(left, DurationMath.Negate(right.AsDuration())) : throw Unfit("-", left, right);
    }

    public static GraphValue Multiply(GraphValue left, GraphValue right)
    {
        if (left.Kind == GraphValueKind.Duration && right.IsNumber)
            return GraphValue.Of(DurationMath.Multiply(left.AsDuration(), right.AsNumber()));
        return left.IsNumber && right.Kind == GraphValueKind.Duration
            ? GraphValue.Of(DurationMath.Multiply(right.AsDuration(), left.AsNumber()))
            : throw Unfit("*", left, right);
    }

    public static GraphValue Divide(GraphValue left, GraphValue right) => left.Kind == GraphValueKind.Duration && right.IsNumber
        ? GraphValue.Of(DurationMath.Divide(left.AsDuration(), right.AsNumber()))
        : throw Unfit("/", left, right);

    /// <summary>Moves a wall clock by months, then days.</summary>
    internal static GraphLocalDateTime Move(GraphLocalDateTime local, Int128 months, Int128 days)
    {
        var (year, month, day) = GraphCalendar.FromEpochDay(local.EpochDay);
        var target = ((Int128)year * 12) + (month - 1) + months;
        var targetYear = target / 12;
        if (target % 12 < 0)
            targetYear--;
        if (targetYear < GraphCalendar.MinYear || targetYear > GraphCalendar.MaxYear)
            TemporalRange.RequireDay(Int128.MaxValue);

        var targetMonth = (int)(target - (targetYear * 12)) + 1;
        var clipped = Math.Min(day, GraphCalendar.DaysInMonth((long)targetYear, targetMonth));
        var moved = GraphCalendar.ToEpochDay((long)targetYear, targetMonth, clipped);
        return local with { EpochDay = TemporalRange.RequireDay(moved + days) };
    }

    private static GraphValue Move(GraphValue value, GraphDuration by) => value.Kind switch
    {
        GraphValueKind.Date => GraphValue.Of(MoveDate(value.AsDate(), by)),
        GraphValueKind.LocalTime => GraphValue.Of(new GraphLocalTime(MoveTime(value.AsLocalTime().NanosecondOfDay, by))),
        GraphValueKind.Time => GraphValue.Of(value.AsTime() with { NanosecondOfDay = MoveTime(value.AsTime().NanosecondOfDay, by) }),
        GraphValueKind.LocalDateTime => GraphValue.Of(MoveSeconds(Move(value.AsLocalDateTime(), by.Months, by.Days), by)),
        _ => GraphValue.Of(MoveInstant(value.AsDateTime(), by)),
    };

    private static GraphDate MoveDate(GraphDate date, GraphDuration by)
    {
        // Neither a floored second nor its fraction may pull a day that is not whole.
        var seconds = by.Seconds < 0 && by.Nanoseconds > 0 ? by.Seconds + 1 : by.Seconds;
        var days = (Int128)by.Days + (seconds / GraphCalendar.SecondsPerDay);
        return new(Move(new GraphLocalDateTime(date.EpochDay, 0), by.Months, days).EpochDay);
    }

    private static long MoveTime(long nanosecondOfDay, GraphDuration by)
    {
        var nanoseconds = ((by.Seconds % GraphCalendar.SecondsPerDay) * GraphCalendar.NanosecondsPerSecond) + by.Nanoseconds;
        return GraphCalendar.FloorModulo(nanosecondOfDay + nanoseconds, GraphCalendar.NanosecondsPerDay);
    }

    private static GraphLocalDateTime MoveSeconds(GraphLocalDateTime local, GraphDuration by)
    {
        var days = GraphCalendar.FloorDivide(by.Seconds, GraphCalendar.SecondsPerDay);
        var rest = (GraphCalendar.FloorModulo(by.Seconds, GraphCalendar.SecondsPerDay) * GraphCalendar.NanosecondsPerSecond) + by.Nanoseconds;
        var nanoseconds = local.NanosecondOfDay + rest;
        var carry = GraphCalendar.FloorDivide(nanoseconds, GraphCalendar.NanosecondsPerDay);
        return new(
            TemporalRange.RequireDay((Int128)local.EpochDay + days + carry),
            nanoseconds - (carry * GraphCalendar.NanosecondsPerDay));
    }

    private static GraphDateTime MoveInstant(GraphDateTime value, GraphDuration by)
    {
        var zone = new TemporalZone(value.OffsetSeconds, value.ZoneId);
        var moved = by.Months == 0 && by.Days == 0 ? value : zone.AtLocal(Move(value.Local, by.Months, by.Days), value.OffsetSeconds);
        var seconds = (Int128)moved.EpochSecond + by.Seconds;
        TemporalRange.RequireDay(seconds / GraphCalendar.SecondsPerDay);
        return TemporalCreation.AtEpoch((long)seconds, (long)moved.Nanosecond + by.Nanoseconds, zone);
    }

    private static CypherException Unfit(string operation, GraphValue left, GraphValue right) => CypherErrors.Type(
        "InvalidArgumentType",
        $"Cannot apply {operation} to {ValueTypeNames.Of(left.Kind)} and {ValueTypeNames.Of(right.Kind)}.");
}
