using System.Buffers.Binary;
using NetGraph.Import.Captures;
using NetGraph.Import.Observations;

namespace NetGraph.Import.Tests.Captures;

/// <summary>Makes frames for tests: whole ones by way of <see cref="FrameBuilder"/>, odd and broken ones byte by byte.</summary>
internal static class PacketBuilder
{
    public static readonly MacAddress ClientMac = new(0x00000C04B233);
    public static readonly MacAddress ServerMac = new(0x0003E3D926C0);

    public static NetworkAddress Address(string text) =>
        NetworkAddress.TryParse(text, out var address) ? address : throw new ArgumentException("not an address", nameof(text));

    public static FrameAddresses Addresses(string from, string to) => new(ClientMac, ServerMac, Address(from), Address(to));

    public static byte[] Tcp(in FrameAddresses addresses, in TcpHeader header, int payloadBytes = 0)
    {
        var frame = new byte[FrameBuilder.MaxHeaderBytes + payloadBytes];
        return frame[..FrameBuilder.WriteTcp(frame, addresses, header, new byte[payloadBytes])];
    }

    public static byte[] Udp(in FrameAddresses addresses, ushort sourcePort, ushort targetPort, byte[]? payload = null)
    {
        var frame = new byte[FrameBuilder.MaxHeaderBytes + (payload?.Length ?? 0)];
        return frame[..FrameBuilder.WriteUdp(frame, addresses, sourcePort, targetPort, payload)];
    }

    public static byte[] Icmp(in FrameAddresses addresses, byte type, byte code = 0)
    {
        var frame = new byte[FrameBuilder.MaxHeaderBytes + 8];
        return frame[..FrameBuilder.WriteIcmp(frame, addresses, type, code, 0, new byte[8])];
    }

    /// <summary>An Ethernet frame with any payload.</summary>
    public static byte[] Ethernet(ushort etherType, byte[] payload)
    {
        var header = new byte[14];
        Hex("0003e3d926c0 00000c04b233").CopyTo(header, 0);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(12), etherType);
        return [.. header, .. payload];
    }

    /// <summary>An IPv4 packet from 10.0.0.1 to 10.0.0.2 with any payload and header fields at will.</summary>
    public static byte[] IPv4(byte protocol, byte[] payload, int fragmentOffset = 0, bool moreFragments = false, int? totalBytes = null, int headerWords = 5)
    {
        var header = new byte[Math.Max(20, headerWords * 4)];
        header[0] = (byte)(0x40 | headerWords);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(totalBytes ?? header.Length + payload.Length));
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(6), (ushort)((fragmentOffset / 8) | (moreFragments ? 0x2000 : 0)));
        header[8] = 64;
        header[9] = protocol;
        Hex("0a000001 0a000002").CopyTo(header, 12);
        return [.. header, .. payload];
    }

    /// <summary>An IPv6 packet from 2001:db8::1 to 2001:db8::2 with any payload.</summary>
    public static byte[] IPv6(byte nextHeader, byte[] payload, int? payloadBytes = null)
    {
        var header = Hex("60000000 0000 00 40 20010db8000000000000000000000001 20010db8000000000000000000000002");
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), (ushort)(payloadBytes ?? payload.Length));
        header[6] = nextHeader;
        return [.. header, .. payload];
    }

    /// <summary>A UDP header from port 1000 to port 2000 and its payload.</summary>
    public static byte[] UdpSegment(int payloadBytes = 4)
    {
        var segment = new byte[8 + payloadBytes];
        Hex("03e8 07d0").CopyTo(segment, 0);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(4), (ushort)segment.Length);
        return segment;
    }

    public static byte[] Hex(string digits) => Convert.FromHexString(digits.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>A pcap file of the frames, one a second from the epoch on.</summary>
    public static byte[] Capture(params IEnumerable<byte[]> frames)
    {
        var file = new MemoryStream();
        var writer = new PcapWriter(file);
        foreach (var frame in frames)
            writer.Write(PacketTime.FromSeconds(writer.Packets), frame);
        return file.ToArray();
    }
}
