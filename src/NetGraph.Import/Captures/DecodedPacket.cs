using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <summary>How far a packet could be decoded.</summary>
internal enum DecodeOutcome
{
    /// <summary>An IP packet; addresses and protocol are set, ports when it shows them.</summary>
    Ip,

    /// <summary>Understood, and there is no IP in it: ARP, spanning tree, wireless management, encrypted wireless …</summary>
    NoIp,

    /// <summary>The capture cut the frame off before the end of the addresses: nothing contradicts, but too little is there.</summary>
    HeadersCutOff,

    /// <summary>The bytes where an IP header must stand are none.</summary>
    BadIpHeader,

    /// <summary>Nobody here can read this link type.</summary>
    LinkTypeUnsupported,
}

/// <summary>What a packet does in the opening of a connection.</summary>
internal enum Handshake : byte
{
    None,

    /// <summary>TCP SYN, SCTP INIT or DCCP Request: the client asks.</summary>
    Open,

    /// <summary>TCP SYN+ACK, SCTP INIT ACK or DCCP Response: the server agrees.</summary>
    Answer,
}

/// <summary>
/// The facts of one packet that the flow table counts. A plain struct that lives on the stack; addresses are numbers in
/// network order (IPv4 in the low 32 bits) so that nothing is allocated a packet.
/// </summary>
internal struct DecodedPacket
{
    public UInt128 Source;
    public UInt128 Target;

    /// <summary>IP version, 4 or 6; 0 until an IP header was decoded.</summary>
    public byte Version;

    /// <summary>IP protocol number; for IPv6 the one after the extension headers.</summary>
    public byte Protocol;

    public byte Ttl;

    /// <summary>Whether the packet shows ports; later fragments and packets cut off before them do not.</summary>
    public bool HasPorts;
    public ushort SourcePort;
    public ushort TargetPort;

    /// <summary>IP bytes, header included, as the header states them; for segmentation offload (length 0) those of the frame.</summary>
    public long IpBytes;

    /// <summary>Bytes after the transport header; 0 when that header is not to be seen.</summary>
    public long PayloadBytes;

    public bool IsFragment;

    /// <summary>Whether flags and sequence numbers of a TCP header are set.</summary>
    public bool HasTcp;
    public TcpFlags Flags;
    public uint Sequence;
    public uint Acknowledgement;

    public bool HasIcmp;
    public byte IcmpType;
    public byte IcmpCode;

    public Handshake Handshake;

    /// <summary>Whether the transport header was not captured although the packet had one.</summary>
    public bool TransportCutOff;

    /// <summary>Where in the captured bytes a tunnelled packet begins; 0 when there is none.</summary>
    public int InnerOffset;

    /// <summary>What the tunnelled packet begins with: one of <see cref="LinkTypes"/>, or 65536 plus an EtherType.</summary>
    public int InnerLinkType;

    /// <summary>Source hardware address; 0 when the link layer has none.</summary>
    public ulong SourceMac;

    /// <summary>Outermost VLAN id plus one; 0 when untagged.</summary>
    public int VlanPlusOne;

    /// <summary>Notes the outermost VLAN id; inner ones change nothing.</summary>
    public void NoteVlan(int tagControl)
    {
        if (VlanPlusOne == 0)
            VlanPlusOne = (tagControl & 0x0FFF) + 1;
    }

    /// <summary>The source hardware address as a value; null when there is none.</summary>
    public readonly MacAddress? Mac => SourceMac == 0 ? null : new MacAddress(SourceMac);
}
