using NetGraph.Import.Captures;
using NetGraph.Import.Observations;
using Xunit;
using static NetGraph.Import.Tests.Captures.PacketBuilder;

namespace NetGraph.Import.Tests.Captures;

public sealed class PacketDecoderTests
{
    private const string Llc = "aaaa03 000000 0800";

    /// <summary>Link type and what stands before an IPv4 packet in it.</summary>
    public static TheoryData<int, string, bool> LinkLayersBeforeIPv4 => new()
    {
        { LinkTypes.Ethernet, "0003e3d926c0 00000c04b233 0800", true },
        { LinkTypes.Ethernet, "0003e3d926c0 00000c04b233 8100 0007 0800", true },
        { LinkTypes.Ethernet, "0003e3d926c0 00000c04b233 88a8 0007 8100 0009 0800", true },
        { LinkTypes.Ethernet, "0003e3d926c0 00000c04b233 9100 0007 9200 0009 8100 0001 0800", true },
        { LinkTypes.Ethernet, "0003e3d926c0 00000c04b233 8926 800100028100 0007 0800", true },
        { LinkTypes.Ethernet, "0003e3d926c0 00000c04b233 0028 " + Llc, true },
        { LinkTypes.Ethernet, "0003e3d926c0 00000c04b233 0028 060603", true },
        { LinkTypes.Ethernet, "0003e3d926c0 00000c04b233 8847 00012040 00013140", true },
        { LinkTypes.Ethernet, "0003e3d926c0 00000c04b233 8847 00012140 00000000 ffffffffffff 00000c04b233 0800", true },
        { LinkTypes.Ethernet, "0003e3d926c0 00000c04b233 8864 11000001 0022 0021", true },
        { LinkTypes.Ethernet, "0003e3d926c0 00000c04b233 8864 11000001 0021 21", true },
        { LinkTypes.LinuxCooked, "0000 0001 0006 00000c04b233 0000 0800", true },
        { LinkTypes.LinuxCooked, "0000 0001 0006 00000c04b233 0000 8100 0007 0800", true },
        { LinkTypes.LinuxCooked, "0004 0200 0000 0000000000000000 0800", false },
        { LinkTypes.LinuxCooked2, "0800 0000 00000003 0001 00 06 00000c04b233 0000", true },
        { LinkTypes.Raw, "", false },
        { LinkTypes.RawBsd, "", false },
        { LinkTypes.RawOpenBsd, "", false },
        { LinkTypes.IPv4, "", false },
        { LinkTypes.Null, "02000000", false },
        { LinkTypes.Null, "00000002", false },
        { LinkTypes.Loop, "00000002", false },
        { LinkTypes.Ppp, "ff03 0021", false },
        { LinkTypes.Ppp, "0021", false },
        { LinkTypes.Ppp, "ff03 21", false },
        { LinkTypes.PppHdlc, "ff03 0021", false },
        { LinkTypes.PppHdlc, "0f00 0800", false },
        { LinkTypes.PppWithDirection, "01 ff03 0021", false },
        { LinkTypes.PppEther, "11000001 0022 0021", false },
        { LinkTypes.CiscoHdlc, "0f00 0800", false },
        { LinkTypes.FrameRelay, "1841 03 cc", false },
        { LinkTypes.FrameRelay, "1841 03 00 80 000000 0800", false },
        { LinkTypes.FrameRelay, "1841 0800", false },
        { LinkTypes.AtmRfc1483, Llc, false },
        { LinkTypes.TokenRing, "10 40 0003e3d926c0 00000c04b233 " + Llc, true },
        { LinkTypes.TokenRing, "10 40 0003e3d926c0 80000c04b233 0430 0011 " + Llc, true },
        { LinkTypes.Fddi, "50 0003e3d926c0 00000c04b233 " + Llc, true },
        { LinkTypes.NetfilterLog, "02 00 0001 0800 0100 0800 0003 2c00 0900", false },
        { LinkTypes.Wireless, "0801 0000 0003e3d926c0 00000c04b233 aabbccddeeff 0010 " + Llc, true },
        { LinkTypes.Wireless, "8802 0000 0003e3d926c0 aabbccddeeff 00000c04b233 0010 0000 " + Llc, true },
        { LinkTypes.Wireless, "8803 0000 0003e3d926c0 aabbccddeeff aabbccddeeff 0010 00000c04b233 0000 " + Llc, true },
        { LinkTypes.Wireless, "8801 0000 0003e3d926c0 00000c04b233 aabbccddeeff 0010 8000 0003e3d926c0 00000c04b233 0030 " + Llc, true },
        { LinkTypes.WirelessRadiotap, "0000 0a00 00000000 0000 0801 0000 0003e3d926c0 00000c04b233 aabbccddeeff 0010 " + Llc, true },
        { LinkTypes.WirelessAvs, "80211001 0000000a 0000 0801 0000 0003e3d926c0 00000c04b233 aabbccddeeff 0010 " + Llc, true },
        { LinkTypes.PerPacketInformation, "00 00 0800 69000000 0801 0000 0003e3d926c0 00000c04b233 aabbccddeeff 0010 " + Llc, true },
    };

