using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Benchmarks.Graph;

/// <summary>Writes the rows of a <see cref="BenchGraph"/> as nodes and relationships.</summary>
internal sealed class BenchLoader(GraphWriter writer)
{
    /// <summary>Host and connection ids of the store are those of the rows; alerts and rules follow the hosts.</summary>
    public void Load(BenchGraph graph)
    {
        foreach (var host in graph.Hosts)
        {
            Node("Host", ("address", host.Address), ("internal", host.Internal), ("network", host.Network), ("packetsSent", host.PacketsSent), ("packetsReceived", host.PacketsReceived));
        }

        foreach (var alert in graph.Alerts)
        {
            Node("Alert", ("protocol", alert.Protocol), ("sourcePort", alert.SourcePort), ("targetPort", alert.TargetPort), ("priority", alert.Priority), ("message", alert.Message), ("timestamp", alert.Timestamp));
        }

        foreach (var rule in graph.Rules)
        {
            Node("Rule", ("sid", rule.Sid), ("gid", rule.Gid), ("rev", rule.Rev), ("msg", rule.Message), ("trust", rule.Trust), ("classification", rule.Classification));
        }

        foreach (var connection in graph.Connections)
            Connect(connection);
        var (from, targets, triggered) = (writer.InternType("FROM"), writer.InternType("TARGETS"), writer.InternType("TRIGGERED_BY"));
        for (var id = 0; id < graph.Alerts.Length; id++)
        {
            var alert = graph.Alerts[id];
            var node = graph.Hosts.Length + id;
            writer.CreateRelationship(from, node, alert.From);
            writer.CreateRelationship(targets, node, alert.Target);
            writer.CreateRelationship(triggered, node, graph.Hosts.Length + graph.Alerts.Length + alert.Rule);
        }
    }

    private void Node(string label, params ReadOnlySpan<(string Key, GraphValue Value)> properties)
    {
        var node = writer.CreateNode([writer.InternLabel(label)]);
        foreach (var (key, value) in properties)
        {
            if (!value.IsNull)
                writer.SetNodeProperty(node, writer.InternKey(key), value);
        }
    }

    private void Connect(BenchConnection c)
    {
        var relationship = writer.CreateRelationship(writer.InternType("CONNECTED_TO"), c.Source, c.Target);
        ReadOnlySpan<(string Key, GraphValue Value)> properties =
        [
            ("protocol", c.Protocol), ("sourcePort", c.SourcePort), ("targetPort", c.TargetPort), ("packets", c.Packets), ("bytes", c.Bytes),
            ("replyPackets", c.ReplyPackets), ("replyBytes", c.ReplyBytes), ("payloadBytes", c.PayloadBytes), ("connections", c.Connections),
            ("state", c.State), ("duration", c.Duration), ("firstSeen", c.FirstSeen),
        ];
        foreach (var (key, value) in properties)
            writer.SetRelationshipProperty(relationship, writer.InternKey(key), value);
    }
}
