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
