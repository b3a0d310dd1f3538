using NetGraph.Import.Observations;

namespace NetGraph.Import.Alerts;

// The folder: one reader a format, each turning text into AlertObservations. Shared pieces stand beside them.
//
//   SnortFastReader --+-- AlertText (title, groups, endpoints)
//   SnortFullReader --+-- AlertClock (times, the missing year)     --> AlertCollection --> ImportObservations
//   EveReader --------+-- EveObjects (bytes -> objects) -> EveEvent
//
// UnreadFormats names the alert formats that are recognised and not read.
// Invariant: each line, block or event ends as an alert, as ignored, or as rejected with its line; no reader throws for what
// the bytes say, and none keeps more than one record beside the alerts in memory.

/// <summary>
/// Reads one-line alerts: Snort 2 and 3 <c>alert_fast</c> and Suricata's <c>fast.log</c>, which differ in the length of the year and in
/// quotes. A record is a line that is not blank.
/// </summary>
public sealed class SnortFastReader : IFormatReader
{
    private const int MaxLineChars = 1 << 16;
    private const int MaxShownChars = 80;
    private const int LinesLookedAt = 50;

    private readonly TimeProvider _time;

    /// <summary>A reader that takes missing years by the system's clock.</summary>
    public SnortFastReader()
        : this(TimeProvider.System)
    {
    }

    /// <summary>A reader that takes missing years by this clock.</summary>
    public SnortFastReader(TimeProvider time) => _time = time;

    /// <inheritdoc />
    public ImportKind? Detect(ReadOnlySpan<byte> head, string name)
    {
        if (head.Contains((byte)0))
            return null;

        var clock = new AlertClock(name, new ImportOptions(), _time);
        using var lines = new BoundedLines(new MemoryStream(head.ToArray(), writable: false), MaxLineChars);
        for (var i = 0; i < LinesLookedAt && lines.Next() is { } line; i++)
        {
            if (clock.TryRead(line.AsSpan().TrimStart(), out _, out var length)
                && line.AsSpan().TrimStart()[length..].Contains(AlertText.Mark + " [", StringComparison.Ordinal))
            {
                return ImportKind.SnortFast;
            }
        }

        return null;
    }

    /// <inheritdoc />
    public ImportObservations Read(Stream stream, string name, ImportKind kind, ImportOptions options, CancellationToken cancellationToken)
    {
        var alerts = new AlertCollection(name, options);
        var clock = new AlertClock(name, options, _time);
        using var lines = new BoundedLines(stream, MaxLineChars);
        while (lines.Next() is { } line)
        {
            if (lines.Number % 4096 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if (line.AsSpan().Trim().IsEmpty)
                continue;

            if (TryRead(line.AsSpan().Trim(), clock, lines.Number, out var alert, out var cause))
                alerts.Accept(alert);
            else
                alerts.Reject(lines.Number, "alert-malformed", $"{cause}: {Shown(line)}");
        }

        if (clock.IsGuess)
            alerts.NoteFile("year-assumed", clock.Assumption);
        return alerts.ToObservations(kind);
    }

    private static bool TryRead(ReadOnlySpan<char> line, AlertClock clock, long number, out AlertObservation alert, out string cause)
    {
        alert = null!; // set whenever true is returned
        if (!clock.TryRead(line, out var time, out var length))
        {
            cause = "Expected a time (MM/DD-hh:mm:ss.ffffff, perhaps with a year) at the start of the alert";
            return false;
        }

        var mark = line.IndexOf(AlertText.Mark, StringComparison.Ordinal);
        if (mark < 0 || !AlertText.TryReadTitle(line[(mark + AlertText.Mark.Length)..], out var title, out var rest))
        {
            cause = "Expected [**] [gid:sid:rev] message [**] after the time";
            return false;
        }

        var action = line[length..mark].Trim().Trim("[]");
        rest = AlertText.ReadGroups(rest, ref title);
        if (!TryReadPacket(rest, out var transport, out var source, out var target))
        {
            cause = "Expected {protocol} source -> target at the end of the alert";
            return false;
        }

        cause = "";
        alert = Describe(title, time, number) with
        {
            Action = action.IsEmpty ? null : action.ToString().ToLowerInvariant(),
            Transport = transport,
            Source = source?.Address,
            SourcePort = source?.Port,
            Target = target?.Address,
            TargetPort = target?.Port,
        };
        return true;
    }

    /// <summary>Reads <c>{protocol} source -&gt; target</c>; nothing at all is fine too, as of an alert without an IP packet.</summary>
    private static bool TryReadPacket(ReadOnlySpan<char> text, out TransportProtocol? transport, out AlertEndpoint? source, out AlertEndpoint? target)
    {
        (transport, source, target) = (null, null, null);
        if (text.IsEmpty)
            return true;

        var close = text.IndexOf('}');
        if (text is not ['{', ..] || close < 0)
            return false;

        if (TransportProtocol.TryParse(text[1..close].Trim(), out var protocol))
            transport = protocol;
        if (!AlertText.TryReadEndpoints(text[(close + 1)..], transport, out var from, out var to))
            return false;

        (source, target) = (from, to);
        return true;
    }

    /// <summary>The part of an alert that its title and time say.</summary>
    internal static AlertObservation Describe(in AlertTitle title, PacketTime time, long line) => new()
    {
        Timestamp = time,
        Gid = title.Gid,
        Sid = title.Sid,
        Rev = title.Rev,
        Message = title.Message,
        Classification = title.Classification,
        Priority = title.Priority,
        Position = line,
    };

    /// <summary>The beginning of a line, for a message.</summary>
    internal static string Shown(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Length <= MaxShownChars ? text.ToString() : string.Concat(text[..MaxShownChars], "…");
    }
}
