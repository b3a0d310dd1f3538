using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>A growing buffer of little-endian numbers, varints (LEB128) and strings.</summary>
internal sealed class ByteWriter(int capacity = 4096)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value) => Reserve(1)[0] = value;

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Reserve(4), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Reserve(8), value);

    public void UInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Reserve(8), value);

    public void Double(double value) => Int64(BitConverter.DoubleToInt64Bits(value));

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    /// <summary>Seven bits a byte, the lowest first.</summary>
    public void Varint(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    public void Varint(int value) => Varint((ulong)value);

    /// <summary>Small magnitudes are short, whatever their sign (zigzag).</summary>
    public void Signed(long value) => Varint((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>The length in bytes doubled, plus one for UTF-16, which is used for the rare string that is not valid Unicode.</summary>
    public void String(string value)
    {
        int count;
        try
        {
            count = StrictUtf8.GetByteCount(value);
        }
        catch (EncoderFallbackException)
        {
            Varint(((ulong)value.Length << 2) | 1);
            Bytes(MemoryMarshal.AsBytes(value.AsSpan()));
            return;
        }

        Varint((ulong)count << 1);
        StrictUtf8.GetBytes(value, Reserve(count));
    }

    private Span<byte> Reserve(int count)
    {
        if (Length + count > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(Length + count, _bytes.Length * 2));
        var span = _bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }
}
