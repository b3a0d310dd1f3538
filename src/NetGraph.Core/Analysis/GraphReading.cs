using System.Runtime.CompilerServices;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Analysis;

/// <summary>What the analysis reads from a store: plain columns, so that any store can stream them.</summary>
internal static class GraphReading
{
    private static readonly Dictionary<string, GraphValue> NoParameters = [];

    private const string InternalHosts = "MATCH (h:Host) WHERE h.internal RETURN h.key";

    private const string HostsWithRoles = "MATCH (h:Host) WHERE h.roles IS NOT NULL RETURN h.key";

    private const string ImportedRules =
        "MATCH (r:Rule) WHERE r.trust IS NOT NULL "
        + "RETURN r.key, r.msg, r.flow, r.requiresEstablished, r.stateless, r.hasContent, r.serviceEnd, r.direction, r.sourcePort, r.targetPort";

    private const string Conversations =
        "MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host) "
        + "RETURN a.key, b.key, c.transport, c.sourcePort, c.targetPort, c.packets, c.replyPackets, c.payloadBytes, c.replyPayloadBytes, "
        + "c.synAnswered, c.state, c.direction, c.icmpType, c.icmpCode, c.firstSeen, c.lastSeen";

    private const string Alerts =
        "MATCH (s:Host)<-[:FROM]-(a:Alert)-[:TO]->(t:Host) MATCH (a)-[:RAISED_BY]->(r:Rule) "
        + "RETURN r.key, s.key, t.key, a.transport, a.sourcePort, a.targetPort, a.repeats, a.priority, a.timestamp";

    public static IAsyncEnumerable<string> InternalHostsAsync(IGraphTransaction graph, CancellationToken cancellationToken) => KeysAsync(graph, InternalHosts, cancellationToken);

    public static IAsyncEnumerable<string> HostsWithRolesAsync(IGraphTransaction graph, CancellationToken cancellationToken) => KeysAsync(graph, HostsWithRoles, cancellationToken);

    public static IAsyncEnumerable<string> ServiceKeysAsync(IGraphTransaction graph, CancellationToken cancellationToken) =>
        KeysAsync(graph, "MATCH (s:Service) RETURN s.key", cancellationToken);

    /// <summary>Rule and service keys of SUPPORTS or CONTRADICTS.</summary>
    public static async IAsyncEnumerable<(string Rule, string Service)> EvidenceAsync(IGraphTransaction graph, string type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync(graph, $"MATCH (r:Rule)-[:{type}]->(s:Service) RETURN r.key, s.key", cancellationToken))
            yield return (row[0].AsString(), row[1].AsString());
    }

    public static async IAsyncEnumerable<RuleFacts> RulesAsync(IGraphTransaction graph, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync(graph, ImportedRules, cancellationToken))
        {
            var isStateless = row[4].IsTrue;
            yield return new RuleFacts(
                row[0].AsString(),
                Text(row[1]),
                !isStateless && !row[2].IsNull && row[2].AsList().Count > 0,
                row[3].IsTrue,
                isStateless,
                row[5].IsTrue,
                Text(row[6]) ?? "unknown",
                Text(row[7]) == "<>",
                IsGiven(row[8]),
                IsGiven(row[9]));
        }
    }

    public static async IAsyncEnumerable<ConversationFacts> ConversationsAsync(IGraphTransaction graph, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync(graph, Conversations, cancellationToken))
        {
            yield return new ConversationFacts(
                row[0].AsString(),
                row[1].AsString(),
                Text(row[2]) ?? "",
                Number(row[3]),
                Number(row[4]),
                Count(row[5]),
                Count(row[6]),
                Count(row[7]),
                Count(row[8]),
                row[9].IsNull ? null : row[9].IsTrue,
                Text(row[10]),
                Text(row[11]) ?? "assumed",
                Number(row[12]),
                Number(row[13]),
                Time(row[14]),
                Time(row[15]));
        }
    }

    public static async IAsyncEnumerable<AlertFacts> AlertsAsync(IGraphTransaction graph, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync(graph, Alerts, cancellationToken))
        {
            yield return new AlertFacts(
                row[0].AsString(),
                row[1].AsString(),
                row[2].AsString(),
                Text(row[3]),
                Number(row[4]),
                Number(row[5]),
                row[6].IsNull ? 1 : row[6].AsInteger(),
                row[7].IsNull ? null : row[7].AsInteger(),
                Time(row[8]));
        }
    }

    private static async IAsyncEnumerable<string> KeysAsync(IGraphTransaction graph, string cypher, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync(graph, cypher, cancellationToken))
            yield return row[0].AsString();
    }

    private static async IAsyncEnumerable<IReadOnlyList<GraphValue>> RowsAsync(IGraphTransaction graph, string cypher, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var result = await graph.RunAsync(cypher, NoParameters, QueryLimits.Unlimited, cancellationToken);
        await foreach (var row in result.ReadRowsAsync(cancellationToken))
            yield return row;
    }

    private static string? Text(GraphValue value) => value.Kind == GraphValueKind.String ? value.AsString() : null;

    private static int? Number(GraphValue value) => value.Kind == GraphValueKind.Integer ? (int)value.AsInteger() : null;

    private static long Count(GraphValue value) => value.Kind == GraphValueKind.Integer ? value.AsInteger() : 0;

    private static GraphDateTime Time(GraphValue value) => value.Kind == GraphValueKind.DateTime ? value.AsDateTime() : default;

    private static bool IsGiven(GraphValue port) => Text(port) is { } text && text != "any";
}

/// <summary>What the analysis needs to know of an alert with both ends.</summary>
internal sealed record AlertFacts(
    string Rule,
    string Source,
    string Target,
    string? Transport,
    int? SourcePort,
    int? TargetPort,
    long Repeats,
    long? Priority,
    GraphDateTime Time);
