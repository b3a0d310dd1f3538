namespace NetGraph.Cypher.Storage.Adjacency;

/// <summary>
/// Makes an <see cref="AdjacencyList"/>: counts from the groups, then one pass over the relationships by ascending id, which
/// leaves each node's places in the order of its linked lists.
/// </summary>
internal static class AdjacencyBuilder
{
    /// <summary>Places the list would have.</summary>
    public static long Measure(GraphState state, int[]? types)
    {
        if (types is null)
            return state.LiveRelationships;
        var total = 0L;
        foreach (var type in types)
            total += (uint)type < (uint)state.TypeCounts.Length ? state.TypeCounts[type] : 0;
        return total;
    }

    /// <param name="types">Null: all.</param>
    public static AdjacencyList Build(GraphState state, Direction direction, int[]? types)
    {
        var offsets = new int[state.NodeHigh + 1];
        var firstGroups = new int[state.NodeHigh];
        var places = new int[state.GroupHigh];
        var total = 0;
        for (var node = 0; node < state.NodeHigh; node++)
        {
            offsets[node] = total;
            var first = 0;
            for (var next = state.Nodes[node].FirstGroup; next != 0;)
            {
                var group = state.Groups[next - 1];
                if (types is null || types.AsSpan().Contains(group.Type))
                {
                    first = first == 0 ? next : first;
                    places[next - 1] = total;
                    total += GraphReader.DegreeOf(group, direction);
                }

                next = group.Next;
            }

            firstGroups[node] = first - 1;
        }

        offsets[^1] = total;
        var list = new AdjacencyList(offsets, new int[total], new int[total]);
        Fill(list, state, direction, types, firstGroups, places);
        return list;
    }

    private static void Fill(AdjacencyList list, GraphState state, Direction direction, int[]? types, int[] firstGroups, int[] places)
    {
        for (var id = 0; id < state.RelationshipHigh; id++)
        {
            var cell = state.Relationships[id];
            if (cell.Liveness != Liveness.Alive || types is not null && !types.AsSpan().Contains(cell.Type))
                continue;
            if (direction != Direction.Incoming)
                Put(list, places, GroupOf(state, firstGroups[cell.Start], cell.Type), cell.End, id);
            if (direction == Direction.Incoming || direction == Direction.Both && cell.Start != cell.End)
                Put(list, places, GroupOf(state, firstGroups[cell.End], cell.Type), cell.Start, id);
        }
    }

    private static int GroupOf(GraphState state, int group, int type)
    {
        while (state.Groups[group] is var cell && cell.Type != type)
            group = cell.Next - 1;
        return group;
    }

    private static void Put(AdjacencyList list, int[] places, int group, int neighbour, int relationship)
    {
        var place = places[group]++;
        list.Neighbours[place] = neighbour;
        list.Relationships[place] = relationship;
    }
}
