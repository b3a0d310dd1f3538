using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

// Many new entities at once, their properties in columns. The same graph as one by one.
internal sealed partial class GraphWriter
{
    private readonly Dictionary<ulong, int> _shapes = [];
    private int[] _shapeKeys = [];
    private ulong[] _presence = [];
    private ulong[] _touchedWords = [];

    /// <summary>
    /// Makes a node whose properties follow with <see cref="AppendNodes"/>: nobody but the caller may look at it before, and nobody
    /// makes another one.
    /// </summary>
    public int BeginNode(int label)
    {
        if (State.NodeHigh == int.MaxValue - 1)
            throw new GraphStoreException("The embedded store holds 2,147,483,646 nodes at most.");

        var node = State.NodeHigh++;
        State.LabelSet(label).Add(node);
        State.Nodes.Edit(node) = new NodeCell { LabelSet = Names.Sequences.Append(0, label) };
        HasChanges = true;
        return node;
    }

    /// <summary>Sets one property of a node of <see cref="BeginNode"/> ahead, because an index has to hold it.</summary>
    public void SetAhead(int node, int key, Cell cell, PropertyIndex index)
    {
        State.NodeProperties.Set(node, key, cell);
        index.Add(node, State);
    }

    /// <summary>Gives the last nodes made their properties.</summary>
    /// <param name="label">The one label of them all; no constraint but unique keys is on it.</param>
    /// <param name="held">An index that has the nodes already; null for none.</param>
    public void AppendNodes(int label, NewRows rows, PropertyIndex? held)
    {
        var first = rows.First = State.NodeHigh - rows.Count;
        Append(State.NodeProperties, first, rows);
        var presence = PresenceOf(rows);
        for (var row = 0; row < rows.Count; row++)
            State.Nodes.Edit(first + row).Shape = ShapeOf(presence[row], rows.Keys);
        foreach (var index in State.Indexes)
        {
            if (index.Token == label && index != held)
                AddAll(index, first, rows.Count);
        }

        State.LiveNodes += rows.Count;
        changes?.NodesAppended(label, rows);
    }

    /// <summary>
    /// Makes a relationship between living nodes whose properties follow with <see cref="AppendRelationships"/>: it is linked, but
    /// counted and logged only then, and nobody makes another one meanwhile.
    /// </summary>
    public int BeginRelationship(int type, int start, int end)
    {
        if (State.RelationshipHigh == int.MaxValue - 1)
            throw new GraphStoreException("The embedded store holds 2,147,483,646 relationships at most.");

        var id = State.RelationshipHigh++;
        ref var cell = ref State.Relationships.Edit(id);
        cell = new RelationshipCell { Type = type, Start = start, End = end };
        LinkOut(id, ref cell);
        LinkIn(id, ref cell);
        TouchOnce(start);
        TouchOnce(end);
        HasChanges = true;
        return id;
    }

    /// <summary>Brings the ends of the lists that a relationship would be added to into the processor's cache.</summary>
    /// <returns>Nothing of meaning; to be used, so that the reading is not left out.</returns>
    public int ReadListsAhead(int type, int start, int end)
    {
        var (from, to) = (FindGroup(start, type), FindGroup(end, type));
        var seen = 0;
        if (from.LastOut != 0)
            seen += State.Links[from.LastOut - 1].Out;
        if (to.LastIn != 0)
            seen += State.Links[to.LastIn - 1].In;
        return seen;
    }

    private GroupCell FindGroup(int node, int type)
    {
        for (var next = State.Nodes[node].FirstGroup; next != 0;)
        {
            var group = State.Groups[next - 1];
            if (group.Type == type)
                return group;
            next = group.Next;
        }

        return default;
    }

    /// <summary>Gives the last relationships made their properties.</summary>
    /// <param name="type">The type of them all; no constraint is on it.</param>
    public void AppendRelationships(int type, NewRows rows)
    {
        var first = rows.First = State.RelationshipHigh - rows.Count;
        Append(State.RelationshipProperties, first, rows);
        var presence = PresenceOf(rows);
        for (var row = 0; row < rows.Count; row++)
            State.Relationships.Edit(first + row).Shape = ShapeOf(presence[row], rows.Keys);
        foreach (var index in State.RelationshipIndexes)
        {
            if (index.Token == type)
                AddAll(index, first, rows.Count);
        }

        State.CountType(type, rows.Count);
        State.LiveRelationships += rows.Count;
        changes?.RelationshipsAppended(type, rows);
    }

    private static void Append(PropertyTable table, int first, NewRows rows)
    {
        for (var column = 0; column < rows.Keys.Length; column++)
        {
            var tags = rows.Tags(column).AsSpan(0, rows.Count);
            if (tags.ContainsAnyExcept((byte)CellTag.Absent))
                table.Column(rows.Keys[column]).Append(first, tags, rows.Payloads(column).AsSpan(0, rows.Count));
        }
    }

    private ReadOnlySpan<ulong> PresenceOf(NewRows rows)
    {
        if (_presence.Length < rows.Count)
            _presence = new ulong[rows.Capacity];
        if (_shapeKeys != rows.Keys)
            _shapes.Clear();
        _shapeKeys = rows.Keys;
        var presence = _presence.AsSpan(0, rows.Count);
        rows.CopyPresence(presence);
        return presence;
    }

    /// <summary>The property keys of a row as a sequence. Few patterns repeat over many rows.</summary>
    private int ShapeOf(ulong presence, int[] keys)
    {
        if (_shapes.TryGetValue(presence, out var known))
            return known;

        var shape = 0;
        for (var column = 0; column < keys.Length; column++)
        {
            if ((presence >> column & 1) != 0)
                shape = Names.Sequences.Append(shape, keys[column]);
        }

        _shapes[presence] = shape;
        return shape;
    }

    private void AddAll(PropertyIndex index, int first, int count)
    {
        for (var id = first; id < first + count; id++)
        {
            if (index.Shape.HasAll(State, id))
                index.Add(id, State);
        }
    }

    /// <summary>A bit a node is looked at before the set of those touched.</summary>
    private void TouchOnce(int node)
    {
        var word = node >> 6;
        if (word >= _touchedWords.Length)
            Array.Resize(ref _touchedWords, Math.Max(word + 1, (State.NodeHigh >> 6) + 1));
        var bit = 1UL << (node & 63);
        if ((_touchedWords[word] & bit) != 0)
        {
            _touched.AddAgain();
            return;
        }

        _touchedWords[word] |= bit;
        _touched.Add(node);
    }
}
