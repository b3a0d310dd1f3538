using System.Buffers.Binary;

namespace NetGraph.Import.Captures;

/// <summary>
/// Decodes one packet from the link layer to the transport header. A cursor: each layer takes its header off
/// <c>_rest</c> and hands on to the next.
/// <code>
/// link layer ──► IP ──► TCP, UDP, SCTP, DCCP, ICMP      or a tunnel: where the packet in it begins
/// (.Link.cs)   (.Ip.cs)   (.Transport.cs)                 (.Tunnel.cs)
/// </code>
/// Lengths are checked before every read. Lengths that headers state decide how long a packet was; the bytes captured
/// only decide how far it can be read, so a short snap length, a wrong checksum or a frame beyond the MTU changes no count.
/// </summary>
internal ref partial struct PacketDecoder
{
    private readonly ref DecodedPacket _packet;

    /// <summary>Bytes of the frame that were not captured.</summary>
    private readonly long _cutOffBytes;

    private readonly int _capturedBytes;

    private ReadOnlySpan<byte> _rest;

    /// <summary>Bytes taken off the end of <c>_rest</c> because they are padding of the link layer.</summary>
    private int _paddingBytes;

    private PacketDecoder(ReadOnlySpan<byte> data, long originalLength, ref DecodedPacket packet)
    {
        _rest = data;
        _capturedBytes = data.Length;
        _cutOffBytes = Math.Max(0, originalLength - data.Length);
        _packet = ref packet;
    }

    /// <summary>Bytes the frame still had on the wire from here on.</summary>
    private readonly long WireBytes => _rest.Length + _cutOffBytes;

    /// <summary>Offset of <c>_rest</c> in the captured bytes.</summary>
    private readonly int Offset => _capturedBytes - _paddingBytes - _rest.Length;

    /// <summary>Decodes a captured packet; <paramref name="packet"/> holds what was found, also when that is not all.</summary>
    public static DecodeOutcome Decode(scoped in CapturedPacket captured, out DecodedPacket packet)
    {
        packet = default;
        return new PacketDecoder(captured.Data, captured.OriginalLength, ref packet).Link(captured.LinkType);
    }

    private bool TryTake(int count, out ReadOnlySpan<byte> header)
    {
        if (_rest.Length < count)
        {
            header = default;
            return false;
        }

        header = _rest[..count];
        _rest = _rest[count..];
        return true;
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint UInt32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
