using System.Runtime.CompilerServices;

namespace NetGraph.PropertyGraph;

/// <summary>
/// Lets whoever runs a statement stop the comparing, hashing and rendering of values. A value that is small in memory may be
/// endless when it is walked, because its lists share their items: forty lists, each holding the one before twice, have 2^40 leaves.
/// </summary>
public static class ValueWalk
{
    /// <summary>Items between two reports from within one list.</summary>
    private const int ItemsPerReport = 1024;

    [ThreadStatic]
    private static Action<int>? _watch;

    /// <summary>Sets who is told, on this thread, how many items are about to be walked, and may throw; null for nobody.</summary>
    /// <returns>Who was told before, to be set again afterwards.</returns>
    public static Action<int>? Watch(Action<int>? watch)
    {
        var before = _watch;
        _watch = watch;
        return before;
    }

    /// <summary>Called on entering a list or map.</summary>
    /// <exception cref="InsufficientExecutionStackException">The value nests too deeply.</exception>
    internal static void Enter()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _watch?.Invoke(1);
    }

    /// <summary>Called with the place of each item of a list, whose number of items is without bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Pass(int index)
    {
        if ((index & (ItemsPerReport - 1)) == ItemsPerReport - 1)
            _watch?.Invoke(ItemsPerReport);
    }
}
