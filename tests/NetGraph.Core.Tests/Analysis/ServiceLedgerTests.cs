using NetGraph.Core.Analysis;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Core.Tests.Analysis;

public sealed class ServiceLedgerTests
{
    private const string Inside = "10.0.0.1";
    private const string Outside = "192.0.2.1";

    private static readonly GraphDateTime Time = new(1_000_000_000, 0);

    private static readonly RuleFacts ToServer = new("1:1", "to server", true, true, false, true, "destination", false, false, true);
    private static readonly RuleFacts FromServer = ToServer with { Key = "1:2", ServiceEnd = "source", SourcePortGiven = true, TargetPortGiven = false };
    private static readonly RuleFacts NoEnd = ToServer with { Key = "1:3", ServiceEnd = "unknown", TargetPortGiven = false };
    private static readonly RuleFacts Either = NoEnd with { Key = "1:4", ServiceEnd = "either", Bidirectional = true };
    private static readonly RuleFacts FlowOnly = ToServer with { Key = "1:5", HasContent = false };
    private static readonly RuleFacts ContentOnly = ToServer with { Key = "1:6", HasFlow = false, Established = false, ServiceEnd = "unknown" };
    private static readonly RuleFacts Neither = ContentOnly with { Key = "1:7", HasContent = false };
    private static readonly RuleFacts Stateless = ContentOnly with { Key = "1:8", Stateless = true };

    // Rule, transport, source port, destination port, alerts; the verdict at the internal destination.
    public static TheoryData<string, string, int?, int?, int, string, string> AlertsAtTheDestination => new()
    {
        { "to-server", "tcp", 40000, 80, 1, "confirmed", "established flow and checks content" },
        { "no-end", "tcp", 40000, 80, 1, "likely", "to which the ports point" },
        { "content-only", "tcp", 40000, 80, 1, "likely", "asks for no established flow" },
        { "content-only", "udp", 40000, 53, 1, "claimed", "proves no service" },
        { "neither", "tcp", 40000, 1080, 9, "claimed", "checks neither flow nor content" },
        { "stateless", "tcp", 40000, 80, 9, "claimed", "stateless" },
        { "from-server", "tcp", 80, 40000, 9, "rejected", "the service is the sender" }, // (a)
        { "no-end", "tcp", 80, 40000, 9, "rejected", "the ports point to the sender" }, // (a)
        { "flow-only", "tcp", 40000, 21, 9, "rejected", "looks at no content" }, // (b)
        { "either", "tcp", 80, 40000, 9, "rejected", "matches both directions" }, // (c)
        { "to-server", "tcp", 6666, 62513, 9, "rejected", "address translation" }, // (d)
        { "to-server", "tcp", null, null, 9, "rejected", "carried no port" }, // (e)
        { "to-server", "tcp", 0, 0, 9, "rejected", "port 0" }, // (e)
        { "to-server", "tcp", 40000, 9511, 1, "rejected", "One single alert" }, // (f)
        { "to-server", "tcp", 40000, 9511, 2, "confirmed", "established flow" },
    };

    // Transport, state, SYN answered, packets, replies, payload, reply payload, direction; the verdict at the target.
    public static TheoryData<string, string?, bool?, int, int, int, int, string, string, string> Conversations => new()
    {
        { "tcp", "SF", true, 5, 5, 100, 100, "observed", "confirmed", "SYN+ACK" },
        { "tcp", "OTH", true, 2, 1, 0, 0, "observed", "confirmed", "SYN+ACK" },
        { "tcp", "RSTO", null, 2, 1, 0, 0, "observed", "confirmed", "SYN+ACK" },
        { "tcp", "RSTO", false, 2, 1, 0, 0, "corrected", "likely", "without a handshake" },
        { "tcp", "OTH", false, 2, 2, 10, 10, "corrected", "confirmed", "Payload went both ways" },
        { "tcp", "OTH", false, 2, 2, 10, 10, "assumed", "confirmed", "Payload went both ways" },
        { "tcp", "OTH", false, 2, 2, 10, 0, "corrected", "likely", "without a handshake" },
        { "tcp", "RSTRH", false, 0, 2, 0, 0, "corrected", "likely", "whose SYN is not in the capture" },
        { "tcp", "S0", false, 3, 0, 0, 0, "observed", "claimed", "Only SYNs" },
        { "tcp", "OTH", false, 2, 0, 10, 0, "assumed", "claimed", "only one way" },
        { "tcp", "REJ", false, 1, 1, 0, 0, "observed", "rejected", "RST" },
        { "tcp", "OTH", false, 1, 0, 10, 0, "assumed", "rejected", "single packet" },
        { "udp", null, false, 1, 1, 10, 10, "observed", "likely", "answered" },
        { "udp", null, false, 5, 0, 10, 0, "assumed", "claimed", "only one way" },
    };

