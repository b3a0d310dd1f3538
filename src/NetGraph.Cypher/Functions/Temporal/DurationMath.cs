using System.Globalization;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Temporal;

/// <summary>
/// Arithmetic of durations (openCypher CIP2015-08-06, date-time). Whole parts never turn into one another; a fraction of a part
/// cascades to the next smaller one by its average length: a month is 30.436875 days, a day 24 hours.
/// </summary>
internal static class DurationMath
{
    private const decimal AverageDaysPerMonth = 30.436875m;

    public static GraphDuration Add(GraphDuration left, GraphDuration right) => Whole(
        (Int128)left.Months + right.Months,
        (Int128)left.Days + right.Days,
        (Int128)left.Seconds + right.Seconds,
        (long)left.Nanoseconds + right.Nanoseconds);

    public static GraphDuration Subtract(GraphDuration left, GraphDuration right) => Whole(
        (Int128)left.Months - right.Months,
        (Int128)left.Days - right.Days,
        (Int128)left.Seconds - right.Seconds,
        (long)left.Nanoseconds - right.Nanoseconds);

    public static GraphDuration Negate(GraphDuration duration) => Subtract(GraphDuration.Zero, duration);

    public static GraphDuration Multiply(GraphDuration duration, double factor) => Scale(duration, factor, (part, number) => part * number);

    /// <exception cref="CypherException">ArithmeticError when the divisor is zero.</exception>
    public static GraphDuration Divide(GraphDuration duration, double divisor) => Scale(duration, divisor, (part, number) => part / number);

    /// <summary>A duration from amounts with fractions. Beyond nanoseconds the rest is cut off towards zero.</summary>
    public static GraphDuration FromParts(decimal months, decimal days, decimal seconds)
    {
        var wholeMonths = decimal.Truncate(months);
        var allDays = days + ((months - wholeMonths) * AverageDaysPerMonth);
        var wholeDays = decimal.Truncate(allDays);
        var allSeconds = seconds + ((allDays - wholeDays) * GraphCalendar.SecondsPerDay);
        var wholeSeconds = decimal.Truncate(allSeconds);
        var nanoseconds = decimal.Truncate((allSeconds - wholeSeconds) * GraphCalendar.NanosecondsPerSecond);
        return Whole((Int128)wholeMonths, (Int128)wholeDays, (Int128)wholeSeconds, (long)nanoseconds);
    }

    /// <summary>A duration from whole amounts; nanoseconds of either sign are carried into seconds.</summary>
    /// <exception cref="CypherException">ArithmeticError when a part leaves 64 bits.</exception>
    public static GraphDuration Whole(Int128 months, Int128 days, Int128 seconds, long nanoseconds)
    {
        var carry = GraphCalendar.FloorDivide(nanoseconds, GraphCalendar.NanosecondsPerSecond);
        return new(Fit(months), Fit(days), Fit(seconds + carry), (int)(nanoseconds - (carry * GraphCalendar.NanosecondsPerSecond)));
    }

    /// <summary>The decimal number that a float's shortest text shows, so that 0.1 is a tenth.</summary>
    /// <exception cref="CypherException">ArithmeticError when the number is beyond the range of durations.</exception>
    public static decimal ToDecimal(double number) =>
        decimal.TryParse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw TooLarge();

    public static CypherException TooLarge() => CypherErrors.Arithmetic("IntegerOverflow", "The duration is too large.");

    private static GraphDuration Scale(GraphDuration duration, double number, Func<decimal, decimal, decimal> operation)
    {
        var by = ToDecimal(number);
        try
        {
            var seconds = duration.Seconds + ((decimal)duration.Nanoseconds / GraphCalendar.NanosecondsPerSecond);
            return FromParts(operation(duration.Months, by), operation(duration.Days, by), operation(seconds, by));
        }
        catch (DivideByZeroException)
        {
            throw CypherErrors.Arithmetic("DivisionByZero", "A duration cannot be divided by zero.");
        }
        catch (OverflowException)
        {
            throw TooLarge();
        }
    }

    private static long Fit(Int128 part) => part >= long.MinValue && part <= long.MaxValue ? (long)part : throw TooLarge();
}
