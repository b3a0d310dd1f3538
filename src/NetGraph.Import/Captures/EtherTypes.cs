namespace NetGraph.Import.Captures;

/// <summary>The EtherType values the decoder follows (IANA "IEEE 802 Numbers").</summary>
internal static class EtherTypes
{
    public const ushort IPv4 = 0x0800;
    public const ushort IPv6 = 0x86DD;

    /// <summary>802.1Q customer tag.</summary>
    public const ushort Vlan = 0x8100;

    /// <summary>802.1ad service tag.</summary>
    public const ushort ServiceVlan = 0x88A8;

    /// <summary>The tag types in use before 802.1ad.</summary>
    public const ushort OldServiceVlan = 0x9100;
    public const ushort OldServiceVlan2 = 0x9200;

    /// <summary>802.1BR VN-Tag of virtual switches: six bytes, like a tag of four with two more.</summary>
    public const ushort VnTag = 0x8926;

    public const ushort MplsUnicast = 0x8847;
    public const ushort MplsMulticast = 0x8848;
    public const ushort PppoeSession = 0x8864;

    /// <summary>Smaller values of the field are the length of an 802.3 frame with an LLC header.</summary>
    public const ushort Smallest = 0x0600;
}
