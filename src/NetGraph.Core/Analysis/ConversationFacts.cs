using NetGraph.PropertyGraph;

namespace NetGraph.Core.Analysis;

/// <summary>What the analysis needs to know of a conversation, client to server.</summary>
/// <param name="SynAnswered">Whether a SYN was seen to be answered by SYN+ACK; null when the input did not look at flags.</param>
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
    bool? SynAnswered,
    string? State,
    string Direction,
    int? IcmpType,
    int? IcmpCode,
    GraphDateTime FirstSeen,
    GraphDateTime LastSeen);
