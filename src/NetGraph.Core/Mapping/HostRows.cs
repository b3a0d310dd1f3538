using System.Runtime.InteropServices;
using NetGraph.Import.Observations;
using NetGraph.PropertyGraph;
using static NetGraph.Core.Mapping.GraphSchema;

namespace NetGraph.Core.Mapping;

/// <summary>The hosts of one input: those it counted packets of, and those only named by a conversation or an alert.</summary>
internal sealed class HostRows(HomeNetworks home)
{
    private static readonly UpsertColumn[] Columns =
    [
        new(Properties.Address),
        new(Properties.Version),
        new(Properties.Internal),
        new(Properties.Network),
        new(Properties.FirstSeen, UpsertRule.Min),
        new(Properties.LastSeen, UpsertRule.Max),
        new(Properties.PacketsSent, UpsertRule.Add),
        new(Properties.PacketsReceived, UpsertRule.Add),
        new(Properties.BytesSent, UpsertRule.Add),
        new(Properties.BytesReceived, UpsertRule.Add),
    ];

    private readonly Dictionary<NetworkAddress, Row> _rows = [];

    /// <summary>Adds the traffic the input counted for a host.</summary>
    public void Count(HostObservation host)
    {
        ref var row = ref Mention(host.Address, host.FirstSeen, host.LastSeen);
        row.Traffic = row.Traffic is { } t
            ? (t.Sent + host.PacketsSent, t.Received + host.PacketsReceived, t.BytesSent + host.BytesSent, t.BytesReceived + host.BytesReceived)
            : (host.PacketsSent, host.PacketsReceived, host.BytesSent, host.BytesReceived);
    }

    /// <summary>Notes that a host took part in something at that time and gives its key.</summary>
    public string KeyOf(NetworkAddress address, PacketTime first, PacketTime last) => Mention(address, first, last).Key;

    public NodeUpsert ToUpsert() => new(Labels.Host, Properties.Key, Columns, [.. _rows.Select(r => ToRow(r.Key, r.Value))]);

    private ref Row Mention(NetworkAddress address, PacketTime first, PacketTime last)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, address, out var known);
        row = known
            ? row with { First = PacketTime.Min(row.First, first), Last = PacketTime.Max(row.Last, last) }
            : new Row(address.ToString(), first, last, null);
        return ref row;
    }

    private GraphValue[] ToRow(NetworkAddress address, Row row)
    {
        var network = home.Find(address);
        return
        [
            row.Key, row.Key, (long)address.Version, network is not null, network, GraphKeys.Time(row.First), GraphKeys.Time(row.Last),
            .. row.Traffic is { } t ? [t.Sent, t.Received, t.BytesSent, t.BytesReceived] : new GraphValue[4],
        ];
    }

    private record struct Row(string Key, PacketTime First, PacketTime Last, (long Sent, long Received, long BytesSent, long BytesReceived)? Traffic);
}
