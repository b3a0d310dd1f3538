using System.Text;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

/// <summary>Whether two stretches of a query are the same code: equal but for blanks and comments between tokens.</summary>
internal static class SourceCode
{
    public static bool Same(string text, SourceSpan a, SourceSpan b)
    {
        var (i, j) = (a.Offset, b.Offset);
        var last = ' ';
        while (true)
        {
            var differ = SkipGap(text, ref i, a.End) != SkipGap(text, ref j, b.End);
            if (i == a.End || j == b.End)
                return i == a.End && j == b.End;

            var c = text[i++];
            if (c != text[j++])
                return false;
            if (differ && IsWord(last) && IsWord(c)) // 'a b' is not 'ab'
                return false;
            if (c is '\'' or '"' or '`' && !SameQuoted(text, c, ref i, ref j, a.End, b.End))
                return false;
            last = c;
        }
    }

    /// <summary>A text that two stretches share exactly when they are the <see cref="Same"/>; null when it would be longer than asked.</summary>
    public static string? Key(string text, SourceSpan span, int longest = int.MaxValue)
    {
        var key = new StringBuilder();
        var last = ' ';
        for (var i = span.Offset; ;)
        {
            var gap = SkipGap(text, ref i, span.End);
            if (i == span.End)
                return key.ToString();
            var start = i;
            var c = text[i++];
            if (gap && IsWord(last) && IsWord(c))
                key.Append(' ');
            if (c is '\'' or '"' or '`')
                SkipQuoted(text, c, ref i, span.End);
            key.Append(text, start, i - start);
            if (key.Length > longest)
                return null;
            last = c;
        }
    }

    private static void SkipQuoted(string text, char quote, ref int i, int end)
    {
        while (i < end)
        {
            var c = text[i++];
            if (c == quote)
                return;
            if (c == '\\' && quote != '`' && i < end)
                i++;
        }
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool SameQuoted(string text, char quote, ref int i, ref int j, int endA, int endB)
    {
        while (i < endA && j < endB)
        {
            var c = text[i];
            if (c != text[j])
                return false;
            i++;
            j++;
            if (c == quote)
                return true;
            if (c != '\\' || quote == '`' || i == endA || j == endB)
                continue;
            if (text[i++] != text[j++])
                return false;
        }

        return false;
    }

    private static bool SkipGap(string text, ref int at, int end)
    {
        var start = at;
        while (at < end)
        {
            if (char.IsWhiteSpace(text[at]))
                at++;
            else if (text[at] == '/' && at + 1 < end && text[at + 1] == '/')
                at = Find(text, "\n", at, end);
            else if (text[at] == '/' && at + 1 < end && text[at + 1] == '*')
                at = Find(text, "*/", at + 2, end);
            else
                break;
        }

        return at > start;
    }

    private static int Find(string text, string what, int from, int end)
    {
        var found = text.IndexOf(what, from, end - from, StringComparison.Ordinal);
        return found < 0 ? end : found + what.Length;
    }
}
