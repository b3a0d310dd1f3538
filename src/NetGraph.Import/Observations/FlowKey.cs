namespace NetGraph.Import.Observations;

/// <summary>
/// The 5-tuple of a conversation, client to server. A missing port (ICMP, later fragments, protocols without ports) is
/// null and differs from port 0 on the wire.
/// </summary>
public readonly record struct FlowKey(
    NetworkAddress Source,
    NetworkAddress Target,
    TransportProtocol Transport,
    ushort? SourcePort,
    ushort? TargetPort)
{
    /// <summary>The same conversation named from its other end.</summary>
    public FlowKey Reversed => new(Target, Source, Transport, TargetPort, SourcePort);
}
