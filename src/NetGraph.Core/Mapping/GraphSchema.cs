using NetGraph.PropertyGraph;

namespace NetGraph.Core.Mapping;

/// <summary>
/// The names of graph model version 1: labels, relationship types and properties, once. Every node has a unique
/// <see cref="Properties.Key"/>. Times are UTC <c>datetime</c> values; a missing value is an absent property, never 0 or <c>''</c>.
/// </summary>
public static class GraphSchema
{
    /// <summary>Model version, kept on every <see cref="Labels.Import"/>.</summary>
    public const int Version = 1;

    /// <summary>Node labels.</summary>
    public static class Labels
    {
        /// <summary>An address; key: its canonical text.</summary>
        public const string Host = "Host";

        /// <summary>A port of a transport, whoever uses it; key: <c>tcp/80</c>.</summary>
        public const string Port = "Port";

        /// <summary>What a host offers, graded; key: <c>10.0.0.1:tcp/80</c>, <c>[::1]:tcp/80</c>.</summary>
        public const string Service = "Service";

        /// <summary>A Snort or Suricata rule; key: <c>gid:sid</c>. A stub (without <see cref="Properties.Text"/>) stands for a rule that only alerts name.</summary>
        public const string Rule = "Rule";

        /// <summary>An alert; key: hash of what identifies it.</summary>
        public const string Alert = "Alert";

        /// <summary>An IEEE 802 address; key: its text.</summary>
        public const string Mac = "Mac";

        /// <summary>An input that was read; key: SHA-256 of the content, colon, kind.</summary>
        public const string Import = "Import";

        /// <summary>Every label of the model.</summary>
        public static IReadOnlyList<string> All { get; } = [Host, Port, Service, Rule, Alert, Mac, Import];
    }

    /// <summary>Relationship types.</summary>
    public static class Types
    {
        /// <summary>Host → Host, client to server; identity: <see cref="ConversationIdentity"/>.</summary>
        public const string ConnectedTo = "CONNECTED_TO";

        /// <summary>Host → Host, rolled up from alerts.</summary>
        public const string Attacked = "ATTACKED";

        /// <summary>Alert → Host, the sender of the packet that raised it.</summary>
        public const string From = "FROM";

        /// <summary>Alert → Host, the receiver.</summary>
        public const string To = "TO";

        /// <summary>Alert → Port.</summary>
        public const string FromPort = "FROM_PORT";

        /// <summary>Alert → Port.</summary>
        public const string ToPort = "TO_PORT";

        /// <summary>Alert → Rule.</summary>
        public const string RaisedBy = "RAISED_BY";

        /// <summary>Host → Service.</summary>
        public const string Offers = "OFFERS";

        /// <summary>Service → Port.</summary>
        public const string OnPort = "ON_PORT";

        /// <summary>Rule → Service: its alerts speak for the service.</summary>
        public const string Supports = "SUPPORTS";

        /// <summary>Rule → Service: its alerts seem to speak for the service but do not.</summary>
        public const string Contradicts = "CONTRADICTS";

        /// <summary>Host → Mac: the address was seen as sender behind that device.</summary>
        public const string SeenAt = "SEEN_AT";

        /// <summary>Alert → Import.</summary>
        public const string ReadFrom = "READ_FROM";

        /// <summary>Every type of the model.</summary>
        public static IReadOnlyList<string> All { get; } =
            [ConnectedTo, Attacked, From, To, FromPort, ToPort, RaisedBy, Offers, OnPort, Supports, Contradicts, SeenAt, ReadFrom];
    }

    /// <summary>Property names; each row of the model's table lists which of them its nodes have.</summary>
    public static class Properties
    {
        public const string Key = "key";
        public const string FirstSeen = "firstSeen";
        public const string LastSeen = "lastSeen";

        // Host, Mac
        public const string Address = "address";

        /// <summary>IP version of a host, 4 or 6; model version of an import.</summary>
        public const string Version = "version";
        public const string Internal = "internal";

        /// <summary>The home network that holds the host, as CIDR text.</summary>
        public const string Network = "network";
        public const string Names = "names";
        public const string Roles = "roles";
        public const string PacketsSent = "packetsSent";
        public const string PacketsReceived = "packetsReceived";

