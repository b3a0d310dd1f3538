using System.Globalization;

namespace NetGraph.PropertyGraph;

/// <summary>Exact comparison of integers with floats, and the text of floats.</summary>
public static class GraphNumbers
{
    private const double TwoTo63 = 9223372036854775808.0;

    /// <summary>
    /// Compares an integer with a float by their exact values: converting the integer to a double would make
    /// 9007199254740993 equal to 9007199254740992.0.
    /// </summary>
    /// <returns>Negative, zero or positive; null when the float is NaN.</returns>
    public static int? Compare(long left, double right)
    {
        if (double.IsNaN(right))
            return null;
        if (right >= TwoTo63)
            return -1;
        if (right < -TwoTo63)
            return 1;

        var whole = (long)right;
        return left != whole ? left.CompareTo(whole) : -Math.Sign(right - whole);
    }

    /// <summary>Compares two numbers of either kind by exact value; null when one is NaN.</summary>
    public static int? Compare(GraphValue left, GraphValue right)
    {
        if (left.Kind == GraphValueKind.Integer)
            return right.Kind == GraphValueKind.Integer ? left.AsInteger().CompareTo(right.AsInteger()) : Compare(left.AsInteger(), right.AsFloat());
        if (right.Kind == GraphValueKind.Integer)
            return -Compare(right.AsInteger(), left.AsFloat());

        var (a, b) = (left.AsFloat(), right.AsFloat());
        return double.IsNaN(a) || double.IsNaN(b) ? null : a < b ? -1 : a > b ? 1 : 0;
    }

    /// <summary>
    /// The float as <c>toString()</c> gives it, which is Java's notation as in Neo4j: shortest digits that read back the same, always
    /// with a fraction, and with an exponent below 10^-3 and from 10^7 on (<c>1.0</c>, <c>0.001</c>, <c>1.0E7</c>, <c>NaN</c>, <c>Infinity</c>).
    /// </summary>
    public static string FormatFloat(double value)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "Infinity" : "-Infinity";
        if (value == 0)
            return double.IsNegative(value) ? "-0.0" : "0.0";

        var (digits, exponent) = ShortestDigits(Math.Abs(value).ToString("R", CultureInfo.InvariantCulture));
        var sign = value < 0 ? "-" : "";
        return exponent switch
        {
            < -3 or > 6 => string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}.{FractionOf(digits, 1)}E{exponent}"),
            < 0 => $"{sign}0.{new string('0', -exponent - 1)}{digits}",
            _ => $"{sign}{digits[..Math.Min(exponent + 1, digits.Length)].PadRight(exponent + 1, '0')}.{FractionOf(digits, exponent + 1)}",
        };
    }

    private static string FractionOf(string digits, int from) => digits.Length > from ? digits[from..] : "0";

    /// <summary>
    /// Takes .NET's shortest text (<c>1E+20</c>, <c>12345678.5</c>, <c>0.00012</c>) apart into significant digits and the power of ten of
    /// the first one.
    /// </summary>
    private static (string Digits, int Exponent) ShortestDigits(string text)
    {
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text[..mark];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var wholeDigits = point < 0 ? mantissa.Length : point;
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var leadingZeros = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), exponent + wholeDigits - 1 - leadingZeros);
    }
}
