using System.Buffers.Binary;

namespace NetGraph.Import.Captures;

/// <summary>The Internet checksum (RFC 1071): the complement of the ones' complement sum of 16-bit words.</summary>
internal static class InternetChecksum
{
    /// <summary>The checksum of the bytes, an odd last one padded with zero.</summary>
    /// <param name="bytes">What to sum; the checksum field itself must be zero, or the result is 0 when it is right.</param>
    /// <param name="initial">An uncomplemented sum to start from, such as that of a pseudo-header.</param>
    public static ushort Of(ReadOnlySpan<byte> bytes, uint initial = 0)
    {
        var sum = initial + Sum(bytes);
        sum = (sum & 0xFFFF) + (sum >> 16);
        sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)~sum;
    }

    /// <summary>The sum before folding and complementing; cannot overflow below 128 KiB.</summary>
    public static uint Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (; bytes.Length >= 2; bytes = bytes[2..])
            sum += BinaryPrimitives.ReadUInt16BigEndian(bytes);
        return bytes.IsEmpty ? sum : sum + (uint)(bytes[0] << 8);
    }
}
