using NetGraph.Import.Captures;

namespace NetGraph.Core.Demo;

/// <summary>Conversations with the services of Table 2.2: the evidence that rules with flow and content see.</summary>
internal sealed partial class DemoTraffic
{
    private const TcpFlags Data = TcpFlags.Psh | TcpFlags.Ack;

    private static readonly (DemoPayload Payload, DemoRule? Rule)[] FtpSession =
    [
        (DemoPayload.FtpAnonymous, DemoRules.FtpAnonymous), (DemoPayload.FtpPassword, null), (DemoPayload.FtpList, null), (DemoPayload.None, null),
        (DemoPayload.FtpLong, DemoRules.FtpLong), (DemoPayload.None, null), (DemoPayload.FtpRoot, DemoRules.FtpRoot), (DemoPayload.FtpList, null),
    ];

    // What happens on hosts without an FTP server: the rule without content fires all the same once its flow test is gone.
    private static readonly (DemoPayload Payload, DemoRule? Rule)[] FtpKnocking =
        [(DemoPayload.FtpLong, DemoRules.FtpLong), (DemoPayload.None, null), (DemoPayload.FtpLong, DemoRules.FtpLong), (DemoPayload.None, null)];

    private static readonly (DemoPayload Payload, DemoRule? Rule)[] WebAttack =
    [
        (DemoPayload.WebRoot, DemoRules.WebRoot), (DemoPayload.WebShell, DemoRules.WebShell), (DemoPayload.None, null),
        (DemoPayload.WebPassword, DemoRules.WebPassword), (DemoPayload.WebSearch, DemoRules.WebSearch), (DemoPayload.WebRequest, null),
    ];

    private void PlanFtp()
    {
        var left = DemoNumbers.To(21);
        left -= PlanKnownClients(21, DemoNetwork.FtpServers, FtpSession, packetsEach: 24, DemoPayload.FtpList, rule: null, offset: 1);
        var clients = Some(_network.Attackers, 140);
        while (left > 0)
        {
            var isServer = _random.Chance(70);
            var target = isServer ? _random.Pick(DemoNetwork.FtpServers) : _network.Bystanders[_random.Below(150)];
            left -= Converse(_random.Pick(clients), target, 21, isServer ? FtpSession : FtpKnocking, Math.Min(left, _random.Between(20, 44)));
        }
    }

    private void PlanWeb()
    {
        var left = DemoNumbers.To(80);
        left -= PlanKnownClients(80, DemoNetwork.WebServers, WebAttack, packetsEach: 6, DemoPayload.WebForbidden, DemoRules.WebForbidden, offset: 0);
        var clients = Some(_network.Attackers, 400);
        for (var i = 0; left > 0; i++)
            left -= Converse(_random.Pick(clients), DemoNetwork.WebServers[i % DemoNetwork.WebServers.Length], 80, WebAttack, Math.Min(left, _random.Between(4, 9)));
    }

    private void PlanNameServers()
    {
        (DemoPayload, DemoRule?)[] questions = [(DemoPayload.DnsVersion, DemoRules.DnsVersion), (DemoPayload.DnsTransfer, DemoRules.DnsTransfer)];
        var left = DemoNumbers.To(53);
        for (var i = 0; i < 50; i++)
            left -= Converse(_random.Pick(_network.Attackers), DemoNetwork.DnsServers[i % DemoNetwork.DnsServers.Length], 53, questions, 2);
        for (var i = 0; i < 60; i++, left--)
            ArriveUdp(SomeTime(), _random.Pick(_network.Attackers), ClientPort(), DemoNetwork.DnsServers[i % DemoNetwork.DnsServers.Length], 53, DemoPayload.DnsVersion, DemoRules.DnsVersionUdp);

        // 53 -> 53: answers of outside name servers to the inside ones, which ask from port 53.
        var servers = _network.Destinations[0];
        for (; left > 0; left--)
        {
            var place = _random.Below(servers.Length);
            var time = SomeTime();
            if (!_reached[0][place])
                AddLane(time, 0, 53, servers[place], 53, DemoFrame.Udp, DemoPayload.DnsQuery);
            ArriveUdp(time + Pause(300), servers[place], 53, DemoNetwork.Dns157, 53, DemoPayload.DnsAnswer, left % 2 == 0 ? DemoRules.DnsSpoof : null);
        }
    }

    /// <summary>
    /// The servers among the ten senders answer some of their clients, as many as they have destinations. Web servers answer web
    /// clients; the first sender of both kinds splits its clients over the two by <paramref name="offset"/>.
    /// </summary>
    /// <returns>Packets that arrived.</returns>
    private int PlanKnownClients(ushort port, uint[] servers, (DemoPayload, DemoRule?)[] script, int packetsEach, DemoPayload answer, DemoRule? rule, int offset)
    {
        var arrived = 0;
        for (var sender = FirstServerSender; sender < DemoNetwork.Senders.Length; sender++)
        {
            var server = DemoNetwork.Senders[sender].Source;
            if (!servers.Contains(server))
                continue;

            var isBoth = DemoNetwork.FtpServers.Contains(server) && DemoNetwork.WebServers.Contains(server);
            for (var i = isBoth ? offset : 0; i < _network.Destinations[sender].Length; i += isBoth ? 2 : 1)
            {
                var client = _network.Destinations[sender][i];
                var (time, clientPort) = (SomeTime(), ClientPort());
                arrived += Converse(client, server, port, script, packetsEach, time, clientPort);
                AddLane(time + (Second / 2), sender, port, client, clientPort, DemoFrame.Tcp, answer, rule);
            }
        }

        return arrived;
    }

    /// <summary>The senders from this place on are servers that answer; those before start conversations themselves.</summary>
    private const int FirstServerSender = 5;

    private int Converse(uint client, uint server, ushort port, (DemoPayload Payload, DemoRule? Rule)[] script, int packets) =>
        Converse(client, server, port, script, packets, SomeTime(), ClientPort());

    private int Converse(uint client, uint server, ushort port, (DemoPayload Payload, DemoRule? Rule)[] script, int packets, long time, ushort clientPort)
    {
        for (var i = 0; i < packets; i++)
        {
            var (payload, rule) = script[i % script.Length];
            Arrive(time, client, clientPort, server, port, payload == DemoPayload.None ? TcpFlags.Ack : Data, payload, rule);
            time += Pause(9000);
        }

        return packets;
    }
}
