using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>The relationships that a MATCH has already used in the current row (openCypher 9, "Uniqueness").</summary>
internal sealed class UniqueRelationships(ExecutionState state, int[] slots)
{
    public bool IsUsed(long relationship)
    {
        foreach (var slot in slots)
        {
            var value = state.Slots[slot];
            if (value.Kind == GraphValueKind.Relationship ? value.EntityId == relationship : value.Kind == GraphValueKind.List && Holds(value, relationship))
                return true;
        }

        return false;
    }

    private static bool Holds(GraphValue list, long relationship)
    {
        foreach (var item in list.AsList())
        {
            if (item.Kind == GraphValueKind.Relationship && item.EntityId == relationship)
                return true;
        }

        return false;
    }
}
