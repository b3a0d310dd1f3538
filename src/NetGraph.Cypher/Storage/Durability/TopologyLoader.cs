using NetGraph.Cypher.Storage.Blocks;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// Reads nodes and relationships from a snapshot and builds again what follows from them: the nodes of each label, the number of
/// relationships of each type, and the lists that join relationships to their ends.
/// </summary>
internal sealed class TopologyLoader
{
    private readonly SnapshotFile _file;
    private readonly SnapshotContents _contents;
    private readonly PagedArray<NodeCell> _nodes;
    private readonly PagedArray<RelationshipCell> _relationships;
    private readonly PagedArray<GroupCell> _groups;
    private readonly List<NodeSet> _labelSets = [];
    private readonly List<long> _typeCounts = [];
    private int _groupHigh;

    private TopologyLoader(SnapshotFile file, SnapshotContents contents)
    {
        _file = file;
        _contents = contents;
        _nodes = new(contents.Epoch);
        _relationships = new(contents.Epoch);
        _groups = new(contents.Epoch);
    }

    /// <exception cref="GraphStoreException">A record is damaged, or refers to what there is not.</exception>
    public static GraphTopology Load(SnapshotFile file, SnapshotContents contents)
    {
        var loader = new TopologyLoader(file, contents);
        loader.ReadBlocks(SnapshotFrame.NodeBlock, contents.NodeHigh, 3, loader.AddNodes);
        loader.ReadBlocks(SnapshotFrame.RelationshipBlock, contents.RelationshipHigh, 4, loader.AddRelationships);
        return new GraphTopology(loader._nodes, loader._relationships, loader._groups, loader._groupHigh, [.. loader._labelSets], [.. loader._typeCounts]);
    }

    private void ReadBlocks(SnapshotFrame kind, int high, int fields, Action<SnapshotPart, long[][]> add)
    {
        var numbers = new long[fields][];
        for (var field = 0; field < fields; field++)
            numbers[field] = new long[Math.Min(high, NumberCodec.MostNumbers)];
        var next = 0;
        foreach (var part in _contents.Of(kind))
        {
            if (part.First != next || part.Count > numbers[0].Length)
                throw StoreErrors.Damaged(_file.Path, part.Offset, $"expected {kind} {next}, found {part.First}");
            _file.Read(part, (ref from) =>
            {
                foreach (var field in numbers)
                    NumberCodec.Read(ref from, field.AsSpan(0, part.Count));
                add(part, numbers);
                return true;
            });
            next += part.Count;
        }

        if (next != high)
            throw StoreErrors.Damaged(_file.Path, FileHeader.Size, $"expected {high} of kind {kind}, found {next}");
    }

    private void AddNodes(SnapshotPart part, long[][] fields)
    {
        var (labelSets, shapes, liveness) = (fields[0], fields[1], fields[2]);
        var sequences = _contents.Names.Sequences;
        for (var i = 0; i < part.Count; i++)
        {
            Require(labelSets[i], sequences.Count, "label set");
            Require(shapes[i], sequences.Count, "shape");
            var node = part.First + i;
            _nodes.Edit(node) = new NodeCell { LabelSet = (int)labelSets[i], Shape = (int)shapes[i], Liveness = (int)liveness[i] };
            foreach (var label in sequences[(int)labelSets[i]])
                LabelSet(label).Add(node);
        }
    }

    private void AddRelationships(SnapshotPart part, long[][] fields)
    {
        var (types, starts, ends, shapes) = (fields[0], fields[1], fields[2], fields[3]);
        for (var i = 0; i < part.Count; i++)
        {
            Require(types[i], Math.Max(1, _contents.Names.Types.Count), "type");
            Require(starts[i], Math.Max(1, _contents.NodeHigh), "node");
            Require(ends[i], Math.Max(1, _contents.NodeHigh), "node");
            Require(shapes[i] >> 2, _contents.Names.Sequences.Count, "shape");
            var id = part.First + i;
            ref var cell = ref _relationships.Edit(id);
            cell = new RelationshipCell { Type = (int)types[i], Start = (int)starts[i], End = (int)ends[i], ShapeAndLiveness = (int)shapes[i] };
            if (cell.Liveness == Liveness.Alive)
                Link(id, ref cell);
        }
    }

    /// <summary>Puts the relationship at the end of the lists of both ends, as it was when it was made.</summary>
    private void Link(int id, ref RelationshipCell cell)
    {
        while (_typeCounts.Count <= cell.Type)
            _typeCounts.Add(0);
        _typeCounts[cell.Type]++;

        ref var from = ref GroupOf(cell.Start, cell.Type);
        cell.PreviousOut = from.LastOut;
        if (from.LastOut != 0)
            _relationships.Edit(from.LastOut - 1).NextOut = id + 1;
        else
            from.FirstOut = id + 1;
        from.LastOut = id + 1;
        from.OutCount++;
        if (cell.Start == cell.End)
            from.Loops++;

        ref var to = ref GroupOf(cell.End, cell.Type);
        cell.PreviousIn = to.LastIn;
        if (to.LastIn != 0)
            _relationships.Edit(to.LastIn - 1).NextIn = id + 1;
        else
            to.FirstIn = id + 1;
        to.LastIn = id + 1;
        to.InCount++;
    }

    private ref GroupCell GroupOf(int node, int type)
    {
        var last = 0;
        for (var next = _nodes[node].FirstGroup; next != 0;)
        {
            ref var group = ref _groups.Edit(next - 1);
            if (group.Type == type)
                return ref group;
            last = next;
            next = group.Next;
        }

        var id = _groupHigh++;
        if (last == 0)
            _nodes.Edit(node).FirstGroup = id + 1;
        else
            _groups.Edit(last - 1).Next = id + 1;
        ref var made = ref _groups.Edit(id);
        made = new GroupCell { Type = type };
        return ref made;
    }

    private NodeSet LabelSet(int label)
    {
        while (_labelSets.Count <= label)
            _labelSets.Add(new NodeSet(_contents.Epoch));
        return _labelSets[label];
    }

    private static void Require(long id, int end, string what)
    {
        if (id < 0 || id >= end)
            throw new InvalidDataException($"expected a {what} below {end}, found {id}");
    }
}
