using System.Buffers.Binary;
using System.IO.Hashing;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>The last 32 bytes of a snapshot: where its contents begin, how long that record is, <c>NGtables</c>, XxHash3 of all before.</summary>
internal static class SnapshotFooter
{
    public const int Size = 32;

    private const int LengthAt = 8;
    private const int MagicAt = 16;
    private const int HashAt = 24;

    private static ReadOnlySpan<byte> Magic => "NGtables"u8;

    public static byte[] Encode(long contentsOffset, int contentsLength)
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, contentsOffset);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(LengthAt), contentsLength);
        Magic.CopyTo(bytes.AsSpan(MagicAt));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(HashAt), XxHash3.HashToUInt64(bytes.AsSpan(0, HashAt), contentsOffset));
        return bytes;
    }

    /// <param name="end">Length of the file: the contents end where the footer begins.</param>
    /// <exception cref="GraphStoreException">The file does not end with a footer that fits it.</exception>
    public static (long Offset, int Length) Read(ReadOnlySpan<byte> bytes, string path, long end)
    {
        var offset = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes[LengthAt..]);
        if (!bytes.Slice(MagicAt, Magic.Length).SequenceEqual(Magic))
            throw StoreErrors.Damaged(path, end - Size, "expected the end of a snapshot");
        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes[HashAt..]) != XxHash3.HashToUInt64(bytes[..HashAt], offset) || offset < FileHeader.Size || length > int.MaxValue || offset + length != end - Size)
            throw StoreErrors.Damaged(path, end - Size, "the checksum of the end record is wrong");
        return (offset, (int)length);
    }
}
