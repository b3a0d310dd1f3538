using NetGraph.Core.Mapping;
using NetGraph.PropertyGraph;
using static NetGraph.Core.Mapping.GraphSchema;

namespace NetGraph.Core.Analysis;

/// <summary>What the analysis found.</summary>
/// <param name="Services">Number of services by the word of their grade.</param>
/// <param name="HostsWithRoles">Hosts that got a role.</param>
/// <param name="Attacks">Pairs of hosts between which alerts were raised.</param>
public sealed record AnalysisSummary(IReadOnlyDictionary<string, int> Services, int HostsWithRoles, int Attacks);

/// <summary>
/// Reads conversations, alerts and rules from the store, judges the services, and writes services, evidence, roles and
/// attacks back.
/// <code>
/// store --GraphReading--> ServiceLedger, AttackRollup --> verdicts --AnalysisRows--> one batch --> store
/// </code>
/// The whole graph is judged anew each time, in one pass a kind, so running it twice changes nothing and new rules change
/// the verdicts of old alerts. What an earlier run wrote and this one does not is taken away.
/// </summary>
internal static class NetworkAnalysis
{
    /// <exception cref="GraphStoreException">The store failed; what is there stays as it was or is completed by the next run.</exception>
    public static async Task<AnalysisSummary> RunAsync(IGraphStore store, CancellationToken cancellationToken)
    {
        await store.EnsureSchemaAsync(Request, cancellationToken);
        var findings = await store.ReadAsync(ReadAsync, cancellationToken);
        await RemoveStaleAsync(store, findings, cancellationToken);
        await store.BulkWriteAsync(AnalysisRows.Map(findings.Verdicts, findings.Roles, findings.Attacks), cancellationToken);

        var grades = findings.Verdicts.GroupBy(v => v.Grade.Word(), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return new AnalysisSummary(grades, findings.Roles.Count, findings.Attacks.Attacks.Count());
    }

    private static async Task<AnalysisFindings> ReadAsync(IGraphTransaction graph, CancellationToken cancellationToken)
    {
        var internalHosts = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var host in GraphReading.InternalHostsAsync(graph, cancellationToken))
            internalHosts.Add(host);

        var ledger = new ServiceLedger(internalHosts.Contains);
        await ReadConversationsAsync(graph, ledger, cancellationToken);
        var attacks = await ReadAlertsAsync(graph, ledger, cancellationToken);

        var verdicts = ledger.Verdicts();
        var roles = HostRoles.Of(verdicts);
        return new AnalysisFindings(verdicts, roles, attacks, await StaleFacts.FindAsync(graph, verdicts, roles, cancellationToken));
    }

    private static async Task ReadConversationsAsync(IGraphTransaction graph, ServiceLedger ledger, CancellationToken cancellationToken)
    {
        var conversations = new List<ConversationFacts>();
        var unreachable = new HashSet<(string From, string To)>();
        await foreach (var conversation in GraphReading.ConversationsAsync(graph, cancellationToken))
        {
            if (IsPortUnreachable(conversation))
                unreachable.Add((conversation.Source, conversation.Target));
            else
                conversations.Add(conversation);
        }

        foreach (var conversation in conversations)
            ledger.Add(conversation, unreachable.Contains((conversation.Target, conversation.Source)));
    }

    private static async Task<AttackRollup> ReadAlertsAsync(IGraphTransaction graph, ServiceLedger ledger, CancellationToken cancellationToken)
    {
        var rules = new Dictionary<string, RuleFacts>(StringComparer.Ordinal);
        await foreach (var rule in GraphReading.RulesAsync(graph, cancellationToken))
            rules.Add(rule.Key, rule);

        var attacks = new AttackRollup();
        await foreach (var alert in GraphReading.AlertsAsync(graph, cancellationToken))
        {
            attacks.Add(alert.Source, alert.Target, alert.Rule, alert.Repeats, alert.Priority, alert.Time);

            // Of a rule that was not imported nobody knows what it checks: its alerts prove nothing.
            if (rules.TryGetValue(alert.Rule, out var rule))
                ledger.Add(rule, alert.Source, alert.Target, alert.Transport, alert.SourcePort, alert.TargetPort, alert.Repeats, alert.Time);
        }

        return attacks;
    }

    // RFC 792: type 3, code 2 (protocol) or 3 (port) come from the host itself; RFC 4443 §3.1: type 1, code 4 (port).
    private static bool IsPortUnreachable(ConversationFacts c) =>
        (c.Transport == "icmp" && c.IcmpType == 3 && c.IcmpCode is 2 or 3) || (c.Transport == "icmp6" && c.IcmpType == 1 && c.IcmpCode == 4);

    private static async Task RemoveStaleAsync(IGraphStore store, AnalysisFindings findings, CancellationToken cancellationToken)
    {
        if (!findings.Stale.Any)
            return;

        await store.WriteAsync(
            async (graph, token) =>
            {
                await findings.Stale.RemoveAsync(graph, token);
                return true;
            },
            cancellationToken);
    }
}

/// <summary>Everything one run found, before it is written.</summary>
internal sealed record AnalysisFindings(
    IReadOnlyList<ServiceVerdict> Verdicts,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Roles,
    AttackRollup Attacks,
    StaleFacts Stale);
