using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using NetGraph.Cypher.Storage.Durability;

namespace NetGraph.Cypher.Storage.Blocks;

/// <summary>
/// A run of strings: their number, lengths in bytes, and all their bytes at once, so that what they have in common is written once.
/// UTF-8; a string that is no valid Unicode makes the whole run UTF-16.
/// </summary>
internal static class StringCodec
{
    /// <summary>Strings of a run at most.</summary>
    public const int MostStrings = NumberCodec.MostNumbers;

    /// <summary>Bytes at which a writer begins another run.</summary>
    public const int TargetBytes = 256 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Write(ByteWriter to, ReadOnlySpan<string> strings)
    {
        var lengths = new long[strings.Length];
        var isUtf8 = TryMeasure(strings, lengths);
        if (!isUtf8)
        {
            for (var i = 0; i < strings.Length; i++)
                lengths[i] = strings[i].Length * 2L;
        }

        var total = checked((int)lengths.Sum());
        var bytes = ArrayPool<byte>.Shared.Rent(Math.Max(1, total));
        var end = 0;
        foreach (var text in strings)
            end += isUtf8 ? Strict.GetBytes(text, bytes.AsSpan(end)) : CopyUtf16(text, bytes.AsSpan(end));

        to.Varint(strings.Length);
        to.Byte(isUtf8 ? (byte)0 : (byte)1);
        NumberCodec.Write(to, lengths);
        PlaneCodec.Write(to, bytes.AsSpan(0, total));
        ArrayPool<byte>.Shared.Return(bytes);
    }

    /// <exception cref="InvalidDataException">The bytes are no run of strings.</exception>
    public static void Read(ref ByteReader from, List<string> into) => into.AddRange(ReadRun(ref from).ToStrings());

    /// <summary>Reads without making strings.</summary>
    /// <exception cref="InvalidDataException">The bytes are no run of strings.</exception>
    public static StringRun ReadRun(ref ByteReader from)
    {
        var count = from.Count();
        if (count > MostStrings)
            throw new InvalidDataException($"expected at most {MostStrings} strings, found {count}");
        var isUtf8 = from.Byte() == 0;
        var lengths = new long[count];
        NumberCodec.Read(ref from, lengths);
        var bytes = new byte[Total(lengths)];
        PlaneCodec.Read(ref from, bytes);
        return new StringRun(isUtf8, lengths, bytes);
    }

    private static int Total(long[] lengths)
    {
        var total = 0L;
        foreach (var length in lengths)
        {
            if (length < 0 || (total += length) > PlaneCodec.MostBytes)
                throw new InvalidDataException($"expected strings of at most {PlaneCodec.MostBytes} bytes together");
        }

        return (int)total;
    }

    private static bool TryMeasure(ReadOnlySpan<string> strings, long[] lengths)
    {
        try
        {
            for (var i = 0; i < strings.Length; i++)
                lengths[i] = Strict.GetByteCount(strings[i]);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static int CopyUtf16(string text, Span<byte> into)
    {
        MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(into);
        return text.Length * 2;
    }
}
