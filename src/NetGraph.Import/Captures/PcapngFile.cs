using System.Buffers.Binary;
using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <summary>
/// pcapng (draft-ietf-opsawg-pcapng): blocks that state their length at both ends, in sections that each have a byte order
/// and interfaces of their own. Blocks without packets are passed over. A bad packet costs itself; a block whose two
/// lengths differ costs the rest of the file, since nothing tells where the next begins.
/// </summary>
internal sealed class PcapngFile(CaptureBuffer buffer, DiagnosticLog log) : CaptureFile(buffer, log)
{
    private const int SupportedMajorVersion = 1;

    private readonly List<PcapngInterface> _interfaces = [];
    private bool _isBigEndian;
    private bool _sectionIsKnown;
    private bool _ended;

    public override bool TryRead(out CapturedPacket packet)
    {
        packet = default;
        while (!_ended)
        {
            if (!Buffer.TryPeek(PcapngBlocks.HeadBytes, out var head))
                return Buffer.Available > 0 && EndCutShort("a block header", PcapngBlocks.HeadBytes);

            // The type of a section header reads the same in both byte orders.
            var type = UInt32(head);
            if (type == PcapngBlocks.SectionHeader)
                ReadSection();
            else if (ReadBlock(type, UInt32(head[4..]), out packet))
                return true;
        }

        return false;
    }

    private void ReadSection()
    {
        _sectionIsKnown = false;
        if (!Buffer.TryPeek(PcapngBlocks.SectionHeaderBytes, out var header))
        {
            EndCutShort("a section header", PcapngBlocks.SectionHeaderBytes);
            return;
        }

        var magic = BinaryPrimitives.ReadUInt32BigEndian(header[8..]);
        if (magic != PcapngBlocks.ByteOrderMagic && BinaryPrimitives.ReverseEndianness(magic) != PcapngBlocks.ByteOrderMagic)
        {
            EndAtBadBlock($"Expected the byte-order magic of a section after packet {Packets}, found {magic:x8}.");
            return;
        }

        _isBigEndian = magic == PcapngBlocks.ByteOrderMagic;
        _interfaces.Clear();
        var major = UInt16(header[12..]);
        var minor = UInt16(header[14..]);
        _sectionIsKnown = major == SupportedMajorVersion;
        if (!_sectionIsKnown)
            NoteDamage("pcapng-version-unknown", $"Expected pcapng version {SupportedMajorVersion}, found {major}.{minor}; this section is passed over.");
        SkipBlock(UInt32(header[4..]), PcapngBlocks.SectionHeaderBytes);
    }

    /// <summary>Takes one block; true when it held a readable packet.</summary>
    private bool ReadBlock(uint type, uint length, out CapturedPacket packet)
    {
        packet = default;
        var least = LeastBytes(type);
        var isWanted = least > 0 && _sectionIsKnown;
        if (!isWanted)
            return SkipBlock(length, PcapngBlocks.HeadBytes + PcapngBlocks.TailBytes);
        if (length > CaptureBuffer.BlockBytes)
            return SkipOverlong(type, length);
        if (length < least || length % 4 != 0)
            return EndAtBadBlock($"Expected a length of at least {least} in steps of 4 for the block of type {type} after packet {Packets}, found {length}.");
        if (!Buffer.TryPeek((int)length, out var block))
            return EndCutShort($"a block of type {type}", length);

        var lengthAgain = UInt32(block[^PcapngBlocks.TailBytes..]);
        if (lengthAgain != length)
            return EndAtBadBlock(LengthsDiffer(type, length, lengthAgain));

        Buffer.Advance((int)length);
        return TryTake(type, block[..^PcapngBlocks.TailBytes], out packet);
    }

    private static int LeastBytes(uint type) => type switch
    {
        PcapngBlocks.InterfaceDescription => PcapngBlocks.InterfaceDescriptionBytes,
        PcapngBlocks.EnhancedPacket or PcapngBlocks.Packet => PcapngBlocks.PacketData + PcapngBlocks.TailBytes,
        PcapngBlocks.SimplePacket => PcapngBlocks.SimplePacketData + PcapngBlocks.TailBytes,
        _ => 0,
    };

    private bool TryTake(uint type, ReadOnlySpan<byte> block, out CapturedPacket packet)
    {
        packet = default;
        switch (type)
        {
            case PcapngBlocks.InterfaceDescription:
                _interfaces.Add(ReadInterface(block));
                return false;
            case PcapngBlocks.SimplePacket:
                return TryTakeSimple(block, out packet);
            default:
                var interfaceId = type == PcapngBlocks.EnhancedPacket ? UInt32(block[8..]) : UInt16(block[8..]);
                return TryTakeStamped(block, interfaceId, out packet);
        }
    }