    [Theory]
    [MemberData(nameof(LinkLayersBeforeIPv4))]
    public void PacketDecoder_finds_ip_behind_every_link_layer(int linkType, string before, bool hasMac)
    {
        var outcome = Decode(linkType, [.. Hex(before), .. IPv4(17, UdpSegment())], out var packet);

        Assert.Equal(DecodeOutcome.Ip, outcome);
        Assert.Equal((UInt128)0x0A000001, packet.Source);
        Assert.Equal((1000, 2000), (packet.SourcePort, packet.TargetPort));
        Assert.Equal((32, 4), (packet.IpBytes, packet.PayloadBytes));
        Assert.Equal(hasMac ? ClientMac : null, packet.Mac);
    }

    [Theory]
    [MemberData(nameof(LinkLayersBeforeIPv4))]
    public void PacketDecoder_stops_quietly_wherever_the_capture_cut_the_frame_off(int linkType, string before, bool hasMac)
    {
        byte[] whole = [.. Hex(before), .. IPv4(17, UdpSegment())];
        for (var kept = 0; kept < whole.Length; kept++)
        {
            var outcome = Decode(linkType, whole[..kept], out var packet, whole.Length);

            var addressesEnd = Hex(before).Length + 20;
            if (kept >= addressesEnd)
                Assert.Equal((DecodeOutcome.Ip, 32, kept >= addressesEnd + 4, hasMac), (outcome, packet.IpBytes, packet.HasPorts, packet.Mac is not null));
            else
                Assert.Contains(outcome, new[] { DecodeOutcome.HeadersCutOff, DecodeOutcome.NoIp });
        }
    }

    [Theory]
    [InlineData(LinkTypes.Ethernet, "ffffffffffff 00000c04b233 0806 0001080006040001")]
    [InlineData(LinkTypes.Ethernet, "0180c2000000 00000c04b233 0026 424203 0000")]
    [InlineData(LinkTypes.Ethernet, "0180c2000000 00000c04b233 0026 aaaa03 00000c 2000 01")]
    [InlineData(LinkTypes.Ethernet, "0180c2000000 00000c04b233 88cc 0207")]
    [InlineData(LinkTypes.LinuxCooked, "0000 0001 0006 00000c04b233 0000 0806 0001")]
    [InlineData(LinkTypes.LinuxCooked, "0000 0001 0006 00000c04b233 0000 0001 ffff")]
    [InlineData(LinkTypes.Null, "07000000 0102")]
    [InlineData(LinkTypes.Ppp, "ff03 c021 0101")]
    [InlineData(LinkTypes.Wireless, "8000 0000 ffffffffffff 00000c04b233 00000c04b233 0010")]
    [InlineData(LinkTypes.Wireless, "0841 0000 0003e3d926c0 00000c04b233 aabbccddeeff 0010 01020304")]
    [InlineData(LinkTypes.Wireless, "4801 0000 0003e3d926c0 00000c04b233 aabbccddeeff 0010")]
    public void PacketDecoder_knows_frames_without_ip(int linkType, string frame) =>
        Assert.Equal(DecodeOutcome.NoIp, Decode(linkType, Hex(frame), out _));

