using System.Buffers.Binary;

namespace NetGraph.Import.Tests.Captures;

/// <summary>Writes pcapng blocks for tests, in either byte order, right or wrong.</summary>
internal sealed class PcapngBuilder(bool isBigEndian = false)
{
    private readonly List<byte> _file = [];
    private bool _isBigEndian = isBigEndian;

    public byte[] ToArray() => [.. _file];

    public PcapngBuilder Section(bool? bigEndian = null, ushort major = 1)
    {
        _isBigEndian = bigEndian ?? _isBigEndian;
        return Block(0x0A0D0D0A, [.. UInt32(0x1A2B3C4D), .. UInt16(major), .. UInt16(0), .. UInt32(uint.MaxValue), .. UInt32(uint.MaxValue)]);
    }

    public PcapngBuilder Interface(ushort linkType = 1, uint snapLength = 0, byte? resolution = null, long? offsetSeconds = null)
    {
        byte[] options =
        [
            .. Option(2, "eth0"u8.ToArray()),
            .. resolution is { } r ? Option(9, [r]) : [],
            .. offsetSeconds is { } o ? Option(14, _isBigEndian ? BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(o)) : BitConverter.GetBytes(o)) : [],
            .. Option(0, []),
        ];
        return Block(1, [.. UInt16(linkType), .. UInt16(0), .. UInt32(snapLength), .. options]);
    }

    public PcapngBuilder Enhanced(byte[] frame, ulong ticks = 0, uint interfaceId = 0, uint? capturedLength = null, byte[]? options = null) =>
        Block(6, [.. UInt32(interfaceId), .. Ticks(ticks), .. UInt32(capturedLength ?? (uint)frame.Length), .. UInt32((uint)frame.Length), .. Padded(frame), .. options ?? []]);

    public PcapngBuilder Obsolete(byte[] frame, ulong ticks = 0, ushort interfaceId = 0) =>
        Block(2, [.. UInt16(interfaceId), .. UInt16(0), .. Ticks(ticks), .. UInt32((uint)frame.Length), .. UInt32((uint)frame.Length), .. Padded(frame)]);

    public PcapngBuilder Simple(byte[] frame, int? originalLength = null) =>
        Block(3, [.. UInt32((uint)(originalLength ?? frame.Length)), .. Padded(frame)]);

    /// <summary>Any block; the lengths can be made wrong.</summary>
    public PcapngBuilder Block(uint type, byte[] body, uint? length = null, uint? lengthAgain = null)
    {
        var right = (uint)(12 + body.Length);
        _file.AddRange([.. UInt32(type), .. UInt32(length ?? right), .. body, .. UInt32(lengthAgain ?? length ?? right)]);
        return this;
    }

    private byte[] Option(ushort code, byte[] value) => [.. UInt16(code), .. UInt16((ushort)value.Length), .. Padded(value)];

    private byte[] Ticks(ulong ticks) => [.. UInt32((uint)(ticks >> 32)), .. UInt32((uint)ticks)];

    private static byte[] Padded(byte[] bytes) => [.. bytes, .. new byte[(4 - (bytes.Length % 4)) % 4]];

    private byte[] UInt32(uint value) => BitConverter.GetBytes(_isBigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);

    private byte[] UInt16(ushort value) => BitConverter.GetBytes(_isBigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);
}
