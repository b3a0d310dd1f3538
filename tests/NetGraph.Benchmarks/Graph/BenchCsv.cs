using System.Globalization;
using System.Text;

namespace NetGraph.Benchmarks.Graph;

/// <summary>
/// Writes a <see cref="BenchGraph"/> as files that other databases load: a header line, commas, no quotes (no value needs
/// them), an empty field for a missing value. Ids are places in their own file.
/// </summary>
internal static class BenchCsv
{
    public static void Write(BenchGraph graph, string folder)
    {
        Directory.CreateDirectory(folder);
        File(folder, "hosts", "id,address,internal,network,packetsSent,packetsReceived", graph.Hosts, (h, id) =>
            $"{id},{h.Address},{(h.Internal ? "true" : "false")},{h.Network},{h.PacketsSent},{h.PacketsReceived}");
        File(
            folder,
            "connections",
            "source,target,protocol,sourcePort,targetPort,packets,bytes,replyPackets,replyBytes,payloadBytes,connections,state,duration,firstSeen",
            graph.Connections,
            (c, _) => $"{c.Source},{c.Target},{c.Protocol},{c.SourcePort},{c.TargetPort},{c.Packets},{c.Bytes},{c.ReplyPackets},{c.ReplyBytes},{c.PayloadBytes},{c.Connections},{c.State},{c.Duration},{c.FirstSeen}");
        File(folder, "alerts", "id,protocol,sourcePort,targetPort,priority,message,timestamp", graph.Alerts, (a, id) =>
            $"{id},{a.Protocol},{a.SourcePort},{a.TargetPort},{a.Priority},{a.Message},{a.Timestamp}");
        File(folder, "rules", "id,sid,gid,rev,msg,trust,classification", graph.Rules, (r, id) =>
            $"{id},{r.Sid},{r.Gid},{r.Rev},{r.Message},{r.Trust},{r.Classification}");
        File(folder, "from", "alert,host", graph.Alerts, (a, id) => $"{id},{a.From}");
        File(folder, "targets", "alert,host", graph.Alerts, (a, id) => $"{id},{a.Target}");
        File(folder, "triggered", "alert,rule", graph.Alerts, (a, id) => $"{id},{a.Rule}");
    }

    private static void File<T>(string folder, string name, string header, T[] rows, Func<T, int, FormattableString> line)
    {
        using var file = new StreamWriter(Path.Combine(folder, name + ".csv"), append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        file.WriteLine(header);
        for (var id = 0; id < rows.Length; id++)
            file.WriteLine(line(rows[id], id).ToString(CultureInfo.InvariantCulture));
    }
}
