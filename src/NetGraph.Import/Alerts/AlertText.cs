using System.Globalization;
using NetGraph.Import.Observations;

namespace NetGraph.Import.Alerts;

/// <summary>The pieces that Snort's fast and full alerts and Suricata's fast.log have in common.</summary>
internal static class AlertText
{
    /// <summary>The mark around an alert's title.</summary>
    public const string Mark = "[**]";

    /// <summary>Reads <c>[gid:sid:rev] message [**]</c>, the part after the first mark, and returns what follows the second.</summary>
    public static bool TryReadTitle(ReadOnlySpan<char> text, out AlertTitle title, out ReadOnlySpan<char> rest)
    {
        title = default;
        rest = default;
        text = text.TrimStart();
        var close = text.IndexOf(']');
        var end = text.LastIndexOf(Mark, StringComparison.Ordinal);
        if (text is not ['[', ..] || close < 0 || end < close || !TryReadIds(text[1..close], ref title))
            return false;

        title = title with { Message = Word(text[(close + 1)..end]) };
        rest = text[(end + Mark.Length)..];
        return true;
    }

    /// <summary>Reads the groups <c>[Classification: …] [Priority: n]</c> at the start of the text, skips other groups, and returns what follows.</summary>
    public static ReadOnlySpan<char> ReadGroups(ReadOnlySpan<char> text, scoped ref AlertTitle title)
    {
        for (text = text.TrimStart(); text is ['[', ..] && text.IndexOf(']') is > 0 and var close; text = text[(close + 1)..].TrimStart())
        {
            var group = text[1..close];
            if (group.StartsWith("Classification:", StringComparison.Ordinal))
                title = title with { Classification = Word(group["Classification:".Length..]) };
            else if (group.StartsWith("Priority:", StringComparison.Ordinal) && int.TryParse(group["Priority:".Length..], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var priority))
                title = title with { Priority = priority };
        }

        return text;
    }

    /// <summary>
    /// Reads <c>source -&gt; target</c> up to the end of the text or the first blank after the target. IPv6 stands with or without brackets,
    /// so whether the last group is a port is for the transport to say (null: there is one when the text can be read so).
    /// </summary>
    public static bool TryReadEndpoints(ReadOnlySpan<char> text, TransportProtocol? transport, out AlertEndpoint source, out AlertEndpoint target)
    {
        source = target = default;
        var arrow = text.IndexOf(" -> ", StringComparison.Ordinal);
        if (arrow < 0)
            return false;

        var to = text[(arrow + 4)..].TrimStart();
        var blank = to.IndexOf(' ');
        return TryReadEndpoint(text[..arrow].Trim(), transport, out source)
            && TryReadEndpoint(blank < 0 ? to : to[..blank], transport, out target);
    }

    /// <summary>Trimmed text without Snort 3's quotes; null when it is empty or Suricata's <c>(null)</c>.</summary>
    private static string? Word(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text is ['"', .., '"'])
            text = text[1..^1];
        return text.IsEmpty || text is "(null)" ? null : text.ToString();
    }

    private static bool TryReadIds(ReadOnlySpan<char> ids, ref AlertTitle title)
    {
        Span<Range> parts = stackalloc Range[4];
        var count = ids.Split(parts, ':');
        if (count is < 2 or > 3 || !TryReadId(ids[parts[0]], out var gid) || !TryReadId(ids[parts[1]], out var sid))
            return false;

        uint? rev = null;
        if (count == 3)
        {
            if (!TryReadId(ids[parts[2]], out var number))
                return false;
            rev = number;
        }

        title = title with { Gid = gid, Sid = sid, Rev = rev };
        return true;
    }

    private static bool TryReadId(ReadOnlySpan<char> text, out uint id) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);

    private static bool TryReadEndpoint(ReadOnlySpan<char> text, TransportProtocol? transport, out AlertEndpoint endpoint)
    {
        endpoint = default;
        if (text is ['[', ..])
            return TryReadBracketed(text, out endpoint);

        // The longest reading with a port goes first: "fe80::1:80" is an address too, and only the transport knows better.
        var colon = text.LastIndexOf(':');
        if (colon >= 0
            && transport is null or { HasPorts: true }
            && NetworkAddress.TryParse(text[..colon], out var address)
            && TryReadPort(text[(colon + 1)..], out var port))
        {
            endpoint = new AlertEndpoint(address, port);
            return true;
        }

        if (!NetworkAddress.TryParse(text, out address))
            return false;

        endpoint = new AlertEndpoint(address, null);
        return true;
    }

    private static bool TryReadBracketed(ReadOnlySpan<char> text, out AlertEndpoint endpoint)
    {
        endpoint = default;
        var close = text.IndexOf(']');
        if (close < 0 || !NetworkAddress.TryParse(text[1..close], out var address))
            return false;

        var rest = text[(close + 1)..];
        endpoint = new AlertEndpoint(address, rest is [':', ..] && TryReadPort(rest[1..], out var port) ? port : null);
        return rest.IsEmpty || endpoint.Port is not null;
    }

    private static bool TryReadPort(ReadOnlySpan<char> text, out ushort port) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port);
}

/// <summary>Who raised an alert and what it says.</summary>
internal readonly record struct AlertTitle(uint Gid, uint Sid, uint? Rev, string? Message, string? Classification, int? Priority);

/// <summary>One end of an alert; the port is null when the text has none.</summary>
internal readonly record struct AlertEndpoint(NetworkAddress Address, ushort? Port);
