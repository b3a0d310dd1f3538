using NetGraph.Import.Observations;

namespace NetGraph.Import.Alerts;

/// <summary>
/// One block of <c>alert_full</c> while its lines come in. What comes first counts: the dump of an original datagram, which
/// ICMP errors carry, repeats addresses and protocol further down.
/// </summary>
internal sealed class SnortFullBlock
{
    private readonly string _firstLine;
    private readonly long _lineNumber;
    private readonly bool _hasTitle;
    private AlertTitle _title;
    private PacketTime? _time;
    private TransportProtocol? _transport;
    private string? _endpoints;
    private bool _hasHeader;

    /// <summary>Begins a block with its title line, or with a line that has none and so spoils it.</summary>
    public SnortFullBlock(string firstLine, long lineNumber)
    {
        _firstLine = firstLine;
        _lineNumber = lineNumber;
        var text = firstLine.AsSpan().Trim();
        _hasTitle = text.StartsWith(AlertText.Mark, StringComparison.Ordinal)
            && AlertText.TryReadTitle(text[AlertText.Mark.Length..], out _title, out _);
    }

    /// <summary>Takes one further line.</summary>
    public void Add(string line, AlertClock clock)
    {
        var text = line.AsSpan().Trim();
        if (text is ['[', ..])
        {
            AlertText.ReadGroups(text, ref _title);
            return;
        }

        if (_time is null && clock.TryRead(text, out var time, out var length))
        {
            _time = time;
            var rest = text[length..].Trim();
            if (rest.Contains(" -> ", StringComparison.Ordinal) && !IsEthernet(rest))
                _endpoints = rest.ToString();
            return;
        }

        if (_time is null || _hasHeader)
            return;

        // With -e, addresses and IP header share one line: "1.2.3.4:5 -> 6.7.8.9:10 TCP TTL:64 …".
        var header = text;
        if (_endpoints is null && text.IndexOf(" -> ", StringComparison.Ordinal) is > 0 and var arrow)
        {
            _endpoints = text.ToString();
            var target = text[(arrow + 4)..].TrimStart();
            header = target.IndexOf(' ') is > 0 and var blank ? target[blank..].Trim() : default;
        }

        ReadHeader(header);
    }

    /// <summary>Hands the block over, as an alert or as rejected with its cause.</summary>
    public void EndIn(AlertCollection alerts)
    {
        if (!_hasTitle || _time is not { } time)
        {
            var cause = _hasTitle ? "The alert has no line with its time (MM/DD-hh:mm:ss.ffffff)" : "Expected [**] [gid:sid:rev] message [**] at the start of the alert";
            alerts.Reject(_lineNumber, "alert-malformed", $"{cause}: {SnortFastReader.Shown(_firstLine)}");
            return;
        }

        var alert = SnortFastReader.Describe(_title, time, _lineNumber) with { Transport = _transport };
        if (_endpoints is null)
        {
            alerts.Accept(alert);
        }
        else if (AlertText.TryReadEndpoints(_endpoints, _transport, out var source, out var target))
        {
            alerts.Accept(alert with { Source = source.Address, SourcePort = source.Port, Target = target.Address, TargetPort = target.Port });
        }
        else
        {
            alerts.Reject(_lineNumber, "alert-malformed", $"Expected source -> target, found \"{SnortFastReader.Shown(_endpoints)}\"");
        }
    }

    /// <summary>Reads <c>TCP TTL:64 TOS:0x0 …</c>, of which the protocol matters.</summary>
    private void ReadHeader(ReadOnlySpan<char> text)
    {
        var ttl = text.IndexOf(" TTL:", StringComparison.Ordinal);
        if (ttl <= 0)
            return;

        _hasHeader = true;
        if (TransportProtocol.TryParse(text[..ttl].Trim(), out var transport))
            _transport = transport;
    }

    /// <summary>Whether the addresses are those of Ethernet: <c>0:0:C:4:B2:33 -&gt; 0:3:E3:D9:26:C0 type:0x800 len:0xDF</c>.</summary>
    private static bool IsEthernet(ReadOnlySpan<char> text) => text.Contains(" type:0x", StringComparison.Ordinal);
}
