using System.Security.Cryptography;
using NetGraph.Core.Demo;
using NetGraph.Import.Observations;
using Xunit;

namespace NetGraph.Core.Tests.Demo;

/// <summary>Recounts the published numbers in the generated files, packet by packet; what is expected is written out here once more.</summary>
public sealed class DemoDatasetTests(DemoFiles demo) : IClassFixture<DemoFiles>
{
    [Fact]
    public void Demo_has_the_published_number_of_packets_in_time_order()
    {
        Assert.Equal(324_461, demo.Packets.Count);
        Assert.True(demo.Packets.Zip(demo.Packets.Skip(1)).All(pair => pair.First.Microseconds < pair.Second.Microseconds));
        Assert.Equal(52, demo.Packets.Select(packet => packet.Microseconds / 86_400_000_000).Distinct().Count());
    }

    [Fact]
    public void Demo_keeps_inside_and_outside_apart_by_device_and_by_address()
    {
        Assert.All(demo.Packets.Where(packet => IsHome(packet.Source) != packet.IsOutbound || IsHome(packet.Target) == packet.IsOutbound), Assert.Null);
        Assert.Equal(5, demo.Arriving.Select(packet => packet.Target >> 16).Distinct().Count());
        Assert.Equal(["115.74.0.0/16", "138.97.0.0/16", "170.129.0.0/16", "207.166.0.0/16", "32.245.0.0/16"], DemoDataset.HomeNetworks.Texts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Demo_has_the_destination_ports_of_table_2_1()
    {
        var ports = demo.Arriving.GroupBy(packet => packet.TargetPort ?? 0).Select(group => (Count: group.Count(), Port: (int)group.Key))
            .OrderByDescending(row => row.Count).ThenBy(row => row.Port).ToList();

        Assert.Equal(2556, ports.Count);
        Assert.Equal(
            [
                (64493, 21), (45931, 3128), (45001, 8080), (11901, 1080), (4402, 80), (1917, 515), (840, 0), (424, 9511), (352, 53), (282, 62513),
                (213, 2673), (203, 139), (131, 137), (84, 6346), (55, 61310), (52, 62830), (52, 63414), (39, 61939),
            ],
            ports.Take(18));
        Assert.True(ports[18].Count < 39);
        Assert.Equal((240, 600), (demo.Arriving.Count(packet => packet.TargetPort == 0), demo.Arriving.Count(packet => packet.TargetPort is null)));
    }

    [Fact]
    public void Demo_has_the_ten_senders_with_their_destinations_and_several_times_to_live()
    {
        var senders = demo.Packets.Where(packet => packet.IsOutbound).GroupBy(packet => packet.Source)
            .OrderByDescending(group => group.Select(packet => packet.Target).Distinct().Count()).ThenByDescending(group => group.Key)
            .Select(group => $"{Text(group.Key)} {group.Select(packet => packet.Target).Distinct().Count()}").ToList();

        Assert.Equal(
            [
                "207.166.87.157 6760", "32.245.166.236 2972", "138.97.18.88 2539", "115.74.249.65 358", "170.129.50.120 332",
                "207.166.87.40 31", "32.245.166.119 31", "138.97.18.225 12", "115.74.249.202 6", "170.129.50.3 2",
            ],
            senders);
        Assert.All(
            demo.Packets.Where(packet => packet.IsOutbound).GroupBy(packet => packet.Source),
            group => Assert.InRange(group.Select(packet => packet.Ttl).Distinct().Count(), 2, 5));
    }

    [Fact]
    public void Demo_has_the_odd_port_pairs()
    {
        Assert.Equal(53, demo.Arriving.Count(packet => packet.SourcePort == 20));
        Assert.Equal(270, Pairs(6666, 62513));
        Assert.InRange(Pairs(53, 53), 100, 352);
        Assert.Equal(DemoNumbers.PortZero, Pairs(0, 0));
        Assert.InRange(demo.Arriving.Count(packet => packet.SourcePort == 80 && packet.TargetPort is >= 61000 and <= 65095), 10_000, 30_000);
        Assert.InRange(demo.Arriving.Where(packet => packet.SourcePort < 1024 && packet.TargetPort < 1024).Select(packet => (packet.SourcePort, packet.TargetPort)).Distinct().Count(), 5, 100);
        Assert.Contains(demo.Packets, packet => packet.IsOutbound && Text(packet.Source) == "138.97.18.88" && packet.TargetPort == 1863);
        Assert.Contains(demo.Packets, packet => packet.IsOutbound && Text(packet.Source) == "138.97.18.88" && packet.TargetPort == 80);

        int Pairs(int from, int to) => demo.Arriving.Count(packet => packet.SourcePort == from && packet.TargetPort == to);
    }

    [Fact]
    public void Demo_starts_every_translated_conversation_from_inside()
    {
        var firsts = demo.Packets
            .Select(packet => (packet.IsOutbound, Tuple: packet.IsOutbound ? (packet.Source, packet.SourcePort, packet.Target, packet.TargetPort) : (packet.Target, packet.TargetPort, packet.Source, packet.SourcePort)))
            .Where(packet => packet.Tuple.Item2 is >= 61000 and <= 65095)
            .GroupBy(packet => packet.Tuple)
            .Select(conversation => conversation.First().IsOutbound)
            .ToList();

        Assert.InRange(firsts.Count, 5_000, 20_000);
        Assert.DoesNotContain(false, firsts);
    }

    [Theory]
    [InlineData("2002-08-24T05:34:18.634488Z", "138.97.18.88", 61924, "64.4.12.158", 1863, 223, 122, "ff6b")]
    [InlineData("2002-08-24T10:52:42.184488Z", "192.9.100.88", null, "138.97.10.219", null, 60, 232, "ff99")]
    [InlineData("2002-08-24T19:27:01.454488Z", "138.97.18.88", 63259, "64.154.80.51", 80, 1687, 122, "0000")]
    public void Demo_has_the_published_packets(string time, string source, int? sourcePort, string target, int? targetPort, int length, int ttl, string checksum)
    {
        var microseconds = (DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture) - DateTimeOffset.UnixEpoch).Ticks / 10;

        var packet = Assert.Single(demo.Packets, packet => packet.Microseconds == microseconds);

        Assert.Equal((source, sourcePort, target, targetPort), (Text(packet.Source), packet.SourcePort, Text(packet.Target), packet.TargetPort));
        Assert.Equal((length, ttl, 6, checksum), (packet.Length, packet.Ttl, packet.Protocol, packet.Checksum));
    }

    [Fact]
    public void Demo_has_an_alert_for_a_packet_of_the_same_time_and_ends_each()
    {
        var packets = demo.Packets.Select(packet => (packet.Microseconds, packet.Source, packet.Target, packet.SourcePort, packet.TargetPort)).ToHashSet();

        Assert.Equal(0, demo.Alerts.Rejected);
        Assert.Empty(demo.Alerts.Diagnostics);
        Assert.InRange(demo.Alerts.Alerts.Count, 40_000, 80_000);
        Assert.All(demo.Alerts.Alerts, alert => Assert.Contains((alert.Timestamp.Nanoseconds / 1000, Number(alert.Source), Number(alert.Target), alert.SourcePort, alert.TargetPort), packets));
    }

    [Fact]
    public void Demo_rules_are_read_and_every_alert_names_one()
    {
        Assert.Equal(0, demo.Rules.Rejected);
        Assert.Equal(
            demo.Rules.Rules.Select(rule => (rule.Sid, rule.Message)).Order(),
            demo.Alerts.Alerts.Select(alert => (alert.Sid, alert.Message)).Distinct().Order());
        Assert.Equal([247u, 254u, 255u, 257u], demo.Rules.Rules.Select(rule => rule.Sid).Order().Take(4));
        Assert.All(demo.Rules.Rules.Where(rule => rule.Sid is 596 or 1227 or 1748), rule => Assert.Equal(RuleTrust.FlowOnly, rule.Trust));
        Assert.All(demo.Rules.Rules.Where(rule => rule.Sid is 615 or 618 or 620), rule => Assert.Equal((RuleTrust.Neither, true), (rule.Trust, rule.Stateless)));
    }

    [Fact]
    public void Demo_proves_the_services_of_table_2_2_and_no_others_but_one_single_alert()
    {
        var proving = demo.Rules.Rules.Where(rule => rule.Trust == RuleTrust.FlowAndContent).ToDictionary(rule => rule.Sid, rule => rule.ServiceEnd);
        var services = demo.Alerts.Alerts
            .Where(alert => proving.ContainsKey(alert.Sid))
            .Select(alert => proving[alert.Sid] switch
            {
                ServiceEnd.Destination => (Host: alert.Target, Port: alert.TargetPort),
                ServiceEnd.Source => (Host: alert.Source, Port: alert.SourcePort),
                _ => (null, null),
            })
            .Where(service => service.Host is { } host && IsHome(Number(host)))
            .GroupBy(service => service).ToDictionary(group => (group.Key.Host.ToString()!, (int)group.Key.Port!), group => group.Count());

        string[] web =
        [
            "115.74.249.202", "115.74.249.220", "115.74.249.222", "138.97.103.39", "138.97.18.225", "138.97.18.226", "138.97.18.227", "138.97.18.237",
            "138.97.18.243", "138.97.18.245", "138.97.18.250", "138.97.18.88", "170.129.50.21", "170.129.50.23", "170.129.50.3", "170.129.50.4",
            "170.129.97.11", "207.166.153.27", "207.166.242.119", "207.166.8.195", "207.166.87.40", "207.166.87.58", "207.166.87.60", "207.166.91.57",
            "32.245.116.116", "32.245.166.119", "32.245.166.236", "32.245.228.137", "32.245.229.244",
        ];
        string[] ftp = ["115.74.249.202", "170.129.50.4", "170.129.50.5", "207.166.87.40", "207.166.87.41", "207.166.87.42", "207.166.87.58", "207.166.87.60", "32.245.166.119"];
        string[] dns = ["138.97.18.88", "207.166.87.157", "207.166.87.159", "32.245.166.236", "32.245.166.238"];

        var expected = web.Select(host => (host, 80)).Concat(ftp.Select(host => (host, 21))).Concat(dns.Select(host => (host, 53)))
            .Append(("32.245.166.236", 110)).Append(("207.166.87.157", 111)).ToList();
        Assert.Equal(35, expected.Select(service => service.Item1).Distinct().Count());
        Assert.Equal(expected.Order(), services.Where(service => service.Value > 1).Select(service => service.Key).Order());
        Assert.Equal(12754, Assert.Single(services, service => service.Value == 1).Key.Item2);
    }

    [Fact]
    public void Demo_shows_x11_at_the_two_suspicious_machines_and_a_few_x_servers()
    {
        var outbound = demo.Alerts.Alerts.Where(alert => alert.Sid == 1227).ToList();
        Assert.Equal(["138.97.18.88", "32.245.166.236"], outbound.Select(alert => alert.Target.ToString()!).Distinct().Order(StringComparer.Ordinal));
        Assert.All(outbound, alert => Assert.InRange(alert.SourcePort!.Value, 6000, 6005));

        var servers = demo.Alerts.Alerts.Where(alert => alert.Sid == 1225).ToList();
        Assert.Equal(3, servers.Select(alert => alert.Target).Distinct().Count());
        Assert.All(servers, alert => Assert.Equal((ushort)6000, alert.TargetPort));
    }

    [Fact]
    public void Demo_stays_small_enough_to_import_in_seconds()
    {
        var capture = demo.Import(DemoDataset.CaptureName);

        Assert.Equal((324_461, 324_461), (capture.Records, capture.Accepted));
        Assert.InRange(capture.Conversations.Count, 20_000, 60_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{capture.Conversations.Count} conversations, {capture.Hosts.Count} hosts, {demo.Alerts.Alerts.Count} alerts, {demo.Packets.Count(packet => packet.IsOutbound)} packets outbound");
    }

    [Fact]
    public async Task Demo_is_the_same_bytes_each_time()
    {
        var again = Path.Combine(demo.Directory, "again");

        var paths = await DemoDataset.WriteAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(["netgraph-demo.rules", "netgraph-demo.pcap", "netgraph-demo.alert"], paths.Select(Path.GetFileName));
        foreach (var name in (string[])[.. paths.Select(path => Path.GetFileName(path)), DemoDataset.ReadmeName])
            Assert.Equal(Hash(Path.Combine(demo.Directory, name)), Hash(Path.Combine(again, name)));
        Assert.Contains("GENERATED", await File.ReadAllTextAsync(Path.Combine(again, DemoDataset.ReadmeName), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
    }

    [Theory]
    [InlineData(DemoDataset.CaptureName, "b3b63ff7281207336608b3da101aa2f5b03cc90cdfa97e97")]
    [InlineData(DemoDataset.AlertName, "b251df17554a732752f7698493cf592a49c8ce79044019d2")]
    [InlineData(DemoDataset.RuleName, "5517b6006e088d3c58cc8faa80027403f2d84def7bdc5adf")]
    public void Demo_is_the_same_bytes_on_every_machine(string name, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(demo.Directory, name))))[..48]);

    private static bool IsHome(uint address) => (address >> 16) is 0xCFA6 or 0x20F5 or 0x8A61 or 0x734A or 0xAA81;

    private static string Text(uint address) => NetworkAddress.FromIPv4(address).ToString();

    private static uint Number(NetworkAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        Assert.Equal(4, address!.Value.WriteBytes(bytes));
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
