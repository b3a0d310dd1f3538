using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

internal sealed partial class GraphWriter
{
    public long CreateRelationship(int type, long start, long end)
    {
        var from = Living(start);
        var to = Living(end);
        if (State.RelationshipHigh == int.MaxValue - 1)
            throw new GraphStoreException("The embedded store holds 2,147,483,646 relationships at most.");

        var id = State.RelationshipHigh++;
        ref var cell = ref State.Relationships.Edit(id);
        cell = new RelationshipCell { Type = type, Start = from, End = to };
        LinkOut(id, ref cell);
        LinkIn(id, ref cell);

        Touch(from, to);
        State.CountType(type, 1);
        State.LiveRelationships++;
        NoteRelationshipForCheck(id);
        HasChanges = true;
        changes?.RelationshipCreated(id, type, from, to);
        return id;
    }

    /// <summary>Uses up an id that belonged to a deleted relationship.</summary>
    public void SkipRelationship() => State.Relationships.Edit(State.RelationshipHigh++) = new RelationshipCell { Liveness = Liveness.Gone };

    public bool SetRelationshipProperty(long relationship, int key, GraphValue value)
    {
        if (!RelationshipExists(relationship))
            throw new InvalidOperationException($"There is no relationship {relationship} to write to.");

        var id = (int)relationship;
        var cell = Cell.From(value, Names.Pool);
        var before = State.RelationshipProperties.Get(id, key);
        if (cell == before)
            return false;

        if (!value.IsNull)
            CheckUniqueRelationship(id, key, value);
        RemoveFromIndexes(State.RelationshipIndexes, id, key);
        State.RelationshipProperties.Set(id, key, cell);
        AddToIndexes(State.RelationshipIndexes, id, key);
        NoteRelationshipForCheck(id);
        if (before.Tag == CellTag.Absent)
        {
            ref var record = ref State.Relationships.Edit(id);
            record.Shape = Names.Sequences.Append(record.Shape, key);
        }
        else if (cell.Tag == CellTag.Absent)
        {
            ref var record = ref State.Relationships.Edit(id);
            record.Shape = Names.Sequences.Remove(record.Shape, key);
        }

        HasChanges = true;
        changes?.RelationshipPropertySet(id, key, value);
        return true;
    }

    public void DeleteRelationship(long relationship)
    {
        if (!RelationshipExists(relationship))
            return;

        var id = (int)relationship;
        foreach (var index in State.RelationshipIndexes)
            index.Remove(id, State);
        ref var cell = ref State.Relationships.Edit(id);
        UnlinkOut(id, ref cell);
        UnlinkIn(id, ref cell);
        foreach (var key in Names.Sequences[cell.Shape])
            State.RelationshipProperties.Set(id, key, default);
        cell.Shape = 0;
        cell.Liveness = Liveness.Tombstone;

        Touch(cell.Start, cell.End);
        State.CountType(cell.Type, -1);
        State.LiveRelationships--;
        _deletedRelationships.Add(id);
        HasChanges = true;
        changes?.RelationshipDeleted(id);
    }

    private void Touch(int start, int end)
    {
        _touched.Add(start);
        _touched.Add(end);
    }

    private void LinkOut(int id, ref RelationshipCell cell)
    {
        ref var group = ref GroupOf(cell.Start, cell.Type);
        cell.PreviousOut = group.LastOut;
        if (group.LastOut != 0)
            State.Links.Edit(group.LastOut - 1).Out = id + 1;
        else
            group.FirstOut = id + 1;
        group.LastOut = id + 1;
        group.OutCount++;
        if (cell.Start == cell.End)
            group.Loops++;
    }

    private void LinkIn(int id, ref RelationshipCell cell)
    {
        ref var group = ref GroupOf(cell.End, cell.Type);
        cell.PreviousIn = group.LastIn;
        if (group.LastIn != 0)
            State.Links.Edit(group.LastIn - 1).In = id + 1;
        else
            group.FirstIn = id + 1;
        group.LastIn = id + 1;
        group.InCount++;
    }

    /// <summary>The relationship keeps its own links, for cursors that stand on it.</summary>
    private void UnlinkOut(int id, ref RelationshipCell cell)
    {
        var next = State.Links[id].Out;
        ref var group = ref GroupOf(cell.Start, cell.Type);
        if (cell.PreviousOut != 0)
            State.Links.Edit(cell.PreviousOut - 1).Out = next;
        else
            group.FirstOut = next;
        if (next != 0)
            State.Relationships.Edit(next - 1).PreviousOut = cell.PreviousOut;
        else
            group.LastOut = cell.PreviousOut;
        group.OutCount--;
        if (cell.Start == cell.End)
            group.Loops--;
    }

    private void UnlinkIn(int id, ref RelationshipCell cell)
    {
        var next = State.Links[id].In;
        ref var group = ref GroupOf(cell.End, cell.Type);
        if (cell.PreviousIn != 0)
            State.Links.Edit(cell.PreviousIn - 1).In = next;
        else
            group.FirstIn = next;
        if (next != 0)
            State.Relationships.Edit(next - 1).PreviousIn = cell.PreviousIn;
        else
            group.LastIn = cell.PreviousIn;
        group.InCount--;
    }

    /// <summary>The node's group of the type, made at the end of its list when missing.</summary>
    private ref GroupCell GroupOf(int node, int type)
    {
        var last = 0;
        for (var next = State.Nodes[node].FirstGroup; next != 0;)
        {
            var group = State.Groups[next - 1];
            if (group.Type == type)
                return ref State.Groups.Edit(next - 1);
            last = next;
            next = group.Next;
        }

        var id = State.GroupHigh++;
        if (last == 0)
            State.Nodes.Edit(node).FirstGroup = id + 1;
        else
            State.Groups.Edit(last - 1).Next = id + 1;
        ref var made = ref State.Groups.Edit(id);
        made = new GroupCell { Type = type };
        return ref made;
    }
}
