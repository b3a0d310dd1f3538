using NetGraph.Import.Observations;

namespace NetGraph.Core.Features.Imports;

/// <summary>What an import did: the object that <c>import --json</c> prints.</summary>
/// <param name="Store">Address of the store.</param>
/// <param name="Seconds">Wall time, analysis included.</param>
/// <param name="Imports">One entry an input, in the order in which they were named.</param>
/// <param name="Graph">What the graph holds now.</param>
public sealed record ImportReport(string Store, double Seconds, IReadOnlyList<ImportedFile> Imports, GraphSize Graph)
{
    /// <summary>Whether at least one input could be read, be it a duplicate.</summary>
    public bool AnyRead => Imports.Any(i => i.Kind is not null);
}

/// <summary>Nodes by label and relationships by type.</summary>
public sealed record GraphSize(IReadOnlyDictionary<string, long> Nodes, IReadOnlyDictionary<string, long> Relationships);

/// <summary>One input. Invariant: <c>Records = Accepted + Rejected</c>.</summary>
/// <param name="Path">Name as given.</param>
/// <param name="Kind">The kind's word, or null when the input could not be read.</param>
/// <param name="Duplicate">The same content was imported before: nothing changed.</param>
public sealed record ImportedFile(
    string Path,
    string? Kind,
    long Records,
    long Accepted,
    long Rejected,
    bool Duplicate,
    IReadOnlyList<ReportedDiagnostic> Diagnostics);

/// <summary>One kind of trouble in an input, at its first place; at most one of the places is set.</summary>
/// <param name="Line">Line number, from 1.</param>
/// <param name="Packet">Packet number, from 1.</param>
/// <param name="Offset">Byte offset, from 0.</param>
/// <param name="Count">How often it occurred.</param>
public sealed record ReportedDiagnostic(string Code, string Message, long? Line, long? Packet, long? Offset, long Count)
{
    internal static ReportedDiagnostic Of(ImportDiagnostic d) => new(
        d.Code,
        d.Message,
        d.Unit == PositionUnit.Line ? d.Position : null,
        d.Unit == PositionUnit.Packet ? d.Position : null,
        d.Unit == PositionUnit.Byte ? d.Position : null,
        d.Count);
}

/// <summary>How far an import is.</summary>
/// <param name="Path">The input at work; empty while the whole graph is analysed.</param>
/// <param name="Step"><c>reading</c>, <c>writing</c>, <c>done</c> or <c>analysing</c>.</param>
/// <param name="BytesRead">Bytes read of this input.</param>
/// <param name="TotalBytes">Its size, or null when unknown.</param>
/// <param name="Input">Number of the input, from 1.</param>
/// <param name="Inputs">Number of inputs.</param>
public sealed record ImportProgress(string Path, string Step, long BytesRead, long? TotalBytes, int Input, int Inputs);
