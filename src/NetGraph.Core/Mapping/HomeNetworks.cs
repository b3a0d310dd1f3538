using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NetGraph.Import.Observations;

namespace NetGraph.Core.Mapping;

/// <summary>The networks that count as internal.</summary>
public sealed class HomeNetworks
{
    private readonly IReadOnlyList<(NetworkAddress Network, int PrefixLength, string Text)> _networks;

    private HomeNetworks(IReadOnlyList<(NetworkAddress Network, int PrefixLength, string Text)> networks) => _networks = networks;

    /// <summary>What is home when nobody said: RFC 1918 (private IPv4), RFC 3927 and RFC 4291 §2.5.6 (link-local), RFC 4193 (unique local IPv6).</summary>
    public static HomeNetworks Private { get; } = Parse(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7", "fe80::/10"]);

    /// <summary>The networks as CIDR text, in the order given.</summary>
    public IReadOnlyList<string> Texts => [.. _networks.Select(n => n.Text)];

    /// <summary>Reads CIDRs; a bare address is a network of one.</summary>
    /// <exception cref="FormatException">One of them is none.</exception>
    public static HomeNetworks Parse(IEnumerable<string> cidrs) => new([.. cidrs.Select(cidr =>
        TryParse(cidr, out var network) ? network.Value : throw new FormatException($"'{cidr}' is no network; expected an address and a prefix length, such as 10.0.0.0/8."))]);

    /// <summary>Whether the text is a CIDR or an address.</summary>
    public static bool IsNetwork(string cidr) => TryParse(cidr, out _);

    /// <summary>The narrowest home network that holds the address, or null when it is not internal.</summary>
    public string? Find(NetworkAddress address)
    {
        string? found = null;
        var longest = -1;
        foreach (var (network, prefixLength, text) in _networks)
        {
            if (prefixLength > longest && address.IsIn(network, prefixLength))
                (found, longest) = (text, prefixLength);
        }

        return found;
    }

    private static bool TryParse(string cidr, [NotNullWhen(true)] out (NetworkAddress Network, int PrefixLength, string Text)? network)
    {
        network = null;
        var slash = cidr.IndexOf('/', StringComparison.Ordinal);
        if (!NetworkAddress.TryParse(slash < 0 ? cidr : cidr.AsSpan(0, slash), out var address))
            return false;

        var most = address.Version == 4 ? 32 : 128;
        var length = most;
        if (slash >= 0 && !(int.TryParse(cidr.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length) && length <= most))
            return false;

        network = (address, length, $"{Masked(address, length)}/{length}");
        return true;
    }

    // Host bits are dropped, so that 10.1.2.3/8 and 10.0.0.0/8 are one network by name too.
    private static NetworkAddress Masked(NetworkAddress address, int prefixLength)
    {
        Span<byte> bytes = stackalloc byte[16];
        var count = address.WriteBytes(bytes);
        for (var i = 0; i < count; i++)
        {
            var bits = Math.Clamp(prefixLength - (8 * i), 0, 8);
            bytes[i] &= (byte)(0xFF << (8 - bits));
        }

        return NetworkAddress.FromBytes(bytes[..count]);
    }
}
