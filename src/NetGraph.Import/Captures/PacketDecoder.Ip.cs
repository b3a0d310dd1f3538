using System.Buffers.Binary;

namespace NetGraph.Import.Captures;

/// <content>IPv4 (RFC 791) and IPv6 with its extension headers (RFC 8200 §4).</content>
internal ref partial struct PacketDecoder
{
    private const int IPv4Bytes = 20;
    private const int IPv6Bytes = 40;
    private const int FragmentOffsetMask = 0x1FFF;
    private const int MoreFragments = 0x2000;

    private const byte HopByHop = 0;
    private const byte Routing = 43;
    private const byte Fragment = 44;
    private const byte Authentication = 51;
    private const byte NoNextHeader = 59;
    private const byte DestinationOptions = 60;
    private const byte Mobility = 135;
    private const byte HostIdentity = 139;
    private const byte Shim6 = 140;

    private DecodeOutcome Ip() => _rest switch
    {
        [] => DecodeOutcome.HeadersCutOff,
        [>= 0x40 and <= 0x4F, ..] => IPv4(),
        [>= 0x60 and <= 0x6F, ..] => IPv6(),
        _ => DecodeOutcome.BadIpHeader,
    };

    private DecodeOutcome IPv4()
    {
        if (_rest.Length < IPv4Bytes)
            return DecodeOutcome.HeadersCutOff;

        var header = _rest[..IPv4Bytes];
        var headerBytes = (header[0] & 0x0F) * 4;
        long totalBytes = UInt16(header[2..]);
        if (totalBytes == 0)
            totalBytes = WireBytes; // segmentation offload: the card fills the length in after the capture
        if (headerBytes < IPv4Bytes || totalBytes < headerBytes)
            return DecodeOutcome.BadIpHeader;

        var fragment = UInt16(header[6..]);
        _packet.Version = 4;
        _packet.Source = UInt32(header[12..]);
        _packet.Target = UInt32(header[16..]);
        _packet.Ttl = header[8];
        _packet.Protocol = header[9];
        _packet.IpBytes = totalBytes;
        _packet.IsFragment = (fragment & (MoreFragments | FragmentOffsetMask)) != 0;

        var isLaterFragment = (fragment & FragmentOffsetMask) != 0;
        AfterIp(headerBytes, totalBytes - headerBytes, isLaterFragment);
        return DecodeOutcome.Ip;
    }

    private DecodeOutcome IPv6()
    {
        if (_rest.Length < IPv6Bytes)
            return DecodeOutcome.HeadersCutOff;

        var header = _rest[..IPv6Bytes];
        long payloadBytes = UInt16(header[4..]);
        if (payloadBytes == 0 && header[6] != NoNextHeader)
            payloadBytes = Math.Max(0, WireBytes - IPv6Bytes); // a jumbogram (RFC 2675) or segmentation offload

        _packet.Version = 6;
        _packet.Source = BinaryPrimitives.ReadUInt128BigEndian(header[8..]);
        _packet.Target = BinaryPrimitives.ReadUInt128BigEndian(header[24..]);
        _packet.Ttl = header[7];
        _packet.Protocol = header[6];
        _packet.IpBytes = IPv6Bytes + payloadBytes;
        AfterIPv6(payloadBytes);
        return DecodeOutcome.Ip;
    }

    /// <summary>Follows extension headers to the transport header, or to where they end.</summary>
    private void AfterIPv6(long remainingBytes)
    {
        _rest = _rest[IPv6Bytes..];
        var isLaterFragment = false;
        while (!isLaterFragment && IsExtension(_packet.Protocol))
        {
            if (_rest.Length < 8)
            {
                _packet.TransportCutOff = true;
                return;
            }

            var headerBytes = ExtensionBytes(_packet.Protocol, _rest[1]);
            if (_packet.Protocol == Fragment)
                isLaterFragment = NoteFragment(UInt16(_rest[2..]));
            _packet.Protocol = _rest[0];
            remainingBytes -= headerBytes;
            if (_rest.Length < headerBytes || remainingBytes < 0)
            {
                _packet.TransportCutOff = true;
                return;
            }

            _rest = _rest[headerBytes..];
        }

        AfterIp(0, remainingBytes, isLaterFragment);
    }

    /// <summary>RFC 8200 §4.5: offset in the upper 13 bits, "more" in the lowest. Returns whether this is not the first fragment.</summary>
    private readonly bool NoteFragment(ushort field)
    {
        _packet.IsFragment = (field & 0xFFF9) != 0; // a packet in one "atomic" fragment (RFC 6946) is whole
        return (field & 0xFFF8) != 0;
    }

    private static bool IsExtension(byte protocol) =>
        protocol is HopByHop or Routing or Fragment or Authentication or DestinationOptions or Mobility or HostIdentity or Shim6;

    private static int ExtensionBytes(byte protocol, byte lengthField) => protocol switch
    {
        Fragment => 8,
        Authentication => (lengthField + 2) * 4, // RFC 4302 §2.2 counts in 4-byte words
        _ => (lengthField + 1) * 8,
    };

    /// <summary>Hands on what follows the IP header; padding of the link layer is cut off.</summary>
    private void AfterIp(int headerBytes, long transportBytes, bool isLaterFragment)
    {
        if (isLaterFragment)
        {
            _packet.PayloadBytes = transportBytes;
            return;
        }

        _rest = _rest.Length > headerBytes ? _rest[headerBytes..] : [];
        if (_rest.Length > transportBytes)
        {
            _paddingBytes = _rest.Length - (int)transportBytes;
            _rest = _rest[..(int)transportBytes];
        }

        Transport(transportBytes);
    }
}
