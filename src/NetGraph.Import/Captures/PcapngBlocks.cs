namespace NetGraph.Import.Captures;

/// <summary>Block types, offsets and option codes of pcapng (draft-ietf-opsawg-pcapng §4).</summary>
internal static class PcapngBlocks
{
    public const uint SectionHeader = 0x0A0D_0D0A;
    public const uint InterfaceDescription = 1;

    /// <summary>The obsolete packet block.</summary>
    public const uint Packet = 2;
    public const uint SimplePacket = 3;
    public const uint EnhancedPacket = 6;

    /// <summary>The byte-order magic as a big-endian writer puts it.</summary>
    public const uint ByteOrderMagic = 0x1A2B_3C4D;

    /// <summary>Type and total length.</summary>
    public const int HeadBytes = 8;

    /// <summary>The total length again.</summary>
    public const int TailBytes = 4;

    public const int SectionHeaderBytes = 28;
    public const int InterfaceDescriptionBytes = 20;

    /// <summary>Where the packet data begins in a simple packet block.</summary>
    public const int SimplePacketData = 12;

    /// <summary>Where the packet data begins in an enhanced or an obsolete packet block.</summary>
    public const int PacketData = 28;

    public const ushort EndOfOptions = 0;
    public const ushort TimestampResolution = 9;
    public const ushort TimestampOffset = 14;
}
