using NetGraph.Import.Observations;
using NetGraph.PropertyGraph;
using static NetGraph.Core.Mapping.GraphSchema;

namespace NetGraph.Core.Mapping;

/// <summary>Devices and the addresses seen as senders behind them.</summary>
internal static class MacRows
{
    public static (NodeUpsert Macs, RelationshipUpsert Sightings) Map(IReadOnlyList<MacSighting> sightings, HostRows hosts)
    {
        var macs = new NodeTable(Labels.Mac, new UpsertColumn(Properties.Address), new UpsertColumn(Properties.Randomised));
        var seenAt = new RelationshipTable(
            Types.SeenAt,
            Labels.Host,
            Labels.Mac,
            new(Properties.Packets, UpsertRule.Add),
            new(Properties.Ttls, UpsertRule.Union),
            new(Properties.FirstSeen, UpsertRule.Min),
            new(Properties.LastSeen, UpsertRule.Max));

        foreach (var sighting in sightings)
        {
            var mac = sighting.Mac.ToString();
            macs.Add(mac, mac, sighting.Mac.IsLocallyAdministered);
            seenAt.Add(
                hosts.KeyOf(sighting.Address, sighting.FirstSeen, sighting.LastSeen),
                mac,
                sighting.Packets,
                GraphValue.Of([.. sighting.Ttls.Select(t => GraphValue.Of((long)t))]),
                GraphKeys.Time(sighting.FirstSeen),
                GraphKeys.Time(sighting.LastSeen));
        }

        return (macs.ToUpsert(), seenAt.ToUpsert());
    }
}
