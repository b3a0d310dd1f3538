using NetGraph.Import.Observations;

namespace NetGraph.Core.Tests;

/// <summary>Short ways to say what an input said.</summary>
internal static class Observations
{
    public static readonly PacketTime Start = PacketTime.FromSeconds(1_000_000_000);

    public static NetworkAddress Address(string text) =>
        NetworkAddress.TryParse(text, out var address) ? address : throw new ArgumentException($"'{text}' is no address.", nameof(text));

    public static ConversationObservation Tcp(string source, ushort sourcePort, string target, ushort targetPort) => new()
    {
        Key = new FlowKey(Address(source), Address(target), TransportProtocol.Tcp, sourcePort, targetPort),
        Packets = 1,
        Bytes = 40,
        State = "S0",
        Direction = DirectionEvidence.Observed,
        FirstSeen = Start,
        LastSeen = Start,
    };

    public static AlertObservation Alert(string source, ushort sourcePort, string target, ushort targetPort, uint gid, uint sid) => new()
    {
        Timestamp = Start,
        Gid = gid,
        Sid = sid,
        Rev = 1,
        Message = "message",
        Priority = 2,
        Source = Address(source),
        SourcePort = sourcePort,
        Target = Address(target),
        TargetPort = targetPort,
        Transport = TransportProtocol.Tcp,
    };

    public static RuleObservation Rule(uint sid) => new()
    {
        Gid = 1,
        Sid = sid,
        Rev = 1,
        Message = "message",
        Action = "alert",
        Protocol = "tcp",
        Source = "$EXTERNAL_NET",
        SourcePort = "any",
        Direction = "->",
        Target = "$HOME_NET",
        TargetPort = "80",
        Flow = ["to_server", "established"],
        RequiresEstablished = true,
        ServiceEnd = ServiceEnd.Destination,
        HasContent = true,
        Trust = RuleTrust.FlowAndContent,
        Line = 1,
        Text = "alert tcp …",
    };

    public static ImportObservations Of(
        ImportKind kind,
        IReadOnlyList<ConversationObservation>? conversations = null,
        IReadOnlyList<AlertObservation>? alerts = null,
        IReadOnlyList<RuleObservation>? rules = null)
    {
        var records = (conversations?.Sum(c => c.Packets + c.ReplyPackets) ?? 0) + (alerts?.Count ?? 0) + (rules?.Count ?? 0);
        return new ImportObservations
        {
            Kind = kind,
            Records = records,
            Accepted = records,
            Rejected = 0,
            Conversations = conversations ?? [],
            Alerts = alerts ?? [],
            Rules = rules ?? [],
        };
    }
}
