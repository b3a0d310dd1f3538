using NetGraph.Import.Captures;
using NetGraph.Import.Observations;
using NetGraph.Testing;
using Xunit;
using static NetGraph.Import.Tests.Captures.PacketBuilder;

namespace NetGraph.Import.Tests.Captures;

/// <summary>Whatever the bytes say, reading ends without an exception and the counts add up. Seeds are fixed, so a failure comes again.</summary>
public sealed class CaptureRobustnessTests(ITestOutputHelper output)
{
    [Fact]
    public void Captures_with_damaged_bytes_never_throw()
    {
        var random = new Random(1);
        var originals = new[] { Capture(Frames()), Pcapng() };
        for (var round = 0; round < 4_000; round++)
            ReadDamaged(originals[round % originals.Length], random);
    }

    [Fact]
    public void Captures_of_the_corpus_with_damaged_bytes_never_throw()
    {
        if (!SharedData.TryFind("data/captures", out var folder))
            Assert.Skip("no reference data beside the repository: ../shared/data/captures");

        var random = new Random(2);
        var small = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => new FileInfo(path).Length is > 64 and < 8_192 && !path.EndsWith(".csv", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToList();
        foreach (var original in small.Select(File.ReadAllBytes))
        {
            for (var round = 0; round < 20; round++)
                ReadDamaged(original, random);
        }

        output.WriteLine($"{small.Count} files damaged 20 times each");
    }

    [Fact]
    public void Random_bytes_behind_a_magic_number_never_throw()
    {
        var random = new Random(3);
        foreach (var magic in new[] { "d4c3b2a1", "a1b23c4d", "0a0d0d0a", "34cdb2a1" })
        {
            for (var round = 0; round < 500; round++)
            {
                var bytes = new byte[random.Next(4, 3_000)];
                random.NextBytes(bytes);
                Hex(magic).CopyTo(bytes, 0);
                AssertSound(CaptureFiles.Read(bytes));
            }
        }
    }

    [Fact]
    public void Reading_stops_when_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            new CaptureFormatReader().Read(new MemoryStream(Capture(Frames())), "x", ImportKind.Pcap, new ImportOptions(), source.Token));
    }

    private static void ReadDamaged(byte[] original, Random random)
    {
        var damaged = (byte[])original.Clone();
        for (var changes = random.Next(1, 8); changes > 0; changes--)
            damaged[random.Next(4, damaged.Length)] = (byte)random.Next(256);
        if (random.Next(4) == 0)
            damaged = damaged[..random.Next(4, damaged.Length)];
        if (CaptureFiles.TryRead(damaged) is { } read) // null when gzip breaks before the magic number
            AssertSound(read);
    }

    private static void AssertSound(ImportObservations read)
    {
        Assert.Equal(read.Records, read.Accepted + read.Rejected);
        Assert.True(read.Rejected >= 0 && read.Accepted >= 0);
        Assert.All(read.Diagnostics, d => Assert.NotEqual("", d.Message));
        Assert.All(read.Conversations, c => Assert.True(c.Packets + c.ReplyPackets > 0 && c.FirstSeen <= c.LastSeen && c.DirectionReason.Length > 0));
        Assert.Equal(read.Conversations.Count, read.Conversations.Select(c => c.Key).Concat(read.Conversations.Select(c => c.Key.Reversed)).Distinct().Count() - read.Conversations.Count(c => c.Key != c.Key.Reversed));
        Assert.Equal(read.Hosts.Sum(h => h.PacketsSent), read.Conversations.Sum(c => c.Packets + c.ReplyPackets));
        Assert.Equal(read.Hosts.Sum(h => h.BytesReceived), read.Conversations.Sum(c => c.Bytes + c.ReplyBytes));
    }

    private static byte[][] Frames() =>
    [
        Tcp(Addresses("10.0.0.1", "10.0.0.2"), new TcpHeader(40_000, 80, 1, 0, TcpFlags.Syn)),
        Tcp(Addresses("10.0.0.2", "10.0.0.1"), new TcpHeader(80, 40_000, 1, 2, TcpFlags.Syn | TcpFlags.Ack)),
        Tcp(Addresses("2001:db8::1", "2001:db8::2") with { Vlan = 7 }, new TcpHeader(40_000, 80, 1, 0, TcpFlags.Ack), payloadBytes: 9),
        Udp(Addresses("10.0.0.1", "10.0.0.2"), 40_000, 4789, [.. Hex("0800000000000100"), .. Udp(Addresses("10.9.9.9", "10.8.8.8"), 5, 6)]),
        Icmp(Addresses("10.0.0.1", "10.0.0.2"), 8),
        Ethernet(0x8847, [.. Hex("00012140"), .. IPv4(47, [.. Hex("00000800"), .. IPv4(4, IPv6(41, IPv6(0, [.. Hex("1100000000000000"), .. UdpSegment()])))])]),
        Ethernet(0x86DD, IPv6(44, [.. Hex("1100 0009 00000001"), .. UdpSegment()])),
        Ethernet(0x8864, [.. Hex("11000001 0022 0021"), .. IPv4(132, Hex("03e8 07d0 00000000 00000000 01 00 0014"))]),
        Ethernet(0x0806, new byte[28]),
    ];

    private static byte[] Pcapng()
    {
        var file = new PcapngBuilder().Section().Interface().Interface(linkType: 101, resolution: 9);
        foreach (var frame in Frames())
            file.Enhanced(frame, 1_000_000);
        return file.Enhanced(IPv4(17, UdpSegment()), 5, interfaceId: 1).Simple(Frames()[0]).Section(bigEndian: true).Interface().Obsolete(Frames()[4], 9).Block(5, new byte[8]).ToArray();
    }
}
