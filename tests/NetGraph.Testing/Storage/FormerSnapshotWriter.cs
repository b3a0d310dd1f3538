using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Durability;

namespace NetGraph.Testing.Storage;

/// <summary>Writes a state as a snapshot of format 1, as nothing else does any more: for tests of what reads it.</summary>
internal sealed class FormerSnapshotWriter
{
    private readonly SafeFileHandle _file;
    private readonly ByteWriter _buffer = new(Frame.TargetPayload + 65536);
    private long _end;
    private int _frames;

    private FormerSnapshotWriter(SafeFileHandle file) => _file = file;

    /// <returns>Bytes written.</returns>
    public static long Write(SafeFileHandle file, FileHeader header, GraphState state)
    {
        var writer = new FormerSnapshotWriter(file);
        writer.Append(HeaderOf(header));
        writer.WriteState(state);
        return writer._end;
    }

    /// <summary>A header as format 1 has it.</summary>
    public static byte[] HeaderOf(FileHeader header)
    {
        var bytes = header.ToBytes();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), FileHeader.OldestVersion);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(56), XxHash3.HashToUInt64(bytes.AsSpan(0, 56)));
        return bytes;
    }

    private void WriteState(GraphState state)
    {
        var names = state.Names;
        Meta(state);
        Names(names);
        Items(SnapshotFrame.Sequences, names.Sequences.Count, i =>
        {
            _buffer.Varint(names.Sequences[i].Length);
            foreach (var item in names.Sequences[i])
                _buffer.Varint(item);
        });
        Items(SnapshotFrame.Strings, names.Pool.StringCount, i => _buffer.String(names.Pool.String(i)));
        Items(SnapshotFrame.Values, names.Pool.ValueCount, i => ValueCodec.Write(_buffer, names.Pool.Value(i), null));
        Pages(SnapshotFrame.NodePages, state.Nodes, state.NodeHigh);
        Pages(SnapshotFrame.RelationshipPages, Former(state), state.RelationshipHigh);
        Pages(SnapshotFrame.GroupPages, state.Groups, state.GroupHigh);
        Columns(SnapshotFrame.NodeColumn, state.NodeProperties, state.NodeHigh);
        Columns(SnapshotFrame.RelationshipColumn, state.RelationshipProperties, state.RelationshipHigh);
        SchemaCodec.Write(_buffer, state.Schema);
        Cut(SnapshotFrame.Schema);
        _buffer.Varint(_frames);
        Cut(SnapshotFrame.End);
    }

    private static PagedArray<FormerRelationshipCell> Former(GraphState state)
    {
        var former = new PagedArray<FormerRelationshipCell>(0);
        for (var id = 0; id < state.RelationshipHigh; id++)
        {
            var (cell, next) = (state.Relationships[id], state.Links[id]);
            former.Edit(id) = new FormerRelationshipCell
            {
                Type = cell.Type,
                Start = cell.Start,
                End = cell.End,
                NextOut = next.Out,
                PreviousOut = cell.PreviousOut,
                NextIn = next.In,
                PreviousIn = cell.PreviousIn,
                ShapeAndLiveness = cell.ShapeAndLiveness,
            };
        }

        return former;
    }

    private void Meta(GraphState state)
    {
        _buffer.Int64(state.Epoch);
        _buffer.Varint(state.NodeHigh);
        _buffer.Varint(state.RelationshipHigh);
        _buffer.Varint(state.GroupHigh);
        _buffer.Varint((ulong)state.LiveNodes);
        _buffer.Varint((ulong)state.LiveRelationships);
        Cut(SnapshotFrame.Meta);
    }

    private void Names(GraphNames names)
    {
        foreach (var table in (NameTable[])[names.Labels, names.Types, names.Keys])
        {
            var count = table.Count;
            _buffer.Varint(count);
            for (var id = 0; id < count; id++)
                _buffer.String(table[id]);
        }

        Cut(SnapshotFrame.Names);
    }

    private void Items(SnapshotFrame kind, int count, Action<int> write)
    {
        for (var i = 0; i < count; i++)
        {
            write(i);
            CutWhenFull(kind);
        }

        CutRest(kind);
    }

    /// <summary>Each page: its number, the number of cells in use, and these, each field as the difference to the cell before.</summary>
    private void Pages<T>(SnapshotFrame kind, PagedArray<T> array, int high)
        where T : unmanaged
    {
        for (var page = 0; page < array.PageCount && page << Paging.Bits < high; page++)
        {
            if (array.PageOrNull(page) is not { } items)
                continue;
            var used = Math.Min(Paging.Size, high - (page << Paging.Bits));
            _buffer.Varint(page);
            _buffer.Varint(used);
            var fields = MemoryMarshal.Cast<T, int>(items.AsSpan(0, used));
            var width = fields.Length / used;
            for (var i = 0; i < fields.Length; i++)
                _buffer.Signed((long)fields[i] - (i < width ? 0 : fields[i - width]));
            CutWhenFull(kind);
        }

        CutRest(kind);
    }

    /// <summary>Each page: its key, number, width, tags (one when all are the same), payloads.</summary>
    private void Columns(SnapshotFrame kind, PropertyTable table, int high)
    {
        for (var key = 0; key < table.ColumnCount; key++)
        {
            var column = table.ColumnOrNull(key);
            for (var index = 0; index < (column?.PageCount ?? 0) && index << Paging.Bits < high; index++)
            {
                // A page without one value need not be kept.
                if (column!.PageOrNull(index) is not { } page || !page.Tags.AsSpan().ContainsAnyExcept((byte)0))
                    continue;
                _buffer.Varint(key);
                _buffer.Varint(index);
                var uniform = !page.Tags.AsSpan().ContainsAnyExcept(page.Tags[0]);
                _buffer.Byte((byte)((page.Width << 1) | (uniform ? 1 : 0)));
                _buffer.Bytes(uniform ? page.Tags.AsSpan(0, 1) : page.Tags);
                _buffer.Bytes(page.Data);
                CutWhenFull(kind);
            }
        }

        CutRest(kind);
    }

    private void CutWhenFull(SnapshotFrame kind)
    {
        if (_buffer.Length >= Frame.TargetPayload)
            Cut(kind);
    }

    private void CutRest(SnapshotFrame kind)
    {
        if (_buffer.Length > 0)
            Cut(kind);
    }

    private void Cut(SnapshotFrame kind)
    {
        Append(Frame.Encode((byte)kind, _buffer.Written, _end));
        _buffer.Clear();
        _frames++;
    }

    private void Append(byte[] bytes)
    {
        RandomAccess.Write(_file, bytes, _end);
        _end += bytes.Length;
    }
}
