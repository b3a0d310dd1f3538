namespace NetGraph.PropertyGraph;

/// <summary>
/// Arithmetic of the proleptic ISO calendar over the years ±999,999,999, where <see cref="DateTime"/> ends at 1 to 9999. Algorithms after
/// H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
/// </summary>
public static class GraphCalendar
{
    public const long MinYear = -999_999_999;
    public const long MaxYear = 999_999_999;
    public const long NanosecondsPerSecond = 1_000_000_000;
    public const long NanosecondsPerDay = 86_400 * NanosecondsPerSecond;
    public const long SecondsPerDay = 86_400;

    private const long DaysPerEra = 146_097;

    public static bool IsLeapYear(long year) => (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);

    public static int DaysInYear(long year) => IsLeapYear(year) ? 366 : 365;

    /// <param name="month">1 to 12.</param>
    public static int DaysInMonth(long year, int month) => month switch
    {
        2 => IsLeapYear(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <param name="quarter">1 to 4.</param>
    public static int DaysInQuarter(long year, int quarter) => quarter switch
    {
        1 => IsLeapYear(year) ? 91 : 90,
        2 => 91,
        _ => 92,
    };

    /// <summary>Days since 1970-01-01 of a date that exists.</summary>
    public static long ToEpochDay(long year, int month, int day)
    {
        var y = month <= 2 ? year - 1 : year;
        var era = FloorDivide(y, 400);
        var yearOfEra = y - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * DaysPerEra) + dayOfEra - 719_468;
    }

    public static (long Year, int Month, int Day) FromEpochDay(long epochDay)
    {
        var z = epochDay + 719_468;
        var era = FloorDivide(z, DaysPerEra);
        var dayOfEra = z - (era * DaysPerEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var day = (int)(dayOfYear - (((153 * shifted) + 2) / 5) + 1);
        var month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, day);
    }

    /// <summary>1 Monday to 7 Sunday.</summary>
    public static int DayOfWeek(long epochDay) => (int)FloorModulo(epochDay + 3, 7) + 1;

    /// <summary>Epoch day of the Monday of ISO week 1 of a week-based year.</summary>
    public static long FirstWeekOf(long weekYear)
    {
        var fourth = ToEpochDay(weekYear, 1, 4);
        return fourth - (DayOfWeek(fourth) - 1);
    }

    /// <summary>ISO week-based year and week (1 to 53).</summary>
    public static (long WeekYear, int Week) WeekOf(long epochDay)
    {
        var thursday = epochDay - (DayOfWeek(epochDay) - 1) + 3;
        var year = FromEpochDay(thursday).Year;
        return (year, (int)((thursday - ToEpochDay(year, 1, 1)) / 7) + 1);
    }

    /// <summary>Weeks of a week-based year: 52 or 53.</summary>
    public static int WeeksInYear(long weekYear) => (int)((FirstWeekOf(weekYear + 1) - FirstWeekOf(weekYear)) / 7);

    public static long FloorDivide(long dividend, long divisor)
    {
        var quotient = dividend / divisor;
        return (dividend % divisor != 0) && ((dividend < 0) != (divisor < 0)) ? quotient - 1 : quotient;
    }

    public static long FloorModulo(long dividend, long divisor) => dividend - (FloorDivide(dividend, divisor) * divisor);
}
