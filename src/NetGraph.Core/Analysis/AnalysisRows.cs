using NetGraph.Core.Mapping;
using NetGraph.PropertyGraph;
using static NetGraph.Core.Mapping.GraphSchema;

namespace NetGraph.Core.Analysis;

/// <summary>The findings as one batch. Every value is set, never added: a second run writes the same.</summary>
internal static class AnalysisRows
{
    public static BulkWrite Map(IReadOnlyList<ServiceVerdict> verdicts, IReadOnlyDictionary<string, IReadOnlyList<string>> roles, AttackRollup attacks)
    {
        var services = new NodeTable(
            Labels.Service,
            new(Properties.Transport), new(Properties.Number), new(Properties.Name), new(Properties.Grade), new(Properties.Reason),
            new(Properties.Alerts), new(Properties.Conversations), new(Properties.FirstSeen), new(Properties.LastSeen));
        var ports = AlertRows.PortTable();
        var offers = new RelationshipTable(Types.Offers, Labels.Host, Labels.Service);
        var onPort = new RelationshipTable(Types.OnPort, Labels.Service, Labels.Port);
        foreach (var v in verdicts)
        {
            var name = v.Id.Number is { } number ? PortNames.Find(v.Id.Transport, number) : null;
            services.Add(
                v.Key, v.Id.Transport, v.Id.Number is { } n ? (long)n : GraphValue.Null, name, v.Grade.Word(), v.Reason,
                v.Alerts, (long)v.Conversations, Time(v.FirstSeen), Time(v.LastSeen));
            offers.Add(v.Id.Host, v.Key);
            if (v.Id.Number is { } port)
                onPort.Add(v.Key, AlertRows.AddPort(ports, v.Id.Transport, port));
        }

        var hosts = new NodeTable(Labels.Host, new UpsertColumn(Properties.Roles));
        foreach (var (host, words) in roles)
            hosts.Add(host, GraphValue.Of([.. words.Select(GraphValue.Of)]));

        NodeUpsert[] nodes = [ports.ToUpsert(), services.ToUpsert(), hosts.ToUpsert()];
        RelationshipUpsert[] relationships = [offers.ToUpsert(), onPort.ToUpsert(), Supports(verdicts), Contradicts(verdicts), Attacked(attacks)];
        return new BulkWrite([.. nodes.Where(n => n.Rows.Count > 0)], [.. relationships.Where(r => r.Rows.Count > 0)]);
    }

    private static RelationshipUpsert Supports(IReadOnlyList<ServiceVerdict> verdicts)
    {
        var table = new RelationshipTable(
            Types.Supports, Labels.Rule, Labels.Service,
            new(Properties.Alerts), new(Properties.Grade), new(Properties.Reason), new(Properties.FirstSeen), new(Properties.LastSeen));
        foreach (var (verdict, rule) in verdicts.SelectMany(v => v.Rules.Where(r => r.SupportingAlerts > 0).Select(r => (v, r))))
            table.Add(rule.RuleKey, verdict.Key, rule.SupportingAlerts, rule.SupportGrade.Word(), rule.SupportReason, Time(rule.FirstSeen), Time(rule.LastSeen));
        return table.ToUpsert();
    }

    private static RelationshipUpsert Contradicts(IReadOnlyList<ServiceVerdict> verdicts)
    {
        var table = new RelationshipTable(Types.Contradicts, Labels.Rule, Labels.Service, new(Properties.Alerts), new(Properties.Reason));
        foreach (var (verdict, rule) in verdicts.SelectMany(v => v.Rules.Where(r => r.ContradictingAlerts > 0).Select(r => (v, r))))
            table.Add(rule.RuleKey, verdict.Key, rule.ContradictingAlerts, rule.ContradictReason);
        return table.ToUpsert();
    }

    private static RelationshipUpsert Attacked(AttackRollup attacks)
    {
        var table = new RelationshipTable(
            Types.Attacked, Labels.Host, Labels.Host,
            new(Properties.Alerts), new(Properties.Rules), new(Properties.Priority), new(Properties.FirstSeen), new(Properties.LastSeen));
        foreach (var ((source, target), attack) in attacks.Attacks)
        {
            table.Add(
                source, target, attack.Alerts, (long)attack.Rules, attack.Priority is { } p ? p : GraphValue.Null,
                GraphValue.Of(attack.FirstSeen), GraphValue.Of(attack.LastSeen));
        }

        return table.ToUpsert();
    }

    private static GraphValue Time(GraphDateTime? time) => time is { } known ? GraphValue.Of(known) : GraphValue.Null;
}
