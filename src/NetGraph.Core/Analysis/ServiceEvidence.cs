using NetGraph.Core.Mapping;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Analysis;

/// <summary>Everything said of one service so far.</summary>
internal sealed class ServiceEvidence
{
    // Most services have one kind of packet evidence and no alerts.
    private readonly List<(ConversationEvidence Evidence, int Count)> _packets = [];
    private Dictionary<string, RuleEvidence>? _rules;
    private int _conversations;
    private GraphDateTime? _first;
    private GraphDateTime? _last;

    public void Add(ConversationEvidence evidence, GraphDateTime first, GraphDateTime last)
    {
        _conversations++;
        Widen(first, last);
        for (var i = 0; i < _packets.Count; i++)
        {
            if (_packets[i].Evidence == evidence)
            {
                _packets[i] = (evidence, _packets[i].Count + 1);
                return;
            }
        }

        _packets.Add((evidence, 1));
    }

    public void Add(RuleFacts rule, Finding finding, long repeats, GraphDateTime time)
    {
        Widen(time, time);
        _rules ??= new Dictionary<string, RuleEvidence>(StringComparer.Ordinal);
        if (!_rules.TryGetValue(rule.Key, out var evidence))
            _rules.Add(rule.Key, evidence = new RuleEvidence(rule.Key));
        evidence.Add(finding, repeats, time);
    }

    /// <summary>The grade and reason that all of it gives.</summary>
    public ServiceVerdict Judge(ServiceId id)
    {
        var rules = _rules is null ? [] : _rules.Values.OrderBy(r => r.RuleKey, StringComparer.Ordinal).ToArray();
        var (grade, reason) = Decide(id, rules);
        return new ServiceVerdict(id, id.Key, grade, reason, rules.Sum(r => r.SupportingAlerts + r.ContradictingAlerts), _conversations, _first, _last, rules);
    }

    private (ServiceGrade Grade, string Reason) Decide(ServiceId id, RuleEvidence[] rules)
    {
        var packetGrade = BestPackets() is { } best ? ConversationJudge.GradeOf(best.Evidence) : ServiceGrade.Rejected;
        var alertGrade = rules.Length == 0 ? ServiceGrade.Rejected : rules.Max(r => r.SupportGrade);
        var grade = packetGrade > alertGrade ? packetGrade : alertGrade;

        // An answer that says "nothing here" outweighs everything that merely asks.
        if (grade <= ServiceGrade.Claimed && RefusedPackets() is { } refused)
            return (ServiceGrade.Rejected, Describe(refused));
        if (grade == ServiceGrade.Rejected)
            return (ServiceGrade.Rejected, RejectReason(rules));
        if (packetGrade < ServiceGrade.Likely && IsSingleUnlikelyAlert(id, rules))
            return (ServiceGrade.Rejected, $"One single alert at {id.Transport}/{id.Number}, where nobody expects a service.");

        return (grade, SupportReason(grade, packetGrade, alertGrade, rules));
    }

    private string SupportReason(ServiceGrade grade, ServiceGrade packetGrade, ServiceGrade alertGrade, RuleEvidence[] rules)
    {
        var packets = packetGrade == grade ? BestPackets() : null;
        var rule = alertGrade == grade ? rules.Where(r => r.SupportGrade == grade).OrderByDescending(r => r.SupportingAlerts).ThenBy(r => r.RuleKey, StringComparer.Ordinal).First() : null;
        return (packets, rule) switch
        {
            ({ } p, null) => Describe(p),
            (null, { } r) => r.SupportReason,
            ({ } p, { } r) => $"{Describe(p)} {r.SupportReason}",
            _ => "",
        };
    }

    private string RejectReason(RuleEvidence[] rules)
    {
        var rule = rules.Where(r => r.ContradictingAlerts > 0).OrderByDescending(r => r.ContradictingAlerts).ThenBy(r => r.RuleKey, StringComparer.Ordinal).FirstOrDefault();
        return rule is not null ? rule.ContradictReason : BestPackets() is { } packets ? Describe(packets) : "";
    }

    private static bool IsSingleUnlikelyAlert(ServiceId id, RuleEvidence[] rules) =>
        rules.Sum(r => r.SupportingAlerts) == 1 && !PortNames.IsServicePort(id.Transport, id.Number ?? 0);

    // The smaller the value within a grade, the stronger the evidence.
    private (ConversationEvidence Evidence, int Count)? BestPackets() =>
        _packets.Count == 0 ? null : _packets.OrderByDescending(p => ConversationJudge.GradeOf(p.Evidence)).ThenBy(p => p.Evidence).First();

    private (ConversationEvidence Evidence, int Count)? RefusedPackets()
    {
        var refused = _packets.Where(p => p.Evidence is ConversationEvidence.Reset or ConversationEvidence.Unreachable).OrderBy(p => p.Evidence).ToArray();
        return refused.Length == 0 ? null : refused[0];
    }

    private string Describe((ConversationEvidence Evidence, int Count) packets) => ConversationJudge.Describe(packets.Evidence, packets.Count, _conversations);

    private void Widen(GraphDateTime first, GraphDateTime last)
    {
        _first = _first is { } f && f.CompareTo(first) <= 0 ? f : first;
        _last = _last is { } l && l.CompareTo(last) >= 0 ? l : last;
    }
}

/// <summary>What the alerts of one rule say of one service.</summary>
internal sealed class RuleEvidence(string ruleKey)
{
    public string RuleKey { get; } = ruleKey;

    /// <summary>The best grade its alerts support; rejected when none supports.</summary>
    public ServiceGrade SupportGrade { get; private set; }

    public string SupportReason { get; private set; } = "";

    public string ContradictReason { get; private set; } = "";

    public long SupportingAlerts { get; private set; }

    public long ContradictingAlerts { get; private set; }

    /// <summary>First supporting alert.</summary>
    public GraphDateTime? FirstSeen { get; private set; }

    /// <summary>Last supporting alert.</summary>
    public GraphDateTime? LastSeen { get; private set; }

    public void Add(Finding finding, long alerts, GraphDateTime time)
    {
        if (finding.Cause is not null)
        {
            ContradictingAlerts += alerts;
            if (ContradictReason.Length == 0 || string.CompareOrdinal(finding.Reason, ContradictReason) < 0)
                ContradictReason = finding.Reason;
            return;
        }

        SupportingAlerts += alerts;
        if (finding.Grade > SupportGrade)
            (SupportGrade, SupportReason) = (finding.Grade, finding.Reason);
        FirstSeen = FirstSeen is { } f && f.CompareTo(time) <= 0 ? f : time;
        LastSeen = LastSeen is { } l && l.CompareTo(time) >= 0 ? l : time;
    }
}

/// <summary>The outcome for one service.</summary>
/// <param name="Alerts">Alerts for and against, repeats counted.</param>
/// <param name="Conversations">Conversations with it.</param>
internal sealed record ServiceVerdict(
    ServiceId Id,
    string Key,
    ServiceGrade Grade,
    string Reason,
    long Alerts,
    int Conversations,
    GraphDateTime? FirstSeen,
    GraphDateTime? LastSeen,
    IReadOnlyList<RuleEvidence> Rules);
