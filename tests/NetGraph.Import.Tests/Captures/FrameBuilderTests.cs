using NetGraph.Import.Captures;
using NetGraph.Import.Observations;
using PacketDotNet;
using Xunit;

namespace NetGraph.Import.Tests.Captures;

/// <summary>Frames are read back with PacketDotNet, which shares no code with the builder.</summary>
public sealed class FrameBuilderTests
{
    private static readonly MacAddress FromMac = new(0x00000C04B233);
    private static readonly MacAddress ToMac = new(0x0003E3D926C0);

    [Theory]
    [InlineData("10.0.0.1", "192.168.7.9", null)]
    [InlineData("10.0.0.1", "192.168.7.9", 12)]
    [InlineData("2001:db8::1", "fe80::2", null)]
    [InlineData("2001:db8::1", "fe80::2", 4095)]
    public void FrameBuilder_writes_tcp_that_another_library_reads_with_right_checksums(string from, string to, int? vlan)
    {
        var frame = new byte[FrameBuilder.MaxHeaderBytes + 5];
        var header = new TcpHeader(40_000, 80, 0x01020304, 0xFFFFFFFF, TcpFlags.Syn | TcpFlags.Ack) { Window = 1234 };

        var length = FrameBuilder.WriteTcp(frame, Addresses(from, to, vlan), header, "hello"u8, [2, 4, 5, 180]);

        var ethernet = Parse(frame, length);
        var tcp = ethernet.Extract<TcpPacket>();
        Assert.Equal(from, ethernet.Extract<IPPacket>().SourceAddress.ToString());
        Assert.Equal(to, ethernet.Extract<IPPacket>().DestinationAddress.ToString());
        Assert.Equal((40_000, 80), (tcp.SourcePort, tcp.DestinationPort));
        Assert.Equal((0x01020304u, 0xFFFFFFFFu, 1234), (tcp.SequenceNumber, tcp.AcknowledgmentNumber, tcp.WindowSize));
        Assert.True(tcp is { Synchronize: true, Acknowledgment: true, Reset: false });
        Assert.Equal("hello"u8.ToArray(), tcp.PayloadData);
        Assert.True(tcp.ValidTcpChecksum);
        Assert.Equal(vlan, ethernet.Extract<Ieee8021QPacket>()?.VlanIdentifier);
        if (from.Contains('.', StringComparison.Ordinal))
            Assert.True(ethernet.Extract<IPv4Packet>().ValidIPChecksum);
    }

    [Theory]
    [InlineData("10.0.0.1", "192.168.7.9", "")]
    [InlineData("10.0.0.1", "192.168.7.9", "odd")]
    [InlineData("2001:db8::1", "fe80::2", "even")]
    public void FrameBuilder_writes_udp_that_another_library_reads_with_right_checksums(string from, string to, string payload)
    {
        var frame = new byte[FrameBuilder.MaxHeaderBytes + payload.Length];

        var length = FrameBuilder.WriteUdp(frame, Addresses(from, to), 5353, 53, System.Text.Encoding.ASCII.GetBytes(payload));

        var udp = Parse(frame, length).Extract<UdpPacket>();
        Assert.Equal((5353, 53, 8 + payload.Length), (udp.SourcePort, udp.DestinationPort, udp.Length));
        Assert.True(udp.ValidUdpChecksum);
    }

    [Fact]
    public void FrameBuilder_writes_icmp_for_both_ip_versions()
    {
        var frame = new byte[FrameBuilder.MaxHeaderBytes + 4];

        var length = FrameBuilder.WriteIcmp(frame, Addresses("10.0.0.1", "10.0.0.2"), 8, 0, 0x00010002, "ping"u8);
        Assert.Equal(IcmpV4TypeCode.EchoRequest, Parse(frame, length).Extract<IcmpV4Packet>().TypeCode);
        Assert.Equal(0, InternetChecksum.Of(frame.AsSpan(34, length - 34)));

        length = FrameBuilder.WriteIcmp(frame, Addresses("fe80::1", "fe80::2"), 128, 0, 0x00010002, "ping"u8);
        Assert.Equal(IcmpV6Type.EchoRequest, Parse(frame, length).Extract<IcmpV6Packet>().Type);
        Assert.True(Parse(frame, length).Extract<IcmpV6Packet>().ValidIcmpChecksum);
    }

    [Fact]
    public void FrameBuilder_refuses_mixed_ip_versions() =>
        Assert.Throws<ArgumentException>(() => FrameBuilder.WriteUdp(new byte[200], Addresses("10.0.0.1", "fe80::2"), 1, 2));

    private static FrameAddresses Addresses(string from, string to, int? vlan = null) =>
        new(FromMac, ToMac, Address(from), Address(to)) { Vlan = (ushort?)vlan };

    private static NetworkAddress Address(string text) =>
        NetworkAddress.TryParse(text, out var address) ? address : throw new ArgumentException("not an address", nameof(text));

    private static EthernetPacket Parse(byte[] frame, int length)
    {
        var ethernet = (EthernetPacket)Packet.ParsePacket(LinkLayers.Ethernet, frame[..length]);
        Assert.Equal("00000C04B233", ethernet.SourceHardwareAddress.ToString());
        Assert.Equal("0003E3D926C0", ethernet.DestinationHardwareAddress.ToString());
        return ethernet;
    }
}
