using System.Buffers.Text;
using System.Globalization;
using System.Text;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>apoc.text: Base64 (RFC 4648), URL encoding and formats.</summary>
internal static class TextEncoding
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Coded("base64Encode", "The UTF-8 bytes of a string in Base64.", text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
        Coded("base64Decode", "The string whose UTF-8 bytes Base64 text stands for.", text => Decoded("base64Decode", text, () => Convert.FromBase64String(text))),
        Coded("base64UrlEncode", "The UTF-8 bytes of a string in the Base64 of URLs.", text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Replace('+', '-').Replace('/', '_')),
        Coded("base64UrlDecode", "The string whose UTF-8 bytes the Base64 of URLs stands for.", text => Decoded("base64UrlDecode", text, () => Base64Url.DecodeFromChars(text))),
        Coded("urlencode", "The string as a form's field: spaces as +, signs as %XX.", UrlEncode),
        Coded("urldecode", "The string that a form's field stands for.", text => Uri.UnescapeDataString(text.Replace('+', ' '))),
        NullAware("apoc.text.format", ValueTypes.String, "A text with values put in at %s, %d, %f, %x and the like.", Format, Text("text"), List("params"), Takes("language", ValueTypes.String).Or("'en'")),
    ];

    private static FunctionDefinition Coded(string name, string description, Func<string, string> code) =>
        NullPropagating($"apoc.text.{name}", ValueTypes.String, description, (_, a) => code(a[0].AsString()), Text("text"));

    private static string Decoded(string name, string text, Func<byte[]> decode)
    {
        try
        {
            return Encoding.UTF8.GetString(decode());
        }
        catch (FormatException)
        {
            throw Wrong($"apoc.text.{name}", $"finds no Base64 in '{text}'");
        }
    }

    private static string UrlEncode(string text)
    {
        var coded = new StringBuilder();
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)unit) || unit is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'*')
                coded.Append((char)unit);
            else if (unit == ' ')
                coded.Append('+');
            else
                coded.Append(CultureInfo.InvariantCulture, $"%{unit:X2}");
        }

        return coded.ToString();
    }

    private static GraphValue Format(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        if (arguments[0].IsNull)
            return GraphValue.Null;
        return arguments[1].IsNull ? arguments[0] : PrintfFormat.Format(context, arguments[0].AsString(), arguments[1].AsList());
    }
}
