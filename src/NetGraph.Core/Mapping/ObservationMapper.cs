using NetGraph.Import.Observations;
using NetGraph.PropertyGraph;
using static NetGraph.Core.Mapping.GraphSchema;

namespace NetGraph.Core.Mapping;

/// <summary>
/// Turns what one input said into one atomic batch of upserts.
/// <code>
/// ImportObservations + ImportRecord + HomeNetworks --> BulkWrite (nodes, then relationships)
/// </code>
/// Invariants: every relationship's ends are in the batch; the Import node is in the batch, so that "read" and "counted"
/// become true together; different inputs add up (sums add, first and last times widen, lists unite), while the number of
/// times an alert was logged is the largest any input gives, because two formats of one log are not two logs.
/// </summary>
internal sealed class ObservationMapper
{
    private readonly ImportObservations _observations;
    private readonly ImportRecord _record;
    private readonly HomeNetworks _home;
    private readonly string _importKey;
    private readonly HostRows _hosts;

    private ObservationMapper(ImportObservations observations, ImportRecord record, HomeNetworks home)
    {
        _observations = observations;
        _record = record;
        _home = home;
        _importKey = GraphKeys.Import(record.ContentSha256, observations.Kind);
        _hosts = new HostRows(home);
    }

    /// <summary>Maps one input. Pure: the same input gives the same batch.</summary>
    public static BulkWrite Map(ImportObservations observations, ImportRecord record, HomeNetworks home) =>
        new ObservationMapper(observations, record, home).Map();

    private BulkWrite Map()
    {
        foreach (var host in _observations.Hosts)
            _hosts.Count(host);

        var conversations = ConversationRows.Map(_observations.Conversations, _hosts);
        var (macs, sightings) = MacRows.Map(_observations.MacSightings, _hosts);
        var rules = RuleRows.Map(_observations.Rules, _record.Path);
        var alerts = AlertRows.Map(_observations.Alerts, _hosts, _importKey);

        IReadOnlyList<NodeUpsert> nodes = [ImportNode(), _hosts.ToUpsert(), macs, rules, .. alerts.Nodes];
        IReadOnlyList<RelationshipUpsert> relationships = [conversations, sightings, .. alerts.Relationships];
        return new BulkWrite([.. nodes.Where(n => n.Rows.Count > 0)], [.. relationships.Where(r => r.Rows.Count > 0)]);
    }

    private NodeUpsert ImportNode()
    {
        (string Property, GraphValue Value)[] values =
        [
            (Properties.Path, _record.Path),
            (Properties.Kind, _observations.Kind.Word()),
            (Properties.Bytes, _record.Bytes),
            (Properties.Records, _observations.Records),
            (Properties.Accepted, _observations.Accepted),
            (Properties.Rejected, _observations.Rejected),
            (Properties.StartedAt, GraphKeys.Time(_record.StartedAt)),
            (Properties.FinishedAt, GraphKeys.Time(_record.FinishedAt)),
            (Properties.FirstSeen, GraphKeys.Time(_observations.FirstSeen)),
            (Properties.LastSeen, GraphKeys.Time(_observations.LastSeen)),
            (Properties.Version, GraphSchema.Version),
            (Properties.Sensor, _record.Sensor),
            (Properties.HomeNetworks, GraphValue.Of([.. _home.Texts.Select(GraphValue.Of)])),
            (Properties.Generated, _record.Generated ? GraphValue.True : GraphValue.Null),
        ];
        return new NodeUpsert(
            Labels.Import,
            Properties.Key,
            [.. values.Select(v => new UpsertColumn(v.Property, UpsertRule.SetIfAbsent))],
            [[GraphValue.Of(_importKey), .. values.Select(v => v.Value)]]);
    }
}
