using System.Buffers.Binary;
using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <summary>
/// Classic pcap (draft-ietf-opsawg-pcap): one file header, then a header and the bytes of each packet. Nothing marks where a
/// packet begins, so a length that cannot be true ends the readable part.
/// </summary>
internal sealed class PcapFile : CaptureFile
{
    private const int MajorVersionOffset = 4;
    private const int MinorVersionOffset = 6;
    private const int LinkTypeOffset = 20;
    private const int LinkTypeMask = 0xFFFF; // the upper half says how long the frame check sequence is

    private readonly PcapFormat _format;
    private readonly int _linkType;
    private readonly bool _lengthsMayBeSwapped;
    private bool _ended;

    /// <summary>Reads the file header.</summary>
    public PcapFile(CaptureBuffer buffer, DiagnosticLog log)
        : base(buffer, log)
    {
        if (!buffer.TryPeek(PcapFormat.MagicBytes, out var magic) || !PcapFormat.TryParse(magic, out _format) || !buffer.TryPeek(_format.FileHeaderBytes, out var header))
        {
            NoteCutShort("pcap file header", Math.Max(_format.FileHeaderBytes, 24));
            _ended = true;
            return;
        }

        _linkType = (int)(UInt32(header[LinkTypeOffset..]) & LinkTypeMask);
        _lengthsMayBeSwapped = UInt16(header[MajorVersionOffset..]) == 2 && UInt16(header[MinorVersionOffset..]) <= 3;
        buffer.Advance(_format.FileHeaderBytes);
    }

    public override bool TryRead(out CapturedPacket packet)
    {
        packet = default;
        if (_ended || !TryPeekHeader(out var header))
            return false;

        var seconds = UInt32(header);
        var ticks = unchecked((int)UInt32(header[4..])); // signed as in libpcap: some writers subtract an offset without carrying
        var capturedLength = UInt32(header[8..]);
        var originalLength = UInt32(header[12..]);
        if (_lengthsMayBeSwapped && capturedLength > originalLength)
            (capturedLength, originalLength) = (originalLength, capturedLength); // libpcap before 2.4 wrote them the other way round

        if (capturedLength > MaxPacketBytes)
            return EndAtBadLength(capturedLength);

        var recordBytes = _format.RecordHeaderBytes + (int)capturedLength;
        if (!Buffer.TryPeek(recordBytes, out var record))
            return EndCutShort("a packet and its header", recordBytes);

        Buffer.Advance(recordBytes);
        Packets++;
        packet = new CapturedPacket
        {
            Data = record[_format.RecordHeaderBytes..],
            Time = new PacketTime((seconds * PacketTime.NanosecondsPerSecond) + ((long)ticks * _format.NanosecondsPerTick)),
            OriginalLength = Math.Max(originalLength, capturedLength),
            LinkType = _linkType,
            Number = Packets,
        };
        return true;
    }

    private bool TryPeekHeader(out ReadOnlySpan<byte> header) =>
        Buffer.TryPeek(_format.RecordHeaderBytes, out header) || (Buffer.Available > 0 && EndCutShort("a packet header", _format.RecordHeaderBytes));

    private bool EndCutShort(string what, long expectedBytes)
    {
        NoteCutShort(what, expectedBytes);
        _ended = true;
        return false;
    }

    private bool EndAtBadLength(uint length)
    {
        NoteDamage("bad-packet-length", $"Expected a packet of at most {MaxPacketBytes} bytes after packet {Packets}, found a length of {length}; the rest of the file cannot be read.");
        _ended = true;
        return false;
    }

    private uint UInt32(ReadOnlySpan<byte> bytes) =>
        _format.IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private ushort UInt16(ReadOnlySpan<byte> bytes) =>
        _format.IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
