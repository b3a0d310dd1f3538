using System.Buffers;
using System.Runtime.CompilerServices;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>
/// Arrays of tables that grow. Large ones come from a pool and go back to it: a query that groups by a million keys would else
/// take tens of megabytes fresh from the operating system each time, which costs as much as the grouping, and collections.
/// </summary>
internal static class TableArrays
{
    /// <summary>From this length on arrays are pooled.</summary>
    private const int FewestPooled = 4096;

    /// <summary>An array of at least that length whose items are <c>default</c>.</summary>
    public static T[] New<T>(int length) => Grown(Array.Empty<T>(), length);

    /// <summary>An array of at least that length, with anything in it.</summary>
    public static T[] Raw<T>(int length) =>
        length < FewestPooled || RuntimeHelpers.IsReferenceOrContainsReferences<T>() ? new T[length] : ArrayPool<T>.Shared.Rent(length);

    /// <summary>A longer array that begins like another, which must not be used any more; the rest is <c>default</c>.</summary>
    public static T[] Grown<T>(T[] array, int length)
    {
        var longer = Raw<T>(length);
        array.CopyTo(longer, 0);

        // Written before it is read: a page fresh from the system would fault twice, the second time with an interrupt to all cores.
        longer.AsSpan(array.Length).Clear();
        Return(array);
        return longer;
    }

    /// <summary>Gives back an array that is not used any more.</summary>
    public static void Return<T>(T[] array)
    {
        if (array.Length >= FewestPooled && !RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            ArrayPool<T>.Shared.Return(array);
    }
}
