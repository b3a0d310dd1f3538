using NetGraph.Core.Mapping;
using NetGraph.Core.Model;
using NetGraph.Import.Observations;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Features.Imports;

/// <summary>
/// The conversations that are in the graph already, so that the second half of one in another capture joins the first: with the
/// same orientation, unless it was seen to be the other way round, and with the more complete of the two states.
/// </summary>
internal sealed class KnownConversations
{
    // Zeek's conn_state words, the most complete first.
    private static readonly string[] States = ["SF", "S3", "S2", "RSTO", "RSTR", "S1", "SHR", "RSTRH", "REJ", "SH", "RSTOS0", "S0", "OTH"];

    private const string Stored =
        "MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host) "
        + "RETURN a.key, b.key, c.transport, c.sourcePort, c.targetPort, c.state, c.direction, c.directionReason, c.lastSeen";

    private readonly Dictionary<FlowKey, Known> _known = [];

    /// <summary>When the newest packet so far was seen; null when there is none.</summary>
    public PacketTime? NewestPacket { get; private set; }

    public static async Task<KnownConversations> LoadAsync(IGraphStore store, CancellationToken cancellationToken)
    {
        var known = new KnownConversations();
        var counts = await store.CountAsync(cancellationToken);
        if (counts.RelationshipsByType.GetValueOrDefault(GraphSchema.Types.ConnectedTo) == 0)
            return known;

        var rows = await store.ReadAsync((graph, token) => QueryRunner.RowsAsync(graph, Stored, new Dictionary<string, GraphValue>(), token), cancellationToken);
        foreach (var row in rows)
            known.Load(row);
        return known;
    }

    /// <summary>The same conversations as the graph should take them, and remembers them.</summary>
    public IReadOnlyList<ConversationObservation> Orient(IReadOnlyList<ConversationObservation> conversations) => [.. conversations.Select(Orient)];

    private ConversationObservation Orient(ConversationObservation c)
    {
        if (c.Key is not { SourcePort: not null, TargetPort: not null })
            return c;

        if (!_known.ContainsKey(c.Key) && c.Direction != DirectionEvidence.Observed && _known.ContainsKey(c.Key.Reversed))
            c = Reverse(c);
        if (_known.TryGetValue(c.Key, out var known))
        {
            c = c with { State = MoreComplete(known.State, c.State) };
            if (Strength(known.Direction) >= Strength(ConversationRows.DirectionWord(c.Direction)))
                c = c with { Direction = Evidence(known.Direction), DirectionReason = known.Reason };
        }

        _known[c.Key] = new Known(c.State, ConversationRows.DirectionWord(c.Direction), c.DirectionReason);
        return c;
    }

    private static ConversationObservation Reverse(ConversationObservation c) => c with
    {
        Key = c.Key.Reversed,
        Packets = c.ReplyPackets,
        Bytes = c.ReplyBytes,
        ReplyPackets = c.Packets,
        ReplyBytes = c.Bytes,
        PayloadBytes = c.ReplyPayloadBytes,
        ReplyPayloadBytes = c.PayloadBytes,
        SynAnswered = false,
        State = c.State is null ? null : "OTH",
    };

    private void Load(IReadOnlyList<GraphValue> row)
    {
        if (!NetworkAddress.TryParse(row[0].AsString(), out var source) || !NetworkAddress.TryParse(row[1].AsString(), out var target)
            || row[2].Kind != GraphValueKind.String || !TransportProtocol.TryParse(row[2].AsString(), out var transport))
        {
            return;
        }

        var key = new FlowKey(source, target, transport, Port(row[3]), Port(row[4]));
        _known[key] = new Known(Text(row[5]), Text(row[6]) ?? "assumed", Text(row[7]) ?? "");
        if (row[8].Kind == GraphValueKind.DateTime)
        {
            var time = row[8].AsDateTime();
            var last = PacketTime.FromSeconds(time.EpochSecond, time.Nanosecond);
            NewestPacket = NewestPacket is { } newest ? PacketTime.Max(newest, last) : last;
        }
    }

    private static string? MoreComplete(string? one, string? other)
    {
        if (one is null || other is null)
            return one ?? other;

        var (a, b) = (Array.IndexOf(States, one), Array.IndexOf(States, other));
        return a < 0 ? other : b < 0 || a <= b ? one : other;
    }

    private static int Strength(string direction) => direction switch
    {
        "observed" => 2,
        "corrected" => 1,
        _ => 0,
    };

    private static DirectionEvidence Evidence(string direction) => direction switch
    {
        "observed" => DirectionEvidence.Observed,
        "corrected" => DirectionEvidence.Corrected,
        _ => DirectionEvidence.Assumed,
    };

    private static ushort? Port(GraphValue value) => value.Kind == GraphValueKind.Integer ? (ushort)value.AsInteger() : null;

    private static string? Text(GraphValue value) => value.Kind == GraphValueKind.String ? value.AsString() : null;

    private readonly record struct Known(string? State, string Direction, string Reason);
}
