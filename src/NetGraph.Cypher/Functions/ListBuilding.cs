using NetGraph.Cypher.Execution.Operators;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions;

/// <summary>How functions make lists: room is asked for before a list is made, time at each element.</summary>
internal static class ListBuilding
{
    /// <summary>The elements from one place on, copied.</summary>
    /// <exception cref="QueryException">The list passes the limit on memory, or the statement the one on time.</exception>
    public static GraphValue[] Copy(this IFunctionContext context, IReadOnlyList<GraphValue> list, int from = 0) =>
        context.Copy(list, from, Math.Max(0, list.Count - from));

    /// <summary>So many elements from one place on, copied.</summary>
    public static GraphValue[] Copy(this IFunctionContext context, IReadOnlyList<GraphValue> list, int from, int count)
    {
        context.RequireRoom((long)count * RowSize.PerValue);
        var copy = new GraphValue[count];
        for (var i = 0; i < copy.Length; i++)
        {
            context.Step();
            copy[i] = list[from + i];
        }

        return copy;
    }

    /// <summary>A list of as many elements, each made from its counterpart.</summary>
    public static GraphValue Map(this IFunctionContext context, IReadOnlyList<GraphValue> list, Func<GraphValue, GraphValue> convert)
    {
        context.RequireRoom((long)list.Count * RowSize.PerValue);
        var mapped = new GraphValue[list.Count];
        for (var i = 0; i < mapped.Length; i++)
        {
            context.Step();
            mapped[i] = convert(list[i]);
        }

        return GraphValue.Of(mapped);
    }

    /// <summary>The elements one by one, each counted as a step.</summary>
    public static IEnumerable<GraphValue> Each(this IFunctionContext context, IReadOnlyList<GraphValue> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            context.Step();
            yield return list[i];
        }
    }
}