    [Theory]
    [InlineData("55000014")]
    [InlineData("44000014")]
    [InlineData("45000013")]
    [InlineData("46000014")]
    public void PacketDecoder_tells_a_header_that_contradicts_itself(string start)
    {
        var packet = IPv4(17, UdpSegment());
        Hex(start).CopyTo(packet, 0);

        Assert.Equal(DecodeOutcome.BadIpHeader, Decode(LinkTypes.Raw, packet, out _));
    }

    [Theory]
    [InlineData(187)]
    [InlineData(65_535)]
    public void PacketDecoder_says_when_nobody_can_read_the_link_type(int linkType) =>
        Assert.Equal(DecodeOutcome.LinkTypeUnsupported, Decode(linkType, IPv4(17, UdpSegment()), out _));

    [Fact]
    public void PacketDecoder_takes_the_outermost_vlan()
    {
        Decode(LinkTypes.Ethernet, [.. Hex("0003e3d926c0 00000c04b233 88a8 a007 8100 0009 0800"), .. IPv4(17, UdpSegment())], out var packet);

        Assert.Equal(8, packet.VlanPlusOne);
    }

    [Fact]
    public void PacketDecoder_gives_the_first_fragment_ports_and_later_ones_none()
    {
        Decode(LinkTypes.Raw, IPv4(17, UdpSegment(16), moreFragments: true), out var first);
        Decode(LinkTypes.Raw, IPv4(17, UdpSegment(16), fragmentOffset: 24), out var later);

        Assert.Equal((true, true, 1000, 16), (first.IsFragment, first.HasPorts, (long)first.SourcePort, first.PayloadBytes));
        Assert.Equal((true, false, 0, 24, false), (later.IsFragment, later.HasPorts, (long)later.SourcePort, later.PayloadBytes, later.TransportCutOff));
    }

    [Fact]
    public void PacketDecoder_takes_lengths_from_headers_and_not_from_the_frame()
    {
        // Ethernet pads short frames: six more bytes that belong to nobody.
        Decode(LinkTypes.Ethernet, Ethernet(0x0800, [.. IPv4(17, UdpSegment()), 0, 0, 0, 0, 0, 0]), out var padded);
        Assert.Equal((32, 4), (padded.IpBytes, padded.PayloadBytes));

        // The header says 1500, of which 32 were captured.
        Decode(LinkTypes.Raw, IPv4(17, UdpSegment(), totalBytes: 1500), out var cut);
        Assert.Equal((1500, 1472, 1000), (cut.IpBytes, cut.PayloadBytes, (long)cut.SourcePort));

        // Segmentation offload: no length in the header, the frame's counts, also what was not captured of it.
        Decode(LinkTypes.Raw, IPv4(17, UdpSegment(), totalBytes: 0), out var offloaded, originalLength: 9000);
        Assert.Equal((9000, 8972), (offloaded.IpBytes, offloaded.PayloadBytes));
    }

    [Fact]
    public void PacketDecoder_passes_ip_options()
    {
        Decode(LinkTypes.Raw, IPv4(17, UdpSegment(), headerWords: 15), out var packet);

        Assert.Equal((72, 4, 1000), (packet.IpBytes, packet.PayloadBytes, (long)packet.SourcePort));
    }

    [Theory]
    [InlineData(0, "11 01 000000000000 0000000000000000", 2)]
    [InlineData(43, "11 00 000000000000", 1)]
    [InlineData(60, "11 00 010400000000", 1)]
    [InlineData(51, "11 01 0000 00000001", 1)]
    [InlineData(44, "11 00 0000 00000001", 1)]
    public void PacketDecoder_follows_ipv6_extension_headers(byte first, string header, int words)
    {
        byte[] extension = first == 51 ? [.. Hex(header), 0, 0, 0, 1] : Hex(header);
        Assert.Equal(first == 51 ? 12 : words * 8, extension.Length);

        var outcome = Decode(LinkTypes.Raw, IPv6(first, [.. extension, .. UdpSegment()]), out var packet);

        Assert.Equal(DecodeOutcome.Ip, outcome);
        Assert.Equal((17, 1000, 2000, 4), ((long)packet.Protocol, (long)packet.SourcePort, (long)packet.TargetPort, packet.PayloadBytes));
        Assert.Equal((false, 6, 64), (packet.IsFragment, packet.Version, packet.Ttl));
    }

