namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>Some rows on their way through a plan: how many there are and which of them still count.</summary>
internal sealed class Batch
{
    /// <summary>Most rows in a batch. Two pages of the store: their vectors fit the first-level cache.</summary>
    public const int Capacity = 1024;

    private static readonly int[] Everything = [.. Enumerable.Range(0, Capacity)];

    /// <summary>Rows, dropped ones included.</summary>
    public int Count { get; private set; }

    /// <summary>Places of the rows that count, ascending; only the first <see cref="Selected"/> are meant. Never written through.</summary>
    public int[] Selection { get; private set; } = Everything;

    public int Selected { get; set; }

    /// <summary>Differs between any two fillings of any batch of a run; vectors are remembered by it.</summary>
    public long Version { get; private set; }

    /// <summary>The place in <see cref="Selection"/> of the row whose evaluation has just thrown, or -1.</summary>
    public int FailedAt { get; set; } = -1;

    /// <summary>The selected places.</summary>
    public ReadOnlySpan<int> Places => Selection.AsSpan(0, Selected);

    /// <summary>Whether so many rows are selected that computing all of them in a row is cheaper than picking.</summary>
    public bool IsDense => Selected * 32 >= Count;

    /// <summary>Begins anew with rows that all count.</summary>
    public void Fill(int count, long version)
    {
        Count = Selected = count;
        Selection = Everything;
        Version = version;
        FailedAt = -1;
    }

    /// <summary>Keeps only some of the selected rows.</summary>
    public void Select(int[] selection, int selected)
    {
        Selection = selection;
        Selected = selected;
    }
}
