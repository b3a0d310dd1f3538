using NetGraph.Import.Observations;

namespace NetGraph.Import.Alerts;

/// <summary>The alerts and troubles of one input while it is read; counts so that <c>Records = Accepted + Rejected</c> holds.</summary>
internal sealed class AlertCollection(string name, ImportOptions options)
{
    private readonly List<AlertObservation> _alerts = [];
    private readonly DiagnosticLog _diagnostics = new(name, options.MaxDiagnostics);
    private long _ignored;
    private long _rejected;
    private PacketTime? _first;
    private PacketTime? _last;

    /// <summary>Records seen so far, whatever became of them.</summary>
    public long Records => _alerts.Count + _ignored + _rejected;

    /// <summary>Takes an alert.</summary>
    public void Accept(AlertObservation alert)
    {
        _alerts.Add(alert);
        _first = _first is { } first ? PacketTime.Min(first, alert.Timestamp) : alert.Timestamp;
        _last = _last is { } last ? PacketTime.Max(last, alert.Timestamp) : alert.Timestamp;
    }

    /// <summary>Counts a well-formed record that is no alert: it is accepted, and nothing of it is kept.</summary>
    public void Ignore() => _ignored++;

    /// <summary>Counts a record that could not be read.</summary>
    public void Reject(long line, string code, string message)
    {
        _rejected++;
        Note(line, code, message);
    }

    /// <summary>Notes something about a record that is kept all the same.</summary>
    public void Note(long line, string code, string message) => _diagnostics.Add(PositionUnit.Line, line, code, message);

    /// <summary>Notes something about the whole file.</summary>
    public void NoteFile(string code, string message) => _diagnostics.Add(PositionUnit.File, 0, code, message);

    /// <summary>Everything collected.</summary>
    public ImportObservations ToObservations(ImportKind kind) => new()
    {
        Kind = kind,
        Records = Records,
        Accepted = _alerts.Count + _ignored,
        Rejected = _rejected,
        Alerts = _alerts,
        Diagnostics = _diagnostics.ToList(),
        FirstSeen = _first,
        LastSeen = _last,
    };
}
