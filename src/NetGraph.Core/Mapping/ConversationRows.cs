using NetGraph.Import.Observations;
using NetGraph.PropertyGraph;
using static NetGraph.Core.Mapping.GraphSchema;

namespace NetGraph.Core.Mapping;

/// <summary>Conversations as CONNECTED_TO relationships, one per 5-tuple.</summary>
internal static class ConversationRows
{
    private static readonly UpsertColumn[] Columns =
    [
        new(Properties.Packets, UpsertRule.Add),
        new(Properties.Bytes, UpsertRule.Add),
        new(Properties.ReplyPackets, UpsertRule.Add),
        new(Properties.ReplyBytes, UpsertRule.Add),
        new(Properties.PayloadBytes, UpsertRule.Add),
        new(Properties.ReplyPayloadBytes, UpsertRule.Add),
        new(Properties.Connections, UpsertRule.Add),
        new(Properties.State),
        new(Properties.SynAnswered, UpsertRule.Max),
        new(Properties.Direction),
        new(Properties.DirectionReason),
        new(Properties.Fragments, UpsertRule.Add),
        new(Properties.Vlan),
        new(Properties.CommunityId),
        new(Properties.FirstSeen, UpsertRule.Min),
        new(Properties.LastSeen, UpsertRule.Max),
    ];

    public static RelationshipUpsert Map(IReadOnlyList<ConversationObservation> conversations, HostRows hosts)
    {
        var table = new RelationshipTable(Types.ConnectedTo, Labels.Host, Labels.Host, Columns) { Identity = ConversationIdentity };
        foreach (var c in conversations)
        {
            table.Add(
                hosts.KeyOf(c.Key.Source, c.FirstSeen, c.LastSeen),
                hosts.KeyOf(c.Key.Target, c.FirstSeen, c.LastSeen),
                c.Key.Transport.ToString(),
                Number(c.Key.SourcePort),
                Number(c.Key.TargetPort),
                Number(c.IcmpType),
                Number(c.IcmpCode),
                c.Packets,
                c.Bytes,
                c.ReplyPackets,
                c.ReplyBytes,
                c.PayloadBytes,
                c.ReplyPayloadBytes,
                (long)c.Connections,
                c.State,
                c.Key.Transport == TransportProtocol.Tcp ? c.SynAnswered : GraphValue.Null,
                DirectionWord(c.Direction),
                c.DirectionReason.Length == 0 ? GraphValue.Null : c.DirectionReason,
                c.Fragments == 0 ? GraphValue.Null : c.Fragments,
                Number(c.Vlan),
                CommunityId.Of(c.Key),
                GraphKeys.Time(c.FirstSeen),
                GraphKeys.Time(c.LastSeen));
        }

        return table.ToUpsert();
    }

    /// <summary>The graph's word: <c>observed</c>, <c>corrected</c>, <c>assumed</c>.</summary>
    public static string DirectionWord(DirectionEvidence direction) => direction switch
    {
        DirectionEvidence.Observed => "observed",
        DirectionEvidence.Corrected => "corrected",
        _ => "assumed",
    };

    private static GraphValue Number(ushort? number) => number is { } n ? (long)n : GraphValue.Null;
}
