using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NetGraph.Import.Observations;

namespace NetGraph.Import.Rules;

/// <summary>What became of one line of a rule file. A prose comment has neither a rule nor an error.</summary>
/// <param name="Line">The line.</param>
/// <param name="Rule">The rule; its sid is 0 when it has none.</param>
/// <param name="Error">Why the line, which should be a rule, is none; for people.</param>
internal readonly record struct RuleParse(RuleLine Line, RuleObservation? Rule, string? Error)
{
    /// <summary>Whether the rule says a sid, without which no alert can name it.</summary>
    public bool HasSid => Rule is { Sid: > 0 };
}

/// <summary>Turns lines into rules. A commented line is a rule when it reads as one; otherwise it is prose.</summary>
internal static class RuleParser
{
    /// <summary>Reads every line of a rule file.</summary>
    public static IEnumerable<RuleParse> ParseAll(BoundedLines lines)
    {
        foreach (var line in RuleLines.Of(lines))
            yield return Parse(line);
    }

    /// <summary>Reads one line.</summary>
    public static RuleParse Parse(RuleLine line)
    {
        if (line.Mark != CommentMark.None && !LooksLikeRule(line.Text))
            return new RuleParse(line, null, null);

        return TryParse(line, out var rule, out var error)
            ? new RuleParse(line, rule, null)
            : new RuleParse(line, null, error);
    }

    private static bool LooksLikeRule(string text) =>
        RuleActions.Begins(text) && text.Contains('(', StringComparison.Ordinal) && (RuleActions.HasArrow(text) || text.EndsWith(')'));

    private static bool TryParse(RuleLine line, [NotNullWhen(true)] out RuleObservation? rule, [NotNullWhen(false)] out string? error)
    {
        rule = null;
        var text = line.Text;
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            error = RuleActions.Begins(text) ? "expected options in parentheses after the header" : "expected a rule that begins with an action such as alert";
            return false;
        }

        if (text[^1] != ')')
        {
            error = "the parenthesis of the options is not closed at the end of the rule";
            return false;
        }

        var options = new List<RuleOption>();
        if (!RuleHeader.TryParse(text.AsSpan(0, open), out var header, out error)
            || !RuleBody.TrySplit(text.AsSpan(open + 1, text.Length - open - 2), options, out error)
            || !TryReadNumbers(options, out var numbers, out error))
        {
            return false;
        }

        rule = Describe(line, header, options, numbers);
        return true;
    }

    private static RuleObservation Describe(RuleLine line, in RuleHeader header, List<RuleOption> options, in RuleNumbers numbers)
    {
        var flow = RuleMeaning.Flow(options);
        var established = flow.Contains("established");
        var hasContent = RuleMeaning.HasContent(options);
        return new RuleObservation
        {
            Gid = numbers.Gid,
            Sid = numbers.Sid,
            Rev = numbers.Rev,
            Message = Last(options, "msg") is { } message ? RuleBody.PlainText(message) : null,
            Action = header.Action.ToLowerInvariant(),
            Protocol = header.Protocol.ToLowerInvariant(),
            Source = header.Source,
            SourcePort = header.SourcePort,
            Direction = header.Direction,
            Target = header.Target,
            TargetPort = header.TargetPort,
            Classtype = Last(options, "classtype"),
            Priority = numbers.Priority,
            Flow = flow,
            RequiresEstablished = established,
            Stateless = flow.Contains("stateless"),
            ServiceEnd = RuleMeaning.ServiceEnd(flow, header.Direction),
            HasContent = hasContent,
            Trust = RuleMeaning.Trust(established, hasContent),
            Enabled = line.Mark == CommentMark.None,
            Line = line.Number,
            Text = line.Text,
            References = RuleMeaning.References(options),
            Techniques = RuleMeaning.Techniques(options),
            Options = options,
        };
    }

    private static bool TryReadNumbers(List<RuleOption> options, out RuleNumbers numbers, [NotNullWhen(false)] out string? error)
    {
        numbers = default;
        if (!TryReadNumber(options, "gid", out var gid, out error)
            || !TryReadNumber(options, "sid", out var sid, out error)
            || !TryReadNumber(options, "rev", out var rev, out error)
            || !TryReadNumber(options, "priority", out var priority, out error))
        {
            return false;
        }

        numbers = new RuleNumbers(gid ?? 1, sid ?? 0, rev, priority is <= int.MaxValue ? (int)priority : null);
        return true;
    }

    private static bool TryReadNumber(List<RuleOption> options, string name, out uint? number, [NotNullWhen(false)] out string? error)
    {
        number = null;
        error = null;
        if (Last(options, name) is not { } text)
            return true;

        if (uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            number = value;
            return true;
        }

        error = $"expected a number after {name}, found \"{text}\"";
        return false;
    }

    private static string? Last(List<RuleOption> options, string name) =>
        options.FindLast(option => option.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    private readonly record struct RuleNumbers(uint Gid, uint Sid, uint? Rev, int? Priority);
}
