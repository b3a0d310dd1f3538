namespace NetGraph.Import.Captures;

/// <content>
/// Tunnels: IP in IP (RFC 2003, RFC 2473, RFC 4213), GRE (RFC 2784, RFC 2890, RFC 2637), and by their UDP ports VXLAN
/// (RFC 7348), Geneve (RFC 8926) and GTP-U (3GPP TS 29.281). Only finds where the packet inside begins.
/// </content>
internal ref partial struct PacketDecoder
{
    private const byte IPv4InIp = 4;
    private const byte IPv6InIp = 41;
    private const byte Gre = 47;

    private const int GreBytes = 4;
    private const int GreChecksum = 0x8000;
    private const int GreRouting = 0x4000;
    private const int GreKey = 0x2000;
    private const int GreSequence = 0x1000;
    private const int GreAcknowledgement = 0x0080;
    private const int GreVersion = 0x0007;

    private const ushort VxlanPort = 4789;
    private const ushort GenevePort = 6081;
    private const ushort GtpUserPort = 2152;
    private const int OverlayBytes = 8;

    private const ushort TransparentEthernet = 0x6558;
    private const ushort GrePpp = 0x880B;

    private void Tunnel()
    {
        switch (_packet.Protocol)
        {
            case IPv4InIp or IPv6InIp:
                NoteInner(LinkTypes.Raw);
                break;
            case Gre:
                GreTunnel();
                break;
            default:
                break;
        }
    }

    private void GreTunnel()
    {
        if (!TryTake(GreBytes, out var header))
            return;

        var flags = UInt16(header);
        var optionBytes = (flags & (GreChecksum | GreRouting)) != 0 ? 4 : 0;
        optionBytes += (flags & GreKey) != 0 ? 4 : 0;
        optionBytes += (flags & GreSequence) != 0 ? 4 : 0;
        if ((flags & GreVersion) == 1)
            optionBytes += (flags & GreAcknowledgement) != 0 ? 4 : 0;
        if ((flags & GreRouting) != 0 || (flags & GreVersion) > 1 || !TryTake(optionBytes, out _))
            return; // source routes were never used in practice

        NoteInner(UInt16(header[2..]) switch
        {
            TransparentEthernet => LinkTypes.Ethernet,
            GrePpp => LinkTypes.Ppp,
            var etherType => FirstInnerEtherType + etherType,
        });
    }

    /// <summary>Looks for a packet in a datagram to a tunnel's port; <c>_rest</c> begins with the UDP header.</summary>
    private void UdpTunnel()
    {
        if (_packet.TargetPort is not (VxlanPort or GenevePort or GtpUserPort))
            return;
        if (!TryTake(UdpBytes, out _) || !TryTake(OverlayBytes, out var header))
            return;

        switch (_packet.TargetPort)
        {
            case VxlanPort when header[0] == 0x08: // only the flag that says the network id is valid
                NoteInner(LinkTypes.Ethernet);
                break;
            case GenevePort when header[0] >> 6 == 0 && TryTake((header[0] & 0x3F) * 4, out _):
                var etherType = UInt16(header[2..]);
                NoteInner(etherType == TransparentEthernet ? LinkTypes.Ethernet : FirstInnerEtherType + etherType);
                break;
            case GtpUserPort:
                GtpTunnel(header);
                break;
            default:
                break;
        }
    }

    /// <summary>Version 1, a user packet; sequence number and extension headers follow when one of three flags is set.</summary>
    private void GtpTunnel(ReadOnlySpan<byte> header)
    {
        const byte UserPacket = 0xFF;
        const byte HasOptionalFields = 0x07;
        if (header[0] >> 4 != 3 || header[1] != UserPacket)
            return;

        if ((header[0] & HasOptionalFields) != 0)
        {
            if (!TryTake(4, out var fields))
                return;
            for (var next = fields[3]; next != 0;)
            {
                if (_rest.IsEmpty || _rest[0] == 0 || !TryTake(_rest[0] * 4, out var extension))
                    return;
                next = extension[^1];
            }
        }

        NoteInner(LinkTypes.Raw);
    }

    private readonly void NoteInner(int linkType)
    {
        if (_rest.IsEmpty)
            return;

        _packet.InnerOffset = Offset;
        _packet.InnerLinkType = linkType;
    }
}
