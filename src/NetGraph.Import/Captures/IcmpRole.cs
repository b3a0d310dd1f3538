namespace NetGraph.Import.Captures;

/// <summary>What an ICMP message says about who asked whom.</summary>
internal enum IcmpRole : byte
{
    /// <summary>An error or announcement: one-way, from its sender.</summary>
    OneWay,

    /// <summary>A question that has an answer type.</summary>
    Request,

    /// <summary>The answer to a question.</summary>
    Reply,
}

/// <summary>The roles of ICMP types (RFC 792, RFC 950, RFC 4443, RFC 4861; IANA "ICMP Parameters").</summary>
internal static class IcmpRoles
{
    /// <summary>The role of a message of IP version 4 or 6.</summary>
    public static IcmpRole Of(byte ipVersion, byte type) => ipVersion == 4
        ? type switch
        {
            8 or 10 or 13 or 15 or 17 => IcmpRole.Request, // echo, router solicitation, time stamp, information, address mask
            0 or 9 or 14 or 16 or 18 => IcmpRole.Reply,
            _ => IcmpRole.OneWay,
        }
        : type switch
        {
            128 or 133 or 135 => IcmpRole.Request, // echo, router solicitation, neighbour solicitation
            129 or 134 or 136 => IcmpRole.Reply,
            _ => IcmpRole.OneWay,
        };
}
