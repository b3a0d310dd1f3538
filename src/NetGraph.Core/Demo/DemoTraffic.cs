using NetGraph.Import.Captures;

namespace NetGraph.Core.Demo;

// The folder: numbers and machines --> DemoTraffic (a plan of packets) --> DemoCapture and DemoAlertLog (the files).
//
//   DemoNumbers, DemoNetwork, DemoRules --> DemoTraffic --> sorted DemoPackets --> DemoCapture  --> netgraph-demo.pcap
//                                                                            \--> DemoAlertLog --> netgraph-demo.alert
//                                          DemoRules ------------------------------------------> netgraph-demo.rules
//
// Invariants: only whole numbers and DemoRandom decide, so the files are the same bytes everywhere; a packet carries the
// content of the rule it sets off; every packet from outside goes to one of the five home networks, every packet from inside to none.

/// <summary>
/// Plans every packet of the demo. What comes from outside is planned port by port to the published counts; what goes out
/// then covers each sender's destinations and fills up to the published total.
/// </summary>
internal sealed partial class DemoTraffic
{
    private const long Second = 1_000_000;
    private const long Day = 86_400 * Second;

    /// <summary>2002-08-01T00:00:00Z.</summary>
    private const long Start = 1_028_160_000 * Second;

    /// <summary>As many days as the original had files.</summary>
    private const int Days = 52;

    // 2002-08-24 as the two published lines of the parser say; the third is given without a date.
    private const long SampleDay = 1_030_147_200 * Second;

    private readonly DemoRandom _random;
    private readonly DemoNetwork _network;
    private readonly List<DemoPacket> _packets = new(DemoNumbers.Packets);
    private readonly List<Lane> _lanes = [];
    private readonly bool[][] _reached;

    private DemoTraffic(ulong seed)
    {
        _random = new DemoRandom(seed);
        _network = new DemoNetwork(_random);
        _reached = [.. _network.Destinations.Select(destinations => new bool[destinations.Length])];
    }

    /// <summary>All packets in the order of their times, which differ by at least a microsecond.</summary>
    public static DemoPacket[] Plan(ulong seed)
    {
        var traffic = new DemoTraffic(seed);
        traffic.PlanSamples();
        traffic.PlanSweeps();
        traffic.PlanFtp();
        traffic.PlanWeb();
        traffic.PlanNameServers();
        traffic.PlanPortless();
        traffic.PlanOddPorts();
        traffic.PlanTranslated(traffic.PlanRarePorts());
        traffic.PlanOutbound();
        return traffic.InOrder();
    }

    private DemoPacket[] InOrder()
    {
        // The low bits keep the order of planning, so that no two keys are equal and the result does not hang on the sort.
        var packets = _packets.ToArray();
        var keys = new long[packets.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = ((packets[i].Microseconds - Start) << 19) | (uint)i;
        Array.Sort(keys, packets);

        for (var i = 1; i < packets.Length; i++)
        {
            if (packets[i].Microseconds <= packets[i - 1].Microseconds)
                packets[i] = packets[i] with { Microseconds = packets[i - 1].Microseconds + 1 };
        }

        return packets;
    }

    /// <summary>The three packets of which the publication shows every header field.</summary>
    private void PlanSamples()
    {
        Sample(DemoFrame.SampleMessenger, SampleDay + Clock(5, 34, 18) + 634_488, DemoNetwork.Mixed88, 61924, DemoNetwork.MessengerServer, 1863);
        Sample(DemoFrame.SampleLong, SampleDay + Clock(19, 27, 1) + 454_488, DemoNetwork.Mixed88, 63259, DemoNetwork.LongTarget, 80);
        _packets.Add(new DemoPacket(SampleDay + Clock(10, 52, 42) + 184_488, DemoNetwork.FragmentSource, 0, DemoNetwork.FragmentTarget, 0) { Frame = DemoFrame.SampleFragment, Ttl = 232 });
    }

    private void Sample(DemoFrame frame, long time, uint source, ushort sourcePort, uint target, ushort targetPort)
    {
        _packets.Add(new DemoPacket(time, source, sourcePort, target, targetPort) { Frame = frame, IsOutbound = true, Ttl = 122 });
        Reach(DemoNetwork.SenderIndex(source), target);
    }

    private static long Clock(int hour, int minute, int second) => ((3600 * hour) + (60 * minute) + second) * Second;

    /// <summary>Some moment that leaves an hour before the end of the capture.</summary>
    private long SomeTime() => Start + (_random.Below((Days * 24) - 1) * 3600L * Second) + _random.Below(3_600_000) * 1000L + _random.Below(1000);

    private long Pause(int mostMilliseconds) => (_random.Between(20, mostMilliseconds) * 1000L) + _random.Below(1000);

    private ushort ClientPort() => (ushort)_random.Between(1024, 60_999);

    /// <summary>A path of 8 to 25 hops from one of the two common starting values, fixed for each outside host.</summary>
    private static byte OutsideTtl(uint host)
    {
        var mixed = host * 2_654_435_761u;
        return (byte)(((mixed >> 31) == 0 ? 128 : 64) - 8 - (int)((mixed >> 8) % 18));
    }

    private void Arrive(long time, uint source, ushort sourcePort, uint target, ushort targetPort, TcpFlags flags, DemoPayload payload = DemoPayload.None, DemoRule? rule = null) =>
        _packets.Add(new DemoPacket(time, source, sourcePort, target, targetPort) { Ttl = OutsideTtl(source), Flags = flags, Payload = payload, Rule = rule });

    private void ArriveUdp(long time, uint source, ushort sourcePort, uint target, ushort targetPort, DemoPayload payload, DemoRule? rule = null) =>
        _packets.Add(new DemoPacket(time, source, sourcePort, target, targetPort) { Frame = DemoFrame.Udp, Ttl = OutsideTtl(source), Payload = payload, Rule = rule });

    /// <summary>Marks an outside host as one the sender sends to; false when it is none of its destinations.</summary>
    private bool Reach(int sender, uint destination)
    {
        var place = Array.IndexOf(_network.Destinations[sender], destination);
        if (place < 0)
            return false;

        _reached[sender][place] = true;
        return true;
    }

    /// <summary>An outbound conversation: packets of it are written once it is known how many.</summary>
    private readonly record struct Lane(long Time, int Sender, ushort SourcePort, uint Target, ushort TargetPort, DemoFrame Frame, DemoPayload Payload, DemoRule? Rule);
}
