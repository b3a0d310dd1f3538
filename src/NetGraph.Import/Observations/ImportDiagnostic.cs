namespace NetGraph.Import.Observations;

/// <summary>What <see cref="ImportDiagnostic.Position"/> counts.</summary>
public enum PositionUnit
{
    /// <summary>The whole file; there is no position.</summary>
    File,

    /// <summary>Line number, from 1.</summary>
    Line,

    /// <summary>Packet number, from 1, as other tools number them.</summary>
    Packet,

    /// <summary>Byte offset, from 0.</summary>
    Byte,
}

/// <summary>
/// One thing in the input that could not be read, or was read only in part: where, and why. Bad bytes are data: they make
/// a diagnostic, are counted, and reading goes on.
/// </summary>
/// <param name="Source">Name of the file as the user gave it.</param>
/// <param name="Unit">What <paramref name="Position"/> counts.</param>
/// <param name="Position">Where it happened first; 0 when <paramref name="Unit"/> is <see cref="PositionUnit.File"/>.</param>
/// <param name="Code">Stable kebab-case word, such as <c>packet-cut-short</c>, by which users filter.</param>
/// <param name="Message">What was expected and what was found, for people.</param>
/// <param name="Count">How often this code occurred in this file; the first place stands for all.</param>
public sealed record ImportDiagnostic(string Source, PositionUnit Unit, long Position, string Code, string Message, long Count = 1);
