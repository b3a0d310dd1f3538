using System.Buffers.Binary;
using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <summary>
/// Writes whole Ethernet frames of IPv4 or IPv6 with TCP, UDP or ICMP into a span: what a network card would hand to a
/// capture. Checksums are right unless switched off (they then stay 0, as with checksum offloading). Returns the length of
/// the frame; nothing is padded to Ethernet's minimum.
/// </summary>
public static class FrameBuilder
{
    /// <summary>Bytes enough for all headers a frame built here can have: Ethernet, one tag, IPv6, TCP with options.</summary>
    public const int MaxHeaderBytes = 14 + 4 + 40 + 60;

    private const int TcpHeaderBytes = 20;
    private const int UdpHeaderBytes = 8;
    private const int IcmpHeaderBytes = 8;
    private const int MaxTcpOptionBytes = 40;

    /// <summary>Writes a TCP segment.</summary>
    /// <param name="frame">At least <see cref="MaxHeaderBytes"/> plus the payload.</param>
    /// <param name="addresses">Link and network layer.</param>
    /// <param name="header">The TCP header.</param>
    /// <param name="payload">What follows the headers.</param>
    /// <param name="options">TCP options as on the wire: at most 40 bytes, a multiple of 4.</param>
    /// <param name="checksums">Whether IPv4 and TCP checksums are worked out.</param>
    /// <returns>The length of the frame in bytes.</returns>
    /// <exception cref="ArgumentException">The options have a wrong length, the addresses differ in version, or the frame does not fit.</exception>
    public static int WriteTcp(
        Span<byte> frame,
        in FrameAddresses addresses,
        in TcpHeader header,
        ReadOnlySpan<byte> payload = default,
        ReadOnlySpan<byte> options = default,
        bool checksums = true)
    {
        if (options.Length > MaxTcpOptionBytes || options.Length % 4 != 0)
            throw new ArgumentException($"TCP options have 0 to {MaxTcpOptionBytes} bytes in steps of 4, not {options.Length}.", nameof(options));

        var headerBytes = TcpHeaderBytes + options.Length;
        var start = WriteNetwork(frame, addresses, TransportProtocol.Tcp, headerBytes + payload.Length, checksums);
        var segment = frame.Slice(start, headerBytes + payload.Length);

        BinaryPrimitives.WriteUInt16BigEndian(segment, header.SourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(segment[2..], header.TargetPort);
        BinaryPrimitives.WriteUInt32BigEndian(segment[4..], header.Sequence);
        BinaryPrimitives.WriteUInt32BigEndian(segment[8..], header.Acknowledgement);
        segment[12] = (byte)(headerBytes / 4 << 4);
        segment[13] = (byte)header.Flags;
        BinaryPrimitives.WriteUInt16BigEndian(segment[14..], header.Window);
        segment[16..20].Clear();
        options.CopyTo(segment[TcpHeaderBytes..]);
        payload.CopyTo(segment[headerBytes..]);

        if (checksums)
            BinaryPrimitives.WriteUInt16BigEndian(segment[16..], TransportChecksum(addresses, TransportProtocol.Tcp, segment));
        return start + segment.Length;
    }

    /// <summary>Writes a UDP datagram.</summary>
    /// <param name="frame">At least <see cref="MaxHeaderBytes"/> plus the payload.</param>
    /// <param name="addresses">Link and network layer.</param>
    /// <param name="sourcePort">Port of the sender.</param>
    /// <param name="targetPort">Port of the receiver.</param>
    /// <param name="payload">At most 65,507 bytes.</param>
    /// <param name="checksums">Whether IPv4 and UDP checksums are worked out.</param>
    /// <returns>The length of the frame in bytes.</returns>
    /// <exception cref="ArgumentException">The addresses differ in version, or the frame does not fit.</exception>
    public static int WriteUdp(
        Span<byte> frame,
        in FrameAddresses addresses,
        ushort sourcePort,
        ushort targetPort,
        ReadOnlySpan<byte> payload = default,
        bool checksums = true)
    {
        var start = WriteNetwork(frame, addresses, TransportProtocol.Udp, UdpHeaderBytes + payload.Length, checksums);
        var datagram = frame.Slice(start, UdpHeaderBytes + payload.Length);

        BinaryPrimitives.WriteUInt16BigEndian(datagram, sourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[2..], targetPort);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[4..], (ushort)datagram.Length);
        datagram[6..8].Clear();
        payload.CopyTo(datagram[UdpHeaderBytes..]);

        if (checksums)
        {
            // RFC 768: a sum that comes out as 0 is sent as all ones, since 0 means "no checksum".
            var sum = TransportChecksum(addresses, TransportProtocol.Udp, datagram);
            BinaryPrimitives.WriteUInt16BigEndian(datagram[6..], sum == 0 ? ushort.MaxValue : sum);
        }

        return start + datagram.Length;
    }

