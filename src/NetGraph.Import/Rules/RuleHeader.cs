using System.Diagnostics.CodeAnalysis;

namespace NetGraph.Import.Rules;

/// <summary>
/// What stands before the parenthesis: <c>action protocol source ports direction target ports</c> (Snort 2.9 manual §3.2).
/// Snort 3 may leave out protocol, addresses and ports; what is left out is <c>any</c>.
/// </summary>
internal readonly record struct RuleHeader(string Action, string Protocol, string Source, string SourcePort, string Direction, string Target, string TargetPort)
{
    private const string Any = "any";

    /// <summary>Reads the header; false with the cause when it is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out RuleHeader header, [NotNullWhen(false)] out string? error)
    {
        header = default;
        var words = Words(text);
        if (words is null)
        {
            error = "a list in the header is opened by [ and not closed";
            return false;
        }

        error = null;
        var arrow = words.FindIndex(static word => word is "->" or "<>" or "<-" or "=>");
        if (words.Count == 0)
            error = "expected an action before the parenthesis";
        else if (arrow < 0 && words.Count > 2)
            error = $"expected a direction (->, <> or <-) in the header, found \"{string.Join(' ', words)}\"";
        else if (arrow >= 0 && arrow < 2)
            error = "expected an action and a protocol before the direction";
        else if (arrow > 4 || words.Count - arrow > 3 && arrow >= 0)
            error = $"expected an address and ports at each side of the direction, found \"{string.Join(' ', words)}\"";
        if (error is not null)
            return false;

        string At(int index, int end) => index < end ? words[index] : Any;
        var right = arrow < 0 ? words.Count : arrow + 1;
        header = arrow < 0
            ? new RuleHeader(words[0], At(1, words.Count), Any, Any, "->", Any, Any)
            : new RuleHeader(words[0], words[1], At(2, arrow), At(3, arrow), words[arrow], At(right, words.Count), At(right + 1, words.Count));
        return true;
    }

    /// <summary>The words between blanks, where a bracketed list is one word; null when a bracket is not closed.</summary>
    private static List<string>? Words(ReadOnlySpan<char> text)
    {
        var words = new List<string>(7);
        var start = -1;
        var depth = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            depth += c switch { '[' => 1, ']' => -1, _ => 0 };
            if (!char.IsWhiteSpace(c) || (depth > 0 && i < text.Length))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                words.Add(text[start..i].ToString());
                start = -1;
            }
        }

        return depth == 0 ? words : null;
    }
}
