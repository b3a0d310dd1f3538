using System.Buffers.Binary;
using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <content>Link layers: each finds out which network protocol follows.</content>
internal ref partial struct PacketDecoder
{
    /// <summary>Link types have 16 bits; above them, a tunnel says which EtherType begins at once.</summary>
    private const int FirstInnerEtherType = 0x1_0000;

    private const int EthernetBytes = 14;
    private const int VlanTagBytes = 4;
    private const int VnTagBytes = 6;
    private const int MplsLabelBytes = 4;
    private const int PppoeBytes = 6;
    private const int LlcBytes = 3;
    private const int SnapBytes = 5;
    private const int CookedBytes = 16;
    private const int Cooked2Bytes = 20;
    private const int MacBytes = 6;

    private const ushort PppIPv4 = 0x0021;
    private const ushort PppIPv6 = 0x0057;
    private const ushort PppMpls = 0x0281;

    private DecodeOutcome Link(int linkType) => linkType switch
    {
        LinkTypes.Ethernet => Ethernet(),
        LinkTypes.LinuxCooked => Cooked(),
        LinkTypes.LinuxCooked2 => Cooked2(),
        LinkTypes.Raw or LinkTypes.RawBsd or LinkTypes.RawOpenBsd or LinkTypes.IPv4 or LinkTypes.IPv6 => Ip(),
        LinkTypes.Null or LinkTypes.Loop => Loopback(),
        LinkTypes.Ppp or LinkTypes.PppHdlc => PppOrHdlc(),
        LinkTypes.PppWithDirection => TryTake(1, out _) ? PppOrHdlc() : DecodeOutcome.HeadersCutOff,
        LinkTypes.PppEther => Pppoe(),
        LinkTypes.CiscoHdlc => CiscoHdlc(),
        LinkTypes.FrameRelay => FrameRelay(),
        LinkTypes.AtmRfc1483 => Llc(),
        LinkTypes.Wireless => Wireless(),
        LinkTypes.WirelessRadiotap => Radiotap(),
        LinkTypes.WirelessPrism => TryTake(PrismBytes, out _) ? Wireless() : DecodeOutcome.HeadersCutOff,
        LinkTypes.WirelessAvs => Avs(),
        LinkTypes.PerPacketInformation => PerPacketInformation(),
        LinkTypes.TokenRing => TokenRing(),
        LinkTypes.Fddi => Fddi(),
        LinkTypes.NetfilterLog => NetfilterLog(),
        >= FirstInnerEtherType => Network((ushort)(linkType - FirstInnerEtherType)),
        _ => DecodeOutcome.LinkTypeUnsupported,
    };

    private DecodeOutcome Ethernet()
    {
        if (!TryTake(EthernetBytes, out var header))
            return DecodeOutcome.HeadersCutOff;

        _packet.SourceMac = MacAddress.FromBytes(header.Slice(MacBytes, MacBytes)).Value;
        return Network(UInt16(header[12..]));
    }

    /// <summary>Goes on by EtherType, through any number of tags and labels.</summary>
    private DecodeOutcome Network(ushort etherType)
    {
        while (IsTag(etherType, out var tagBytes))
        {
            if (!TryTake(tagBytes, out var tag))
                return DecodeOutcome.HeadersCutOff;

            if (etherType != EtherTypes.VnTag)
                _packet.NoteVlan(UInt16(tag));
            etherType = UInt16(tag[^2..]);
        }

        return etherType switch
        {
            EtherTypes.IPv4 or EtherTypes.IPv6 => Ip(),
            EtherTypes.MplsUnicast or EtherTypes.MplsMulticast => Mpls(),
            EtherTypes.PppoeSession => Pppoe(),
            < EtherTypes.Smallest => Llc(),
            _ => DecodeOutcome.NoIp,
        };
    }

    private static bool IsTag(ushort etherType, out int tagBytes)
    {
        tagBytes = etherType == EtherTypes.VnTag ? VnTagBytes : VlanTagBytes;
        return etherType is EtherTypes.Vlan or EtherTypes.ServiceVlan or EtherTypes.OldServiceVlan or EtherTypes.OldServiceVlan2 or EtherTypes.VnTag;
    }

    /// <summary>IEEE 802.2: SNAP carries an EtherType; SAP 06 is IP; anything else is not.</summary>
    private DecodeOutcome Llc()
    {
        if (!TryTake(LlcBytes, out var header))
            return DecodeOutcome.HeadersCutOff;

        return header switch
        {
            [0xAA, 0xAA, 0x03] => Snap(),
            [0x06, 0x06, 0x03] => Ip(),
            _ => DecodeOutcome.NoIp,
        };
    }

    private DecodeOutcome Snap()
    {
        if (!TryTake(SnapBytes, out var header))
            return DecodeOutcome.HeadersCutOff;

        return header is [0, 0, 0, ..] ? Network(UInt16(header[3..])) : DecodeOutcome.NoIp;
    }

    /// <summary>RFC 3032: labels down to the bottom of the stack, then IP, or a pseudowire that nothing here names.</summary>
    private DecodeOutcome Mpls()
    {
        const byte BottomOfStack = 0x01;
        ReadOnlySpan<byte> label;
        do
        {
            if (!TryTake(MplsLabelBytes, out label))
                return DecodeOutcome.HeadersCutOff;
        }
        while ((label[2] & BottomOfStack) == 0);

        return _rest switch
        {
            [>= 0x40 and <= 0x4F or >= 0x60 and <= 0x6F, ..] => Ip(),
            [<= 0x0F, _, _, _, ..] => Pseudowire(),
            _ => DecodeOutcome.NoIp,
        };
    }

    /// <summary>Ethernet over MPLS (RFC 4448): nothing announces it, so only a frame with an EtherType known here is followed.</summary>
    private DecodeOutcome Pseudowire()
    {
        const int ControlWordBytes = 4;
        if (!LooksLikeEthernet(_rest) && LooksLikeEthernet(_rest[ControlWordBytes..]))
            _rest = _rest[ControlWordBytes..];
        return LooksLikeEthernet(_rest) ? Ethernet() : DecodeOutcome.NoIp;
    }

    private static bool LooksLikeEthernet(ReadOnlySpan<byte> frame) =>
        frame.Length >= EthernetBytes && UInt16(frame[12..]) is EtherTypes.IPv4 or EtherTypes.IPv6 or EtherTypes.Vlan or EtherTypes.ServiceVlan;

    /// <summary>RFC 2516 §4, session stage.</summary>
    private DecodeOutcome Pppoe() => TryTake(PppoeBytes, out _) ? PppProtocol() : DecodeOutcome.HeadersCutOff;

    /// <summary>PPP with or without address and control (RFC 1662 §3.1), or Cisco HDLC, which begins with 0F or 8F.</summary>
    private DecodeOutcome PppOrHdlc()
    {
        if (_rest is [0x0F or 0x8F, 0x00, ..])
            return CiscoHdlc();
        if (_rest is [0xFF, 0x03, ..])
            _rest = _rest[2..];
        return PppProtocol();
    }

    /// <summary>RFC 1661 §2: one byte when it is odd (compressed), else two.</summary>
    private DecodeOutcome PppProtocol()
    {
        if (!TryTake(1, out var first))
            return DecodeOutcome.HeadersCutOff;

        int protocol = first[0];
        if ((protocol & 1) == 0)
        {
            if (!TryTake(1, out var second))
                return DecodeOutcome.HeadersCutOff;
            protocol = (protocol << 8) | second[0];
        }

        return protocol switch
        {
            PppIPv4 or PppIPv6 => Ip(),
            PppMpls => Mpls(),
            _ => DecodeOutcome.NoIp,
        };
    }

    private DecodeOutcome CiscoHdlc() => TryTake(4, out var header) ? Network(UInt16(header[2..])) : DecodeOutcome.HeadersCutOff;

    /// <summary>RFC 2427: address of two or more bytes, control 03, then a network layer protocol id.</summary>
    private DecodeOutcome FrameRelay()
    {
        const byte LastAddressByte = 0x01;
        ReadOnlySpan<byte> address;
        do
        {
            if (!TryTake(1, out address))
                return DecodeOutcome.HeadersCutOff;
        }
        while ((address[0] & LastAddressByte) == 0);

        // Cisco's own encapsulation has an EtherType where RFC 2427 has the control byte.
        if (_rest is [not 0x03, _, ..])
            return TryTake(2, out var etherType) ? Network(UInt16(etherType)) : DecodeOutcome.HeadersCutOff;
        if (_rest is [0x03, 0x00, ..])
            _rest = _rest[1..]; // a pad byte aligns what follows
        if (!TryTake(2, out var header))
            return DecodeOutcome.HeadersCutOff;

        return header[1] switch
        {
            0xCC or 0x8E => Ip(),
            0x80 => Snap(),
            _ => DecodeOutcome.NoIp,
        };
    }

    /// <summary>IEEE 802.5: a set top bit of the source address announces routing information; LLC frames have frame type 01.</summary>
    private DecodeOutcome TokenRing()
    {
        if (!TryTake(EthernetBytes, out var header))
            return DecodeOutcome.HeadersCutOff;
        if ((header[1] & 0xC0) != 0x40)
            return DecodeOutcome.NoIp;

        var isRouted = (header[8] & 0x80) != 0;
        _packet.SourceMac = MacAddress.FromBytes(header.Slice(8, MacBytes)).Value & ~0x8000_0000_0000UL;
        if (isRouted && (_rest.IsEmpty || !TryTake(Math.Max(2, _rest[0] & 0x1F), out _)))
            return DecodeOutcome.HeadersCutOff;
        return Llc();
    }

    /// <summary>FDDI: frame control 5x is LLC.</summary>
    private DecodeOutcome Fddi()
    {
        const int FddiBytes = 13;
        if (!TryTake(FddiBytes, out var header))
            return DecodeOutcome.HeadersCutOff;

        _packet.SourceMac = MacAddress.FromBytes(header.Slice(7, MacBytes)).Value;
        return (header[0] & 0xF0) == 0x50 ? Llc() : DecodeOutcome.NoIp;
    }

    /// <summary>LINKTYPE_LINUX_SLL: packet type, hardware type, address length, address, protocol.</summary>
    private DecodeOutcome Cooked()
    {
        if (!TryTake(CookedBytes, out var header))
            return DecodeOutcome.HeadersCutOff;

        if (UInt16(header[4..]) == MacBytes)
            _packet.SourceMac = MacAddress.FromBytes(header.Slice(6, MacBytes)).Value;
        return CookedProtocol(UInt16(header[14..]));
    }

    /// <summary>LINKTYPE_LINUX_SLL2: protocol, interface, hardware type, packet type, address length, address.</summary>
    private DecodeOutcome Cooked2()
    {
        if (!TryTake(Cooked2Bytes, out var header))
            return DecodeOutcome.HeadersCutOff;

        if (header[11] == MacBytes)
            _packet.SourceMac = MacAddress.FromBytes(header.Slice(12, MacBytes)).Value;
        return CookedProtocol(UInt16(header));
    }

    /// <summary>Below the EtherTypes Linux has numbers of its own; 4 is an 802.2 header.</summary>
    private DecodeOutcome CookedProtocol(ushort protocol) => protocol switch
    {
        4 => Llc(),
        < EtherTypes.Smallest => DecodeOutcome.NoIp,
        _ => Network(protocol),
    };

    /// <summary>A 32-bit address family in either byte order: 2 is IPv4 everywhere, IPv6 has a number on each system.</summary>
    private DecodeOutcome Loopback()
    {
        if (!TryTake(4, out var header))
            return DecodeOutcome.HeadersCutOff;

        var family = UInt32(header);
        if (family > ushort.MaxValue)
            family = BinaryPrimitives.ReverseEndianness(family);
        return family switch
        {
            2 or 10 or 23 or 24 or 28 or 30 => Ip(),
            _ => _rest is [>= 0x45 and <= 0x4F or 0x60, ..] ? Ip() : DecodeOutcome.NoIp, // some writers put other numbers
        };
    }

    /// <summary>LINKTYPE_NFLOG: family, version and group, then attributes of little-endian length and type; 9 is the packet.</summary>
    private DecodeOutcome NetfilterLog()
    {
        const int HeaderBytes = 4;
        const ushort Payload = 9;
        if (!TryTake(HeaderBytes, out var header))
            return DecodeOutcome.HeadersCutOff;
        if (header[0] is not (2 or 10))
            return DecodeOutcome.NoIp;

        while (_rest.Length >= 4)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(_rest);
            var type = BinaryPrimitives.ReadUInt16LittleEndian(_rest[2..]) & 0x7FFF;
            if (type == Payload)
            {
                _rest = _rest[4..];
                return Ip();
            }

            if (length < 4 || !TryTake((length + 3) & ~3, out _))
                return DecodeOutcome.NoIp;
        }

        return DecodeOutcome.NoIp;
    }
}
