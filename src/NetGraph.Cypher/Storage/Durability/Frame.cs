using System.Buffers.Binary;
using System.IO.Hashing;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// The unit of all store files: payload length (4 bytes), kind (1), payload, XxHash3 (8) of all before, seeded with the
/// frame's offset, so that a frame in a wrong place is as wrong as a changed one.
/// </summary>
internal static class Frame
{
    public const int HeadSize = 5;
    public const int Overhead = HeadSize + 8;

    /// <summary>Size at which a writer cuts: large enough to stream, small enough to buffer.</summary>
    public const int TargetPayload = 256 * 1024;

    public static byte[] Encode(byte kind, ReadOnlySpan<byte> payload, long offset)
    {
        var frame = new byte[payload.Length + Overhead];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)payload.Length);
        frame[4] = kind;
        payload.CopyTo(frame.AsSpan(HeadSize));
        var hashed = frame.AsSpan(0, frame.Length - 8);
        BinaryPrimitives.WriteUInt64LittleEndian(frame.AsSpan(hashed.Length), XxHash3.HashToUInt64(hashed, offset));
        return frame;
    }

    /// <summary>Reads the frame at the stream's position.</summary>
    /// <returns>False when there is no whole, sound frame; <paramref name="problem"/> says why.</returns>
    public static bool TryRead(FileStream from, out byte kind, out byte[] frame, out string problem)
    {
        kind = 0;
        frame = [];
        problem = "the file ends within a record";
        var offset = from.Position;
        var left = from.Length - offset;
        Span<byte> head = stackalloc byte[HeadSize];
        if (left < Overhead)
            return false;

        if (from.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false) < HeadSize)
            return false;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(head);
        if (length > left - Overhead)
            return false;

        frame = new byte[length + Overhead];
        head.CopyTo(frame);
        if (from.ReadAtLeast(frame.AsSpan(HeadSize), frame.Length - HeadSize, throwOnEndOfStream: false) < frame.Length - HeadSize)
            return false;

        kind = head[4];
        problem = "the record's checksum is wrong";
        var hashed = frame.AsSpan(0, frame.Length - 8);
        return BinaryPrimitives.ReadUInt64LittleEndian(frame.AsSpan(hashed.Length)) == XxHash3.HashToUInt64(hashed, offset);
    }

    /// <summary>Whether the bytes are one whole frame that stood at the offset.</summary>
    public static bool IsSound(ReadOnlySpan<byte> frame, long offset, out byte kind)
    {
        kind = frame[4];
        var hashed = frame[..^8];
        return BinaryPrimitives.ReadUInt32LittleEndian(frame) == frame.Length - Overhead
            && BinaryPrimitives.ReadUInt64LittleEndian(frame[hashed.Length..]) == XxHash3.HashToUInt64(hashed, offset);
    }

    public static ReadOnlySpan<byte> Payload(byte[] frame) => frame.AsSpan(HeadSize, frame.Length - Overhead);
}
