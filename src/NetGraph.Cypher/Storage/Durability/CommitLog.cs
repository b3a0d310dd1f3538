using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// The append-only log of one generation. Large transactions are written ahead in frames and count only with their commit
/// frame; a commit frame counts once it is flushed.
/// </summary>
/// <remarks>
/// <code>
/// head | flushed                | appended     | frames of the writer
///                        mark --^              ^-- cut back to here by a rollback, to the mark by a flush that failed
/// </code>
/// </remarks>
internal sealed class CommitLog : ICommitLog
{
    private readonly Lock _gate = new();
    private readonly ILogFile _file;
    private readonly GraphNames _names;
    private readonly RedoEncoder _encoder;
    private readonly string _path;
    private LogPoint _flushed;
    private LogPoint _appended;
    private long _end;
    private int _framesBefore;
    private ulong _mark;
    private int _cuts;
    private int _cutsAtBegin;
    private Exception? _failure;

    /// <summary>Why a frame of the running transaction could not be written: the transaction can only be rolled back.</summary>
    private Exception? _lost;
    private bool _disposed;

    /// <param name="start">Behind the last committed transaction; what lies behind it is cut off. Names are counted as the logs up to there tell them.</param>
    /// <param name="mark">Number of the last mark.</param>
    /// <exception cref="IOException">The file cannot be opened or cut.</exception>
    public CommitLog(string path, LogPoint start, ulong mark, GraphNames names, StoreDisk disk)
    {
        _path = path;
        _names = names;
        _mark = mark;
        _flushed = _appended = start;
        _end = start.End;
        _encoder = new RedoEncoder(names.Pool, Cut);
        _file = disk.OpenLog(path);
        try
        {
            if (_file.Length > _end)
            {
                _file.SetLength(_end);
                _file.Flush();
            }
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Behind the last transaction that is durable.</summary>
    public LogPoint Flushed
    {
        get
        {
            lock (_gate)
                return _flushed;
        }
    }

    /// <summary>Makes an empty log, durable under its name when this returns.</summary>
    public static void Create(string path, FileHeader header, StoreDisk disk)
    {
        var head = new byte[LogHead.Size];
        header.ToBytes().CopyTo(head, 0);
        LogHead.EncodeSlot(LogHead.Size, 1).CopyTo(head, LogHead.SlotOffset(1));
        disk.WriteDurably(path, file => RandomAccess.Write(file, head, 0));
    }

    /// <summary>From now on takes nothing new.</summary>
    public void Refuse(Exception cause)
    {
        lock (_gate)
            _failure ??= cause;
    }

    public IChangeSink Begin()
    {
        lock (_gate)
        {
            if (_failure is not null)
                throw StoreErrors.MustReopen(_path, _failure);

            _encoder.Reset();
            _framesBefore = 0;
            _cutsAtBegin = _cuts;
            _lost = null;
            return _encoder;
        }
    }

    public LogPoint Append()
    {
        FinishEncoding();
        lock (_gate)
        {
            var (labels, types, keys) = (_names.Labels.Count, _names.Types.Count, _names.Keys.Count);
            try
            {
                RequireUncut();
                WriteNames(labels, types, keys);
                var payload = new ByteWriter(_encoder.Buffer.Length + sizeof(uint));
                payload.UInt32((uint)_framesBefore);
                payload.Bytes(_encoder.Buffer.Written);
                WriteFrame(LogFrame.Commit, payload.Written);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                CutTo(_appended);
                throw StoreErrors.Failed(_path, e);
            }
            catch
            {
                CutTo(_appended);
                throw;
            }

            return _appended = new LogPoint(_end, labels, types, keys);
        }
    }

    public void Rollback()
    {
        _encoder.Abandon();
        lock (_gate)
            CutTo(_appended);
    }

    public void Flush(LogPoint upTo)
    {
        try
        {
            _file.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StoreErrors.Failed(_path, e);
        }

        lock (_gate)
            _flushed = upTo;
        WriteMark(upTo.End);
    }

    public void CutBack(Exception cause)
    {
        lock (_gate)
        {
            _cuts++;
            CutTo(_flushed);
            if (!StoreDisk.IsOutOfSpace(cause))
                _failure ??= cause;
            if (_failure is not null)
                return;

            try
            {
                // The room that was missing is not needed any more; a file that cannot even be cut is not to be trusted.
                _file.Flush();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _failure = e;
            }
        }
    }

    /// <summary>Leaves the mark of the last commit on disk. Again: does nothing.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        try
        {
            _file.Flush();
        }
        catch (IOException)
        {
            // Every commit is on disk; only the mark may be older than it could be.
        }

        _file.Dispose();
    }

    /// <summary>The mark follows the commit it tells of and needs no flush: a mark that is too old is only less strict.</summary>
    private void WriteMark(long end)
    {
        try
        {
            _file.Write(LogHead.EncodeSlot(end, _mark + 1), LogHead.SlotOffset(_mark + 1));
            _mark++;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The other slot is whole, and the next commit writes this one again.
        }
    }

    /// <summary>Outside the gate: what is being encoded may have to write a frame.</summary>
    private void FinishEncoding()
    {
        try
        {
            _encoder.Finish();
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    private void Cut()
    {
        lock (_gate)
        {
            RequireUncut();
            try
            {
                WriteFrame(LogFrame.Changes, _encoder.Buffer.Written);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _lost = e;
                throw StoreErrors.Failed(_path, e);
            }

            _framesBefore++;
            _encoder.Buffer.Clear();
        }
    }

    private void WriteFrame(LogFrame kind, ReadOnlySpan<byte> payload)
    {
        var frame = Frame.Encode((byte)kind, payload, _end);
        var offset = _end;
        _end += frame.Length;
        _file.Write(frame, offset);
    }

    /// <exception cref="GraphStoreException">What the transaction goes on from has been cut off since it began, or changes of its own are not in the log.</exception>
    private void RequireUncut()
    {
        if (_cuts != _cutsAtBegin)
            throw StoreErrors.BuiltOnFailed(_path);
        if (_lost is not null)
            throw StoreErrors.Failed(_path, _lost);
    }

    private void CutTo(LogPoint point)
    {
        _appended = point;
        if (_end == point.End)
            return;

        try
        {
            _file.SetLength(point.End);
            _end = point.End;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What lies behind the end cannot be removed, so nothing may be appended to it.
            _failure ??= e;
        }
    }

    /// <summary>Names the log has not told yet, also those that a transaction was the first to use which came to nothing.</summary>
    private void WriteNames(int labels, int types, int keys)
    {
        for (var label = _appended.Labels; label < labels; label++)
            _encoder.Named(RedoCode.LabelNamed, _names.Labels[label]);
        for (var type = _appended.Types; type < types; type++)
            _encoder.Named(RedoCode.TypeNamed, _names.Types[type]);
        for (var key = _appended.Keys; key < keys; key++)
            _encoder.Named(RedoCode.KeyNamed, _names.Keys[key]);
    }
}