    /// <summary>An enhanced or an obsolete packet block: they differ in the width of the interface number only.</summary>
    private bool TryTakeStamped(ReadOnlySpan<byte> block, uint interfaceId, out CapturedPacket packet)
    {
        packet = default;
        if (interfaceId >= _interfaces.Count)
            return RejectPacket("interface-unknown", $"Expected an interface below {_interfaces.Count}, found {interfaceId}.");

        var capturedLength = UInt32(block[20..]);
        var data = block[PcapngBlocks.PacketData..];
        if (capturedLength > data.Length || capturedLength > MaxPacketBytes)
            return RejectPacket("bad-packet-length", $"Expected a packet of at most {Math.Min(data.Length, MaxPacketBytes)} bytes, found a length of {capturedLength}.");

        var from = _interfaces[(int)interfaceId];
        var ticks = ((ulong)UInt32(block[12..]) << 32) | UInt32(block[16..]);
        packet = Accept(data[..(int)capturedLength], from.TimeOf(ticks), UInt32(block[24..]), from.LinkType);
        return true;
    }

    /// <summary>A simple packet block: of the first interface, without a time, its captured length implied.</summary>
    private bool TryTakeSimple(ReadOnlySpan<byte> block, out CapturedPacket packet)
    {
        packet = default;
        if (_interfaces.Count == 0)
            return RejectPacket("interface-unknown", "Expected an interface description before a simple packet block, found none.");

        var from = _interfaces[0];
        var originalLength = UInt32(block[8..]);
        var data = block[PcapngBlocks.SimplePacketData..];
        var capturedLength = Math.Min(originalLength, from.SnapLength == 0 ? uint.MaxValue : from.SnapLength);
        if (capturedLength > data.Length || capturedLength > MaxPacketBytes)
            return RejectPacket("bad-packet-length", $"Expected a packet of at most {Math.Min(data.Length, MaxPacketBytes)} bytes, found a length of {capturedLength}.");

        packet = Accept(data[..(int)capturedLength], time: null, originalLength, from.LinkType);
        return true;
    }

    private CapturedPacket Accept(ReadOnlySpan<byte> data, PacketTime? time, uint originalLength, int linkType)
    {
        Packets++;
        return new CapturedPacket
        {
            Data = data,
            Time = time,
            OriginalLength = Math.Max(originalLength, data.Length),
            LinkType = linkType,
            Number = Packets,
        };
    }

    private PcapngInterface ReadInterface(ReadOnlySpan<byte> block)
    {
        var result = new PcapngInterface(UInt16(block[8..]), UInt32(block[12..]));
        for (var options = block[16..]; options.Length >= 4;)
        {
            var code = UInt16(options);
            int length = UInt16(options[2..]);
            if (code == PcapngBlocks.EndOfOptions || length > options.Length - 4)
                break;

            var value = options.Slice(4, length);
            if (code == PcapngBlocks.TimestampResolution && length >= 1)
                result = result with { Resolution = value[0] };
            else if (code == PcapngBlocks.TimestampOffset && length >= 8)
                result = result with { OffsetSeconds = Int64(value) };
            options = options[Math.Min(options.Length, 4 + ((length + 3) & ~3))..];
        }

        return result;
    }

    /// <summary>Passes over a block of any length, checking that it ends as it begins. Always false: it held no packet.</summary>
    private bool SkipBlock(uint length, int least)
    {
        if (length < least || length % 4 != 0)
            return EndAtBadBlock($"Expected a block length of at least {least} in steps of 4 after packet {Packets}, found {length}.");
        if (!Buffer.TrySkip(length - PcapngBlocks.TailBytes) || !Buffer.TryPeek(PcapngBlocks.TailBytes, out var tail))
            return EndCutShort("a block", length);

        var lengthAgain = UInt32(tail);
        if (lengthAgain != length)
            return EndAtBadBlock(LengthsDiffer(type: null, length, lengthAgain));

        Buffer.Advance(PcapngBlocks.TailBytes);
        return false;
    }

    private bool SkipOverlong(uint type, uint length)
    {
        if (type == PcapngBlocks.InterfaceDescription)
            return EndAtBadBlock($"Expected an interface description of at most {CaptureBuffer.BlockBytes} bytes after packet {Packets}, found {length}.");

        if (SkipBlock(length, PcapngBlocks.HeadBytes + PcapngBlocks.TailBytes) || _ended)
            return false;
        return RejectPacket("bad-packet-length", $"Expected a block of at most {CaptureBuffer.BlockBytes} bytes, found {length}.");
    }

    private string LengthsDiffer(uint? type, uint length, uint lengthAgain) =>
        $"Expected the block{(type is null ? "" : $" of type {type}")} after packet {Packets} to end with its length {length}, found {lengthAgain}; the rest of the file cannot be read.";

    private bool RejectPacket(string code, string message)
    {
        Reject(code, message);
        return false;
    }

    private bool EndCutShort(string what, long expectedBytes)
    {
        NoteCutShort(what, expectedBytes);
        _ended = true;
        return false;
    }

    private bool EndAtBadBlock(string message)
    {
        NoteDamage("bad-block", message);
        _ended = true;
        return false;
    }

    private uint UInt32(ReadOnlySpan<byte> bytes) =>
        _isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private ushort UInt16(ReadOnlySpan<byte> bytes) =>
        _isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private long Int64(ReadOnlySpan<byte> bytes) =>
        _isBigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes) : BinaryPrimitives.ReadInt64LittleEndian(bytes);
}
