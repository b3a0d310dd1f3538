using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using NetGraph.Cypher.Storage.Blocks;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>Writes a committed state as one file. The state does not change meanwhile, so writers may go on.</summary>
/// <remarks>
/// <code>
/// header | strings, values, nodes, relationships, columns: records of up to 65,536 items | contents | footer
/// </code>
/// </remarks>
internal sealed class SnapshotWriter
{
    private const int BlockPages = NumberCodec.MostNumbers / Paging.Size;

    private readonly SafeFileHandle _file;
    private readonly ByteWriter _buffer = new(Frame.TargetPayload + 65536);
    private readonly List<SnapshotPart> _parts = [];
    private readonly byte[] _tags = new byte[ColumnCodec.MostCells];
    private readonly long[] _payloads = new long[ColumnCodec.MostCells];
    private long _end;

    private SnapshotWriter(SafeFileHandle file) => _file = file;

    /// <returns>Bytes written.</returns>
    public static long Write(SafeFileHandle file, FileHeader header, GraphState state)
    {
        var writer = new SnapshotWriter(file);
        writer.Append(header.ToBytes());
        writer.WriteState(state);
        return writer._end;
    }

    private void WriteState(GraphState state)
    {
        Strings(state.Names.Pool);
        Values(state.Names.Pool);
        Nodes(state);
        Relationships(state);
        Columns(SnapshotFrame.NodeColumnBlock, state.NodeProperties, state.NodeHigh);
        Columns(SnapshotFrame.RelationshipColumnBlock, state.RelationshipProperties, state.RelationshipHigh);
        SnapshotContents.Of(state, [.. _parts]).Write(_buffer);
        var offset = _end;
        Cut(SnapshotFrame.Contents, 0, 0, 0);
        Append(SnapshotFooter.Encode(offset, (int)(_end - offset)));
    }

    private void Strings(ValuePool pool)
    {
        var run = new List<string>();
        var bytes = 0;
        var count = pool.StringCount;
        for (var id = 0; id < count; id++)
        {
            run.Add(pool.String(id));
            bytes += run[^1].Length;
            if (bytes < StringCodec.TargetBytes && run.Count < StringCodec.MostStrings && id < count - 1)
                continue;
            StringCodec.Write(_buffer, CollectionsMarshal.AsSpan(run));
            Cut(SnapshotFrame.StringBlock, 0, id + 1 - run.Count, run.Count);
            run.Clear();
            bytes = 0;
        }
    }

    private void Values(ValuePool pool)
    {
        var first = 0;
        var count = pool.ValueCount;
        for (var id = 0; id < count; id++)
        {
            ValueCodec.Write(_buffer, pool.Value(id), null);
            if (_buffer.Length < Frame.TargetPayload && id < count - 1)
                continue;
            Cut(SnapshotFrame.ValueBlock, 0, first, id + 1 - first);
            first = id + 1;
        }
    }

    private void Nodes(GraphState state)
    {
        var fields = Fields(3, state.NodeHigh);
        for (var first = 0; first < state.NodeHigh; first += NumberCodec.MostNumbers)
        {
            var count = Math.Min(NumberCodec.MostNumbers, state.NodeHigh - first);
            for (var i = 0; i < count; i++)
            {
                var cell = state.Nodes[first + i];
                (fields[0][i], fields[1][i], fields[2][i]) = (cell.LabelSet, cell.Shape, cell.Liveness);
            }

            CutFields(SnapshotFrame.NodeBlock, fields, first, count);
        }
    }

    private void Relationships(GraphState state)
    {
        var fields = Fields(4, state.RelationshipHigh);
        for (var first = 0; first < state.RelationshipHigh; first += NumberCodec.MostNumbers)
        {
            var count = Math.Min(NumberCodec.MostNumbers, state.RelationshipHigh - first);
            for (var i = 0; i < count; i++)
            {
                var cell = state.Relationships[first + i];
                (fields[0][i], fields[1][i], fields[2][i], fields[3][i]) = (cell.Type, cell.Start, cell.End, cell.ShapeAndLiveness);
            }

            CutFields(SnapshotFrame.RelationshipBlock, fields, first, count);
        }
    }

    private static long[][] Fields(int fields, int high) => [.. Enumerable.Range(0, fields).Select(_ => new long[Math.Min(high, NumberCodec.MostNumbers)])];

    private void CutFields(SnapshotFrame kind, long[][] fields, int first, int count)
    {
        foreach (var field in fields)
            NumberCodec.Write(_buffer, field.AsSpan(0, count));
        Cut(kind, 0, first, count);
    }

    private void Columns(SnapshotFrame kind, PropertyTable table, int high)
    {
        for (var key = 0; key < table.ColumnCount; key++)
        {
            if (table.ColumnOrNull(key) is not { } column)
                continue;
            for (var page = 0; page < column.PageCount && page << Paging.Bits < high; page += BlockPages)
                ColumnBlock(kind, column, key, page << Paging.Bits, high);
        }
    }

    /// <summary>A block without one value need not be kept.</summary>
    private void ColumnBlock(SnapshotFrame kind, PropertyColumn column, int key, int first, int high)
    {
        var count = Math.Min(ColumnCodec.MostCells, high - first);
        var tags = _tags.AsSpan(0, count);
        column.Copy(first, tags, _payloads.AsSpan(0, count));
        if (!tags.ContainsAnyExcept((byte)CellTag.Absent))
            return;
        ColumnCodec.Write(_buffer, tags, _payloads.AsSpan(0, count));
        Cut(kind, key, first, count);
    }

    private void Cut(SnapshotFrame kind, int key, int first, int count)
    {
        var frame = Frame.Encode((byte)kind, _buffer.Written, _end);
        _parts.Add(new SnapshotPart(kind, key, first, count, _end, frame.Length));
        Append(frame);
        _buffer.Clear();
    }

    private void Append(byte[] bytes)
    {
        RandomAccess.Write(_file, bytes, _end);
        _end += bytes.Length;
    }
}
