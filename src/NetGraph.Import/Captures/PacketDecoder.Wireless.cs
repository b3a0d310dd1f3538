using System.Buffers.Binary;
using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <content>IEEE 802.11 data frames (IEEE 802.11-2020 §9.2), with the metadata headers that capture drivers put in front.</content>
internal ref partial struct PacketDecoder
{
    private const int PrismBytes = 144;
    private const int RadiotapLeastBytes = 8;
    private const int WirelessBytes = 24;
    private const int QosBytes = 2;
    private const int HtControlBytes = 4;

    private const byte TypeMask = 0x0C;
    private const byte DataType = 0x08;
    private const byte NoDataSubtype = 0x40;
    private const byte QosSubtype = 0x80;

    private const byte ToDistribution = 0x01;
    private const byte FromDistribution = 0x02;
    private const byte Protected = 0x40;
    private const byte Order = 0x80;
    private const byte AggregatedInQos = 0x80;

    /// <summary>The radiotap header states its own length, little endian, in bytes 2 and 3.</summary>
    private DecodeOutcome Radiotap()
    {
        if (_rest.Length < RadiotapLeastBytes)
            return DecodeOutcome.HeadersCutOff;

        var headerBytes = Math.Max(RadiotapLeastBytes, (int)BinaryPrimitives.ReadUInt16LittleEndian(_rest[2..]));
        return TryTake(headerBytes, out _) ? Wireless() : DecodeOutcome.HeadersCutOff;
    }

    /// <summary>The AVS header states its own length, big endian, in bytes 4 to 7.</summary>
    private DecodeOutcome Avs()
    {
        if (_rest.Length < 8)
            return DecodeOutcome.HeadersCutOff;

        var headerBytes = Math.Clamp(UInt32(_rest[4..]), 8, int.MaxValue);
        return TryTake((int)headerBytes, out _) ? Wireless() : DecodeOutcome.HeadersCutOff;
    }

    /// <summary>CACE PPI: version and flags, then the length of the header and the link type behind it, little endian.</summary>
    private DecodeOutcome PerPacketInformation()
    {
        const int LeastBytes = 8;
        if (_rest.Length < LeastBytes)
            return DecodeOutcome.HeadersCutOff;

        var headerBytes = Math.Max(LeastBytes, (int)BinaryPrimitives.ReadUInt16LittleEndian(_rest[2..]));
        var linkType = BinaryPrimitives.ReadInt32LittleEndian(_rest[4..]);
        if (linkType is LinkTypes.PerPacketInformation or < 0 or >= FirstInnerEtherType)
            return DecodeOutcome.NoIp;
        return TryTake(headerBytes, out _) ? Link(linkType) : DecodeOutcome.HeadersCutOff;
    }

    private DecodeOutcome Wireless()
    {
        if (_rest.Length < 2)
            return DecodeOutcome.HeadersCutOff;

        var (kind, flags) = (_rest[0], _rest[1]);
        if ((kind & TypeMask) != DataType || (kind & NoDataSubtype) != 0 || (flags & Protected) != 0)
            return DecodeOutcome.NoIp; // management, control, no data, or encrypted
        if (!TryTake(WirelessBytes, out var header))
            return DecodeOutcome.HeadersCutOff;

        return NoteWirelessSource(header, flags) && SkipQos(kind, flags) ? WirelessBody() : DecodeOutcome.HeadersCutOff;
    }

    /// <summary>The sender is the second address, the third from an access point, or a fourth between access points.</summary>
    private bool NoteWirelessSource(ReadOnlySpan<byte> header, byte flags)
    {
        var source = header.Slice(10, MacBytes);
        var ways = flags & (ToDistribution | FromDistribution);
        if (ways == FromDistribution)
            source = header.Slice(16, MacBytes);
        else if (ways == (ToDistribution | FromDistribution) && !TryTake(MacBytes, out source))
            return false;

        _packet.SourceMac = MacAddress.FromBytes(source).Value;
        return true;
    }

    private bool SkipQos(byte kind, byte flags)
    {
        if ((kind & QosSubtype) == 0)
            return true;
        if (!TryTake(QosBytes, out var qos) || ((flags & Order) != 0 && !TryTake(HtControlBytes, out _)))
            return false;

        // Of several frames in one only the first is read: addresses and length, then the same as elsewhere.
        return (qos[0] & AggregatedInQos) == 0 || TryTake(EthernetBytes, out _);
    }

    /// <summary>An LLC header, in some drivers after two bytes of padding.</summary>
    private DecodeOutcome WirelessBody()
    {
        if (_rest is [_, _, 0xAA, 0xAA, 0x03, ..])
            _rest = _rest[2..];
        return Llc();
    }
}
