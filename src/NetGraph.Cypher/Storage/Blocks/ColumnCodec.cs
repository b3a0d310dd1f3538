using System.Buffers;
using NetGraph.Cypher.Storage.Durability;

namespace NetGraph.Cypher.Storage.Blocks;

/// <summary>
/// A run of cells of one property: their number, a tag for each (absent ones included), and the payloads of those that are there.
/// Where all tags are the same, floats that are short decimals and instants are written as whole numbers.
/// </summary>
internal static class ColumnCodec
{
    /// <summary>Cells of a block at most.</summary>
    public const int MostCells = NumberCodec.MostNumbers;

    /// <summary>Payloads as they are.</summary>
    private const byte Plain = 0;

    /// <summary>Nanoseconds since 1970.</summary>
    private const byte Nanoseconds = 1;

    /// <summary>From here on: floats times ten to the power of the form minus this.</summary>
    private const byte Decimals = 8;

    public static void Write(ByteWriter to, ReadOnlySpan<byte> tags, ReadOnlySpan<long> payloads)
    {
        if (tags.Length > MostCells || payloads.Length != tags.Length)
            throw new ArgumentException($"A block has up to {MostCells} cells with a payload each, not {tags.Length} with {payloads.Length}.", nameof(tags));

        to.Varint(tags.Length);
        PlaneCodec.Write(to, tags);
        var buffer = ArrayPool<long>.Shared.Rent(Math.Max(1, tags.Length));
        var (count, tag) = Present(tags, payloads, buffer);
        var numbers = buffer.AsSpan(0, count);
        to.Byte(Simplify(tag, numbers));
        NumberCodec.Write(to, numbers);
        ArrayPool<long>.Shared.Return(buffer);
    }

    /// <param name="tags">Room for the cells; those behind the last one are not touched.</param>
    /// <param name="payloads">As long. Absent cells get 0.</param>
    /// <returns>The number of cells.</returns>
    /// <exception cref="InvalidDataException">The bytes are no block, or one with more cells than there is room for.</exception>
    public static int Read(ref ByteReader from, Span<byte> tags, Span<long> payloads)
    {
        var cells = from.Count();
        if (cells > tags.Length)
            throw new InvalidDataException($"expected at most {tags.Length} cells, found {cells}");

        tags = tags[..cells];
        payloads = payloads[..cells];
        PlaneCodec.Read(ref from, tags);
        if (cells > 0 && tags.ContainsAnyExceptInRange((byte)CellTag.Absent, (byte)CellTag.Pooled))
            throw new InvalidDataException($"expected tags of values up to {(byte)CellTag.Pooled}, found another");

        var count = cells - tags.Count((byte)CellTag.Absent);
        var form = from.Byte();
        NumberCodec.Read(ref from, payloads[..count]);
        Restore(form, payloads[..count]);
        if (count < cells)
            SpreadOut(tags, payloads, count);
        return cells;
    }

    /// <returns>How many cells are there, and their tag when they all have the same.</returns>
    private static (int Count, CellTag Tag) Present(ReadOnlySpan<byte> tags, ReadOnlySpan<long> payloads, long[] into)
    {
        var count = 0;
        var (some, all) = (0, 0xFF);
        for (var i = 0; i < tags.Length; i++)
        {
            if (tags[i] == (byte)CellTag.Absent)
                continue;
            some |= tags[i];
            all &= tags[i];
            into[count++] = payloads[i];
        }

        return (count, some == all ? (CellTag)some : CellTag.Absent);
    }

    /// <summary>Moves payloads to the cells they belong to, from the last on.</summary>
    private static void SpreadOut(ReadOnlySpan<byte> tags, Span<long> payloads, int count)
    {
        for (var i = tags.Length - 1; i >= 0; i--)
            payloads[i] = tags[i] == (byte)CellTag.Absent ? 0 : payloads[--count];
    }

    private static byte Simplify(CellTag tag, Span<long> numbers)
    {
        if (tag == CellTag.Instant)
        {
            foreach (ref var number in numbers)
                number = InstantBits.ToNanoseconds(number);
            return Nanoseconds;
        }

        if (tag == CellTag.Float && DecimalFloats.TryScale(numbers) is { } power)
            return (byte)(Decimals + power);
        return Plain;
    }

    private static void Restore(byte form, Span<long> numbers)
    {
        switch (form)
        {
            case Plain:
                return;
            case Nanoseconds:
                foreach (ref var number in numbers)
                    number = InstantBits.FromNanoseconds(number);
                return;
            case >= Decimals and <= Decimals + DecimalFloats.MostDecimals:
                DecimalFloats.Restore(numbers, form - Decimals);
                return;
            default:
                throw new InvalidDataException($"expected a form of numbers, found {form}");
        }
    }
}
