using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <summary>What one address sent and received so far.</summary>
internal sealed class HostCounters(HostKey key, PacketTime first)
{
    public HostKey Key => key;

    public long PacketsSent { get; private set; }

    public long PacketsReceived { get; private set; }

    public long BytesSent { get; private set; }

    public long BytesReceived { get; private set; }

    public PacketTime FirstSeen { get; private set; } = first;

    public PacketTime LastSeen { get; private set; } = first;

    /// <summary>The hardware address it was last seen behind: nearly always the next one too.</summary>
    public MacCounters? LastMac { get; set; }

    public void AddSent(long bytes, PacketTime time)
    {
        PacketsSent++;
        BytesSent += bytes;
        See(time);
    }

    public void AddReceived(long bytes, PacketTime time)
    {
        PacketsReceived++;
        BytesReceived += bytes;
        See(time);
    }

    private void See(PacketTime time)
    {
        FirstSeen = PacketTime.Min(FirstSeen, time);
        LastSeen = PacketTime.Max(LastSeen, time);
    }
}
