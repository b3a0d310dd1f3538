using System.Buffers.Binary;

namespace NetGraph.Import.Captures;

/// <summary>
/// What the magic number of a classic pcap file says (draft-ietf-opsawg-pcap): byte order, resolution, and the extra
/// header bytes of the variants that some kernels and capture cards wrote.
/// </summary>
/// <param name="IsBigEndian">Byte order of every number in the file.</param>
/// <param name="NanosecondsPerTick">1000 or 1.</param>
/// <param name="FileHeaderBytes">24, or more in a variant.</param>
/// <param name="RecordHeaderBytes">16, or more in a variant.</param>
internal readonly record struct PcapFormat(bool IsBigEndian, int NanosecondsPerTick, int FileHeaderBytes, int RecordHeaderBytes)
{
    /// <summary>Bytes of a magic number.</summary>
    public const int MagicBytes = 4;

    private const int PlainFileHeader = 24;
    private const int PlainRecordHeader = 16;

    /// <summary>Reads the magic number at the start of a file; false when it is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> head, out PcapFormat format)
    {
        format = default;
        return head.Length >= MagicBytes
            && (TryMagic(BinaryPrimitives.ReadUInt32BigEndian(head), isBigEndian: true, out format)
                || TryMagic(BinaryPrimitives.ReadUInt32LittleEndian(head), isBigEndian: false, out format));
    }

    private static bool TryMagic(uint magic, bool isBigEndian, out PcapFormat format)
    {
        var known = magic switch
        {
            0xA1B2_C3D4 => new PcapFormat(isBigEndian, 1000, PlainFileHeader, PlainRecordHeader),
            0xA1B2_3C4D => new PcapFormat(isBigEndian, 1, PlainFileHeader, PlainRecordHeader),
            // Kuznetzov's Linux patch: interface, protocol and packet type follow the lengths.
            0xA1B2_CD34 => new PcapFormat(isBigEndian, 1000, PlainFileHeader, PlainRecordHeader + 8),
            // Ixia cards: the file header ends in the length of the file; hardware and software time stamps.
            0x1C00_01AC or 0x1C00_01AB => new PcapFormat(isBigEndian, 1, PlainFileHeader + 4, PlainRecordHeader),
            _ => (PcapFormat?)null,
        };
        format = known.GetValueOrDefault();
        return known is not null;
    }
}
