using System.Buffers;
using System.IO.Compression;
using NetGraph.Cypher.Storage.Durability;

namespace NetGraph.Cypher.Storage.Blocks;

/// <summary>
/// A run of bytes whose length both sides know: one byte when all are the same, as they are, or compressed (Brotli, RFC 7932)
/// where that saves a sixteenth or more.
/// </summary>
internal static class PlaneCodec
{
    /// <summary>Bytes of a plane at most.</summary>
    public const int MostBytes = 1 << 30;

    private const byte Uniform = 0;
    private const byte Stored = 1;
    private const byte Compressed = 2;

    /// <summary>The fast two-pass form: within a few per cent of what Huffman codes can do on such planes.</summary>
    private const int Quality = 1;
    private const int WindowBits = 18;

    /// <summary>Shorter planes cost more to compress than they save.</summary>
    private const int FewestCompressed = 64;

    public static void Write(ByteWriter to, ReadOnlySpan<byte> plane)
    {
        if (plane.IsEmpty)
            return;
        if (!plane.ContainsAnyExcept(plane[0]))
        {
            to.Byte(Uniform);
            to.Byte(plane[0]);
            return;
        }

        var room = plane.Length - (plane.Length / 16);
        var buffer = ArrayPool<byte>.Shared.Rent(room);
        if (MayShrink(plane) && BrotliEncoder.TryCompress(plane, buffer.AsSpan(0, room), out var length, Quality, WindowBits))
        {
            to.Byte(Compressed);
            to.Varint(length);
            to.Bytes(buffer.AsSpan(0, length));
        }
        else
        {
            to.Byte(Stored);
            to.Bytes(plane);
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <exception cref="InvalidDataException">The bytes are no plane of this length.</exception>
    public static void Read(ref ByteReader from, Span<byte> plane)
    {
        if (plane.IsEmpty)
            return;
        switch (from.Byte())
        {
            case Uniform:
                plane.Fill(from.Byte());
                break;
            case Stored:
                from.Bytes(plane.Length).CopyTo(plane);
                break;
            case Compressed:
                var compressed = from.Bytes(from.Count());
                if (!BrotliDecoder.TryDecompress(compressed, plane, out var written) || written != plane.Length)
                    throw new InvalidDataException($"expected {plane.Length} compressed bytes, found {written}");
                break;
            case var form:
                throw new InvalidDataException($"expected a plane of bytes, found form {form}");
        }
    }

    /// <summary>Whether the frequencies of the bytes leave anything to save; repeated runs are not looked for.</summary>
    private static bool MayShrink(ReadOnlySpan<byte> plane)
    {
        if (plane.Length < FewestCompressed)
            return false;

        Span<int> counts = stackalloc int[256];
        counts.Clear();
        foreach (var value in plane)
            counts[value]++;
        var bits = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
                bits -= count * Math.Log2((double)count / plane.Length);
        }

        return bits < plane.Length * 7.5;
    }
}
