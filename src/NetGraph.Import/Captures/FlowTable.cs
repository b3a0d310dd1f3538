using System.Runtime.InteropServices;
using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <summary>
/// Conversations, hosts and hardware addresses of one capture. Allocates for each new one of these and for nothing else:
/// a packet of a known conversation costs one look-up, and none when it follows its predecessor.
/// </summary>
internal sealed class FlowTable
{
    private readonly Dictionary<FlowTableKey, Conversation> _conversations = [];
    private readonly Dictionary<HostKey, HostCounters> _hosts = [];
    private readonly Dictionary<MacKey, MacCounters> _macs = [];
    private Conversation? _last;

    /// <summary>In the order of their first packets.</summary>
    public IReadOnlyCollection<Conversation> Conversations => _conversations.Values;

    /// <summary>In the order of their first packets.</summary>
    public IReadOnlyCollection<HostCounters> Hosts => _hosts.Values;

    /// <summary>In the order of their first packets.</summary>
    public IReadOnlyCollection<MacCounters> Macs => _macs.Values;

    /// <summary>Counts one packet that has an IP header.</summary>
    public void Add(in DecodedPacket packet, PacketTime time)
    {
        var key = new FlowTableKey(packet, out var sender);
        var conversation = _last is { } last && last.Key.Equals(key) ? last : Find(key, sender, time);
        _last = conversation;

        conversation.Add(packet, sender, time);
        var host = conversation.Host(sender);
        host.AddSent(packet.IpBytes, time);
        conversation.Host(1 - sender).AddReceived(packet.IpBytes, time);
        if (packet.SourceMac != 0)
            AddMac(host, packet, time);
    }

    private Conversation Find(in FlowTableKey key, int sender, PacketTime time)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_conversations, key, out _);
        return slot ??= new Conversation(key, sender, HostOf(key, 0, time), HostOf(key, 1, time), time);
    }

    private HostCounters HostOf(in FlowTableKey key, int end, PacketTime time)
    {
        var hostKey = new HostKey(key.Address(end), key.Version);
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_hosts, hostKey, out _);
        return slot ??= new HostCounters(hostKey, time);
    }

    private void AddMac(HostCounters host, in DecodedPacket packet, PacketTime time)
    {
        var mac = host.LastMac;
        if (mac is null || mac.Key.Mac != packet.SourceMac)
        {
            var key = new MacKey(host.Key, packet.SourceMac);
            ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_macs, key, out _);
            host.LastMac = mac = slot ??= new MacCounters(key, time);
        }

        mac.Add(packet.Ttl, time);
    }
}
