using System.Globalization;
using System.Text;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

/// <summary>What number, string and name tokens stand for. Source: openCypher 9, "Literals"; Neo4j manual, "Values and types".</summary>
internal static class Literals
{
    private const string MinimumMagnitude = "9223372036854775808";

    /// <summary>Whether digits glued together are a number: no letters outside the base, no old octal (<c>0123</c>), no <c>0X</c>.</summary>
    public static bool IsNumber(ReadOnlySpan<char> digits, TokenKind kind)
    {
        if (kind == TokenKind.Float || digits.Length == 1)
            return true;
        if (digits[0] != '0')
            return true;

        return digits[1] switch
        {
            'x' => AreDigits(digits[2..], char.IsAsciiHexDigit),
            'o' => AreDigits(digits[2..], c => c is >= '0' and <= '7'),
            _ => false,
        };
    }

    /// <summary>A 64-bit integer in decimal, <c>0x</c> or <c>0o</c>; null when it does not fit.</summary>
    public static long? Integer(ReadOnlySpan<char> text, bool negative)
    {
        text = WithoutUnderscores(text);
        if (text.Length > 2 && text[0] == '0')
            return InBase(text[2..], text[1] == 'x' ? 4 : 3, negative);
        if (negative && text.SequenceEqual(MinimumMagnitude))
            return long.MinValue;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return null;
        return negative ? -value : value;
    }

    /// <summary>A double; infinite when it does not fit.</summary>
    public static double Float(ReadOnlySpan<char> text)
    {
        return double.Parse(WithoutUnderscores(text), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>The text of a string token with its escapes undone.</summary>
    /// <exception cref="CypherException">A bad escape.</exception>
    public static string Text(string query, in Token token)
    {
        var body = query.AsSpan(token.Start + 1, token.End - token.Start - 2);
        if (!body.Contains('\\'))
            return body.ToString();

        var result = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '\\')
                result.Append(body[i]);
            else
                i += Escape(query, token.Start + 1 + i, body[(i + 1)..], result);
        }

        return result.ToString();
    }

    /// <summary>The name in a name token, backticks undone.</summary>
    public static string Name(string query, in Token token)
    {
        if (token.Kind == TokenKind.Name)
            return query[token.Start..token.End];

        return query[(token.Start + 1)..(token.End - 1)].Replace("``", "`", StringComparison.Ordinal);
    }

    /// <returns>How many characters after the backslash belong to the escape.</returns>
    private static int Escape(string query, int offset, ReadOnlySpan<char> rest, StringBuilder result)
    {
        switch (rest[0])
        {
            case 'u':
                return Unicode(query, offset, rest, 4, result);
            case 'U':
                return Unicode(query, offset, rest, 8, result);
        }

        result.Append(rest[0] switch
        {
            '\\' or '\'' or '"' or '`' => rest[0],
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw CypherErrors.Syntax(
                "UnexpectedSyntax",
                $"Unknown escape '\\{rest[0]}': expected one of \\\\ \\' \\\" \\b \\f \\n \\r \\t \\uXXXX.",
                new SourceSpan(offset, 2),
                query,
                $"write '\\\\{rest[0]}' for a backslash"),
        });
        return 1;
    }

    private static int Unicode(string query, int offset, ReadOnlySpan<char> rest, int digits, StringBuilder result)
    {
        if (rest.Length > digits
            && uint.TryParse(rest[1..(digits + 1)], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && (digits == 4 || Rune.IsValid(code)))
        {
            if (digits == 4)
                result.Append((char)code);
            else
                result.Append(new Rune(code).ToString());
            return digits + 1;
        }

        throw CypherErrors.Syntax(
            "InvalidUnicodeLiteral",
            $"'\\{rest[0]}' must be followed by {digits} hexadecimal digits of a character.",
            new SourceSpan(offset, Math.Min(digits + 2, rest.Length + 1)),
            query);
    }

    private static long? InBase(ReadOnlySpan<char> digits, int bits, bool negative)
    {
        var limit = negative ? 1UL << 63 : long.MaxValue;
        ulong value = 0;
        foreach (var c in digits)
        {
            if (value > limit >> bits)
                return null;
            value = (value << bits) | (uint)(char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
        }

        if (value > limit)
            return null;
        return negative ? unchecked(-(long)value) : (long)value;
    }

    private static ReadOnlySpan<char> WithoutUnderscores(ReadOnlySpan<char> text) =>
        text.Contains('_') ? text.ToString().Replace("_", "", StringComparison.Ordinal) : text;

    private static bool AreDigits(ReadOnlySpan<char> digits, Func<char, bool> isDigit)
    {
        var any = false;
        foreach (var c in digits)
        {
            if (c == '_')
                continue;
            if (!isDigit(c))
                return false;
            any = true;
        }

        return any && digits[^1] != '_';
    }
}
