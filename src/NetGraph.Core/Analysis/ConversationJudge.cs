using NetGraph.Core.Mapping;

namespace NetGraph.Core.Analysis;

/// <summary>What kind of evidence a conversation is for the service at its target, the strongest first within each grade.</summary>
internal enum ConversationEvidence
{
    /// <summary>The target is no host, or the transport has no ports: says nothing.</summary>
    None,

    /// <summary>TCP: a SYN was answered by SYN+ACK.</summary>
    Handshake,

    /// <summary>Payload went both ways, and it is known which end serves.</summary>
    TwoWayPayload,

    /// <summary>Payload went both ways, but which end serves is only assumed.</summary>
    TwoWayAssumed,

    /// <summary>A SYN+ACK whose SYN is not in the capture.</summary>
    AnswerToUnseen,

    /// <summary>Packets went both ways without a handshake or payload from both.</summary>
    TwoWay,

    /// <summary>UDP: a request was answered.</summary>
    Answered,

    /// <summary>TCP: a SYN without an answer in the capture.</summary>
    LoneSyn,

    /// <summary>Packets in one direction only.</summary>
    OneWay,

    /// <summary>The SYN was answered by RST.</summary>
    Reset,

    /// <summary>The host answered by ICMP unreachable.</summary>
    Unreachable,

    /// <summary>Answers to a client behind address translation.</summary>
    TranslatedClient,

    /// <summary>Packets to port 0.</summary>
    PortZero,

    /// <summary>One single packet that neither opens nor answers a connection.</summary>
    Stray,
}

/// <summary>Judges conversations one by one.</summary>
internal static class ConversationJudge
{
    /// <param name="isUnreachable">The target told the source by ICMP that it or the port cannot be reached.</param>
    public static ConversationEvidence Judge(ConversationFacts c, bool isUnreachable)
    {
        if (c.TargetPort is not { } port || c.Transport is not ("tcp" or "udp" or "sctp" or "dccp") || IsGroup(c.Target))
            return ConversationEvidence.None;

        var evidence = c.Transport switch
        {
            "tcp" => JudgeTcp(c),
            "udp" => c is { Packets: > 0, ReplyPackets: > 0 } ? ConversationEvidence.Answered : ConversationEvidence.OneWay,
            _ => JudgeTwoWay(c) ?? ConversationEvidence.OneWay,
        };
        if (evidence is not (ConversationEvidence.LoneSyn or ConversationEvidence.OneWay or ConversationEvidence.Stray))
            return evidence;

        // Nobody answered: the weak signs that are left may still be explained away.
        if (isUnreachable)
            return ConversationEvidence.Unreachable;
        if (port == 0)
            return ConversationEvidence.PortZero;
        return evidence != ConversationEvidence.LoneSyn && AlertJudge.IsAnswerToTranslatedClient(c.Transport, c.SourcePort, port)
            ? ConversationEvidence.TranslatedClient
            : evidence;
    }

    /// <summary>The grade a piece of evidence supports; rejected when it contradicts.</summary>
    public static ServiceGrade GradeOf(ConversationEvidence evidence) => evidence switch
    {
        ConversationEvidence.Handshake or ConversationEvidence.TwoWayPayload => ServiceGrade.Confirmed,
        ConversationEvidence.TwoWayAssumed or ConversationEvidence.TwoWay or ConversationEvidence.AnswerToUnseen or ConversationEvidence.Answered => ServiceGrade.Likely,
        ConversationEvidence.LoneSyn or ConversationEvidence.OneWay => ServiceGrade.Claimed,
        _ => ServiceGrade.Rejected,
    };

    /// <summary>The evidence in words, for <paramref name="count"/> of <paramref name="all"/> conversations.</summary>
    public static string Describe(ConversationEvidence evidence, int count, int all)
    {
        var some = all == 1 ? "the only conversation" : $"{count} of {all} conversations";
        return evidence switch
        {
            ConversationEvidence.Handshake => $"The SYN was answered by SYN+ACK in {some}.",
            ConversationEvidence.TwoWayPayload => $"Payload went both ways in {some}.",
            ConversationEvidence.TwoWayAssumed => $"Payload went both ways in {some}, but the beginning is not in the capture and which end serves is assumed.",
            ConversationEvidence.TwoWay => $"Packets went both ways in {some}, without a handshake or payload from both ends in the capture.",
            ConversationEvidence.AnswerToUnseen => $"A SYN+ACK was sent in {some}, whose SYN is not in the capture.",
            ConversationEvidence.Answered => $"A request over UDP was answered in {some}.",
            ConversationEvidence.LoneSyn => $"Only SYNs without an answer in {some}.",
            ConversationEvidence.OneWay => $"Packets went only one way in {some}.",
            ConversationEvidence.Reset => $"The SYN was answered by RST in {some}.",
            ConversationEvidence.Unreachable => $"The host answered by ICMP unreachable in {some}.",
            ConversationEvidence.Stray => $"A single packet that neither opens nor answers a connection in {some}.",
            ConversationEvidence.TranslatedClient => $"The port lies among {AlertJudge.FirstTranslatedPort} to {AlertJudge.LastTranslatedPort}, where address translation puts clients, and packets came from a service's port in {some}: answers, not a service.",
            ConversationEvidence.PortZero => $"Packets went to port 0, which is reserved, in {some}.",
            _ => "",
        };
    }

    // Zeek's conn_state words (base/protocols/conn): S1, S2, S3, SF, RSTO and RSTR stand for an established connection, which is an
    // answered SYN or one that began before the capture, so they count only where the flags are unknown; REJ is a SYN answered
    // by RST; RSTRH and SHR are a SYN+ACK without a SYN; S0, SH and RSTOS0 a SYN without an answer.
    private static ConversationEvidence JudgeTcp(ConversationFacts c)
    {
        if (c.SynAnswered ?? c.State is "S1" or "SF" or "S2" or "S3" or "RSTO" or "RSTR")
            return ConversationEvidence.Handshake;

        return c.State switch
        {
            "REJ" => ConversationEvidence.Reset,
            "RSTRH" or "SHR" => ConversationEvidence.AnswerToUnseen,
            "S0" or "SH" or "RSTOS0" when c.ReplyPackets == 0 => ConversationEvidence.LoneSyn,
            _ => JudgeTwoWay(c) ?? (c.Packets + c.ReplyPackets == 1 ? ConversationEvidence.Stray : ConversationEvidence.OneWay),
        };
    }

    // When the direction is a guess, the ports may still tell the server's end.
    private static ConversationEvidence? JudgeTwoWay(ConversationFacts c)
    {
        if (c is not { Packets: > 0, ReplyPackets: > 0 })
            return null;
        if (c is not { PayloadBytes: > 0, ReplyPayloadBytes: > 0 })
            return ConversationEvidence.TwoWay;

        var portsTell = PortNames.IsServicePort(c.Transport, c.TargetPort ?? 0) && !PortNames.IsServicePort(c.Transport, c.SourcePort ?? 0);
        return c.Direction != "assumed" || portsTell ? ConversationEvidence.TwoWayPayload : ConversationEvidence.TwoWayAssumed;
    }

    // Multicast (RFC 5771, RFC 4291 §2.7) and the limited broadcast are no hosts, so nothing runs there.
    private static bool IsGroup(string address)
    {
        if (address.StartsWith("ff", StringComparison.Ordinal) || address == "255.255.255.255")
            return true;

        var dot = address.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && int.TryParse(address.AsSpan(0, dot), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var first) && first is >= 224 and <= 239;
    }
}
