namespace NetGraph.Import.Observations;

/// <summary>
/// Everything one input said. Invariant: <c>Records = Accepted + Rejected</c>. A record is a packet, an alert, an event or a
/// rule, whatever the kind counts.
/// </summary>
public sealed record ImportObservations
{
    public required ImportKind Kind { get; init; }

    public required long Records { get; init; }

    public required long Accepted { get; init; }

    public required long Rejected { get; init; }

    public IReadOnlyList<ImportDiagnostic> Diagnostics { get; init; } = [];

    public IReadOnlyList<ConversationObservation> Conversations { get; init; } = [];

    public IReadOnlyList<HostObservation> Hosts { get; init; } = [];

    public IReadOnlyList<MacSighting> MacSightings { get; init; } = [];

    public IReadOnlyList<AlertObservation> Alerts { get; init; } = [];

    public IReadOnlyList<RuleObservation> Rules { get; init; } = [];

    public PacketTime? FirstSeen { get; init; }

    public PacketTime? LastSeen { get; init; }
}
