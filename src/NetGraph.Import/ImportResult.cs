using System.Diagnostics.CodeAnalysis;
using NetGraph.Import.Observations;

namespace NetGraph.Import;

/// <summary>What came of reading one input: its observations, or why its format is unknown. Exactly one of the two is set.</summary>
public sealed record ImportResult
{
    internal ImportResult(ImportObservations observations) => Observations = observations;

    internal ImportResult(ImportDiagnostic unknownFormat) => UnknownFormat = unknownFormat;

    /// <summary>What the input said; null when no reader recognised it.</summary>
    public ImportObservations? Observations { get; private init; }

    /// <summary>A diagnostic of code <c>unknown-format</c> that says what the first bytes look like, or <c>format-not-read</c> that names the format; null when the input was read.</summary>
    public ImportDiagnostic? UnknownFormat { get; private init; }

    /// <summary>SHA-256 of the unpacked content, lower-case hexadecimal.</summary>
    public string ContentSha256 { get; internal init; } = "";

    /// <summary>Bytes of the unpacked content.</summary>
    public long Bytes { get; internal init; }

    /// <summary>Whether a reader recognised the input.</summary>
    [MemberNotNullWhen(true, nameof(Observations))]
    [MemberNotNullWhen(false, nameof(UnknownFormat))]
    public bool IsRead => Observations is not null;

    /// <summary>The same result with one more diagnostic; an unknown format takes its message into the one it has.</summary>
    internal ImportResult With(ImportDiagnostic diagnostic) => Observations is { } observations
        ? this with { Observations = observations with { Diagnostics = [.. observations.Diagnostics, diagnostic] } }
        : this with { UnknownFormat = UnknownFormat! with { Message = $"{UnknownFormat.Message} {diagnostic.Message}" } }; // not null: one of the two is set
}
