using NetGraph.Import.Observations;
using NetGraph.PropertyGraph;
using static NetGraph.Core.Mapping.GraphSchema;

namespace NetGraph.Core.Mapping;

/// <summary>Alerts with their ends, ports and rules. A rule that only an alert names becomes a stub.</summary>
internal sealed class AlertRows
{
    private readonly HostRows _hosts;
    private readonly string _importKey;
    private readonly Dictionary<string, (AlertObservation Alert, long Repeats)> _alerts = new(StringComparer.Ordinal);

    private readonly NodeTable _rules = new(
        Labels.Rule,
        new(Properties.Gid, UpsertRule.SetIfAbsent),
        new(Properties.Sid, UpsertRule.SetIfAbsent),
        new(Properties.Msg, UpsertRule.SetIfAbsent));

    private readonly NodeTable _ports = PortTable();
    private readonly RelationshipTable _from = new(Types.From, Labels.Alert, Labels.Host);
    private readonly RelationshipTable _to = new(Types.To, Labels.Alert, Labels.Host);
    private readonly RelationshipTable _fromPort = new(Types.FromPort, Labels.Alert, Labels.Port);
    private readonly RelationshipTable _toPort = new(Types.ToPort, Labels.Alert, Labels.Port);
    private readonly RelationshipTable _raisedBy = new(Types.RaisedBy, Labels.Alert, Labels.Rule, new UpsertColumn(Properties.Rev));
    private readonly RelationshipTable _readFrom = new(Types.ReadFrom, Labels.Alert, Labels.Import);

    private AlertRows(HostRows hosts, string importKey)
    {
        _hosts = hosts;
        _importKey = importKey;
    }

    public static (IReadOnlyList<NodeUpsert> Nodes, IReadOnlyList<RelationshipUpsert> Relationships) Map(
        IReadOnlyList<AlertObservation> alerts, HostRows hosts, string importKey)
    {
        var rows = new AlertRows(hosts, importKey);
        foreach (var alert in alerts)
            rows.Add(alert);

        return (
            [rows._rules.ToUpsert(), rows._ports.ToUpsert(), rows.AlertNodes()],
            [rows._from.ToUpsert(), rows._to.ToUpsert(), rows._fromPort.ToUpsert(), rows._toPort.ToUpsert(), rows._raisedBy.ToUpsert(), rows._readFrom.ToUpsert()]);
    }

    /// <summary>An empty table of ports, as alerts and services fill it.</summary>
    public static NodeTable PortTable() => new(Labels.Port, new(Properties.Transport), new(Properties.Number), new(Properties.Name));

    /// <summary>Adds a port if it is new and gives its key.</summary>
    public static string AddPort(NodeTable ports, string transport, int number)
    {
        var key = GraphKeys.Port(transport, number);
        if (!ports.Contains(key))
            ports.Add(key, transport, (long)number, PortNames.Find(transport, number));
        return key;
    }

    private void Add(AlertObservation alert)
    {
        var key = GraphKeys.Alert(alert);
        var isNew = !_alerts.TryGetValue(key, out var known);
        _alerts[key] = isNew ? (alert, 1) : (known.Alert, known.Repeats + 1);
        if (!isNew)
            return;

        var rule = GraphKeys.Rule(alert.Gid, alert.Sid);
        _rules.Add(rule, (long)alert.Gid, (long)alert.Sid, alert.Message);
        _raisedBy.Add(key, rule, alert.Rev is { } rev ? (long)rev : GraphValue.Null);
        _readFrom.Add(key, _importKey);
        Connect(key, alert, alert.Source, alert.SourcePort, _from, _fromPort);
        Connect(key, alert, alert.Target, alert.TargetPort, _to, _toPort);
    }

    private void Connect(string key, AlertObservation alert, NetworkAddress? address, ushort? port, RelationshipTable toHost, RelationshipTable toPort)
    {
        if (address is { } known)
            toHost.Add(key, _hosts.KeyOf(known, alert.Timestamp, alert.Timestamp));
        if (port is { } number && alert.Transport is { HasPorts: true } transport)
            toPort.Add(key, AddPort(_ports, transport.ToString(), number));
    }

    private NodeUpsert AlertNodes()
    {
        var table = new NodeTable(
            Labels.Alert,
            new(Properties.Timestamp),
            new(Properties.Transport),
            new(Properties.SourcePort),
            new(Properties.TargetPort),
            new(Properties.Message, UpsertRule.SetIfAbsent),
            new(Properties.Priority, UpsertRule.SetIfAbsent),
            new(Properties.Classification, UpsertRule.SetIfAbsent),
            new(Properties.Action, UpsertRule.SetIfAbsent),
            new(Properties.CommunityId, UpsertRule.SetIfAbsent),
            new(Properties.Repeats, UpsertRule.Max));

        foreach (var (key, (alert, repeats)) in _alerts)
        {
            table.Add(
                key,
                GraphKeys.Time(alert.Timestamp),
                alert.Transport?.ToString(),
                alert.SourcePort is { } sourcePort ? (long)sourcePort : GraphValue.Null,
                alert.TargetPort is { } targetPort ? (long)targetPort : GraphValue.Null,
                alert.Message,
                alert.Priority is { } priority ? (long)priority : GraphValue.Null,
                alert.Classification,
                alert.Action,
                alert.CommunityId,
                repeats);
        }

        return table.ToUpsert();
    }
}
