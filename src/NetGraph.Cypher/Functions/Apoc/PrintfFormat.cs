using System.Globalization;
using System.Text;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>
/// The part of Java's format strings that reports use: <c>%[n$][flags][width][.precision]</c> with s, S, d, x, X, o, f, e, E, b, c, % and n;
/// flags - 0 + space and comma. In English whatever the language asked for.
/// </summary>
internal static class PrintfFormat
{
    private const string Function = "apoc.text.format";
    private const int LargestWidth = 10_000;

    public static string Format(IFunctionContext context, string format, IReadOnlyList<GraphValue> values)
    {
        var text = new StringBuilder();
        var next = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                text.Append(format[i]);
                continue;
            }

            context.Step();
            var place = Placeholder.Read(format, ref i);
            _ = place.Conversion switch
            {
                '%' => text.Append('%'),
                'n' => text.Append('\n'),
                _ => text.Append(place.Render(ValueAt(place.Index ?? next++, values))),
            };
            context.RequireRoom(sizeof(char) * (long)text.Length);
        }

        return text.ToString();
    }

    private static GraphValue ValueAt(int index, IReadOnlyList<GraphValue> values) =>
        index < values.Count ? values[index] : throw Wrong(Function, $"has {values.Count} values and a placeholder for one more");

    private readonly record struct Placeholder(int? Index, string Flags, int Width, int? Precision, char Conversion)
    {
        public static Placeholder Read(string format, ref int at)
        {
            var start = at++;
            int? index = null;
            var number = Number(format, ref at);
            if (number is > 0 && at < format.Length && format[at] == '$')
            {
                index = number - 1;
                at++;
                number = null;
            }

            var flagsFrom = at;
            while (number is null && at < format.Length && format[at] is '-' or '0' or '+' or ' ' or ',' or '#')
                at++;
            var flags = format[flagsFrom..at];
            var width = number ?? Number(format, ref at) ?? 0;
            int? precision = null;
            if (at < format.Length && format[at] == '.')
            {
                at++;
                precision = Number(format, ref at) ?? throw Malformed(format, start);
            }

            if (at >= format.Length || !"sSdxXofeEbcn%".Contains(format[at], StringComparison.Ordinal) || width > LargestWidth || precision > LargestWidth)
                throw Malformed(format, start);
            return new(index, flags, width, precision, format[at]);
        }

        public string Render(GraphValue value)
        {
            var body = Conversion switch
            {
                _ when value.IsNull => "null",
                's' or 'S' => Cut(GraphValueText.RenderPlain(value)),
                'b' => Cut(value.Kind == GraphValueKind.Boolean ? GraphValueText.RenderPlain(value) : "true"),
                'c' => char.ConvertFromUtf32((int)Integer(value, 0x10FFFF)),
                'd' => Signed(Math.Sign(Integer(value)) < 0, Grouped(Int128.Abs(Integer(value)).ToString(CultureInfo.InvariantCulture))),
                'x' => Integer(value).ToString("x", CultureInfo.InvariantCulture),
                'X' => Integer(value).ToString("X", CultureInfo.InvariantCulture),
                'o' => Convert.ToString(Integer(value), 8),
                'f' => Signed(Float(value) < 0, Grouped(Math.Abs(Float(value)).ToString($"F{Precision ?? 6}", CultureInfo.InvariantCulture))),
                _ => Signed(Float(value) < 0, Exponent(Math.Abs(Float(value)))),
            };
            if (Conversion == 'S')
                body = body.ToUpperInvariant();
            if (Flags.Contains('-', StringComparison.Ordinal))
                return body.PadRight(Width);
            if (!Flags.Contains('0', StringComparison.Ordinal) || body.Length >= Width)
                return body.PadLeft(Width);
            var sign = body[0] is '-' or '+' or ' ' ? 1 : 0;
            return body[..sign] + body[sign..].PadLeft(Width - sign, '0');
        }

        private static int? Number(string format, ref int at)
        {
            var start = at;
            while (at < format.Length && char.IsAsciiDigit(format[at]) && (at > start || format[at] != '0') && at - start < 6)
                at++;
            return at == start ? null : int.Parse(format.AsSpan(start, at - start), CultureInfo.InvariantCulture);
        }

        private string Cut(string text) => Precision is { } most && most < text.Length ? text[..most] : text;

        private string Signed(bool negative, string digits) =>
            negative ? "-" + digits : Flags.Contains('+', StringComparison.Ordinal) ? "+" + digits : Flags.Contains(' ', StringComparison.Ordinal) ? " " + digits : digits;

        private string Grouped(string digits)
        {
            if (!Flags.Contains(',', StringComparison.Ordinal))
                return digits;
            var end = digits.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? point : digits.Length;
            var grouped = new StringBuilder(digits);
            for (var at = end - 3; at > 0; at -= 3)
                grouped.Insert(at, ',');
            return grouped.ToString();
        }

        private string Exponent(double value)
        {
            var text = value.ToString((Conversion == 'E' ? "0." + new string('0', Precision ?? 6) + "E+00" : "0." + new string('0', Precision ?? 6) + "e+00"), CultureInfo.InvariantCulture);
            return Precision == 0 ? text.Replace(".", "", StringComparison.Ordinal) : text;
        }

        private long Integer(GraphValue value, long most = long.MaxValue) => value.Kind == GraphValueKind.Integer && value.AsInteger() <= most && (most == long.MaxValue || value.AsInteger() >= 0)
            ? value.AsInteger()
            : throw Wrong(Function, $"puts an integer in at %{Conversion}, not {value}");

        private double Float(GraphValue value) => value.Kind == GraphValueKind.Float ? value.AsFloat() : throw Wrong(Function, $"puts a float in at %{Conversion}, not {value}");

        private static CypherException Malformed(string format, int start) =>
            Wrong(Function, $"cannot read the placeholder at {start} of '{format}': expected one such as %s, %5d or %.2f");
    }
}
