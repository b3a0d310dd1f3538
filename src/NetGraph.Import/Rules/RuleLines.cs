using System.Text;

namespace NetGraph.Import.Rules;

/// <summary>
/// Cuts a rule file into <see cref="RuleLine"/>s. A line goes on when it ends in a backslash (Snort 2.9 manual §3.1), or, as
/// Snort 3 writes rules, when it begins an active rule whose parenthesis is still open and the next line begins nothing of
/// its own. A commented rule goes on only into commented lines. Blank lines and settings (<c>var …</c>) yield nothing.
/// </summary>
internal static class RuleLines
{
    /// <summary>Longest rule joined, in characters; one that is still open then is reported as malformed.</summary>
    private const int MaxRuleChars = 1 << 18;

    /// <summary>Every line that may hold a rule, prose comments included, in file order.</summary>
    public static IEnumerable<RuleLine> Of(BoundedLines lines)
    {
        var line = lines.Next();
        while (line is not null)
        {
            var first = Uncomment(line);
            var number = (int)lines.Number;
            line = lines.Next();

            if (first.Text.IsEmpty || (first.Mark == CommentMark.None && RuleActions.IsDirective(first.Text.Span)))
                continue;

            var rule = new JoinedRule(first.Text.Span);
            while (line is not null && rule.Length < MaxRuleChars && Uncomment(line) is var next && GoesOn(first, rule, next))
            {
                rule.Append(next.Text.Span);
                line = lines.Next();
            }

            yield return new RuleLine(number, rule.Text, first.Mark);
        }
    }

    private static bool GoesOn(UncommentedLine first, JoinedRule rule, UncommentedLine next)
    {
        if (first.Mark != CommentMark.None)
            return rule.EndsInBackslash && next.Mark != CommentMark.None && RuleActions.Begins(first.Text.Span);
        if (rule.EndsInBackslash)
            return true;

        return !rule.IsComplete
            && RuleActions.Begins(first.Text.Span)
            && next is { Mark: CommentMark.None, Text.IsEmpty: false }
            && !(RuleActions.Begins(next.Text.Span) && next.Text.Span.Contains('('));
    }

    /// <summary>Takes the comment mark off: any run of <c>#</c>, <c>!</c> and blanks that begins with <c>#</c>.</summary>
    private static UncommentedLine Uncomment(string line)
    {
        var text = line.AsMemory().Trim();
        if (text.IsEmpty || text.Span[0] != '#')
            return new UncommentedLine(text, CommentMark.None);

        var rest = text.Span.TrimStart("#! \t");
        var mark = text.Span[..^rest.Length].TrimEnd();
        return new UncommentedLine(text[^rest.Length..], mark is "#" or "##" ? CommentMark.Usual : CommentMark.Odd);
    }

    private readonly record struct UncommentedLine(ReadOnlyMemory<char> Text, CommentMark Mark);

    /// <summary>The lines of one rule so far; knows whether its closing parenthesis has come.</summary>
    private sealed class JoinedRule
    {
        private readonly StringBuilder _text = new();
        private RuleQuotes _quotes;
        private bool _isOpened;

        public JoinedRule(ReadOnlySpan<char> first) => Append(first);

        public int Length => _text.Length;

        public string Text => _text.ToString();

        public bool EndsInBackslash { get; private set; }

        public bool IsComplete { get; private set; }

        public void Append(ReadOnlySpan<char> line)
        {
            EndsInBackslash = line is [.., '\\'];
            var part = (EndsInBackslash ? line[..^1] : line).Trim();
            if (_text.Length > 0)
                _text.Append(' ');
            _text.Append(part);

            _isOpened |= part.Contains('(');
            foreach (var c in part)
                _quotes.Pass(c);
            IsComplete = _isOpened && part is [.., ')'] && !_quotes.IsInside;
        }
    }
}
