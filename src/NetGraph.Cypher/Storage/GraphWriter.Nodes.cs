using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

internal sealed partial class GraphWriter
{
    private int _danglingChecked;

    public long CreateNode(ReadOnlySpan<int> labels)
    {
        if (State.NodeHigh == int.MaxValue - 1)
            throw new GraphStoreException("The embedded store holds 2,147,483,646 nodes at most.");

        var node = State.NodeHigh++;
        ref var cell = ref State.Nodes.Edit(node);
        cell = default;
        foreach (var label in labels)
        {
            var set = State.LabelSet(label);
            if (set.Contains(node))
                continue;
            set.Add(node);
            cell.LabelSet = Names.Sequences.Insert(cell.LabelSet, label);
        }

        State.LiveNodes++;
        NoteForCheck(node);
        HasChanges = true;
        changes?.NodeCreated(node, Names.Sequences[cell.LabelSet]);
        return node;
    }

    /// <summary>Uses up an id that belonged to a deleted node.</summary>
    public void SkipNode() => State.Nodes.Edit(State.NodeHigh++) = new NodeCell { Liveness = (int)Liveness.Gone };

    public bool SetNodeProperty(long node, int key, GraphValue value)
    {
        var id = Living(node);
        var cell = Cell.From(value, Names.Pool);
        var before = State.NodeProperties.Get(id, key);
        if (cell == before)
            return false;

        if (!value.IsNull)
            CheckUniqueValue(id, key, value);
        RemoveFromIndexes(State.Indexes, id, key);
        State.NodeProperties.Set(id, key, cell);
        AddToIndexes(State.Indexes, id, key);
        NoteForCheck(id);

        ref var record = ref State.Nodes.Edit(id);
        if (before.Tag == CellTag.Absent)
            record.Shape = Names.Sequences.Append(record.Shape, key);
        else if (cell.Tag == CellTag.Absent)
            record.Shape = Names.Sequences.Remove(record.Shape, key);
        HasChanges = true;
        changes?.NodePropertySet(id, key, value);
        return true;
    }

    public bool AddLabel(long node, int label)
    {
        var id = Living(node);
        var set = State.LabelSet(label);
        if (set.Contains(id))
            return false;

        CheckUniqueLabel(id, label);
        set.Add(id);
        ref var cell = ref State.Nodes.Edit(id);
        cell.LabelSet = Names.Sequences.Insert(cell.LabelSet, label);
        foreach (var index in State.Indexes)
        {
            if (index.Token == label && index.Shape.HasAll(State, id))
                index.Add(id, State);
        }

        NoteForCheck(id);
        HasChanges = true;
        changes?.LabelAdded(id, label);
        return true;
    }

    public bool RemoveLabel(long node, int label)
    {
        var id = Living(node);
        if (!HasLabel(id, label))
            return false;

        State.LabelSet(label).Remove(id);
        ref var cell = ref State.Nodes.Edit(id);
        cell.LabelSet = Names.Sequences.Remove(cell.LabelSet, label);
        foreach (var index in State.Indexes)
        {
            if (index.Token == label)
                index.Remove(id, State);
        }

        HasChanges = true;
        changes?.LabelRemoved(id, label);
        return true;
    }

    public void DeleteNode(long node)
    {
        if (!NodeExists(node))
            return;

        var id = (int)node;
        foreach (var index in State.Indexes)
            index.Remove(id, State);
        ref var cell = ref State.Nodes.Edit(id);
        foreach (var label in Names.Sequences[cell.LabelSet])
            State.LabelSet(label).Remove(id);
        foreach (var key in Names.Sequences[cell.Shape])
            State.NodeProperties.Set(id, key, default);
        cell.LabelSet = 0;
        cell.Shape = 0;
        cell.Liveness = (int)Liveness.Tombstone;

        State.LiveNodes--;
        _deletedNodes.Add(id);
        HasChanges = true;
        changes?.NodeDeleted(id);
    }

    public long FindDanglingNode()
    {
        // Deleted nodes get no new relationships, so one found clean stays clean.
        for (; _danglingChecked < _deletedNodes.Count; _danglingChecked++)
        {
            var node = _deletedNodes[_danglingChecked];
            for (var next = State.Nodes[node].FirstGroup; next != 0; next = State.Groups[next - 1].Next)
            {
                var group = State.Groups[next - 1];
                if (group.OutCount + group.InCount > 0)
                    return node;
            }
        }

        return -1;
    }

    private int Living(long node) =>
        NodeExists(node) ? (int)node : throw new InvalidOperationException($"There is no node {node} to write to.");
}
