namespace NetGraph.Import.Captures;

/// <summary>
/// Numbers that say what a captured frame begins with (the tcpdump group's "Link-layer header types" page, and the DLT values
/// that older programs wrote in their place).
/// </summary>
public static class LinkTypes
{
    /// <summary>BSD loopback: address family in the byte order of the capturing machine.</summary>
    public const int Null = 0;

    /// <summary>IEEE 802.3 Ethernet.</summary>
    public const int Ethernet = 1;

    /// <summary>IEEE 802.5 Token Ring.</summary>
    public const int TokenRing = 6;

    /// <summary>PPP with or without HDLC framing.</summary>
    public const int Ppp = 9;

    /// <summary>FDDI.</summary>
    public const int Fddi = 10;

    /// <summary>DLT_RAW as most systems number it.</summary>
    public const int RawBsd = 12;

    /// <summary>DLT_RAW as OpenBSD numbers it.</summary>
    public const int RawOpenBsd = 14;

    /// <summary>PPP in HDLC-like framing, or Cisco HDLC, told apart by the first byte.</summary>
    public const int PppHdlc = 50;

    /// <summary>PPPoE: the session header, then PPP.</summary>
    public const int PppEther = 51;

    /// <summary>Classical IP over ATM (RFC 1483 LLC).</summary>
    public const int AtmRfc1483 = 100;

    /// <summary>IPv4 or IPv6 without any link header.</summary>
    public const int Raw = 101;

    /// <summary>Cisco HDLC.</summary>
    public const int CiscoHdlc = 104;

    /// <summary>IEEE 802.11 without metadata.</summary>
    public const int Wireless = 105;

    /// <summary>Frame Relay with Q.922 addresses.</summary>
    public const int FrameRelay = 107;

    /// <summary>OpenBSD loopback: address family in network byte order.</summary>
    public const int Loop = 108;

    /// <summary>Linux cooked capture, version 1.</summary>
    public const int LinuxCooked = 113;

    /// <summary>IEEE 802.11 behind a Prism header of 144 bytes.</summary>
    public const int WirelessPrism = 119;

    /// <summary>IEEE 802.11 behind an AVS header.</summary>
    public const int WirelessAvs = 163;

    /// <summary>IEEE 802.11 behind a radiotap header.</summary>
    public const int WirelessRadiotap = 127;

    /// <summary>Per-packet information: a header that names the link type behind it, mostly IEEE 802.11.</summary>
    public const int PerPacketInformation = 192;

    /// <summary>PPP with a direction byte in front.</summary>
    public const int PppWithDirection = 204;

    /// <summary>IPv4 only.</summary>
    public const int IPv4 = 228;

    /// <summary>IPv6 only.</summary>
    public const int IPv6 = 229;

    /// <summary>Linux netfilter log: attributes, one of which is the IP packet.</summary>
    public const int NetfilterLog = 239;

    /// <summary>Linux cooked capture, version 2.</summary>
    public const int LinuxCooked2 = 276;
}
