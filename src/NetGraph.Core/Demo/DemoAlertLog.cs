using System.Globalization;
using System.Text;
using NetGraph.Import.Captures;

namespace NetGraph.Core.Demo;

/// <summary>
/// Writes the alerts of the planned packets as Snort's <c>alert_full</c> with the Ethernet line (<c>-e</c>), in UTC (<c>-U</c>) and with the
/// year (<c>-y</c>). A rule's limit is kept: one alert a target in so many seconds.
/// </summary>
internal sealed class DemoAlertLog
{
    private const string InsideMac = "0:0:C:4:B2:33";
    private const string OutsideMac = "0:3:E3:D9:26:C0";

    private readonly Dictionary<(int Sid, uint Target), long> _limits = [];

    /// <summary>Writes all alerts in the order of their packets.</summary>
    /// <returns>How many there are.</returns>
    public int Write(ReadOnlySpan<DemoPacket> packets, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var alerts = 0;
        var identification = (ushort)0;
        foreach (ref readonly var packet in packets)
        {
            identification++;
            if (packet.Rule is not { } rule || !IsDue(rule, packet))
                continue;

            Write(writer, packet, rule, identification);
            alerts++;
        }

        return alerts;
    }

    private bool IsDue(DemoRule rule, in DemoPacket packet)
    {
        if (rule.LimitSeconds == 0)
            return true;

        var key = (rule.Sid, packet.Target);
        if (_limits.TryGetValue(key, out var last) && packet.Microseconds - last < rule.LimitSeconds * 1_000_000L)
            return false;

        _limits[key] = packet.Microseconds;
        return true;
    }

    private static void Write(StreamWriter writer, in DemoPacket packet, DemoRule rule, ushort identification)
    {
        var (fromMac, toMac) = packet.IsOutbound ? (InsideMac, OutsideMac) : (OutsideMac, InsideMac);
        var payloadBytes = DemoPayloads.Of(packet.Payload).Length;
        var ipBytes = 20 + payloadBytes + (packet.Frame is DemoFrame.Tcp or DemoFrame.LaterFragment ? 20 : 8);
        var time = DateTime.UnixEpoch.AddTicks(packet.Microseconds * TimeSpan.TicksPerMicrosecond);

        writer.Write(string.Create(CultureInfo.InvariantCulture, $"[**] [1:{rule.Sid}:{rule.Rev}] {rule.Message} [**]\n[Classification: {rule.Class.Words}] [Priority: {rule.Class.Priority}] \n"));
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{time:MM/dd/yy-HH:mm:ss.ffffff} {fromMac} -> {toMac} type:0x800 len:0x{Math.Max(60, 14 + ipBytes):X}\n"));
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{End(packet, packet.Source, packet.SourcePort)} -> {End(packet, packet.Target, packet.TargetPort)} {Protocol(packet.Frame)} TTL:{packet.Ttl} TOS:0x0 ID:{identification} IpLen:20 DgmLen:{ipBytes}{(packet.Frame == DemoFrame.LaterFragment ? " MF" : " DF")}\n"));
        writer.Write(Detail(packet, payloadBytes));
        writer.Write('\n');
    }

    private static string Detail(in DemoPacket packet, int payloadBytes)
    {
        switch (packet.Frame)
        {
            case DemoFrame.Udp:
                return string.Create(CultureInfo.InvariantCulture, $"Len: {payloadBytes}\n");
            case DemoFrame.Echo:
                return "Type:8  Code:0  ID:512   Seq:0  ECHO\n";
            case DemoFrame.Prohibited:
                return "Type:3  Code:13  DESTINATION UNREACHABLE: ADMINISTRATIVELY PROHIBITED\n";
            case DemoFrame.LaterFragment:
                return "Frag Size: 0x0014\n";
            default:
                var header = DemoTcp.HeaderOf(packet);
                return string.Create(CultureInfo.InvariantCulture, $"{Flags(packet.Flags)} Seq: 0x{header.Sequence:X}  Ack: 0x{header.Acknowledgement:X}  Win: 0x{header.Window:X}  TcpLen: 20\n");
        }
    }

    private static string End(in DemoPacket packet, uint address, ushort port)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 0xFF}.{(address >> 8) & 0xFF}.{address & 0xFF}");
        return packet.Frame is DemoFrame.Tcp or DemoFrame.Udp ? string.Create(CultureInfo.InvariantCulture, $"{text}:{port}") : text;
    }

    private static string Protocol(DemoFrame frame) => frame switch
    {
        DemoFrame.Udp => "UDP",
        DemoFrame.Echo or DemoFrame.Prohibited => "ICMP",
        _ => "TCP",
    };

    /// <summary>Snort's eight places: the two reserved bits, then URG, ACK, PSH, RST, SYN, FIN.</summary>
    private static string Flags(TcpFlags flags) => string.Create(8, flags, static (text, value) =>
    {
        "**UAPRSF".CopyTo(text);
        for (var i = 2; i < 8; i++)
        {
            if (((int)value >> (7 - i) & 1) == 0)
                text[i] = '*';
        }
    });
}
