using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <summary>An address seen behind a hardware address, with the set of its time-to-live values as 256 bits.</summary>
internal sealed class MacCounters(MacKey key, PacketTime first)
{
    private UInt128 _lowTtls;
    private UInt128 _highTtls;

    public MacKey Key => key;

    public long Packets { get; private set; }

    public PacketTime FirstSeen { get; private set; } = first;

    public PacketTime LastSeen { get; private set; } = first;

    public void Add(byte ttl, PacketTime time)
    {
        Packets++;
        if (ttl < 128)
            _lowTtls |= UInt128.One << ttl;
        else
            _highTtls |= UInt128.One << (ttl - 128);
        FirstSeen = PacketTime.Min(FirstSeen, time);
        LastSeen = PacketTime.Max(LastSeen, time);
    }

    /// <summary>The distinct values, ascending.</summary>
    public IReadOnlyList<byte> Ttls()
    {
        var values = new List<byte>();
        for (var ttl = 0; ttl < 256; ttl++)
        {
            var bits = ttl < 128 ? _lowTtls >> ttl : _highTtls >> (ttl - 128);
            if ((bits & 1) != 0)
                values.Add((byte)ttl);
        }

        return values;
    }
}
