using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <summary>
/// Which end of a conversation is the client, and how that is known. From the strongest evidence to the weakest:
/// an opening (SYN, INIT, ICMP request), an answer to one, a service port at one end only, the sender of the first packet.
/// A group or broadcast address asks nobody, so it is never made the client.
/// </summary>
/// <param name="Client">The client's end: 0 or 1 as in <see cref="FlowTableKey"/>.</param>
/// <param name="Evidence">How it is known.</param>
/// <param name="Reason">The same in one sentence.</param>
internal readonly record struct Orientation(int Client, DirectionEvidence Evidence, string Reason)
{
    /// <summary>Decides for a conversation whose packets have all been seen.</summary>
    public static Orientation Of(Conversation conversation)
    {
        if (conversation.Opener is { } opener)
            return new Orientation(opener, DirectionEvidence.Observed, OpeningReason(conversation, opener));
        if (conversation.Answerer is { } answerer && !IsGroup(conversation.Key, 1 - answerer))
            return ByAnswer(conversation, answerer);
        return conversation.FirstIcmp is null ? ByPorts(conversation) : OneWayIcmp(conversation);
    }

    /// <summary>The likelier client by ports alone: swaps the ends when only the first sender is at a service port.</summary>
    public static int ClientByPort(FlowTableKey key, int firstSender)
    {
        var swaps = key.HasPorts
            && ServicePorts.IsService(key.Port(firstSender))
            && !ServicePorts.IsService(key.Port(1 - firstSender))
            && !IsGroup(key, 1 - firstSender);
        return swaps ? 1 - firstSender : firstSender;
    }

    private static Orientation ByAnswer(Conversation conversation, int answerer)
    {
        var client = 1 - answerer;
        var word = OpeningWords(conversation, out var answerWord);
        return conversation.FirstSender == client
            ? new Orientation(client, DirectionEvidence.Observed, $"The other end sent {answerWord}, so the first sender is the client; {word} itself is not in the capture.")
            : new Orientation(client, DirectionEvidence.Corrected, $"The first packet came from the server: it sent {answerWord}, and {word} is not in the capture.");
    }

    private static Orientation ByPorts(Conversation conversation)
    {
        var key = conversation.Key;
        var first = conversation.FirstSender;
        if (!key.HasPorts)
            return new Orientation(first, DirectionEvidence.Assumed, "No ports and no opening are to be seen; the sender of the first packet is taken as client.");

        var (from, to) = (key.Port(first), key.Port(1 - first));
        if (ClientByPort(key, first) != first)
            return new Orientation(1 - first, DirectionEvidence.Corrected, $"The first packet came from port {from}, a known service, to port {to}, which is none: it is an answer.");
        if (ServicePorts.IsService(to) && !ServicePorts.IsService(from))
            return new Orientation(first, DirectionEvidence.Observed, $"The first packet went to port {to}, a known service, from port {from}, which is none.");

        if (ServicePorts.IsService(from) && !ServicePorts.IsService(to))
            return new Orientation(first, DirectionEvidence.Assumed, $"The first packet came from port {from}, a known service, but went to a group address, which asks nobody; its sender stands first.");

        var both = ServicePorts.IsService(from) ? "Both ports" : "Neither port";
        var known = ServicePorts.IsService(from) ? "are known services" : "is a known service";
        return new Orientation(first, DirectionEvidence.Assumed, $"{both} ({from} and {to}) {known} and no opening is to be seen; the sender of the first packet is taken as client.");
    }

    private static Orientation OneWayIcmp(Conversation conversation) =>
        new(conversation.FirstSender, DirectionEvidence.Assumed, "ICMP errors and announcements are one-way; their sender stands first.");

    private static string OpeningReason(Conversation conversation, int opener)
    {
        var word = OpeningWords(conversation, out var answerWord);
        return conversation.Answerer == 1 - opener
            ? $"The client sent {word} and the server {answerWord}."
            : $"The client sent {word}.";
    }

    private static string OpeningWords(Conversation conversation, out string answer)
    {
        (var opening, answer) = conversation.Key.Protocol switch
        {
            6 => ("the SYN", "a SYN+ACK"),
            132 => ("the INIT", "an INIT ACK"),
            33 => ("the DCCP request", "a DCCP response"),
            _ => ("the ICMP request", "an ICMP reply"),
        };
        return opening;
    }

    /// <summary>Multicast (RFC 1112, RFC 4291 §2.7) or the limited broadcast.</summary>
    private static bool IsGroup(FlowTableKey key, int end)
    {
        var address = key.Address(end);
        return key.Version == 4 ? (uint)address is >= 0xE000_0000 and (< 0xF000_0000 or uint.MaxValue) : (byte)(address >> 120) == 0xFF;
    }
}
