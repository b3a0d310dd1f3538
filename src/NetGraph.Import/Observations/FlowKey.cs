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

    /// <summary>For people: <c>tcp 10.0.0.1:40000 → 10.0.0.2:80</c>; IPv6 in brackets, no colon where there is no port.</summary>
    public override string ToString() => $"{Transport} {End(Source, SourcePort)} → {End(Target, TargetPort)}";

    // Also keeps the printing that comes with a record from following Reversed for ever.
    private static string End(NetworkAddress address, ushort? port) => (address.Version, port) switch
    {
        (_, null) => address.ToString(),
        (6, _) => $"[{address}]:{port}",
        _ => $"{address}:{port}",
    };
}
