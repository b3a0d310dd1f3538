using System.Buffers.Binary;
using NetGraph.Import.Captures;
using NetGraph.Import.Observations;

namespace NetGraph.Core.Demo;

/// <summary>
/// Writes the planned packets as a capture of an Ethernet between two devices. Checksums stay wrong, as in the original, whose
/// addresses were changed afterwards; the published packets carry the published wrong values.
/// </summary>
internal sealed class DemoCapture
{
    private const int IPv4Start = 14;
    private const int FragmentField = IPv4Start + 6;
    private const int IPv4Checksum = IPv4Start + 10;
    private const int TcpStart = IPv4Start + 20;
    private const int TcpChecksum = TcpStart + 16;
    private const ushort MoreFragments = 0x2000;
    private const ushort DontFragment = 0x4000;

    private static readonly MacAddress Inside = new(0x0000_0C04_B233);
    private static readonly MacAddress Outside = new(0x0003_E3D9_26C0);

    private readonly byte[] _frame = new byte[2048];
    private ushort _identification;

    /// <summary>Writes all packets in order.</summary>
    public void Write(ReadOnlySpan<DemoPacket> packets, Stream stream)
    {
        var writer = new PcapWriter(stream, PcapResolution.Microseconds);
        foreach (ref readonly var packet in packets)
        {
            var length = Build(packet, ++_identification);
            writer.Write(new PacketTime(packet.Microseconds * 1000), _frame.AsSpan(0, length));
        }
    }

    private int Build(in DemoPacket packet, ushort identification)
    {
        var payload = DemoPayloads.Of(packet.Payload);
        var addresses = new FrameAddresses(
            packet.IsOutbound ? Inside : Outside,
            packet.IsOutbound ? Outside : Inside,
            NetworkAddress.FromIPv4(packet.Source),
            NetworkAddress.FromIPv4(packet.Target))
        { Ttl = packet.Ttl, Identification = identification };

        return packet.Frame switch
        {
            DemoFrame.Tcp => FrameBuilder.WriteTcp(_frame, addresses, DemoTcp.HeaderOf(packet), payload, checksums: false),
            DemoFrame.Udp => FrameBuilder.WriteUdp(_frame, addresses, packet.SourcePort, packet.TargetPort, payload, checksums: false),
            DemoFrame.Echo => FrameBuilder.WriteIcmp(_frame, addresses, 8, 0, 0x0200_0000u | identification, payload, checksums: false),
            DemoFrame.Prohibited => FrameBuilder.WriteIcmp(_frame, addresses, 3, 13, 0, payload, checksums: false),
            DemoFrame.LaterFragment => BuildFragment(addresses with { DontFragment = false }, (ushort)(MoreFragments | ((8 * identification) & 0x0FF8) | 1)),
            DemoFrame.SampleMessenger => BuildMessenger(addresses with { Identification = 544 }),
            DemoFrame.SampleFragment => BuildSampleFragment(addresses with { Identification = 0 }),
            _ => BuildLong(addresses),
        };
    }

    /// <summary>20 bytes of TCP data with a fragment offset: the field holds flags and the offset in units of 8 bytes.</summary>
    private int BuildFragment(FrameAddresses addresses, ushort flagsAndOffset)
    {
        const int EthernetMinimum = 60;
        var length = FrameBuilder.WriteTcp(_frame, addresses, default, checksums: false);
        BinaryPrimitives.WriteUInt16BigEndian(_frame.AsSpan(FragmentField), flagsAndOffset);
        _frame.AsSpan(TcpStart, EthernetMinimum - TcpStart).Clear();
        return Math.Max(length, EthernetMinimum);
    }

    // "10:52:42.184488 … length 60: IP (tos 0x0, ttl 232, id 0, offset 8896, flags [+, DF], length: 40, bad cksum ff99"
    private int BuildSampleFragment(FrameAddresses addresses)
    {
        var length = BuildFragment(addresses, (ushort)(MoreFragments | DontFragment | (8896 / 8)));
        BinaryPrimitives.WriteUInt16BigEndian(_frame.AsSpan(IPv4Checksum), 0xFF99);
        return length;
    }

    // "05:34:18.634488 … length 223: IP (… ttl 122, id 544, … flags [DF], length: 209, bad cksum ff6b …) … P [bad tcp cksum
    // 6c66 …] 9384:9553(169) ack 9641 win 17390"
    private int BuildMessenger(FrameAddresses addresses)
    {
        var length = BuildPushed(addresses, new TcpHeader(61924, 1863, 9384, 9641, TcpFlags.Psh | TcpFlags.Ack) { Window = 17390 }, payloadBytes: 169);
        BinaryPrimitives.WriteUInt16BigEndian(_frame.AsSpan(IPv4Checksum), 0xFF6B);
        BinaryPrimitives.WriteUInt16BigEndian(_frame.AsSpan(TcpChecksum), 0x6C66);
        return length;
    }

    // "19:27:01.454488 … length 1687: IP 138.97.18.88.63259 > 64.154.80.51.80: P 0:1633(1633) ack 1634 win 33580"
    private int BuildLong(FrameAddresses addresses) =>
        BuildPushed(addresses, new TcpHeader(63259, 80, 0, 1634, TcpFlags.Psh | TcpFlags.Ack) { Window = 33580 }, payloadBytes: 1633);

    private int BuildPushed(FrameAddresses addresses, TcpHeader header, int payloadBytes)
    {
        Span<byte> payload = stackalloc byte[payloadBytes];
        payload.Fill((byte)'.');
        return FrameBuilder.WriteTcp(_frame, addresses, header, payload, checksums: false);
    }
}
