using NetGraph.Import.Observations;

namespace NetGraph.Import.Rules;

// The folder: text of a rule file --> RuleLines (continuations joined, comment marks off) --> RuleParser (RuleHeader,
// RuleBody, RuleMeaning) --> RuleObservation. RuleReader hands that to the import, RuleAudit counts it.
//
//   BoundedLines --> RuleLines --> RuleParser --> RuleObservation --> RuleReader (import)
//                                                                \--> RuleAudit (rules audit)
//
// Invariant: a line is a rule, a setting, prose, or an error that names its line; nothing is dropped in silence, and nothing
// here throws for what a file says.

/// <summary>
/// Reads Snort 2, Snort 3 and Suricata rule files, rules that are commented out included. A record is a rule or a line that
/// should be one. Rules without a sid are rejected: no alert can name them.
/// </summary>
public sealed class RuleReader : IFormatReader
{
    private const int MaxShownChars = 80;

    /// <inheritdoc />
    public ImportKind? Detect(ReadOnlySpan<byte> head, string name)
    {
        if (head.Contains((byte)0))
            return null;

        using var lines = new BoundedLines(new MemoryStream(head.ToArray(), writable: false));
        var hasDisabledRule = false;
        foreach (var line in RuleLines.Of(lines))
        {
            var parsed = RuleParser.Parse(line);
            if (line.Mark == CommentMark.None)
                return parsed.Rule is not null || BeginsRule(line.Text) || HasRuleName(name) ? ImportKind.Rules : null;
            hasDisabledRule |= parsed.Rule is not null;
        }

        return hasDisabledRule || HasRuleName(name) ? ImportKind.Rules : null;
    }

    /// <inheritdoc />
    public ImportObservations Read(Stream stream, string name, ImportKind kind, ImportOptions options, CancellationToken cancellationToken)
    {
        var rules = new List<RuleObservation>();
        var diagnostics = new DiagnosticLog(name, options.MaxDiagnostics);
        var rejected = 0L;
        using var lines = new BoundedLines(stream);
        foreach (var parsed in RuleParser.ParseAll(lines))
        {
            if (rules.Count % 1024 == 0)
                cancellationToken.ThrowIfCancellationRequested();

            if (parsed is { Rule: { } rule, HasSid: true })
            {
                rules.Add(rule);
                continue;
            }

            if (parsed is { Rule: null, Error: null })
                continue;

            rejected++;
            if (parsed.Error is null)
                diagnostics.Add(PositionUnit.Line, parsed.Line.Number, "rule-without-sid", $"The rule has no sid, so no alert can name it: {Shown(parsed.Line.Text)}");
            else
                diagnostics.Add(PositionUnit.Line, parsed.Line.Number, "rule-malformed", $"Not a rule: {parsed.Error}. The line: {Shown(parsed.Line.Text)}");
        }

        return new ImportObservations
        {
            Kind = kind,
            Records = rules.Count + rejected,
            Accepted = rules.Count,
            Rejected = rejected,
            Rules = rules,
            Diagnostics = diagnostics.ToList(),
        };
    }

    private static bool BeginsRule(string text) => RuleActions.Begins(text) && RuleActions.HasArrow(text);

    private static bool HasRuleName(string name) => name.EndsWith(".rules", StringComparison.OrdinalIgnoreCase);

    private static string Shown(string text) => text.Length <= MaxShownChars ? text : string.Concat(text.AsSpan(0, MaxShownChars), "…");
}