    [Fact]
    public void PacketDecoder_gives_the_first_ipv6_fragment_ports_and_later_ones_none()
    {
        Decode(LinkTypes.Raw, IPv6(44, [.. Hex("1100 0001 00000001"), .. UdpSegment()]), out var first);
        Decode(LinkTypes.Raw, IPv6(44, [.. Hex("1100 0008 00000001"), .. UdpSegment()]), out var later);

        Assert.Equal((true, true, 17), (first.IsFragment, first.HasPorts, first.Protocol));
        Assert.Equal((true, false, 17, 12), (later.IsFragment, later.HasPorts, (long)later.Protocol, later.PayloadBytes));
    }

    [Fact]
    public void PacketDecoder_takes_the_frame_length_of_an_ipv6_packet_that_states_none()
    {
        Decode(LinkTypes.Raw, IPv6(17, UdpSegment(), payloadBytes: 0), out var packet, originalLength: 70_000);

        Assert.Equal((70_000, 69_952), (packet.IpBytes, packet.PayloadBytes));
    }

    [Fact]
    public void PacketDecoder_notes_ipv6_headers_that_run_beyond_the_packet()
    {
        var outcome = Decode(LinkTypes.Raw, IPv6(60, Hex("11 09 010400000000")), out var packet);

        Assert.Equal((DecodeOutcome.Ip, true, false), (outcome, packet.TransportCutOff, packet.HasPorts));
    }

    [Theory]
    [InlineData(6, "03e8 07d0 00000005 00000006 6012 ffff 0000 0000 00000000 0102", 2, Handshake.Answer)]
    [InlineData(6, "03e8 07d0 00000005 00000006 5002 ffff 0000 0000", 0, Handshake.Open)]
    [InlineData(6, "03e8 07d0 00000005 00000006 5016 ffff 0000 0000", 0, Handshake.None)]
    [InlineData(6, "03e8 07d0 00000005 00000006 f010 ffff 0000 0000 01", 0, Handshake.None)]
    [InlineData(6, "03e8 07d0 00000005 00000006 0010 ffff 0000 0000 01", 1, Handshake.None)]
    [InlineData(17, "03e8 07d0 0009 0000 01", 1, Handshake.None)]
    [InlineData(132, "03e8 07d0 00000000 00000000 01 00 0014", 4, Handshake.Open)]
    [InlineData(132, "03e8 07d0 00000000 00000000 02 00 0014", 4, Handshake.Answer)]
    [InlineData(132, "03e8 07d0 00000000 00000000 00 00 0014", 4, Handshake.None)]
    [InlineData(33, "03e8 07d0 04 00 0000 01 000000 00000000 0000", 2, Handshake.Open)]
    [InlineData(33, "03e8 07d0 04 00 0000 03 000000 00000000", 0, Handshake.Answer)]
    [InlineData(33, "03e8 07d0 04 00 0000 05 000000 00000000", 0, Handshake.None)]
    public void PacketDecoder_reads_transport_headers(byte protocol, string segment, int payloadBytes, object handshake)
    {
        Decode(LinkTypes.Raw, IPv4(protocol, Hex(segment)), out var packet);

        Assert.Equal((true, 1000, 2000), (packet.HasPorts, packet.SourcePort, packet.TargetPort));
        Assert.Equal((payloadBytes, (Handshake)handshake), (packet.PayloadBytes, packet.Handshake));
        Assert.Equal(protocol == 6, packet.HasTcp && packet is { Sequence: 5, Acknowledgement: 6 });
    }

