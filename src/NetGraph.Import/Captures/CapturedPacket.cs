using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <summary>One packet as it lies in its file. Valid until the next one is read.</summary>
internal readonly ref struct CapturedPacket
{
    /// <summary>The captured bytes, from the link layer on.</summary>
    public required ReadOnlySpan<byte> Data { get; init; }

    /// <summary>When it was captured; null when the file does not say (pcapng's simple packet block).</summary>
    public required PacketTime? Time { get; init; }

    /// <summary>Length on the wire in bytes, never less than that of <see cref="Data"/>.</summary>
    public required long OriginalLength { get; init; }

    /// <summary>What <see cref="Data"/> begins with; see <see cref="LinkTypes"/>.</summary>
    public required int LinkType { get; init; }

    /// <summary>Place in the file, from 1.</summary>
    public required long Number { get; init; }
}
