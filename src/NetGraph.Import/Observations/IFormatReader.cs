namespace NetGraph.Import.Observations;

/// <summary>Settings that change how an input is read.</summary>
public sealed record ImportOptions
{
    /// <summary>Year for alert formats that carry none; null takes the year of the newest capture in the same import, else the file's own hint, else this clock's year.</summary>
    public int? Year { get; init; }

    /// <summary>Offset of the sensor's local time from UTC for formats without a zone.</summary>
    public TimeSpan SensorOffset { get; init; } = TimeSpan.Zero;

    /// <summary>Most diagnostics kept a file; later ones of a code already seen only raise its count.</summary>
    public int MaxDiagnostics { get; init; } = 100;
}

/// <summary>Reads one family of formats. Stateless and thread-safe; registered in the ordered list of <c>ImportReader</c>.</summary>
public interface IFormatReader
{
    /// <summary>The kind of the input, by its first bytes (up to 64 KiB) and, only as a tie-break, its name; null when it is none of this reader's.</summary>
    ImportKind? Detect(ReadOnlySpan<byte> head, string name);

    /// <summary>Reads the stream to its end, or as far as it can be read. Never throws for what the bytes say.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="IOException">The stream itself failed.</exception>
    ImportObservations Read(Stream stream, string name, ImportKind kind, ImportOptions options, CancellationToken cancellationToken);
}
