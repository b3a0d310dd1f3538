using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Makes a path value; null when any element is null.</summary>
internal sealed class BuildPathOperator(ExecutionState state, Operator input, int path, int[] nodes, int[] relationships) : PipeOperator(input)
{
    public override bool MoveNext()
    {
        if (!Input.MoveNext())
            return false;
        state.Slots[path] = Build(state, nodes, relationships);
        return true;
    }

    public static GraphValue Build(ExecutionState state, int[] nodes, int[] relationships)
    {
        var onPath = new List<GraphValue>(nodes.Length) { state.Slots[nodes[0]] };
        var between = new List<GraphValue>(relationships.Length);
        for (var i = 0; i < relationships.Length; i++)
        {
            var value = state.Slots[relationships[i]];
            if (value.IsNull)
                return GraphValue.Null;
            if (value.Kind == GraphValueKind.List)
            {
                Append(state, onPath, between, value.AsList());
            }
            else
            {
                between.Add(value);
                onPath.Add(state.Slots[nodes[i + 1]]);
            }
        }

        return onPath.Exists(n => n.IsNull) ? GraphValue.Null : GraphValue.Of(new GraphPath(onPath, between));
    }

    private static void Append(ExecutionState state, List<GraphValue> nodes, List<GraphValue> relationships, IReadOnlyList<GraphValue> walk)
    {
        foreach (var step in walk)
        {
            var here = nodes[^1].EntityId;
            state.Graph.TryGetRelationship(step.EntityId, out var record);
            relationships.Add(step);
            nodes.Add(GraphValue.NodeReference(record.Start == here ? record.End : record.Start));
        }
    }
}
