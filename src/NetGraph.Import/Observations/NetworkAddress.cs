using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace NetGraph.Import.Observations;

/// <summary>
/// An IPv4 or IPv6 address as a value of 17 bytes: no allocation a packet, hashable, comparable. Text is canonical
/// (dotted quad; RFC 5952 for IPv6).
/// </summary>
public readonly record struct NetworkAddress : IComparable<NetworkAddress>
{
    private readonly ulong _high;
    private readonly ulong _low;

    private NetworkAddress(byte version, ulong high, ulong low)
    {
        Version = version;
        _high = high;
        _low = low;
    }

    /// <summary>IP version: 4 or 6. 0 only in <c>default</c>, which is no address.</summary>
    public byte Version { get; }

    /// <summary>The IPv4 address whose bytes in network order form <paramref name="value"/>.</summary>
    public static NetworkAddress FromIPv4(uint value) => new(4, 0, value);

    /// <summary>An address from 4 bytes (IPv4) or 16 bytes (IPv6) in network order.</summary>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public static NetworkAddress FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        4 => FromIPv4(BinaryPrimitives.ReadUInt32BigEndian(bytes)),
        16 => new(6, BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..])),
        _ => throw new ArgumentException($"An address has 4 or 16 bytes, not {bytes.Length}.", nameof(bytes)),
    };

    /// <summary>Reads an address in text; IPv6 scopes (<c>%eth0</c>) are refused. IPv4-mapped IPv6 stays IPv6.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out NetworkAddress address)
    {
        address = default;
        if (text.Contains('%') || !IPAddress.TryParse(text, out var parsed))
            return false;
        if (parsed.AddressFamily == AddressFamily.InterNetwork && text.Count('.') != 3)
            return false;

        Span<byte> bytes = stackalloc byte[16];
        if (!parsed.TryWriteBytes(bytes, out var written))
            return false;

        address = FromBytes(bytes[..written]);
        return true;
    }

    /// <summary>Writes the address in network order and returns the number of bytes: 4 or 16.</summary>
    public int WriteBytes(Span<byte> destination)
    {
        if (Version == 4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination, (uint)_low);
            return 4;
        }

        BinaryPrimitives.WriteUInt64BigEndian(destination, _high);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _low);
        return 16;
    }

    /// <summary>Whether the first <paramref name="prefixLength"/> bits equal those of <paramref name="network"/>.</summary>
    /// <param name="network">The network's address; one of the other IP version never matches.</param>
    /// <param name="prefixLength">0 to 32 (IPv4) or 128 (IPv6).</param>
    public bool IsIn(NetworkAddress network, int prefixLength)
    {
        if (network.Version != Version)
            return false;

        var (highBits, lowBits) = Version == 4 ? (0, prefixLength + 32) : (Math.Min(prefixLength, 64), Math.Max(prefixLength - 64, 0));
        if (Version == 4)
            return ((_low ^ network._low) & Mask(lowBits) & uint.MaxValue) == 0;

        return ((_high ^ network._high) & Mask(highBits)) == 0 && ((_low ^ network._low) & Mask(lowBits)) == 0;
    }

    private static ulong Mask(int bits) => bits <= 0 ? 0 : bits >= 64 ? ulong.MaxValue : ulong.MaxValue << (64 - bits);

    /// <inheritdoc />
    public int CompareTo(NetworkAddress other)
    {
        var byVersion = Version.CompareTo(other.Version);
        if (byVersion != 0)
            return byVersion;

        var byHigh = _high.CompareTo(other._high);
        return byHigh != 0 ? byHigh : _low.CompareTo(other._low);
    }

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var mixed = (_low ^ (_high * 0x9E3779B97F4A7C15UL)) * 0xD6E8FEB86659FD93UL;
        return (int)(mixed ^ (mixed >> 32)) ^ Version;
    }

    /// <summary>Canonical text: dotted quad, or RFC 5952.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        return new IPAddress(bytes[..WriteBytes(bytes)]).ToString();
    }
}
