using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Reads a count from the store's statistics, once for each input row.</summary>
internal sealed class CountStoreOperator(ExecutionState state, Operator input, int slot, bool countsNodes, NameReference? name) : PipeOperator(input)
{
    public override bool MoveNext()
    {
        if (!Input.MoveNext())
            return false;
        state.Slots[slot] = GraphValue.Of(Count());
        return true;
    }

    private long Count()
    {
        if (name is null)
            return countsNodes ? state.Graph.NodeCount : state.Graph.RelationshipCount;
        if (name.Id < 0)
            return 0;
        return countsNodes ? state.Graph.CountNodes(name.Id) : state.Graph.CountRelationships(name.Id);
    }
}
