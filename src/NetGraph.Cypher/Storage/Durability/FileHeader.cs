using System.Buffers.Binary;
using System.IO.Hashing;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>What a file of the store is.</summary>
internal enum StoreFileKind : uint
{
    Log = 1,
    Snapshot = 2,
}

/// <summary>
/// The first 64 bytes of each file: <c>NetGraph</c>, kind, version, generation, store id, reserved, XxHash3 of all before.
/// This layout is the same in every version, so that a newer one can be named.
/// </summary>
/// <param name="Generation">A snapshot holds all that the logs of smaller generations hold.</param>
/// <param name="StoreId">The same in all files of a store.</param>
internal readonly record struct FileHeader(StoreFileKind Kind, ulong Generation, Guid StoreId)
{
    public const int Size = 64;

    /// <summary>The format that is written.</summary>
    public const uint CurrentVersion = 2;

    /// <summary>The first format, which is read and, when the store is opened for writing, given up for the current one.</summary>
    public const uint OldestVersion = 1;

    private const int KindAt = 8;
    private const int VersionAt = 12;
    private const int GenerationAt = 16;
    private const int StoreIdAt = 24;
    private const int HashAt = 56;

    private static ReadOnlySpan<byte> Magic => "NetGraph"u8;

    /// <summary>The format of the file the header was read from; headers are always written as <see cref="CurrentVersion"/>.</summary>
    public uint Version { get; private init; } = CurrentVersion;

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(KindAt), (uint)Kind);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(VersionAt), CurrentVersion);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(GenerationAt), Generation);
        StoreId.TryWriteBytes(bytes.AsSpan(StoreIdAt));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(HashAt), XxHash3.HashToUInt64(bytes.AsSpan(0, HashAt)));
        return bytes;
    }

    /// <exception cref="GraphStoreException">The bytes are no header, are damaged, or belong to a newer version or another kind of file.</exception>
    public static FileHeader Read(ReadOnlySpan<byte> bytes, StoreFileKind kind, string path)
    {
        if (bytes.Length < Size || !bytes.StartsWith(Magic))
            throw StoreErrors.Damaged(path, 0, "expected the header of a NetGraph store file");
        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes[HashAt..]) != XxHash3.HashToUInt64(bytes[..HashAt]))
            throw StoreErrors.Damaged(path, HashAt, "the header's checksum is wrong");

        var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[VersionAt..]);
        if (version is < OldestVersion or > CurrentVersion)
            throw new GraphStoreException($"{path} has store format {version}; this NetGraph reads formats {OldestVersion} to {CurrentVersion}. Use a newer NetGraph.");
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[KindAt..]) != (uint)kind)
            throw StoreErrors.Damaged(path, KindAt, $"expected a {kind} file");
        return new FileHeader(kind, BinaryPrimitives.ReadUInt64LittleEndian(bytes[GenerationAt..]), new Guid(bytes.Slice(StoreIdAt, 16))) { Version = version };
    }
}