        /// <summary>IP bytes, header included.</summary>
        public const string BytesSent = "bytesSent";
        public const string BytesReceived = "bytesReceived";

        // Port, Service, conversations
        public const string Transport = "transport";
        public const string Number = "number";
        public const string Name = "name";
        public const string SourcePort = "sourcePort";
        public const string TargetPort = "targetPort";
        public const string Packets = "packets";
        public const string Bytes = "bytes";
        public const string ReplyPackets = "replyPackets";
        public const string ReplyBytes = "replyBytes";

        /// <summary>Transport payload bytes, source to target.</summary>
        public const string PayloadBytes = "payloadBytes";

        /// <summary>Transport payload bytes, target to source.</summary>
        public const string ReplyPayloadBytes = "replyPayloadBytes";

        /// <summary>True when a SYN of the source was answered by a SYN+ACK of the target.</summary>
        public const string SynAnswered = "synAnswered";
        public const string Connections = "connections";
        public const string State = "state";
        public const string Direction = "direction";
        public const string DirectionReason = "directionReason";
        public const string IcmpType = "icmpType";
        public const string IcmpCode = "icmpCode";
        public const string Fragments = "fragments";
        public const string Vlan = "vlan";
        public const string CommunityId = "communityId";
        public const string Ttls = "ttls";
        public const string Grade = "grade";
        public const string Reason = "reason";
        public const string Alerts = "alerts";
        public const string Conversations = "conversations";
        public const string Rules = "rules";

        // Rule
        public const string Gid = "gid";
        public const string Sid = "sid";
        public const string Rev = "rev";
        public const string Msg = "msg";
        public const string Action = "action";
        public const string Protocol = "protocol";
        public const string Source = "source";
        public const string Target = "target";
        public const string Classtype = "classtype";
        public const string Priority = "priority";
        public const string Flow = "flow";
        public const string RequiresEstablished = "requiresEstablished";
        public const string Stateless = "stateless";
        public const string ServiceEnd = "serviceEnd";
        public const string HasContent = "hasContent";
        public const string Trust = "trust";
        public const string Enabled = "enabled";
        public const string File = "file";
        public const string Line = "line";
        public const string Text = "text";
        public const string References = "references";
        public const string Technique = "technique";

        // Alert
        public const string Timestamp = "timestamp";
        public const string Message = "message";
        public const string Classification = "classification";

        /// <summary>How many records said exactly this, at least 1; counts of alerts sum it.</summary>
        public const string Repeats = "repeats";

        // Mac
        public const string Randomised = "randomised";

        // Import
        public const string Path = "path";
        public const string Kind = "kind";
        public const string Records = "records";
        public const string Accepted = "accepted";
        public const string Rejected = "rejected";
        public const string StartedAt = "startedAt";
        public const string FinishedAt = "finishedAt";
        public const string Sensor = "sensor";

        /// <summary>The CIDRs that were taken as home, kept so that a later import without them agrees.</summary>
        public const string HomeNetworks = "homeNetworks";

        /// <summary>True when the content was made by the program for demonstration.</summary>
        public const string Generated = "generated";
    }

    /// <summary>What tells one conversation between two hosts from another: the 5-tuple, and for ICMP its type and code.</summary>
    public static IReadOnlyList<string> ConversationIdentity { get; } =
        [Properties.Transport, Properties.SourcePort, Properties.TargetPort, Properties.IcmpType, Properties.IcmpCode];

    /// <summary>The unique keys and the indexes that mapping, analysis and catalogue rely on.</summary>
    public static GraphSchemaRequest Request { get; } = new(
        [.. Labels.All.Select(label => new LabelProperty(label, Properties.Key))],
        [
            new(Labels.Service, Properties.Grade),
            new(Labels.Port, Properties.Number),
            new(Labels.Rule, Properties.Sid),
        ]);

    /// <summary>The unique key of a label, as the end of a bulk relationship.</summary>
    public static NodeReferenceShape KeyOf(string label) => new(label, Properties.Key);
}