    [Theory]
    [MemberData(nameof(AlertsAtTheDestination))]
    public void ServiceLedger_grades_alerts_at_the_destination(string rule, string transport, int? sourcePort, int? targetPort, int alerts, string grade, string reason)
    {
        var ledger = NewLedger();
        for (var i = 0; i < alerts; i++)
            ledger.Add(RuleOf(rule), Outside, Inside, transport, sourcePort, targetPort, 1, Time);

        var verdict = Assert.Single(ledger.Verdicts(), v => v.Id.Host == Inside);
        Assert.Equal(grade, verdict.Grade.Word());
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(alerts, verdict.Alerts);
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public void ServiceLedger_grades_conversations(
        string transport, string? state, bool? answered, int packets, int replies, int payload, int replyPayload, string direction, string grade, string reason)
    {
        var ledger = NewLedger();
        var conversation = Conversation(transport, 40000, 80) with
        {
            State = state,
            SynAnswered = answered,
            Packets = packets,
            ReplyPackets = replies,
            PayloadBytes = payload,
            ReplyPayloadBytes = replyPayload,
            Direction = direction,
        };

        ledger.Add(conversation, isUnreachable: false);

        var verdict = Assert.Single(ledger.Verdicts());
        Assert.Equal(grade, verdict.Grade.Word());
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(1, verdict.Conversations);
    }

    [Fact]
    public void ServiceLedger_puts_a_service_at_the_source_when_the_rule_is_about_answers()
    {
        var ledger = NewLedger();
        ledger.Add(FromServer, Inside, Outside, "tcp", 80, 40000, 1, Time);

        // The external client's port is no service worth keeping as rejected.
        var verdict = Assert.Single(ledger.Verdicts());
        Assert.Equal(("10.0.0.1:tcp/80", ServiceGrade.Confirmed), (verdict.Key, verdict.Grade));
    }

    [Fact]
    public void ServiceLedger_does_not_take_a_guess_of_direction_for_a_proof()
    {
        var ledger = NewLedger();
        ledger.Add(Conversation("tcp", 40000, 40001) with { State = "OTH", Packets = 2, ReplyPackets = 2, PayloadBytes = 1, ReplyPayloadBytes = 1, Direction = "assumed" }, false);

        Assert.Equal(ServiceGrade.Likely, Assert.Single(ledger.Verdicts()).Grade);
    }

    [Fact]
    public void ServiceLedger_rejects_what_the_host_calls_unreachable()
    {
        var ledger = NewLedger();
        ledger.Add(Conversation("udp", 40000, 69) with { Packets = 3 }, isUnreachable: true);

        var verdict = Assert.Single(ledger.Verdicts());
        Assert.Equal(ServiceGrade.Rejected, verdict.Grade);
        Assert.Contains("ICMP unreachable", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ServiceLedger_lets_a_reset_outweigh_a_claim_but_not_a_proof()
    {
        var refused = Conversation("tcp", 40000, 1080) with { State = "REJ", Packets = 1, ReplyPackets = 1 };

        var claimed = NewLedger();
        claimed.Add(Neither, Outside, Inside, "tcp", 40000, 1080, 5, Time);
        claimed.Add(refused, false);
        Assert.Equal(ServiceGrade.Rejected, Assert.Single(claimed.Verdicts()).Grade);

        var proven = NewLedger();
        proven.Add(refused, false);
        proven.Add(refused with { State = "SF", SynAnswered = true }, false);
        var verdict = Assert.Single(proven.Verdicts());
        Assert.Equal(ServiceGrade.Confirmed, verdict.Grade);
        Assert.Contains("1 of 2 conversations", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ServiceLedger_sees_no_services_at_multicast_groups_or_without_ports()
    {
        var ledger = NewLedger();
        ledger.Add(Conversation("udp", 5353, 5353) with { Target = "224.0.0.251", Packets = 3 }, false);
        ledger.Add(Conversation("udp", 5353, 5353) with { Target = "ff02::fb", Packets = 3 }, false);
        ledger.Add(Conversation("icmp", null, null) with { Packets = 3, IcmpType = 8 }, false);
        ledger.Add(Conversation("tcp", null, null) with { Packets = 3 }, false);
        ledger.Add(Neither, Outside, Inside, "icmp", null, null, 1, Time);

        Assert.Empty(ledger.Verdicts());
    }

    [Fact]
    public void HostRoles_come_from_confirmed_and_likely_services_only()
    {
        var ledger = NewLedger();
        ledger.Add(ToServer, Outside, Inside, "tcp", 40000, 80, 1, Time);
        ledger.Add(ContentOnly, Outside, Inside, "tcp", 40000, 21, 1, Time);
        ledger.Add(Neither, Outside, Inside, "tcp", 40000, 1080, 1, Time);
        ledger.Add(FlowOnly, Outside, Inside, "tcp", 40000, 25, 1, Time);

        var roles = HostRoles.Of(ledger.Verdicts());

        Assert.Equal(["ftp", "web"], roles[Inside]);
        Assert.Single(roles);
    }

    [Fact]
    public void AttackRollup_keeps_the_most_severe_priority_and_counts_rules_once()
    {
        var rollup = new AttackRollup();
        rollup.Add(Outside, Inside, "1:1", 2, 3, Time);
        rollup.Add(Outside, Inside, "1:1", 1, null, Time with { EpochSecond = 1 });
        rollup.Add(Outside, Inside, "1:2", 1, 1, Time with { EpochSecond = 2_000_000_000 });

        var attack = Assert.Single(rollup.Attacks).Value;
        Assert.Equal((4L, 2, 1L, 1L, 2_000_000_000L), (attack.Alerts, attack.Rules, attack.Priority!.Value, attack.FirstSeen.EpochSecond, attack.LastSeen.EpochSecond));
    }

    private static ServiceLedger NewLedger() => new(host => host == Inside);

    private static RuleFacts RuleOf(string name) => name switch
    {
        "to-server" => ToServer,
        "from-server" => FromServer,
        "no-end" => NoEnd,
        "either" => Either,
        "flow-only" => FlowOnly,
        "content-only" => ContentOnly,
        "neither" => Neither,
        _ => Stateless,
    };

    private static ConversationFacts Conversation(string transport, int? sourcePort, int? targetPort) =>
        new(Outside, Inside, transport, sourcePort, targetPort, 0, 0, 0, 0, false, null, "observed", null, null, Time, Time);
}
