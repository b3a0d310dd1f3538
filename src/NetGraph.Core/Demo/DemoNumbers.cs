namespace NetGraph.Core.Demo;

/// <summary>The published numbers the demo is built to (method: capture, Table 2.1, Fig. 2.12); the tests recount them in the finished file.</summary>
public static class DemoNumbers
{
    /// <summary>Packets of the capture.</summary>
    public const int Packets = 324_461;

    /// <summary>Different destination ports of packets that arrive inside, where "no port" counts as port 0.</summary>
    public const int DestinationPorts = 2556;

    /// <summary>Packets to port 0 and packets without a port, together.</summary>
    public const int PortZeroOrNone = 840;

    /// <summary>Of these, packets whose header says port 0.</summary>
    public const int PortZero = 240;

    /// <summary>Packets that arrive from port 20, the data port of FTP.</summary>
    public const int FromPort20 = 53;

    /// <summary>No destination port beyond the top ones has more packets than this: one less than the last of them.</summary>
    public const int MostElsewhere = 38;

    /// <summary>Packets that arrive inside by destination port: the top of Table 2.1, where 0 also stands for "no port".</summary>
    public static IReadOnlyList<(int Port, int Packets)> TopPorts { get; } =
    [
        (21, 64_493), (3128, 45_931), (8080, 45_001), (1080, 11_901), (80, 4_402), (515, 1_917), (0, PortZeroOrNone), (9511, 424),
        (53, 352), (62513, 282), (2673, 213), (139, 203), (137, 131), (6346, 84), (61310, 55), (63414, 52), (62830, 52), (61939, 39),
    ];

    /// <summary>Packets to one of <see cref="TopPorts"/>.</summary>
    public static int To(int port) => TopPorts.First(top => top.Port == port).Packets;
}
