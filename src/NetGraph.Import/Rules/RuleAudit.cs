using NetGraph.Import.Observations;

namespace NetGraph.Import.Rules;

/// <summary>What a rule asks of the flow, as far as it matters for believing an alert.</summary>
public enum RuleFlow
{
    /// <summary>No <c>flow</c> option.</summary>
    None,

    /// <summary>Established, in one direction that is named.</summary>
    EstablishedWithDirection,

    /// <summary>Established, in either direction.</summary>
    EstablishedOnly,

    /// <summary>A direction (or another flow value) without <c>established</c>.</summary>
    DirectionOnly,

    /// <summary><c>stateless</c>: proves nothing about a connection.</summary>
    Stateless,
}

/// <summary>Active TCP rules that ask the same of the flow.</summary>
/// <param name="Flow">What they ask.</param>
/// <param name="ServiceEnd">The end at which an alert places the service.</param>
/// <param name="WithContent">How many compare content.</param>
/// <param name="WithoutContent">How many do not.</param>
public sealed record RuleTrustGrade(RuleFlow Flow, ServiceEnd ServiceEnd, int WithContent, int WithoutContent);

/// <summary>Active rules of one protocol word that have no <c>flow</c> option.</summary>
/// <param name="Protocol">The word of the header.</param>
/// <param name="NoFlow">How many have no flow.</param>
/// <param name="Neither">How many of these compare no content either.</param>
public sealed record RuleProtocolCount(string Protocol, int NoFlow, int Neither);

/// <summary>A rule and the file it stands in.</summary>
public sealed record AuditedRule(string File, RuleObservation Rule);

/// <summary>
/// How far the rules of a set can be believed, counted twice: as text, the way the published analysis did, and as rules. A
/// pure function of the files.
/// </summary>
public sealed record RuleAudit
{
    /// <summary>Number of files.</summary>
    public required int Files { get; init; }

    /// <summary>Counts of lines.</summary>
    public required RuleTextCounts Text { get; init; }

    /// <summary>Counts of rules, the ones commented out by <c>#</c> or <c>##</c> included.</summary>
    public required RuleCounts Parsed { get; init; }

    /// <summary>Counts of the rules that are in force.</summary>
    public required RuleCounts Active { get; init; }

    /// <summary>Counts of rules commented out in other ways (<c>#!</c>, <c>###</c>), which <see cref="Parsed"/> leaves out.</summary>
    public required RuleCounts OddlyDisabled { get; init; }

    /// <summary>Active rules without flow by protocol, the commonest first.</summary>
    public required IReadOnlyList<RuleProtocolCount> NoFlowByProtocol { get; init; }

    /// <summary>The active rules by trust.</summary>
    public required IReadOnlyDictionary<RuleTrust, int> ByTrust { get; init; }

    /// <summary>The active TCP rules by what they ask of the flow, in the order of <see cref="RuleFlow"/>; rows without rules are absent.</summary>
    public required IReadOnlyList<RuleTrustGrade> TcpGrades { get; init; }

    /// <summary>Active rules that need a flow and compare no content: with <c>flow</c> taken out, they fire on anything.</summary>
    public required IReadOnlyList<AuditedRule> FlowWithoutContent { get; init; }

    /// <summary>Lines that should be rules and are none.</summary>
    public required IReadOnlyList<ImportDiagnostic> Diagnostics { get; init; }

    /// <summary>Audits the files.</summary>
    public static RuleAudit Of(IReadOnlyCollection<RuleFile> files)
    {
        var all = new List<(string File, CommentMark Mark, RuleObservation Rule)>();
        var diagnostics = new List<ImportDiagnostic>();
        foreach (var file in files)
            Collect(file, all, diagnostics);

        var active = all.FindAll(static entry => entry.Rule.Enabled);
        var activeRules = active.ConvertAll(static entry => entry.Rule);
        return new RuleAudit
        {
            Files = files.Count,
            Text = RuleTextCounts.Of(files),
            Parsed = RuleCounts.Of([.. all.Where(static entry => entry.Mark != CommentMark.Odd).Select(static entry => entry.Rule)]),
            Active = RuleCounts.Of(activeRules),
            OddlyDisabled = RuleCounts.Of([.. all.Where(static entry => entry.Mark == CommentMark.Odd).Select(static entry => entry.Rule)]),
            NoFlowByProtocol = CountNoFlow(activeRules),
            ByTrust = activeRules.GroupBy(static rule => rule.Trust).ToDictionary(static trust => trust.Key, static trust => trust.Count()),
            TcpGrades = Grade(activeRules),
            FlowWithoutContent =
            [
                .. active.Where(static entry => RuleCounts.HasFlow(entry.Rule) && !entry.Rule.HasContent)
                    .Select(static entry => new AuditedRule(entry.File, entry.Rule)),
            ],
            Diagnostics = diagnostics,
        };
    }

    private static void Collect(RuleFile file, List<(string File, CommentMark Mark, RuleObservation Rule)> rules, List<ImportDiagnostic> diagnostics)
    {
        var log = new DiagnosticLog(file.Name, new ImportOptions().MaxDiagnostics);
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file.Text), writable: false);
        using var lines = new BoundedLines(text);
        foreach (var parsed in RuleParser.ParseAll(lines))
        {
            if (parsed.Rule is { } rule)
                rules.Add((file.Name, parsed.Line.Mark, rule));
            else if (parsed.Error is { } error)
                log.Add(PositionUnit.Line, parsed.Line.Number, "rule-malformed", $"Not a rule: {error}.");
        }

        diagnostics.AddRange(log.ToList());
    }

    private static List<RuleProtocolCount> CountNoFlow(List<RuleObservation> active) =>
    [
        .. active.Where(static rule => rule.Flow.Count == 0)
            .GroupBy(static rule => rule.Protocol, StringComparer.Ordinal)
            .Select(static group => new RuleProtocolCount(group.Key, group.Count(), group.Count(static rule => !rule.HasContent)))
            .OrderByDescending(static count => count.NoFlow)
            .ThenBy(static count => count.Protocol, StringComparer.Ordinal),
    ];

    private static List<RuleTrustGrade> Grade(List<RuleObservation> active) =>
    [
        .. active.Where(static rule => rule.Protocol == "tcp")
            .GroupBy(static rule => (Flow: FlowOf(rule), End: EndOf(rule)))
            .OrderBy(static group => group.Key.Flow)
            .ThenBy(static group => group.Key.End)
            .Select(static group => new RuleTrustGrade(
                group.Key.Flow,
                group.Key.End,
                group.Count(static rule => rule.HasContent),
                group.Count(static rule => !rule.HasContent))),
    ];

    /// <summary>Without an established flow, a direction is the rule's opinion and not a proof: either end may hold the service.</summary>
    private static ServiceEnd EndOf(RuleObservation rule) => FlowOf(rule) switch
    {
        RuleFlow.EstablishedWithDirection => rule.ServiceEnd,
        RuleFlow.DirectionOnly => ServiceEnd.Either,
        _ => ServiceEnd.Unknown,
    };

    private static RuleFlow FlowOf(RuleObservation rule)
    {
        if (rule.Flow.Count == 0)
            return RuleFlow.None;
        if (rule.Stateless)
            return RuleFlow.Stateless;
        if (!rule.RequiresEstablished)
            return RuleFlow.DirectionOnly;

        return rule.ServiceEnd is ServiceEnd.Destination or ServiceEnd.Source ? RuleFlow.EstablishedWithDirection : RuleFlow.EstablishedOnly;
    }
}