    [Fact]
    public void PacketDecoder_reads_icmp_type_and_code()
    {
        Decode(LinkTypes.Raw, IPv4(1, Hex("03 0d 0000 00000000 4500")), out var error);
        Decode(LinkTypes.Raw, IPv6(58, Hex("80 00 0000 00000000")), out var echo);
        Decode(LinkTypes.Raw, IPv4(1, []), out var none);

        Assert.Equal((true, 3, 13, 2), (error.HasIcmp, (long)error.IcmpType, (long)error.IcmpCode, error.PayloadBytes));
        Assert.Equal((true, 128, 0), (echo.HasIcmp, echo.IcmpType, echo.IcmpCode));
        Assert.Equal((false, true), (none.HasIcmp, none.TransportCutOff));
    }

    [Theory]
    [InlineData(4, "", LinkTypes.Raw)]
    [InlineData(41, "", LinkTypes.Raw)]
    [InlineData(47, "0000 0800", 0x1_0800)]
    [InlineData(47, "b000 86dd 00000000 00000001 00000002", 0x1_86DD)]
    [InlineData(47, "0000 6558", LinkTypes.Ethernet)]
    [InlineData(47, "3081 880b 0004 0001 00000001 00000002", LinkTypes.Ppp)]
    [InlineData(17, "1000 12b5 0000 0000 08000000 00000100", LinkTypes.Ethernet)]
    [InlineData(17, "1000 17c1 0000 0000 0100 6558 00000100 00000000", LinkTypes.Ethernet)]
    [InlineData(17, "1000 17c1 0000 0000 0000 0800 00000100", 0x1_0800)]
    [InlineData(17, "1000 0868 0000 0000 30ff 0000 00000001", LinkTypes.Raw)]
    [InlineData(17, "1000 0868 0000 0000 34ff 0000 00000001 000000 85 01 0000 00", LinkTypes.Raw)]
    public void PacketDecoder_finds_where_a_tunnelled_packet_begins(byte protocol, string before, int linkType)
    {
        var outer = IPv4(protocol, [.. Hex(before), .. IPv4(17, UdpSegment())]);

        Decode(LinkTypes.Raw, outer, out var packet);

        Assert.Equal((20 + Hex(before).Length, linkType), (packet.InnerOffset, packet.InnerLinkType));
    }

    [Theory]
    [InlineData(47, "4000 0800 00000000")]
    [InlineData(47, "0002 0800")]
    [InlineData(47, "00")]
    [InlineData(17, "1000 12b5 0000 0000 00000000 00000100")]
    [InlineData(17, "1000 0868 0000 0000 3201 0000 00000001")]
    [InlineData(17, "1000 0868 0000 0000 34ff 0000 00000001 000000 85 00")]
    public void PacketDecoder_leaves_what_only_looks_like_a_tunnel(byte protocol, string payload)
    {
        Decode(LinkTypes.Raw, IPv4(protocol, Hex(payload)), out var packet);

        Assert.Equal(0, packet.InnerOffset);
    }

    [Fact]
    public void PacketDecoder_never_throws_on_random_bytes()
    {
        var random = new Random(20_040_801);
        var bytes = new byte[128];
        for (var round = 0; round < 100_000; round++)
        {
            random.NextBytes(bytes);
            var length = random.Next(bytes.Length);
            if (random.Next(2) == 0 && length > 14)
                bytes[12] = (byte)(random.Next(2) == 0 ? 0x08 : 0x86); // so that some get further
            Decode(random.Next(290), bytes[..length], out var packet, random.Next(2000));

            Assert.InRange(packet.InnerOffset, 0, length);
            Assert.InRange(packet.PayloadBytes, 0, 70_000);
        }
    }

    private static DecodeOutcome Decode(int linkType, byte[] data, out DecodedPacket packet, long originalLength = 0)
    {
        var captured = new CapturedPacket
        {
            Data = data,
            Time = default(PacketTime),
            OriginalLength = Math.Max(originalLength, data.Length),
            LinkType = linkType,
            Number = 1,
        };
        return PacketDecoder.Decode(captured, out packet);
    }
}
