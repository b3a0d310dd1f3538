using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using NetGraph.Cypher.Storage.Durability;

namespace NetGraph.Cypher.Storage.Blocks;

/// <summary>
/// A run of 64-bit numbers whose length both sides know. Each is taken as its distance from the smallest, or from the one before
/// it where that is shorter; distances are divided by what they have in common and written byte plane by byte plane.
/// </summary>
/// <remarks>
/// Frame of reference and delta coding as in Zukowski et al., "Super-Scalar RAM-CPU Cache Compression" (ICDE 2006); planes because
/// the high bytes of real numbers repeat where the low ones do not. All arithmetic wraps, so every number comes back as it was.
/// </remarks>
internal static class NumberCodec
{
    /// <summary>Numbers of a run at most.</summary>
    public const int MostNumbers = 65_536;

    private const int DeltaFlag = 16;

    public static void Write(ByteWriter to, ReadOnlySpan<long> numbers)
    {
        if (numbers.IsEmpty)
            return;
        if (numbers.Length > MostNumbers)
            throw new ArgumentException($"At most {MostNumbers} numbers go into a block, not {numbers.Length}.", nameof(numbers));

        var distances = ArrayPool<ulong>.Shared.Rent(numbers.Length);
        var deltas = ArrayPool<ulong>.Shared.Rent(numbers.Length);
        var origin = Offsets(numbers, distances);
        Deltas(numbers, deltas);
        var isDelta = Bits(deltas.AsSpan(0, numbers.Length)) < Bits(distances.AsSpan(0, numbers.Length));
        WriteDistances(to, isDelta ? numbers[0] : origin, isDelta, (isDelta ? deltas : distances).AsSpan(0, numbers.Length));
        ArrayPool<ulong>.Shared.Return(distances);
        ArrayPool<ulong>.Shared.Return(deltas);
    }

    /// <exception cref="InvalidDataException">The bytes are no run of so many numbers.</exception>
    public static void Read(ref ByteReader from, Span<long> numbers)
    {
        if (numbers.IsEmpty)
            return;

        var form = from.Byte();
        var width = form & ~DeltaFlag;
        if (width > sizeof(ulong))
            throw new InvalidDataException($"expected numbers of at most 8 bytes, found form {form}");
        var origin = from.Signed();
        var divisor = from.Varint();
        ReadPlanes(ref from, numbers, width);
        if ((form & DeltaFlag) != 0)
            SumUp(numbers, origin, divisor);
        else
            MoveTo(numbers, origin, divisor);
    }

    private static long Offsets(ReadOnlySpan<long> numbers, ulong[] into)
    {
        var smallest = long.MaxValue;
        foreach (var number in numbers)
            smallest = Math.Min(smallest, number);
        for (var i = 0; i < numbers.Length; i++)
            into[i] = unchecked((ulong)(numbers[i] - smallest));
        return smallest;
    }

    /// <summary>Zigzag: small steps are small numbers, whatever their sign.</summary>
    private static void Deltas(ReadOnlySpan<long> numbers, ulong[] into)
    {
        into[0] = 0;
        for (var i = 1; i < numbers.Length; i++)
        {
            var step = unchecked(numbers[i] - numbers[i - 1]);
            into[i] = (ulong)((step << 1) ^ (step >> 63));
        }
    }

    private static long Bits(ReadOnlySpan<ulong> distances)
    {
        var bits = 0L;
        foreach (var distance in distances)
            bits += 64 - BitOperations.LeadingZeroCount(distance);
        return bits;
    }

    private static void WriteDistances(ByteWriter to, long origin, bool isDelta, Span<ulong> distances)
    {
        // A zigzag step is even or odd by its sign: nothing but 1 divides them all.
        var divisor = isDelta ? 1 : CommonDivisor(distances);
        var all = 0UL;
        for (var i = 0; i < distances.Length; i++)
        {
            if (divisor > 1)
                distances[i] /= divisor;
            all |= distances[i];
        }

        var width = (64 - BitOperations.LeadingZeroCount(all) + 7) / 8;
        to.Byte((byte)(width | (isDelta ? DeltaFlag : 0)));
        to.Signed(origin);
        to.Varint(divisor);
        var plane = ArrayPool<byte>.Shared.Rent(distances.Length);
        for (var place = 0; place < width; place++)
        {
            for (var i = 0; i < distances.Length; i++)
                plane[i] = (byte)(distances[i] >> (place * 8));
            PlaneCodec.Write(to, plane.AsSpan(0, distances.Length));
        }

        ArrayPool<byte>.Shared.Return(plane);
    }

    private static ulong CommonDivisor(ReadOnlySpan<ulong> distances)
    {
        var divisor = 0UL;
        foreach (var distance in distances)
        {
            if (divisor == 0)
                divisor = distance;
            else if (distance % divisor != 0)
                divisor = Gcd(distance, divisor);
            if (divisor == 1)
                return 1;
        }

        return Math.Max(1, divisor);
    }

    private static ulong Gcd(ulong a, ulong b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReadPlanes(ref ByteReader from, Span<long> numbers, int width)
    {
        numbers.Clear();
        if (width == 0)
            return;

        var buffer = ArrayPool<byte>.Shared.Rent(numbers.Length);
        try
        {
            var plane = buffer.AsSpan(0, numbers.Length);
            for (var place = 0; place < width; place++)
            {
                PlaneCodec.Read(ref from, plane);
                for (var i = 0; i < plane.Length; i++)
                    numbers[i] |= (long)plane[i] << (place * 8);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumUp(Span<long> numbers, long origin, ulong divisor)
    {
        var number = origin;
        for (var i = 0; i < numbers.Length; i++)
        {
            var step = unchecked((ulong)numbers[i] * divisor);
            number = unchecked(number + ((long)(step >> 1) ^ -(long)(step & 1)));
            numbers[i] = number;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MoveTo(Span<long> numbers, long origin, ulong divisor)
    {
        if (divisor == 1)
        {
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = unchecked(numbers[i] + origin);
            return;
        }

        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = unchecked((long)((ulong)numbers[i] * divisor) + origin);
    }
}
