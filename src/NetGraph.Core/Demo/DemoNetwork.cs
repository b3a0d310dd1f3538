namespace NetGraph.Core.Demo;

/// <summary>
/// The machines of the demo: the internal hosts of the published tables, and made-up outside addresses. Addresses are IPv4
/// in network order as numbers.
/// </summary>
internal sealed class DemoNetwork
{
    /// <summary>The five internal networks of 16 bits, by their first two bytes.</summary>
    public static readonly (byte First, byte Second)[] Home = [(207, 166), (32, 245), (138, 97), (115, 74), (170, 129)];

    public static readonly uint Dns157 = Address(207, 166, 87, 157);
    public static readonly uint Mixed236 = Address(32, 245, 166, 236);
    public static readonly uint Mixed88 = Address(138, 97, 18, 88);
    public static readonly uint Client65 = Address(115, 74, 249, 65);
    public static readonly uint Client120 = Address(170, 129, 50, 120);

    /// <summary>The fragment of the published packets went here.</summary>
    public static readonly uint FragmentTarget = Address(138, 97, 10, 219);

    /// <summary>The published packets' outside addresses.</summary>
    public static readonly uint MessengerServer = Address(64, 4, 12, 158);
    public static readonly uint LongTarget = Address(64, 154, 80, 51);
    public static readonly uint FragmentSource = Address(192, 9, 100, 88);

    /// <summary>The ten internal senders with the number of different outside hosts each sends to.</summary>
    public static readonly (uint Source, int Destinations, byte[] Ttls)[] Senders =
    [
        (Dns157, 6760, [60, 122, 124, 252, 36]),
        (Mixed236, 2972, [60, 122, 124, 252]),
        (Mixed88, 2539, [122, 124, 60, 36]),
        (Client65, 358, [124, 60]),
        (Client120, 332, [122, 58]),
        (Address(207, 166, 87, 40), 31, [60, 252]),
        (Address(32, 245, 166, 119), 31, [124, 60]),
        (Address(138, 97, 18, 225), 12, [124, 122]),
        (Address(115, 74, 249, 202), 6, [60, 124]),
        (Address(170, 129, 50, 3), 2, [124, 252]),
    ];

    /// <summary>Table 2.2, rows Web, Web and FTP, and the two mixed ones.</summary>
    public static readonly uint[] WebServers =
    [
        Mixed88, Mixed236,
        Address(115, 74, 249, 202), Address(170, 129, 50, 4), Address(207, 166, 87, 58), Address(207, 166, 87, 60), Address(32, 245, 166, 119),
        Address(115, 74, 249, 220), Address(115, 74, 249, 222), Address(138, 97, 103, 39), Address(138, 97, 18, 225),
        Address(138, 97, 18, 226), Address(138, 97, 18, 227), Address(138, 97, 18, 237), Address(138, 97, 18, 243), Address(138, 97, 18, 245),
        Address(138, 97, 18, 250), Address(170, 129, 50, 21), Address(170, 129, 50, 23), Address(170, 129, 50, 3), Address(170, 129, 97, 11),
        Address(207, 166, 153, 27), Address(207, 166, 242, 119), Address(207, 166, 8, 195), Address(207, 166, 87, 40), Address(207, 166, 91, 57),
        Address(32, 245, 116, 116), Address(32, 245, 228, 137), Address(32, 245, 229, 244),
    ];

    /// <summary>Table 2.2, rows FTP, and Web and FTP.</summary>
    public static readonly uint[] FtpServers =
    [
        Address(170, 129, 50, 5), Address(207, 166, 87, 40), Address(207, 166, 87, 41), Address(207, 166, 87, 42),
        Address(115, 74, 249, 202), Address(170, 129, 50, 4), Address(207, 166, 87, 58), Address(207, 166, 87, 60), Address(32, 245, 166, 119),
    ];

    /// <summary>Table 2.2, row DNS, and the two mixed ones.</summary>
    public static readonly uint[] DnsServers = [Mixed88, Mixed236, Dns157, Address(207, 166, 87, 159), Address(32, 245, 166, 238)];

    /// <summary>The few X servers, whose addresses were not published.</summary>
    public static readonly uint[] XServers = [Address(138, 97, 18, 91), Address(32, 245, 166, 240), Address(207, 166, 91, 20)];

    // First octets of the outside addresses; none is reserved and none holds a home network.
    private static readonly byte[] OutsideOctets =
        [12, 24, 61, 62, 63, 64, 65, 66, 67, 80, 81, 130, 131, 140, 141, 150, 160, 193, 194, 195, 198, 199, 200, 202, 203, 208, 209, 210, 211, 212, 213, 216, 217, 218];

    private readonly DemoRandom _random;

    public DemoNetwork(DemoRandom random)
    {
        _random = random;
        Destinations = [.. Senders.Select(sender => OutsideHosts(sender.Destinations, sender.Source == Mixed88 ? [MessengerServer, LongTarget] : []))];
        Attackers = OutsideHosts(1200, [FragmentSource]);
        Bystanders = InsideHosts(perNetwork: 200);
    }

    /// <summary>For each of <see cref="Senders"/>, the outside hosts it sends to.</summary>
    public IReadOnlyList<uint[]> Destinations { get; }

    /// <summary>Outside hosts that send unasked.</summary>
    public uint[] Attackers { get; }

    /// <summary>Internal hosts without any role, the aim of sweeps.</summary>
    public uint[] Bystanders { get; }

    /// <summary>The number of an address.</summary>
    public static uint Address(byte a, byte b, byte c, byte d) => ((uint)a << 24) | ((uint)b << 16) | ((uint)c << 8) | d;

    /// <summary>Place of a sender in <see cref="Senders"/>.</summary>
    public static int SenderIndex(uint source) => Array.FindIndex(Senders, sender => sender.Source == source);

    private uint[] OutsideHosts(int count, uint[] first)
    {
        var hosts = new List<uint>(first);
        var known = new HashSet<uint>(first);
        while (hosts.Count < count)
        {
            var host = Address(_random.Pick(OutsideOctets), (byte)_random.Below(256), (byte)_random.Below(256), (byte)_random.Between(1, 254));
            if (known.Add(host))
                hosts.Add(host);
        }

        return [.. hosts];
    }

    /// <summary>Hosts of twenty neighbouring networks of 24 bits each, none of which has a role or sends.</summary>
    private uint[] InsideHosts(int perNetwork)
    {
        var taken = new HashSet<uint>([.. WebServers, .. FtpServers, .. DnsServers, .. XServers, .. Senders.Select(sender => sender.Source), FragmentTarget]);
        var hosts = new List<uint>();
        foreach (var (first, second) in Home)
        {
            var wanted = hosts.Count + perNetwork;
            while (hosts.Count < wanted)
            {
                var host = Address(first, second, (byte)_random.Between(100, 119), (byte)_random.Between(1, 254));
                if (taken.Add(host))
                    hosts.Add(host);
            }
        }

        return [.. hosts];
    }
}
