using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Reads the ends of patterns from slots.</summary>
internal static class SlotNodes
{
    /// <summary>False for null: nothing hangs on a missing node.</summary>
    /// <exception cref="CypherException">TypeError: the variable holds something else than a node.</exception>
    public static bool TryNode(this ExecutionState state, int slot, out long node)
    {
        var value = state.Slots[slot];
        switch (value.Kind)
        {
            case GraphValueKind.Node:
                node = value.EntityId;
                return true;
            case GraphValueKind.Null:
                node = -1;
                return false;
            default:
                throw CypherErrors.Type("InvalidArgumentType", $"A pattern node must be a Node, but its variable holds a {value.Kind}.");
        }
    }
}
