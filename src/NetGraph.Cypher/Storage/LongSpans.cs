using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGraph.Cypher.Storage;

/// <summary>Fills spans of 64-bit numbers, several at a time where the processor can.</summary>
internal static class LongSpans
{
    /// <summary>Numbers that ascend by one.</summary>
    public static void Ascend(Span<long> into, long first)
    {
        ref var target = ref MemoryMarshal.GetReference(into);
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var four = Vector256.Create(4L);
            var values = Vector256.Create(first, first + 1, first + 2, first + 3);
            for (; i <= into.Length - 4; i += 4)
            {
                values.StoreUnsafe(ref target, (nuint)i);
                values += four;
            }
        }

        for (; i < into.Length; i++)
            into[i] = first + i;
    }

    /// <summary>The same numbers in eight bytes each.</summary>
    public static void Widen(ReadOnlySpan<sbyte> from, Span<long> into)
    {
        ref var target = ref MemoryMarshal.GetReference(into[..from.Length]);
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= from.Length - 16; i += 16)
            {
                var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(from), (nuint)i));
                Store(Vector256.Create(low, high), ref target, i);
            }
        }

        for (; i < from.Length; i++)
            into[i] = from[i];
    }

    /// <inheritdoc cref="Widen(ReadOnlySpan{sbyte}, Span{long})"/>
    public static void Widen(ReadOnlySpan<short> from, Span<long> into)
    {
        ref var target = ref MemoryMarshal.GetReference(into[..from.Length]);
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= from.Length - 16; i += 16)
                Store(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(from), (nuint)i), ref target, i);
        }

        for (; i < from.Length; i++)
            into[i] = from[i];
    }

    /// <inheritdoc cref="Widen(ReadOnlySpan{sbyte}, Span{long})"/>
    public static void Widen(ReadOnlySpan<int> from, Span<long> into)
    {
        ref var target = ref MemoryMarshal.GetReference(into[..from.Length]);
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= from.Length - 8; i += 8)
                Store(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(from), (nuint)i), ref target, i);
        }

        for (; i < from.Length; i++)
            into[i] = from[i];
    }

    /// <summary>Where numbers lie within two bounds, or outside them.</summary>
    /// <param name="low">Not above <paramref name="high"/>.</param>
    /// <param name="first">What the place of the first number is called.</param>
    /// <param name="into">Filled with the places, ascending; as long as <paramref name="numbers"/> at least.</param>
    /// <returns>How many there are.</returns>
    public static int SelectRange(ReadOnlySpan<long> numbers, long low, long high, bool inside, int first, Span<int> into)
    {
        ref var source = ref MemoryMarshal.GetReference(numbers);
        var (lows, highs) = (Vector256.Create(low), Vector256.Create(high));
        var flip = inside ? 0u : 15u;
        var count = 0;
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= numbers.Length - 4; i += 4)
            {
                var four = Vector256.LoadUnsafe(ref source, (nuint)i);
                var found = (Vector256.GreaterThanOrEqual(four, lows) & Vector256.LessThanOrEqual(four, highs)).ExtractMostSignificantBits() ^ flip;
                for (; found != 0; found &= found - 1)
                    into[count++] = first + i + BitOperations.TrailingZeroCount(found);
            }
        }

        for (; i < numbers.Length; i++)
        {
            into[count] = first + i;
            count += (numbers[i] >= low && numbers[i] <= high) == inside ? 1 : 0;
        }

        return count;
    }

    private static void Store(Vector256<short> words, ref long target, int at)
    {
        var (low, high) = Vector256.Widen(words);
        Store(low, ref target, at);
        Store(high, ref target, at + 8);
    }

    private static void Store(Vector256<int> numbers, ref long target, int at)
    {
        var (low, high) = Vector256.Widen(numbers);
        low.StoreUnsafe(ref target, (nuint)at);
        high.StoreUnsafe(ref target, (nuint)at + 4);
    }
}
