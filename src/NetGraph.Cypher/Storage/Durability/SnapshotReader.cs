using NetGraph.Cypher.Storage.Blocks;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// Opens what <see cref="SnapshotWriter"/> wrote: its contents at once, nodes and relationships, strings and each column when they
/// are asked for. What is damaged shows when it is read.
/// </summary>
internal sealed class SnapshotReader
{
    private readonly SnapshotFile _file;
    private readonly SnapshotContents _contents;

    private SnapshotReader(SnapshotFile file, SnapshotContents contents)
    {
        _file = file;
        _contents = contents;
    }

    /// <summary>Opens a snapshot of this or an older format.</summary>
    /// <returns>The state, its header, and the file that the state reads from; null where it was read whole.</returns>
    /// <exception cref="GraphStoreException">The file is damaged, or of a newer version.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static (GraphState State, FileHeader Header, SnapshotFile? File) Open(string path)
    {
        var file = SnapshotFile.Open(path);
        try
        {
            var header = file.ReadHeader();
            if (header.Version == FileHeader.OldestVersion)
            {
                file.Dispose();
                return (FormerSnapshotReader.Read(path).State, header, null);
            }

            return (new SnapshotReader(file, file.ReadContents()).ToState(), header, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a snapshot whole.</summary>
    /// <exception cref="GraphStoreException">Any part of the file is damaged, or it is of a newer version.</exception>
    public static (GraphState State, FileHeader Header) Read(string path)
    {
        var (state, header, file) = Open(path);
        using (file)
        {
            if (file is not null)
                SnapshotCheck.Require(file);
            state.LoadAll();
            return (state, header);
        }
    }

    private GraphState ToState()
    {
        _contents.Names.Pool.FillFrom(new StoredPool(_file, _contents));
        return GraphState.Stored(new GraphParts(
            _contents.Names,
            _contents.Epoch,
            _contents.NodeHigh,
            _contents.RelationshipHigh,
            _contents.LiveNodes,
            _contents.LiveRelationships,
            _contents.Schema,
            new Deferred<GraphTopology>(() => TopologyLoader.Load(_file, _contents)),
            Columns(SnapshotFrame.NodeColumnBlock),
            Columns(SnapshotFrame.RelationshipColumnBlock)));
    }

    private PropertyTable Columns(SnapshotFrame kind)
    {
        var columns = new List<PropertyColumn?>();
        foreach (var parts in _contents.Of(kind).GroupBy(p => p.Key))
        {
            if (parts.Key >= _contents.Names.Keys.Count)
                throw StoreErrors.Damaged(_file.Path, parts.First().Offset, $"there is no property key {parts.Key}");
            while (columns.Count <= parts.Key)
                columns.Add(null);
            columns[parts.Key] = new PropertyColumn(_contents.Epoch, new Deferred<PropertyColumn.Page?[]>(() => ReadColumn([.. parts])));
        }

        return new PropertyTable(_contents.Epoch, [.. columns]);
    }

    private PropertyColumn.Page?[] ReadColumn(List<SnapshotPart> parts)
    {
        var pages = new List<PropertyColumn.Page?>();
        var tags = new byte[ColumnCodec.MostCells];
        var payloads = new long[ColumnCodec.MostCells];
        foreach (var part in parts)
        {
            var count = _file.Read(part, (ref from) => ColumnCodec.Read(ref from, tags, payloads));
            if (count != part.Count || (part.First & Paging.Mask) != 0 || part.First >> Paging.Bits < pages.Count)
                throw StoreErrors.Damaged(_file.Path, part.Offset, $"expected {part.Count} cells from {part.First} on, found {count}");
            while (pages.Count < part.First >> Paging.Bits)
                pages.Add(null);
            for (var first = 0; first < count; first += Paging.Size)
            {
                var length = Math.Min(Paging.Size, count - first);
                pages.Add(PropertyColumn.Page.Of(tags.AsSpan(first, length), payloads.AsSpan(first, length)));
            }
        }

        return [.. pages];
    }
}
