using NetGraph.Core.Mapping;

namespace NetGraph.Core.Analysis;

/// <summary>
/// What one alert says of services at its two ends, from what its rule checks. Nothing here looks at a second alert or at
/// packets: <see cref="ServiceLedger"/> adds up.
/// </summary>
internal static class AlertJudge
{
    /// <summary>The first of the ports that Linux gave to clients behind address translation (ip_masquerade).</summary>
    public const int FirstTranslatedPort = 61000;

    /// <summary>The last of them.</summary>
    public const int LastTranslatedPort = 65095;

    /// <summary>Adds what the alert says to <paramref name="findings"/>; nothing for transports without ports.</summary>
    /// <param name="transport">The graph's word, or null when the alert does not say.</param>
    public static void Judge(RuleFacts rule, string? transport, int? sourcePort, int? targetPort, List<Finding> findings)
    {
        if (transport is not ("tcp" or "udp" or "sctp" or "dccp"))
            return;

        if (targetPort is null or 0)
        {
            if (rule.HasFlow)
                findings.Add(Finding.Contradicts(PacketEnd.Destination, RejectCause.NoPort, PortlessReason(rule, targetPort)));
            return;
        }

        JudgeEnds(rule, transport, sourcePort, targetPort.Value, findings);
        if (!IsAnswerToTranslatedClient(transport, sourcePort, targetPort.Value))
            return;

        // Whatever the rule says of the destination, the ports say that it is a client.
        findings.RemoveAll(f => f.End == PacketEnd.Destination);
        findings.Add(Finding.Contradicts(
            PacketEnd.Destination,
            RejectCause.TranslatedClient,
            $"Port {targetPort} lies among {FirstTranslatedPort} to {LastTranslatedPort}, where address translation puts clients, and the packets come from service port {sourcePort}: an answer, not a service."));
    }

    /// <summary>Whether a packet runs from a service's port to the ports that translation gives to clients.</summary>
    public static bool IsAnswerToTranslatedClient(string transport, int? sourcePort, int targetPort) =>
        targetPort is >= FirstTranslatedPort and <= LastTranslatedPort
        && sourcePort is { } source
        && PortNames.IsServicePort(transport, source)
        && !PortNames.IsServicePort(transport, targetPort);

    private static void JudgeEnds(RuleFacts rule, string transport, int? sourcePort, int targetPort, List<Finding> findings)
    {
        if (rule is { HasFlow: true, HasContent: false })
        {
            findings.Add(Finding.Contradicts(
                PacketEnd.Destination,
                RejectCause.NoContent,
                $"The {rule.Name} asks for a flow but looks at no content, so without its flow test it fires on anything sent here."));
            return;
        }

        var grade = GradeOf(rule, transport);
        switch (rule.ServiceEnd)
        {
            case "destination":
                findings.Add(Finding.Supports(PacketEnd.Destination, grade, SupportReason(rule, grade, "at the destination, where it says the service is")));
                break;
            case "source":
                findings.Add(Finding.Supports(PacketEnd.Source, grade, SupportReason(rule, grade, "at the source, where it says the service is")));
                findings.Add(Finding.Contradicts(PacketEnd.Destination, RejectCause.Answer, $"The {rule.Name} is about answers of servers: the service is the sender, this end is the client."));
                break;
            default:
                JudgeUnstatedEnd(rule, transport, sourcePort, targetPort, grade, findings);
                break;
        }
    }

    private static void JudgeUnstatedEnd(RuleFacts rule, string transport, int? sourcePort, int targetPort, ServiceGrade stated, List<Finding> findings)
    {
        // Without a stated end the best an alert can do is make a service likely.
        var grade = stated == ServiceGrade.Confirmed ? ServiceGrade.Likely : stated;
        switch (GuessEnd(rule, transport, sourcePort, targetPort))
        {
            case PacketEnd.Destination:
                findings.Add(Finding.Supports(PacketEnd.Destination, grade, SupportReason(rule, grade, "at the destination, to which the ports point")));
                break;
            case PacketEnd.Source when IsBidirectional(rule):
                findings.Add(Finding.Supports(PacketEnd.Source, grade, SupportReason(rule, grade, "at the source, to which the ports point")));
                findings.Add(Finding.Contradicts(PacketEnd.Destination, RejectCause.Bidirectional, $"The {rule.Name} matches both directions, and the ports point to the other end."));
                break;
            case PacketEnd.Source:
                findings.Add(Finding.Supports(PacketEnd.Source, grade, SupportReason(rule, grade, "at the source, to which the ports point")));
                findings.Add(Finding.Contradicts(PacketEnd.Destination, RejectCause.Answer, $"The {rule.Name} does not say which end is the service, and the ports point to the sender."));
                break;
            default:
                findings.Add(Finding.Supports(PacketEnd.Destination, ServiceGrade.Claimed, $"The {rule.Name} does not say which end is the service, and neither do the ports."));
                break;
        }
    }

    private static ServiceGrade GradeOf(RuleFacts rule, string transport)
    {
        if (rule.Stateless || !rule.HasContent)
            return ServiceGrade.Claimed;
        if (rule.Established)
            return ServiceGrade.Confirmed;

        // One datagram can say anything; a TCP segment with content needs a connection at least in the sender's eyes.
        return transport == "udp" ? ServiceGrade.Claimed : ServiceGrade.Likely;
    }

    private static PacketEnd? GuessEnd(RuleFacts rule, string transport, int? sourcePort, int targetPort)
    {
        if (!IsBidirectional(rule) && rule.SourcePortGiven != rule.TargetPortGiven)
            return rule.TargetPortGiven ? PacketEnd.Destination : PacketEnd.Source;

        var isSourceService = sourcePort is { } port && PortNames.IsServicePort(transport, port);
        var isTargetService = PortNames.IsServicePort(transport, targetPort);
        if (isSourceService == isTargetService)
            return null;

        return isTargetService ? PacketEnd.Destination : PacketEnd.Source;
    }

    private static bool IsBidirectional(RuleFacts rule) => rule.Bidirectional || rule.ServiceEnd == "either";

    private static string SupportReason(RuleFacts rule, ServiceGrade grade, string where)
    {
        var what = (rule.Established, rule.HasContent, rule.Stateless) switch
        {
            (true, true, _) => "asks for an established flow and checks content",
            (_, true, true) => "checks content but declares itself stateless",
            (_, true, _) => "checks content but asks for no established flow",
            _ => "checks neither flow nor content",
        };
        return $"The {rule.Name} {what}; it fired {where}{(grade == ServiceGrade.Claimed ? ", which proves no service" : "")}.";
    }

    private static string PortlessReason(RuleFacts rule, int? targetPort) => targetPort is null
        ? $"The packets that set off the {rule.Name} carried no port."
        : $"The packets that set off the {rule.Name} went to port 0, which is reserved.";
}
