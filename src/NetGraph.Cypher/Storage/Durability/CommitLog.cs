using Microsoft.Win32.SafeHandles;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// The append-only log of one generation. A commit is on disk when <see cref="Commit"/> returns; large transactions are
/// written ahead in frames and count only with their commit frame.
/// </summary>
internal sealed class CommitLog : ICommitLog
{
    private readonly SafeFileHandle _file;
    private readonly GraphNames _names;
    private readonly RedoEncoder _encoder;
    private readonly string _path;
    private long _committedEnd;
    private long _end;
    private int _framesBefore;
    private ulong _mark;
    private int _labels;
    private int _types;
    private int _keys;
    private Exception? _failure;

    /// <param name="end">Offset behind the last committed transaction; what lies behind it is cut off.</param>
    /// <param name="names">Names known so far: they stand in the snapshot or earlier in this log.</param>
    public CommitLog(string path, long end, ulong mark, GraphNames names)
    {
        _path = path;
        _names = names;
        _mark = mark;
        _committedEnd = _end = end;
        _encoder = new RedoEncoder(Cut);
        RememberNames(names.Labels.Count, names.Types.Count, names.Keys.Count);
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        if (RandomAccess.GetLength(_file) > end)
        {
            RandomAccess.SetLength(_file, end);
            RandomAccess.FlushToDisk(_file);
        }
    }

    /// <summary>Bytes of committed log.</summary>
    public long Length => _committedEnd;

    /// <summary>Makes an empty log, durable under its name when this returns.</summary>
    public static void Create(string path, FileHeader header)
    {
        var head = new byte[LogHead.Size];
        header.ToBytes().CopyTo(head, 0);
        LogHead.EncodeSlot(LogHead.Size, 1).CopyTo(head, LogHead.SlotOffset(1));
        StoreFolder.WriteDurably(path, file => RandomAccess.Write(file, head, 0));
    }

    public IChangeSink Begin()
    {
        if (_failure is not null)
            throw new GraphStoreException($"The store must be opened again before it can be written: {_failure.Message}", innerException: _failure);

        _encoder.Reset();
        _framesBefore = 0;
        return _encoder;
    }

    public void Commit(GraphState committed)
    {
        var (labels, types, keys) = (_names.Labels.Count, _names.Types.Count, _names.Keys.Count);
        try
        {
            WriteNames(labels, types, keys);
            var payload = new ByteWriter(_encoder.Buffer.Length + sizeof(uint));
            payload.UInt32((uint)_framesBefore);
            payload.Bytes(_encoder.Buffer.Written);
            WriteFrame(LogFrame.Commit, payload.Written);
            RandomAccess.FlushToDisk(_file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Rollback();
            throw StoreErrors.Failed(_path, e);
        }

        _committedEnd = _end;
        RememberNames(labels, types, keys);
        WriteMark();
    }

    public void Rollback()
    {
        if (_end == _committedEnd)
            return;

        try
        {
            RandomAccess.SetLength(_file, _committedEnd);
            _end = _committedEnd;
        }
        catch (IOException e)
        {
            // What is behind the committed end cannot be removed, so nothing may be appended to it.
            _failure = e;
        }
    }

    /// <summary>Leaves the mark of the last commit on disk.</summary>
    public void Dispose()
    {
        if (_file.IsClosed)
            return;
        try
        {
            RandomAccess.FlushToDisk(_file);
        }
        catch (IOException)
        {
            // Every commit is on disk; only the mark may be older than it could be.
        }

        _file.Dispose();
    }

    /// <summary>The mark follows the commit it tells of and needs no flush: a mark that is too old is only less strict.</summary>
    private void WriteMark()
    {
        try
        {
            _mark++;
            RandomAccess.Write(_file, LogHead.EncodeSlot(_committedEnd, _mark), LogHead.SlotOffset(_mark));
        }
        catch (IOException e)
        {
            _failure = e;
        }
    }

    private void Cut()
    {
        try
        {
            WriteFrame(LogFrame.Changes, _encoder.Buffer.Written);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StoreErrors.Failed(_path, e);
        }

        _framesBefore++;
        _encoder.Buffer.Clear();
    }

    private void WriteFrame(LogFrame kind, ReadOnlySpan<byte> payload)
    {
        var frame = Frame.Encode((byte)kind, payload, _end);
        var offset = _end;
        _end += frame.Length;
        RandomAccess.Write(_file, frame, offset);
    }

    /// <summary>Names the log has not told yet, also those that a rolled-back transaction was the first to use.</summary>
    private void WriteNames(int labels, int types, int keys)
    {
        for (var label = _labels; label < labels; label++)
            _encoder.Named(RedoCode.LabelNamed, _names.Labels[label]);
        for (var type = _types; type < types; type++)
            _encoder.Named(RedoCode.TypeNamed, _names.Types[type]);
        for (var key = _keys; key < keys; key++)
            _encoder.Named(RedoCode.KeyNamed, _names.Keys[key]);
    }

    private void RememberNames(int labels, int types, int keys)
    {
        _labels = labels;
        _types = types;
        _keys = keys;
    }
}
