using NetGraph.Import.Captures;

namespace NetGraph.Core.Demo;

/// <summary>What kind of frame a planned packet becomes.</summary>
internal enum DemoFrame : byte
{
    Tcp,
    Udp,

    /// <summary>ICMP echo request.</summary>
    Echo,

    /// <summary>ICMP destination unreachable, administratively prohibited.</summary>
    Prohibited,

    /// <summary>A later TCP fragment: no ports.</summary>
    LaterFragment,

    /// <summary>The published packet of 2002-08-24 05:34:18.634488.</summary>
    SampleMessenger,

    /// <summary>The published packet of 10:52:42.184488, a later fragment.</summary>
    SampleFragment,

    /// <summary>The published packet of 19:27:01.454488, longer than an Ethernet frame.</summary>
    SampleLong,
}

/// <summary>A packet to be written, without its bytes. Addresses are IPv4 in network order as a number.</summary>
internal readonly record struct DemoPacket(long Microseconds, uint Source, ushort SourcePort, uint Target, ushort TargetPort)
{
    public DemoFrame Frame { get; init; }

    /// <summary>Sent by the translating gateway to the outside; otherwise from the outside to it.</summary>
    public bool IsOutbound { get; init; }

    public byte Ttl { get; init; }

    public TcpFlags Flags { get; init; }

    public DemoPayload Payload { get; init; }

    /// <summary>The rule this packet sets off, or null.</summary>
    public DemoRule? Rule { get; init; }
}
