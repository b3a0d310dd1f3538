using NetGraph.Cypher.Functions.Scalar;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Rows set aside: the kept slots of each, accounted for in the memory limit.</summary>
internal sealed class RowBuffer(ExecutionState state, int[] keep)
{
    private readonly List<GraphValue[]> _rows = [];

    public int Count => _rows.Count;

    public void Add()
    {
        var row = new GraphValue[keep.Length];
        for (var i = 0; i < keep.Length; i++)
            row[i] = state.Slots[keep[i]];
        state.Hold(RowSize.Of(row));
        _rows.Add(row);
    }

    public void Restore(int index)
    {
        var row = _rows[index];
        for (var i = 0; i < keep.Length; i++)
            state.Slots[keep[i]] = row[i];
    }

    public void Clear()
    {
        state.Release(_rows.Sum(RowSize.Of));
        _rows.Clear();
    }
}

/// <summary>Rough sizes in memory: 24 bytes a value, and what strings and lists hold besides.</summary>
internal static class RowSize
{
    public const int PerValue = 24;
    private const int PerObject = 32;

    public static long Of(GraphValue[] row)
    {
        var bytes = (long)PerObject;
        foreach (var value in row)
            bytes += Of(value);
        return bytes;
    }

    /// <summary>Looks one level deep: good enough for a bound, and cheap.</summary>
    public static long Of(GraphValue value) => value.Kind switch
    {
        GraphValueKind.String => PerValue + PerObject + 2L * value.AsString().Length,
        GraphValueKind.List when value.AsList() is IntegerRange => PerValue + PerObject,
        GraphValueKind.List => PerValue + PerObject + (long)PerValue * value.AsList().Count,
        GraphValueKind.Map => PerValue + PerObject + 3L * PerValue * value.AsMap().Count,
        GraphValueKind.Path => PerValue + 2 * PerObject + 2L * PerValue * (value.AsPath().Length + 1),
        _ => PerValue,
    };
}
