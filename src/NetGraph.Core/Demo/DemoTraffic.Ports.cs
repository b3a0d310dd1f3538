using NetGraph.Import.Captures;

namespace NetGraph.Core.Demo;

/// <summary>Packets without a port or to port 0, and the many ports with few packets.</summary>
internal sealed partial class DemoTraffic
{
    private const int PortsOfTranslation = 2100;
    private const int LowPorts = 120;
    private const int FtpDataToLowPorts = 21;

    // Low ports that get a number of their own: transport, port, packets.
    private static readonly (bool IsUdp, ushort Port, int Packets)[] KnownLowPorts =
    [
        (false, 23, 20), (false, 25, 33), (false, 22, 28), (false, 443, 37), (false, 113, 12), (false, 143, 16), (false, 79, 6),
        (true, 161, 18), (true, 123, 9), (true, 500, 7), (true, 69, 4),
    ];

    private readonly HashSet<int> _usedPorts = [.. DemoNumbers.TopPorts.Select(top => top.Port)];

    /// <summary>ICMP, later fragments, and real port 0: together the merged row "0" of Table 2.1, less the published fragment.</summary>
    private void PlanPortless()
    {
        const int Tcp = 140;
        const int Udp = DemoNumbers.PortZero - Tcp;
        const int Echoes = 300;
        const int Unreachables = 100;
        const int Fragments = DemoNumbers.PortZeroOrNone - DemoNumbers.PortZero - Echoes - Unreachables - 1;

        for (var i = 0; i < Tcp; i++)
            Arrive(SomeTime(), _random.Pick(_network.Attackers), 0, _random.Pick(_network.Bystanders), 0, TcpFlags.Syn, rule: DemoRules.TcpPortZero);
        for (var i = 0; i < Udp; i++)
            ArriveUdp(SomeTime(), _random.Pick(_network.Attackers), 0, _random.Pick(_network.Bystanders), 0, DemoPayload.Junk, DemoRules.UdpPortZero);
        for (var i = 0; i < Echoes; i++)
            ArriveWithoutPort(DemoFrame.Echo, i % 4 == 0 ? DemoPayload.PingEmpty : DemoPayload.Ping, i % 4 == 0 ? DemoRules.EmptyPing : DemoRules.Ping);
        for (var i = 0; i < Unreachables; i++)
            ArriveWithoutPort(DemoFrame.Prohibited, DemoPayload.Junk, DemoRules.Prohibited);
        for (var i = 0; i < Fragments; i++)
            ArriveWithoutPort(DemoFrame.LaterFragment, DemoPayload.None, i % 5 == 0 ? null : DemoRules.TinyFragment);
    }

    private void ArriveWithoutPort(DemoFrame frame, DemoPayload payload, DemoRule? rule)
    {
        var source = _random.Pick(_network.Attackers);
        _packets.Add(new DemoPacket(SomeTime(), source, 0, _random.Pick(_network.Bystanders), 0) { Frame = frame, Ttl = OutsideTtl(source), Payload = payload, Rule = rule });
    }

    /// <summary>Services off the top ports, X servers, and the odd single alert.</summary>
    private void PlanOddPorts()
    {
        _usedPorts.UnionWith([110, 111, 6000, 12754]);
        (DemoPayload, DemoRule?)[] mail = [(DemoPayload.PopLongUser, DemoRules.PopUser), (DemoPayload.None, null), (DemoPayload.None, null)];
        for (var i = 0; i < 10; i++)
            Converse(_random.Pick(_network.Attackers), DemoNetwork.Mixed236, 110, mail, 3);

        (DemoPayload, DemoRule?)[] dump = [(DemoPayload.RpcDump, DemoRules.RpcDump), (DemoPayload.None, null)];
        (DemoPayload, DemoRule?)[] listing = [(DemoPayload.RpcCall, DemoRules.RpcListing)];
        for (var i = 0; i < 12; i++)
            Converse(_random.Pick(_network.Attackers), DemoNetwork.Dns157, 111, dump, 2);
        for (var i = 0; i < 12; i++)
            Converse(_random.Pick(_network.Attackers), _random.Pick(_network.Bystanders), 111, listing, 1);

        (DemoPayload, DemoRule?)[] display = [(DemoPayload.XCookie, DemoRules.XCookie), (DemoPayload.XEvent, null), (DemoPayload.XCookie, DemoRules.XCookie), (DemoPayload.XEvent, null)];
        foreach (var server in DemoNetwork.XServers)
        {
            for (var i = 0; i < 2; i++)
                Converse(_random.Pick(_network.Attackers), server, 6000, display, 4);
        }

        Arrive(SomeTime(), _random.Pick(_network.Attackers), ClientPort(), _network.Bystanders[77], 12754, Data, DemoPayload.Agent, DemoRules.Agent);
    }

    /// <summary>Single packets to low and registered ports, until the number of different ports leaves just the translated ones.</summary>
    /// <returns>How many ports are left for translated clients.</returns>
    private int PlanRarePorts()
    {
        foreach (var (isUdp, port, packets) in KnownLowPorts)
        {
            _usedPorts.Add(port);
            for (var i = 0; i < packets; i++)
                KnockOnce(port, isUdp, fromPort20: false);
        }

        var ftpData = FtpDataToLowPorts;
        for (var i = KnownLowPorts.Length; i < LowPorts; i++)
        {
            var port = UnusedPort(1, 1023);
            for (var packets = _random.Between(1, 4); packets > 0; packets--, ftpData--)
                KnockOnce(port, isUdp: false, fromPort20: ftpData > 0);
        }

        while (_usedPorts.Count < DemoNumbers.DestinationPorts - PortsOfTranslation)
        {
            var port = UnusedPort(1024, 59_999);
            for (var packets = _random.Between(1, 10); packets > 0; packets--)
                KnockOnce(port, isUdp: false, fromPort20: false);
        }

        return DemoNumbers.DestinationPorts - _usedPorts.Count;
    }

    private void KnockOnce(ushort port, bool isUdp, bool fromPort20)
    {
        var (time, source, target) = (SomeTime(), _random.Pick(_network.Attackers), _random.Pick(_network.Bystanders));
        if (isUdp)
        {
            // NTP and IKE speak from their own port.
            ArriveUdp(time, source, port is 123 or 500 ? port : ClientPort(), target, port, DemoPayload.Junk);
            return;
        }

        if (fromPort20)
        {
            Arrive(time, source, 20, target, port, TcpFlags.Syn, rule: DemoRules.FromPort20);
            return;
        }

        var (flags, rule) = _random.Below(10) switch
        {
            < 3 => (TcpFlags.Fin, DemoRules.Fin),
            < 5 => (TcpFlags.Fin | TcpFlags.Psh | TcpFlags.Urg, DemoRules.Xmas),
            _ => (TcpFlags.Syn, null),
        };
        Arrive(time, source, ClientPort(), target, port, flags, rule: rule);
    }

    private ushort UnusedPort(int first, int last)
    {
        int port;
        do
        {
            port = _random.Between(first, last);
        }
        while (port == 20 || !_usedPorts.Add(port));
        return (ushort)port;
    }
}
