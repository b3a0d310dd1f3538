namespace NetGraph.Import.Observations;

/// <summary>The IP protocol number (IANA "Assigned Internet Protocol Numbers"), 0 to 255.</summary>
/// <param name="Number">The number in the IPv4 protocol or the last IPv6 next-header field.</param>
public readonly record struct TransportProtocol(byte Number)
{
    public static readonly TransportProtocol Icmp = new(1);
    public static readonly TransportProtocol Tcp = new(6);
    public static readonly TransportProtocol Udp = new(17);
    public static readonly TransportProtocol Dccp = new(33);
    public static readonly TransportProtocol IcmpV6 = new(58);
    public static readonly TransportProtocol Sctp = new(132);

    /// <summary>Whether the protocol has ports.</summary>
    public bool HasPorts => Number is 6 or 17 or 33 or 132;

    /// <summary>The graph's word: <c>tcp</c>, <c>udp</c>, <c>sctp</c>, <c>dccp</c>, <c>icmp</c>, <c>icmp6</c>, <c>gre</c>, <c>esp</c>, <c>ah</c>, <c>igmp</c>, <c>ospf</c>, <c>pim</c>, else <c>ip-N</c>.</summary>
    public override string ToString() => Number switch
    {
        1 => "icmp",
        2 => "igmp",
        6 => "tcp",
        17 => "udp",
        33 => "dccp",
        47 => "gre",
        50 => "esp",
        51 => "ah",
        58 => "icmp6",
        89 => "ospf",
        103 => "pim",
        132 => "sctp",
        _ => $"ip-{Number}",
    };

    /// <summary>Reads a protocol word as alerts and rules write it (any case, also <c>icmpv6</c>, <c>ip-N</c>, <c>PROTO:255</c>, a bare number); false when it is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TransportProtocol protocol)
    {
        for (var n = 0; n < 256; n++)
        {
            protocol = new TransportProtocol((byte)n);
            if (text.Equals(protocol.ToString(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        if (text.StartsWith("PROTO:", StringComparison.OrdinalIgnoreCase))
            text = text[6..];
        if (text.Equals("icmpv6", StringComparison.OrdinalIgnoreCase) || text.Equals("ipv6-icmp", StringComparison.OrdinalIgnoreCase))
        {
            protocol = IcmpV6;
            return true;
        }

        protocol = default;
        if (!byte.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
            return false;

        protocol = new TransportProtocol(number);
        return true;
    }
}
