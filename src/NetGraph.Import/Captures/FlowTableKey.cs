namespace NetGraph.Import.Captures;

/// <summary>
/// A 5-tuple without direction: the end with the smaller address, then port, comes first, so a packet and its answer have
/// one key. 40 bytes, compared without branching on the IP version.
/// </summary>
internal readonly struct FlowTableKey : IEquatable<FlowTableKey>
{
    private const int HasPortsBit = 1 << 8;

    private readonly UInt128 _low;
    private readonly UInt128 _high;

    /// <summary>Low port, high port, protocol, "has ports", IP version, from the top down.</summary>
    private readonly ulong _ends;

    /// <summary>The key of a packet.</summary>
    /// <param name="packet">A packet with an IP header.</param>
    /// <param name="sender">Which end sent it: 0 for the low one, 1 for the high one.</param>
    public FlowTableKey(in DecodedPacket packet, out int sender)
    {
        var isLow = packet.Source < packet.Target || (packet.Source == packet.Target && packet.SourcePort <= packet.TargetPort);
        sender = isLow ? 0 : 1;
        (_low, _high) = isLow ? (packet.Source, packet.Target) : (packet.Target, packet.Source);
        var (lowPort, highPort) = isLow ? (packet.SourcePort, packet.TargetPort) : (packet.TargetPort, packet.SourcePort);
        _ends = ((ulong)lowPort << 48) | ((ulong)highPort << 32) | ((ulong)packet.Protocol << 16) | (packet.HasPorts ? (ulong)HasPortsBit : 0) | packet.Version;
    }

    public byte Version => (byte)_ends;

    public byte Protocol => (byte)(_ends >> 16);

    public bool HasPorts => (_ends & HasPortsBit) != 0;

    /// <summary>Address of an end, 0 or 1.</summary>
    public UInt128 Address(int end) => end == 0 ? _low : _high;

    /// <summary>Port of an end, 0 or 1; meaningful only with <see cref="HasPorts"/>.</summary>
    public ushort Port(int end) => (ushort)(end == 0 ? _ends >> 48 : _ends >> 32);

    public bool Equals(FlowTableKey other) => _ends == other._ends && _low == other._low && _high == other._high;

    public override bool Equals(object? obj) => obj is FlowTableKey other && Equals(other);

    public override int GetHashCode() => SeededHash.Of(_low, _high, _ends);
}
