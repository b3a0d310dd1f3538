using NetGraph.Cypher.Execution.Operators;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Transactions;

/// <summary>Hands out rows that were made before.</summary>
internal sealed class BufferedRowsOperator(ExecutionState state, List<GraphValue[]> rows, int[] slots) : Operator
{
    private int _next;

    public override void Open() => _next = 0;

    public override bool MoveNext()
    {
        state.Step();
        if (_next == rows.Count)
            return false;
        var row = rows[_next++];
        for (var i = 0; i < slots.Length; i++)
            state.Slots[slots[i]] = row[i];
        return true;
    }
}
