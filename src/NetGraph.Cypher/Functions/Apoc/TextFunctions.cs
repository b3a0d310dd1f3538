using System.Text;
using NetGraph.Cypher.Functions.Scalar;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>apoc.text: strings joined, padded and searched. Positions count UTF-16 units, as in APOC.</summary>
internal static class TextFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullPropagating("apoc.text.join", ValueTypes.String, "The strings of a list with a delimiter between them; nulls are left out.", Join, List("texts").Typed("LIST<STRING>"), Text("delimiter")),
        NullPropagating("apoc.text.repeat", ValueTypes.String, "A string so many times.", Repeat, Text("item"), Integer("count")),
        NullPropagating("apoc.text.lpad", ValueTypes.String, "The string, filled up at the start to a length.", (c, a) => Pad(c, a, atStart: true), Text("text"), Integer("count"), Takes("delim", ValueTypes.String).Or("' '")),
        NullPropagating("apoc.text.rpad", ValueTypes.String, "The string, filled up at the end to a length.", (c, a) => Pad(c, a, atStart: false), Text("text"), Integer("count"), Takes("delim", ValueTypes.String).Or("' '")),
        NullPropagating("apoc.text.indexOf", ValueTypes.Integer, "The first position of a string in another, or -1.", (_, a) => Within(a, (text, lookup, from, to) => text.IndexOf(lookup, from, to - from, StringComparison.Ordinal)), Text("text"), Text("lookup"), Takes("from", ValueTypes.Integer).Or("0"), Takes("to", ValueTypes.Integer).Or("-1")),
        NullPropagating("apoc.text.indexesOf", ValueTypes.List, "All positions of a string in another.", IndexesOf, Text("text"), Text("lookup"), Takes("from", ValueTypes.Integer).Or("0"), Takes("to", ValueTypes.Integer).Or("-1")).Giving("LIST<INTEGER>"),
        NullPropagating("apoc.text.charAt", ValueTypes.Integer, "The code of the character at a position, or null.", (_, a) => Unit(a) is { } unit ? (long)unit : GraphValue.Null, Text("text"), Integer("index")),
        NullPropagating("apoc.text.hexCharAt", ValueTypes.String, "The code of the character at a position in hexadecimal, or null.", (_, a) => Unit(a) is { } unit ? $"{(int)unit:X4}" : GraphValue.Null, Text("text"), Integer("index")),
        NullPropagating("apoc.text.code", ValueTypes.String, "The character of a code.", (_, a) => a[0].AsInteger() is >= 0 and <= char.MaxValue and var code ? ((char)code).ToString() : GraphValue.Null, Integer("codepoint")),
        NullPropagating("apoc.text.hexValue", ValueTypes.String, "An integer in hexadecimal, of at least four digits.", (_, a) => Hex(a[0].AsInteger()), Integer("value")),
        NullPropagating("apoc.text.byteCount", ValueTypes.Integer, "The number of bytes of a string in UTF-8.", ByteCount, Text("text"), Takes("charset", ValueTypes.String).Or("'UTF-8'")),
    ];

    private delegate long Search(string text, string lookup, int from, int to);

    private static GraphValue Join(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var (list, delimiter) = (arguments[0].AsList(), arguments[1].AsString());
        var joined = new StringBuilder();
        var any = false;
        foreach (var item in context.Each(list))
        {
            if (item.IsNull)
                continue;
            if (item.Kind != GraphValueKind.String)
                throw WrongArgument("apoc.text.join", "texts", item);
            context.RequireRoom(sizeof(char) * ((long)joined.Length + item.AsString().Length + delimiter.Length));
            joined.Append(any ? delimiter : "").Append(item.AsString());
            any = true;
        }

        return joined.ToString();
    }

    private static GraphValue Repeat(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var (item, count) = (arguments[0].AsString(), arguments[1].AsInteger());
        if (count < 0)
            throw Wrong("apoc.text.repeat", $"needs a count of 0 or more, not {count}");
        return Filled(context, item, item.Length * (Int128)count);
    }

    private static GraphValue Pad(IFunctionContext context, ReadOnlySpan<GraphValue> arguments, bool atStart)
    {
        var (text, missing, fill) = (arguments[0].AsString(), arguments[1].AsInteger() - arguments[0].AsString().Length, TextOr(arguments, 2, " "));
        if (missing <= 0 || fill.Length == 0)
            return text;
        var padding = Filled(context, fill, missing);
        return atStart ? padding + text : text + padding;
    }

    private static string Filled(IFunctionContext context, string item, Int128 length)
    {
        context.RequireRoom((long)Int128.Min(length * sizeof(char), long.MaxValue / 2));
        if (length > Array.MaxLength / sizeof(char))
            throw CypherErrors.Argument("NumberOutOfRange", $"A string of {length} characters is too long.");
        return length == 0 ? "" : string.Create((int)length, item, static (span, item) =>
        {
            for (var at = 0; at < span.Length; at += item.Length)
                item.AsSpan(0, Math.Min(item.Length, span.Length - at)).CopyTo(span[at..]);
        });
    }

    /// <summary>Searches between two positions; a negative end is the text's own.</summary>
    private static GraphValue Within(ReadOnlySpan<GraphValue> arguments, Search search)
    {
        var (text, lookup) = (arguments[0].AsString(), arguments[1].AsString());
        var from = (int)Math.Clamp(IntegerOr(arguments, 2, 0), 0, text.Length);
        var to = IntegerOr(arguments, 3, -1) is >= 0 and var end ? (int)Math.Clamp(end, from, text.Length) : text.Length;
        return search(text, lookup, from, to);
    }

    private static GraphValue IndexesOf(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var found = new List<GraphValue>();
        Within(arguments, (text, lookup, from, to) =>
        {
            for (var at = from; lookup.Length > 0 && (at = text.IndexOf(lookup, at, to - at, StringComparison.Ordinal)) >= 0; at++)
            {
                context.Step();
                context.RequireRoom(24L * found.Count);
                found.Add(at);
            }

            return found.Count;
        });
        return GraphValue.Of(found);
    }

    private static char? Unit(ReadOnlySpan<GraphValue> arguments)
    {
        var (text, index) = (arguments[0].AsString(), arguments[1].AsInteger());
        return index >= 0 && index < text.Length ? text[(int)index] : null;
    }

    private static string Hex(long value) => value is >= 0 and <= ushort.MaxValue ? $"{value:X4}" : value is >= 0 and <= uint.MaxValue ? $"{value:X8}" : $"{value:X16}";

    private static GraphValue ByteCount(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var charset = TextOr(arguments, 1, "UTF-8");
        return charset.ToUpperInvariant() switch
        {
            "UTF-8" or "UTF8" => Encoding.UTF8.GetByteCount(arguments[0].AsString()),
            "UTF-16BE" or "UTF-16LE" => 2 * arguments[0].AsString().Length,
            "US-ASCII" or "ISO-8859-1" => CodePoints.Count(arguments[0].AsString()),
            _ => throw Wrong("apoc.text.byteCount", $"knows no character set '{charset}'"),
        };
    }
}
