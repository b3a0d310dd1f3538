namespace NetGraph.Import.Captures;

/// <content>Transport headers: ports, payload lengths, flags, and what opens a connection.</content>
internal ref partial struct PacketDecoder
{
    private const byte Icmp = 1;
    private const byte Tcp = 6;
    private const byte Udp = 17;
    private const byte Dccp = 33;
    private const byte IcmpV6 = 58;
    private const byte Sctp = 132;

    private const int PortsBytes = 4;
    private const int TcpBytes = 20;
    private const int TcpFlagsEnd = 14;
    private const int UdpBytes = 8;
    private const int IcmpBytes = 8;
    private const int SctpBytes = 12;
    private const int DccpLeastBytes = 12;

    private void Transport(long transportBytes)
    {
        switch (_packet.Protocol)
        {
            case Tcp:
                if (TakePorts())
                    TcpSegment(transportBytes);
                break;
            case Udp:
                if (TakePorts())
                    UdpDatagram(transportBytes);
                break;
            case Sctp:
                if (TakePorts())
                    SctpPacket(transportBytes);
                break;
            case Dccp:
                if (TakePorts())
                    DccpPacket(transportBytes);
                break;
            case Icmp or IcmpV6:
                IcmpMessage(transportBytes);
                break;
            default:
                _packet.PayloadBytes = transportBytes;
                Tunnel();
                break;
        }
    }

    private bool TakePorts()
    {
        if (_rest.Length < PortsBytes)
        {
            _packet.TransportCutOff = true;
            return false;
        }

        _packet.HasPorts = true;
        _packet.SourcePort = UInt16(_rest);
        _packet.TargetPort = UInt16(_rest[2..]);
        return true;
    }

    /// <summary>RFC 9293 §3.1. A data offset below 5 or beyond the segment is taken for the shortest header.</summary>
    private readonly void TcpSegment(long transportBytes)
    {
        var headerBytes = TcpBytes;
        if (_rest.Length >= TcpFlagsEnd)
        {
            _packet.HasTcp = true;
            _packet.Sequence = UInt32(_rest[4..]);
            _packet.Acknowledgement = UInt32(_rest[8..]);
            _packet.Flags = (TcpFlags)_rest[13];
            _packet.Handshake = HandshakeOf(_packet.Flags);
            headerBytes = Math.Max(TcpBytes, _rest[12] >> 4 << 2);
        }

        _packet.PayloadBytes = Math.Max(0, transportBytes - headerBytes);
    }

    private static Handshake HandshakeOf(TcpFlags flags) => (flags & (TcpFlags.Syn | TcpFlags.Ack | TcpFlags.Rst)) switch
    {
        TcpFlags.Syn => Handshake.Open,
        TcpFlags.Syn | TcpFlags.Ack => Handshake.Answer,
        _ => Handshake.None,
    };

    /// <summary>The IP length decides: UDP's own length says nothing in fragments and is 0 with offloading.</summary>
    private void UdpDatagram(long transportBytes)
    {
        _packet.PayloadBytes = Math.Max(0, transportBytes - UdpBytes);
        UdpTunnel();
    }

    /// <summary>RFC 9260 §3: the type of the first chunk is 1 for INIT, 2 for INIT ACK.</summary>
    private readonly void SctpPacket(long transportBytes)
    {
        _packet.PayloadBytes = Math.Max(0, transportBytes - SctpBytes);
        if (_rest.Length > SctpBytes)
            _packet.Handshake = HandshakeOf(_rest[SctpBytes], open: 1, answer: 2);
    }

    /// <summary>RFC 4340 §5.1: data offset in words; type in bits 1 to 4 of the ninth byte, 0 for Request, 1 for Response.</summary>
    private readonly void DccpPacket(long transportBytes)
    {
        const int TypeOffset = 8;
        var headerBytes = DccpLeastBytes;
        if (_rest.Length > TypeOffset)
        {
            headerBytes = Math.Max(DccpLeastBytes, _rest[PortsBytes] * 4);
            _packet.Handshake = HandshakeOf((byte)((_rest[TypeOffset] >> 1) & 0x0F), open: 0, answer: 1);
        }

        _packet.PayloadBytes = Math.Max(0, transportBytes - headerBytes);
    }

    private static Handshake HandshakeOf(byte type, byte open, byte answer) =>
        type == open ? Handshake.Open : type == answer ? Handshake.Answer : Handshake.None;

    private readonly void IcmpMessage(long transportBytes)
    {
        _packet.PayloadBytes = Math.Max(0, transportBytes - IcmpBytes);
        if (_rest.Length < 2)
        {
            _packet.TransportCutOff = true;
            return;
        }

        _packet.HasIcmp = true;
        _packet.IcmpType = _rest[0];
        _packet.IcmpCode = _rest[1];
    }
}
