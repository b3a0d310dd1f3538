using System.Runtime.CompilerServices;
using NetGraph.Cypher.Storage.Blocks;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// Reads nodes and relationships from a snapshot and builds again what follows from them: the nodes of each label, the number of
/// relationships of each type, and the lists that join relationships to their ends.
/// </summary>
/// <remarks>Runs once a process and over everything, so its loops are compiled for speed from the start.</remarks>
internal sealed class TopologyLoader
{
    /// <summary>The epoch of pages that no transaction made: whoever writes copies them first, whatever its own epoch is.</summary>
    private const long OfNobody = -1;

    private readonly SnapshotFile _file;
    private readonly SnapshotContents _contents;
    private readonly PagedArray<NodeCell> _nodes;
    private readonly PagedArray<RelationshipCell> _relationships;
    private readonly PagedArray<NextLinks> _nextLinks;
    private readonly RelationshipCell[][] _cells;
    private readonly NextLinks[][] _links;
    private readonly int[] _firstGroups;
    private readonly List<NodeSet> _labelSets = [];
    private readonly long[] _typeCounts;
    private GroupCell[] _groups = new GroupCell[Paging.Size];
    private int _groupHigh;

    private TopologyLoader(SnapshotFile file, SnapshotContents contents)
    {
        _file = file;
        _contents = contents;
        _nodes = new(OfNobody);
        _relationships = new(OfNobody);
        _nextLinks = new(OfNobody);
        _cells = new RelationshipCell[(contents.RelationshipHigh + Paging.Mask) >> Paging.Bits][];
        _links = new NextLinks[_cells.Length][];
        for (var page = 0; page < _cells.Length; page++)
            (_cells[page], _links[page]) = (_relationships.Own(page), _nextLinks.Own(page));
        _firstGroups = new int[contents.NodeHigh];
        _typeCounts = new long[contents.Names.Types.Count];
    }

    /// <exception cref="GraphStoreException">A record is damaged, or refers to what there is not.</exception>
    public static GraphTopology Load(SnapshotFile file, SnapshotContents contents)
    {
        var loader = new TopologyLoader(file, contents);
        loader.ReadBlocks(SnapshotFrame.NodeBlock, contents.NodeHigh, 3, loader.AddNodes);
        loader.ReadBlocks(SnapshotFrame.RelationshipBlock, contents.RelationshipHigh, 4, loader.AddRelationships);
        for (var node = 0; node < contents.NodeHigh; node++)
            loader._nodes.Edit(node).FirstGroup = loader._firstGroups[node];
        return new GraphTopology(loader._nodes, loader._relationships, loader._nextLinks, loader.Groups(), loader._groupHigh, [.. loader._labelSets], loader._typeCounts);
    }

    private PagedArray<GroupCell> Groups()
    {
        var groups = new PagedArray<GroupCell>(OfNobody);
        for (var first = 0; first < _groupHigh; first += Paging.Size)
            _groups.AsSpan(first, Math.Min(Paging.Size, _groupHigh - first)).CopyTo(groups.Own(first >> Paging.Bits));
        return groups;
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddRelationships(SnapshotPart part, long[][] fields)
    {
        var (types, starts, ends, shapes) = (fields[0], fields[1], fields[2], fields[3]);
        var (typeEnd, nodeEnd, shapeEnd) = (_contents.Names.Types.Count, _contents.NodeHigh, _contents.Names.Sequences.Count);
        for (var i = 0; i < part.Count; i++)
        {
            var id = part.First + i;
            ref var cell = ref _cells[id >> Paging.Bits][id & Paging.Mask];
            cell = new RelationshipCell { Type = (int)types[i], Start = (int)starts[i], End = (int)ends[i], ShapeAndLiveness = (int)shapes[i] };
            if (cell.Liveness != Liveness.Alive)
                continue;
            Require(types[i], typeEnd, "type");
            Require(starts[i], nodeEnd, "node");
            Require(ends[i], nodeEnd, "node");
            Require(shapes[i] >> 2, shapeEnd, "shape");
            _typeCounts[cell.Type]++;
            Link(id, ref cell);
        }
    }

    /// <summary>Puts the relationship at the end of the lists of both ends, as it was when it was made.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Link(int id, ref RelationshipCell cell)
    {
        var (fromGroup, toGroup) = (GroupOf(cell.Start, cell.Type), GroupOf(cell.End, cell.Type));
        ref var from = ref _groups[fromGroup];
        cell.PreviousOut = from.LastOut;
        if (from.LastOut != 0)
            _links[(from.LastOut - 1) >> Paging.Bits][(from.LastOut - 1) & Paging.Mask].Out = id + 1;
        else
            from.FirstOut = id + 1;
        from.LastOut = id + 1;
        from.OutCount++;
        if (cell.Start == cell.End)
            from.Loops++;

        ref var to = ref _groups[toGroup];
        cell.PreviousIn = to.LastIn;
        if (to.LastIn != 0)
            _links[(to.LastIn - 1) >> Paging.Bits][(to.LastIn - 1) & Paging.Mask].In = id + 1;
        else
            to.FirstIn = id + 1;
        to.LastIn = id + 1;
        to.InCount++;
    }

    private int GroupOf(int node, int type)
    {
        var last = 0;
        for (var next = _firstGroups[node]; next != 0; next = _groups[next - 1].Next)
        {
            if (_groups[next - 1].Type == type)
                return next - 1;
            last = next;
        }

        var id = _groupHigh++;
        if (id == _groups.Length)
            Array.Resize(ref _groups, id * 2);
        if (last == 0)
            _firstGroups[node] = id + 1;
        else
            _groups[last - 1].Next = id + 1;
        _groups[id] = new GroupCell { Type = type };
        return id;
    }

    private NodeSet LabelSet(int label)
    {
        if (_labelSets.Count <= label)
            Require(label, _contents.Names.Labels.Count, "label");
        while (_labelSets.Count <= label)
            _labelSets.Add(new NodeSet(OfNobody));
        return _labelSets[label];
    }

    private static void Require(long id, int end, string what)
    {
        if (id < 0 || id >= end)
            throw new InvalidDataException($"expected a {what} below {end}, found {id}");
    }
}
