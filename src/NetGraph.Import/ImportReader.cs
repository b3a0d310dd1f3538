using NetGraph.Import.Alerts;
using NetGraph.Import.Captures;
using NetGraph.Import.Observations;
using NetGraph.Import.Rules;

namespace NetGraph.Import;

/// <summary>
/// Reads any input the product knows: undoes gzip, looks at the first 64 KiB, asks the format readers in order and lets the
/// first that recognises the content read it. Streams are read forwards only, so standard input and sockets will do.
/// Stateless and thread-safe.
/// </summary>
public sealed class ImportReader
{
    /// <summary>How many bytes a format reader sees to recognise its format.</summary>
    public const int HeadBytes = 64 * 1024;

    // Order matters: formats with a magic number stand before those recognised by the look of their text, and the most
    // particular text before the most general.
    private static readonly IFormatReader[] BuiltIn =
    [
        new CaptureFormatReader(),
        new EveReader(),
        new SnortFullReader(),
        new SnortFastReader(),
        new RuleReader(),
    ];

    private readonly IReadOnlyList<IFormatReader> _formats;

    /// <summary>A reader for every format of the product.</summary>
    public ImportReader()
        : this(BuiltIn)
    {
    }

    /// <summary>A reader for the given formats, asked in this order.</summary>
    public ImportReader(IReadOnlyList<IFormatReader> formats) => _formats = formats;

    /// <summary>Reads one input to its end, or as far as it can be read.</summary>
    /// <param name="stream">Any readable stream, plain or gzip; read forwards, not disposed.</param>
    /// <param name="name">The name users see in diagnostics; never opened. Readers may use it to break a tie.</param>
    /// <param name="options">Settings of the import.</param>
    /// <param name="cancellationToken">Checked once a block.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="IOException">The stream itself failed.</exception>
    public ImportResult Read(Stream stream, string name, ImportOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var input = PeekedStream.Open(stream, headBytes: 2);
        if (!IsGzip(input.Head))
            return ReadPlain(input, name, options, cancellationToken);

        using var plain = InflatedStream.OfGzip(input);
        var result = ReadPlain(plain, name, options, cancellationToken);
        return plain.Damage is null ? result : result.With(GzipDamage(name, plain));
    }

    private ImportResult ReadPlain(Stream plain, string name, ImportOptions options, CancellationToken cancellationToken)
    {
        // The digest is of the unpacked bytes: a capture and its gzip copy are one content.
        using var digest = new DigestStream(plain);
        var result = ReadFormat(PeekedStream.Open(digest, HeadBytes), name, options, cancellationToken);
        if (!result.IsRead)
            return result;

        var hash = digest.Finish(cancellationToken);
        return result with { ContentSha256 = hash, Bytes = digest.Bytes };
    }

    private ImportResult ReadFormat(PeekedStream input, string name, ImportOptions options, CancellationToken cancellationToken)
    {
        foreach (var format in _formats)
        {
            if (format.Detect(input.Head, name) is { } kind)
                return new ImportResult(format.Read(input, name, kind, options, cancellationToken));
        }

        return new ImportResult(UnknownFormat(name, input.Head));
    }

    private static bool IsGzip(ReadOnlySpan<byte> head) => head is [0x1F, 0x8B, ..];

    private static ImportDiagnostic UnknownFormat(string name, ReadOnlySpan<byte> head) =>
        UnreadFormats.Describe(head) is { } notRead
            ? new(name, PositionUnit.File, 0, "format-not-read", notRead)
            : new(name, PositionUnit.File, 0, "unknown-format", $"Expected a capture, alerts or rules; {FirstBytes.Describe(head)}.");

    private static ImportDiagnostic GzipDamage(string name, InflatedStream plain) =>
        new(name, PositionUnit.Byte, plain.Delivered, "gzip-damaged", $"The gzip data ends or breaks after {plain.Delivered} unpacked bytes: {plain.Damage} Everything before was read.");
}
