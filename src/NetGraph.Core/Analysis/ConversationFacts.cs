using NetGraph.PropertyGraph;

namespace NetGraph.Core.Analysis;

/// <summary>What the analysis needs to know of a conversation, client to server.</summary>
internal sealed record ConversationFacts(
    string Source,
    string Target,
    string Transport,
    int? SourcePort,
    int? TargetPort,
    long Packets,
    long ReplyPackets,
    long PayloadBytes,
    long ReplyPayloadBytes,
    bool SynAnswered,
    string? State,
    string Direction,
    int? IcmpType,
    int? IcmpCode,
    GraphDateTime FirstSeen,
    GraphDateTime LastSeen);
