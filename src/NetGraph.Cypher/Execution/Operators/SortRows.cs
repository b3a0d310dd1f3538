using NetGraph.Cypher.Execution.Expressions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>The keys of an order.</summary>
internal sealed class SortOrder(ExecutionState state, Evaluator[] keys, bool[] descending) : IComparer<SortRow>
{
    public GraphValue[] Keys()
    {
        var values = new GraphValue[keys.Length];
        for (var i = 0; i < keys.Length; i++)
            values[i] = keys[i].Evaluate(state);
        return values;
    }

    public int Compare(SortRow x, SortRow y)
    {
        state.Step();
        for (var i = 0; i < descending.Length; i++)
        {
            var order = GraphOrdering.Instance.Compare(x.Keys[i], y.Keys[i]);
            if (order != 0)
                return descending[i] ? -order : order;
        }

        return x.Number.CompareTo(y.Number); // stable
    }
}

/// <summary>A row while it is sorted.</summary>
/// <param name="Number">Place in the input.</param>
internal readonly record struct SortRow(GraphValue[] Keys, GraphValue[] Values, long Number);
