using NetGraph.Import.Observations;

namespace NetGraph.Import.Alerts;

/// <summary>
/// Reads Snort 2 <c>alert_full</c>: blocks of a title line, classification and priority, time and addresses (with <c>-e</c> an
/// Ethernet line between the time and the addresses), IP and transport lines, references, and a blank line. A record is a block, or a
/// run of lines outside any.
/// </summary>
public sealed class SnortFullReader : IFormatReader
{
    private const int MaxLineChars = 1 << 16;
    private const int LinesLookedAt = 50;

    private readonly TimeProvider _time;

    /// <summary>A reader that takes missing years by the system's clock.</summary>
    public SnortFullReader()
        : this(TimeProvider.System)
    {
    }

    /// <summary>A reader that takes missing years by this clock.</summary>
    public SnortFullReader(TimeProvider time) => _time = time;

    /// <inheritdoc />
    public ImportKind? Detect(ReadOnlySpan<byte> head, string name)
    {
        if (head.Contains((byte)0))
            return null;

        using var lines = new BoundedLines(new MemoryStream(head.ToArray(), writable: false), MaxLineChars);
        for (var i = 0; i < LinesLookedAt && lines.Next() is { } line; i++)
        {
            if (IsTitle(line))
                return ImportKind.SnortFull;
        }

        return null;
    }

    /// <inheritdoc />
    public ImportObservations Read(Stream stream, string name, ImportKind kind, ImportOptions options, CancellationToken cancellationToken)
    {
        var alerts = new AlertCollection(name, options);
        var clock = new AlertClock(name, options, _time);
        SnortFullBlock? block = null;
        using var lines = new BoundedLines(stream, MaxLineChars);
        while (lines.Next() is { } line)
        {
            if (lines.Number % 4096 == 0)
                cancellationToken.ThrowIfCancellationRequested();

            if (IsTitle(line))
            {
                block?.EndIn(alerts);
                block = new SnortFullBlock(line, lines.Number);
            }
            else if (line.AsSpan().Trim().IsEmpty)
            {
                block?.EndIn(alerts);
                block = null;
            }
            else
            {
                block ??= new SnortFullBlock(line, lines.Number);
                block.Add(line, clock);
            }
        }

        block?.EndIn(alerts);
        if (clock.IsGuess)
            alerts.NoteFile("year-assumed", clock.Assumption);
        return alerts.ToObservations(kind);
    }

    private static bool IsTitle(string line)
    {
        var text = line.AsSpan().TrimStart();
        return text.StartsWith(AlertText.Mark, StringComparison.Ordinal) && text[AlertText.Mark.Length..].TrimStart() is ['[', ..];
    }
}