    /// <summary>Writes an ICMP message, or ICMPv6 when the addresses are IPv6.</summary>
    /// <param name="frame">At least <see cref="MaxHeaderBytes"/> plus the payload.</param>
    /// <param name="addresses">Link and network layer.</param>
    /// <param name="type">ICMP type (RFC 792, RFC 4443).</param>
    /// <param name="code">ICMP code.</param>
    /// <param name="restOfHeader">Bytes 4 to 7 of the header: identifier and sequence number of an echo, 0 in most errors.</param>
    /// <param name="payload">Echo data, or the packet that caused an error.</param>
    /// <param name="checksums">Whether IPv4 and ICMP checksums are worked out.</param>
    /// <returns>The length of the frame in bytes.</returns>
    /// <exception cref="ArgumentException">The addresses differ in version, or the frame does not fit.</exception>
    public static int WriteIcmp(
        Span<byte> frame,
        in FrameAddresses addresses,
        byte type,
        byte code,
        uint restOfHeader = 0,
        ReadOnlySpan<byte> payload = default,
        bool checksums = true)
    {
        var protocol = addresses.Source.Version == 4 ? TransportProtocol.Icmp : TransportProtocol.IcmpV6;
        var start = WriteNetwork(frame, addresses, protocol, IcmpHeaderBytes + payload.Length, checksums);
        var message = frame.Slice(start, IcmpHeaderBytes + payload.Length);

        message[0] = type;
        message[1] = code;
        message[2..4].Clear();
        BinaryPrimitives.WriteUInt32BigEndian(message[4..], restOfHeader);
        payload.CopyTo(message[IcmpHeaderBytes..]);

        if (checksums)
        {
            // Only ICMPv6 sums the addresses too (RFC 4443 §2.3).
            var sum = protocol == TransportProtocol.Icmp ? InternetChecksum.Of(message) : TransportChecksum(addresses, protocol, message);
            BinaryPrimitives.WriteUInt16BigEndian(message[2..], sum);
        }

        return start + message.Length;
    }

    /// <summary>Writes Ethernet, tag and IP headers, and returns where the transport header begins.</summary>
    private static int WriteNetwork(Span<byte> frame, in FrameAddresses addresses, TransportProtocol protocol, int transportBytes, bool checksums)
    {
        if (addresses.Source.Version != addresses.Target.Version || addresses.Source.Version == 0)
            throw new ArgumentException("Source and target must be addresses of one IP version.", nameof(addresses));

        var isIPv4 = addresses.Source.Version == 4;
        var start = WriteEthernet(frame, addresses, isIPv4 ? EtherTypes.IPv4 : EtherTypes.IPv6);
        return isIPv4
            ? start + WriteIPv4(frame[start..], addresses, protocol, transportBytes, checksums)
            : start + WriteIPv6(frame[start..], addresses, protocol, transportBytes);
    }

    private static int WriteEthernet(Span<byte> frame, in FrameAddresses addresses, ushort etherType)
    {
        WriteMac(frame, addresses.TargetMac);
        WriteMac(frame[6..], addresses.SourceMac);
        if (addresses.Vlan is not { } vlan)
        {
            BinaryPrimitives.WriteUInt16BigEndian(frame[12..], etherType);
            return 14;
        }

        BinaryPrimitives.WriteUInt16BigEndian(frame[12..], EtherTypes.Vlan);
        BinaryPrimitives.WriteUInt16BigEndian(frame[14..], (ushort)(vlan & 0x0FFF));
        BinaryPrimitives.WriteUInt16BigEndian(frame[16..], etherType);
        return 18;
    }

    private static int WriteIPv4(Span<byte> packet, in FrameAddresses addresses, TransportProtocol protocol, int transportBytes, bool checksums)
    {
        const int HeaderBytes = 20;
        if (HeaderBytes + transportBytes > ushort.MaxValue)
            throw new ArgumentException($"An IPv4 packet has at most 65535 bytes, not {HeaderBytes + transportBytes}.", nameof(transportBytes));

        packet[0] = 0x45;
        packet[1] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)(HeaderBytes + transportBytes));
        BinaryPrimitives.WriteUInt16BigEndian(packet[4..], addresses.Identification);
        BinaryPrimitives.WriteUInt16BigEndian(packet[6..], addresses.DontFragment ? (ushort)0x4000 : (ushort)0);
        packet[8] = addresses.Ttl;
        packet[9] = protocol.Number;
        packet[10..12].Clear();
        addresses.Source.WriteBytes(packet[12..]);
        addresses.Target.WriteBytes(packet[16..]);
        if (checksums)
            BinaryPrimitives.WriteUInt16BigEndian(packet[10..], InternetChecksum.Of(packet[..HeaderBytes]));
        return HeaderBytes;
    }

    private static int WriteIPv6(Span<byte> packet, in FrameAddresses addresses, TransportProtocol protocol, int transportBytes)
    {
        const int HeaderBytes = 40;
        if (transportBytes > ushort.MaxValue)
            throw new ArgumentException($"An IPv6 payload has at most 65535 bytes, not {transportBytes}.", nameof(transportBytes));

        BinaryPrimitives.WriteUInt32BigEndian(packet, 0x6000_0000);
        BinaryPrimitives.WriteUInt16BigEndian(packet[4..], (ushort)transportBytes);
        packet[6] = protocol.Number;
        packet[7] = addresses.Ttl;
        addresses.Source.WriteBytes(packet[8..]);
        addresses.Target.WriteBytes(packet[24..]);
        return HeaderBytes;
    }

    /// <summary>The checksum over pseudo-header and segment (RFC 9293 §3.1, RFC 8200 §8.1).</summary>
    private static ushort TransportChecksum(in FrameAddresses addresses, TransportProtocol protocol, ReadOnlySpan<byte> segment)
    {
        Span<byte> pseudoHeader = stackalloc byte[40];
        var length = addresses.Source.WriteBytes(pseudoHeader);
        length += addresses.Target.WriteBytes(pseudoHeader[length..]);
        BinaryPrimitives.WriteInt32BigEndian(pseudoHeader[length..], segment.Length);
        BinaryPrimitives.WriteInt32BigEndian(pseudoHeader[(length + 4)..], protocol.Number);
        return InternetChecksum.Of(segment, InternetChecksum.Sum(pseudoHeader[..(length + 8)]));
    }

    private static void WriteMac(Span<byte> destination, MacAddress mac)
    {
        BinaryPrimitives.WriteUInt16BigEndian(destination, (ushort)(mac.Value >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(destination[2..], (uint)mac.Value);
    }
}
