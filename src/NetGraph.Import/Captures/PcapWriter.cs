using System.Buffers.Binary;
using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <summary>
/// Writes a classic pcap file, little endian (draft-ietf-opsawg-pcap). The file header goes out with the constructor; each
/// packet is written through at once, so buffer the stream if it is a bare file. Not thread-safe.
/// </summary>
public sealed class PcapWriter
{
    private const uint MicrosecondMagic = 0xA1B2_C3D4;
    private const uint NanosecondMagic = 0xA1B2_3C4D;
    private const int FileHeaderBytes = 24;
    private const int RecordHeaderBytes = 16;

    private readonly Stream _stream;
    private readonly PcapResolution _resolution;

    /// <summary>Writes the file header.</summary>
    /// <param name="stream">Where to write; not disposed.</param>
    /// <param name="resolution">Microseconds cut the last three digits of a time off.</param>
    /// <param name="linkType">What the frames begin with, 0 to 65535; see <see cref="LinkTypes"/>.</param>
    /// <param name="snapLength">The longest frame a reader has to expect, in bytes.</param>
    public PcapWriter(Stream stream, PcapResolution resolution = PcapResolution.Nanoseconds, int linkType = LinkTypes.Ethernet, int snapLength = 262_144)
    {
        _stream = stream;
        _resolution = resolution;

        Span<byte> header = stackalloc byte[FileHeaderBytes];
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, resolution == PcapResolution.Nanoseconds ? NanosecondMagic : MicrosecondMagic);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 2); // version 2.4, the only one in use
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 4);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], snapLength);
        BinaryPrimitives.WriteInt32LittleEndian(header[20..], linkType);
        stream.Write(header);
    }

    /// <summary>Packets written so far.</summary>
    public long Packets { get; private set; }

    /// <summary>Writes one packet.</summary>
    /// <param name="time">When it was captured; 1970 to 2106, as the format has unsigned 32-bit seconds.</param>
    /// <param name="frame">The captured bytes.</param>
    /// <param name="originalLength">Length on the wire when the capture cut the frame short; null when it is complete.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time does not fit the format.</exception>
    public void Write(PacketTime time, ReadOnlySpan<byte> frame, int? originalLength = null)
    {
        if (time.Seconds is < 0 or > uint.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(time), time, "A pcap file covers 1970 to 2106.");

        Span<byte> header = stackalloc byte[RecordHeaderBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(header, (uint)time.Seconds);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], _resolution == PcapResolution.Nanoseconds ? time.NanosecondOfSecond : time.NanosecondOfSecond / 1000);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], frame.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], originalLength ?? frame.Length);
        _stream.Write(header);
        _stream.Write(frame);
        Packets++;
    }
}
