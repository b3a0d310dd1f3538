using System.Runtime.InteropServices;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>Reads snapshots of format 1, which hold whole pages and are read at once.</summary>
internal sealed class FormerSnapshotReader
{
    private readonly GraphNames _names = new();
    private readonly GraphState _state;
    private SchemaCatalogue _schema = SchemaCatalogue.Initial;
    private long _epoch;

    private FormerSnapshotReader() => _state = GraphState.Empty(_names);

    /// <exception cref="GraphStoreException">The file is damaged, or of a newer version.</exception>
    public static (GraphState State, FileHeader Header) Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 20, FileOptions.SequentialScan);
        var head = new byte[FileHeader.Size];
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var header = FileHeader.Read(head.AsSpan(0, length), StoreFileKind.Snapshot, path);
        var reader = new FormerSnapshotReader();
        var offset = file.Position;
        try
        {
            reader.ReadFrames(file, path, ref offset);
            return (reader.Finish(), header);
        }
        catch (Exception e) when (e is InvalidDataException or IndexOutOfRangeException or ArgumentOutOfRangeException or NullReferenceException)
        {
            throw StoreErrors.Damaged(path, offset, e.Message, e);
        }
    }

    private void ReadFrames(FileStream file, string path, ref long offset)
    {
        for (var frames = 0; ; frames++)
        {
            offset = file.Position;
            if (!Frame.TryRead(file, out var kind, out var frame, out var problem))
                throw StoreErrors.Damaged(path, offset, problem);

            var from = new ByteReader(Frame.Payload(frame));
            if ((SnapshotFrame)kind != SnapshotFrame.End)
            {
                ReadFrame((SnapshotFrame)kind, ref from);
                continue;
            }

            if (from.Count() != frames)
                throw new InvalidDataException($"expected {frames} records before the end");
            if (file.Position != file.Length)
                throw StoreErrors.Damaged(path, file.Position, "expected the end of the file");
            return;
        }
    }

    private void ReadFrame(SnapshotFrame kind, ref ByteReader from)
    {
        switch (kind)
        {
            case SnapshotFrame.Meta:
                ReadMeta(ref from);
                return;
            case SnapshotFrame.Names:
                ReadNames(ref from, _names.Labels);
                ReadNames(ref from, _names.Types);
                ReadNames(ref from, _names.Keys);
                return;
            case SnapshotFrame.Indexes:
                for (var left = from.Count(); left > 0; left--)
                    _schema = UnnamedRules.Add(_schema, _names, from.Count(), from.Count(), from.Byte() != 0);
                return;
            case SnapshotFrame.Schema:
                _schema = SchemaCodec.ReadCatalogue(ref from);
                return;
        }

        while (!from.AtEnd)
            ReadItem(kind, ref from);
    }

    private void ReadItem(SnapshotFrame kind, ref ByteReader from)
    {
        switch (kind)
        {
            case SnapshotFrame.Sequences:
                ReadSequence(ref from);
                break;
            case SnapshotFrame.Strings:
                _names.Pool.InternString(from.String());
                break;
            case SnapshotFrame.Values:
                _names.Pool.InternValue(ValueCodec.Read(ref from, null));
                break;
            case SnapshotFrame.NodePages:
                ReadPage(ref from, _state.Nodes);
                break;
            case SnapshotFrame.RelationshipPages:
                ReadRelationshipPage(ref from);
                break;
            case SnapshotFrame.GroupPages:
                ReadPage(ref from, _state.Groups);
                break;
            case SnapshotFrame.NodeColumn:
                ReadColumnPage(ref from, _state.NodeProperties);
                break;
            case SnapshotFrame.RelationshipColumn:
                ReadColumnPage(ref from, _state.RelationshipProperties);
                break;
            default:
                throw new InvalidDataException($"expected a part of a snapshot, found record kind {(byte)kind}");
        }
    }

    private void ReadMeta(ref ByteReader from)
    {
        _epoch = from.Int64();
        _state.NodeHigh = from.Count();
        _state.RelationshipHigh = from.Count();
        _state.GroupHigh = from.Count();
        _state.LiveNodes = (long)from.Varint();
        _state.LiveRelationships = (long)from.Varint();
    }

    private static void ReadNames(ref ByteReader from, NameTable into)
    {
        for (var left = from.Count(); left > 0; left--)
            into.Intern(from.String());
    }

    private void ReadSequence(ref ByteReader from)
    {
        var sequence = new int[from.Count()];
        for (var i = 0; i < sequence.Length; i++)
            sequence[i] = from.Count();
        _names.Sequences.Intern(sequence);
    }

    /// <summary>Relationships had all four links in one cell.</summary>
    private void ReadRelationshipPage(ref ByteReader from)
    {
        var page = from.Count();
        var cells = new FormerRelationshipCell[Paging.Size];
        var used = ReadCells(ref from, cells);
        var (relationships, links) = (_state.Relationships.Own(page), _state.Links.Own(page));
        for (var place = 0; place < used; place++)
        {
            var cell = cells[place];
            links[place] = new NextLinks { Out = cell.NextOut, In = cell.NextIn };
            relationships[place] = new RelationshipCell
            {
                Type = cell.Type,
                Start = cell.Start,
                End = cell.End,
                PreviousOut = cell.PreviousOut,
                PreviousIn = cell.PreviousIn,
                ShapeAndLiveness = cell.ShapeAndLiveness,
            };
        }
    }

    private static void ReadPage<T>(ref ByteReader from, PagedArray<T> into)
        where T : unmanaged => ReadCells(ref from, into.Own(from.Count()));

    private static int ReadCells<T>(ref ByteReader from, T[] page)
        where T : unmanaged
    {
        var used = from.Count();
        if (used is 0 or > Paging.Size)
            throw new InvalidDataException($"expected 1 to {Paging.Size} cells, found {used}");

        var fields = MemoryMarshal.Cast<T, int>(page.AsSpan(0, used));
        var width = fields.Length / used;
        for (var i = 0; i < fields.Length; i++)
            fields[i] = (int)((i < width ? 0 : fields[i - width]) + from.Signed());
        return used;
    }

    private static void ReadColumnPage(ref ByteReader from, PropertyTable into)
    {
        var column = into.Column(from.Count());
        var index = from.Count();
        var form = from.Byte();
        var width = form >> 1;
        if (width is not (0 or 1 or 2 or 4 or 8))
            throw new InvalidDataException($"expected a width of 0, 1, 2, 4 or 8, found {width}");

        var tags = new byte[Paging.Size];
        if ((form & 1) != 0)
            tags.AsSpan().Fill(from.Byte());
        else
            from.Bytes(Paging.Size).CopyTo(tags);
        column.Adopt(index, tags, from.Bytes(width * Paging.Size).ToArray(), width);
    }

    private GraphState Finish()
    {
        for (var node = 0; node < _state.NodeHigh; node++)
        {
            foreach (var label in _names.Sequences[_state.Nodes[node].LabelSet])
                _state.LabelSet(label).Add(node);
        }

        for (var relationship = 0; relationship < _state.RelationshipHigh; relationship++)
        {
            var cell = _state.Relationships[relationship];
            if (cell.Liveness == Liveness.Alive)
                _state.CountType(cell.Type, 1);
        }

        _state.SetSchema(_schema);
        return _state.Fork(_epoch);
    }
}
