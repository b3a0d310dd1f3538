using System.Diagnostics.CodeAnalysis;
using NetGraph.Import.Observations;

namespace NetGraph.Import.Rules;

/// <summary>
/// The options of a rule: <c>name;</c> or <c>name:value;</c> (Snort 2.9 manual §3.3, Suricata "Rules Format"). A semicolon
/// inside quotes or after a backslash belongs to the value. Snort 3 lets the last semicolon go.
/// </summary>
internal static class RuleBody
{
    /// <summary>Splits what stands between the parentheses. Values are kept as written, trimmed, quotes and backslashes included.</summary>
    public static bool TrySplit(ReadOnlySpan<char> body, List<RuleOption> options, [NotNullWhen(false)] out string? error)
    {
        var quotes = new RuleQuotes();
        var start = 0;
        error = null;
        for (var i = 0; i < body.Length; i++)
        {
            quotes.Pass(body[i]);
            if (body[i] != ';' || !quotes.WasPlain)
                continue;

            if (!TryAdd(body[start..i], options, out error))
                return false;
            start = i + 1;
        }

        if (!quotes.IsInside)
            return TryAdd(body[start..], options, out error);

        error = $"a quote is opened and not closed in \"{Excerpt(body[start..])}\"";
        return false;
    }

    /// <summary>The value without its quotes and escapes, for options that hold plain text (<c>msg</c>, <c>reference</c>).</summary>
    public static string PlainText(string value)
    {
        var text = value.Trim();
        if (text is ['"', .., '"'])
            text = text[1..^1];
        return text.Contains('\\', StringComparison.Ordinal) ? Unescape(text) : text;
    }

    private static string Unescape(string text)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is ';' or '"' or '\\' or ':')
                i++;
            plain.Append(text[i]);
        }

        return plain.ToString();
    }

    private static bool TryAdd(ReadOnlySpan<char> option, List<RuleOption> options, [NotNullWhen(false)] out string? error)
    {
        error = null;
        option = option.Trim();
        if (option.IsEmpty)
            return true;

        var colon = option.IndexOf(':');
        var name = (colon < 0 ? option : option[..colon]).TrimEnd();
        if (!IsName(name))
        {
            error = $"expected an option name, found \"{Excerpt(option)}\"";
            return false;
        }

        options.Add(new RuleOption(name.ToString(), colon < 0 ? null : option[(colon + 1)..].Trim().ToString()));
        return true;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '-'))
                return false;
        }

        return !name.IsEmpty;
    }

    private static string Excerpt(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.Length <= 40 ? text.ToString() : string.Concat(text[..40], "…");
    }
}
