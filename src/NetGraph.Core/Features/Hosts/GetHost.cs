using System.Text.Json.Nodes;
using MediatR;
using NetGraph.Core.Model;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Features.Hosts;

/// <summary>One host with its evidence.</summary>
/// <param name="Limit">Most services and most rules.</param>
public sealed record GetHost(string Key, int Limit = 200) : IRequest<HostDetails?>
{
    /// <summary>Bounds on each statement that this needs.</summary>
    public QueryLimits Limits { get; init; } = QueryLimits.Unlimited;
}

/// <param name="Truncated">Whether services or rules were left out.</param>
public sealed record HostDetails(
    string Id,
    string Key,
    JsonObject Properties,
    IReadOnlyList<HostService> Services,
    IReadOnlyList<HostRule> Rules,
    HostAlerts Alerts,
    HostConversations Conversations,
    IReadOnlyList<HostDevice> Devices,
    bool Truncated);

/// <summary>A service the host offers, or seems to.</summary>
public sealed record HostService(string Key, JsonObject Properties, IReadOnlyList<ServiceEvidenceItem> Evidence);

/// <summary>A rule that speaks for or against a service.</summary>
/// <param name="Supports">False when it contradicts.</param>
/// <param name="Grade">The grade it supports; null when it contradicts.</param>
public sealed record ServiceEvidenceItem(string Rule, string? Message, bool Supports, long Alerts, string? Grade, string? Reason);

/// <summary>A rule whose alerts the host sent or received.</summary>
public sealed record HostRule(string Key, string? Message, string? Trust, long Sent, long Received);

/// <summary>Alerts by the host's end, repeats counted.</summary>
public sealed record HostAlerts(long Sent, long Received, long Targets, long Attackers);

/// <summary>Conversations by the host's part in them.</summary>
public sealed record HostConversations(long AsClient, long AsServer);

/// <summary>A device the host was seen behind.</summary>
public sealed record HostDevice(string Address, JsonNode? Ttls, long Packets);

internal sealed class GetHostHandler(IGraphStore store) : IRequestHandler<GetHost, HostDetails?>
{
    private const string Services =
        "MATCH (h:Host {key: $key})-[:OFFERS]->(s:Service) "
        + "WITH s, CASE s.grade WHEN 'confirmed' THEN 0 WHEN 'likely' THEN 1 WHEN 'claimed' THEN 2 ELSE 3 END AS rank "
        + "ORDER BY rank ASC, s.number ASC, s.key ASC LIMIT $limit "
        + "OPTIONAL MATCH (r:Rule)-[e:SUPPORTS|CONTRADICTS]->(s) "
        + "RETURN s, r.key, r.msg, type(e), e.alerts, e.grade, e.reason ORDER BY rank ASC, s.number ASC, s.key ASC, e.alerts DESC, r.key ASC";

    private const string Sent = "MATCH (h:Host {key: $key})<-[:FROM]-(a:Alert)-[:RAISED_BY]->(r:Rule) RETURN r.key, r.msg, r.trust, sum(a.repeats) AS alerts ORDER BY alerts DESC, r.key ASC";

    private const string Received = "MATCH (h:Host {key: $key})<-[:TO]-(a:Alert)-[:RAISED_BY]->(r:Rule) RETURN r.key, r.msg, r.trust, sum(a.repeats) AS alerts ORDER BY alerts DESC, r.key ASC";

    public Task<HostDetails?> Handle(GetHost request, CancellationToken cancellationToken) =>
        store.ReadAsync((graph, token) => ReadAsync(graph, request, token), cancellationToken);

    private static async Task<HostDetails?> ReadAsync(IGraphTransaction graph, GetHost request, CancellationToken cancellationToken)
    {
        var parameters = new Dictionary<string, GraphValue>(StringComparer.Ordinal) { ["key"] = request.Key, ["limit"] = request.Limit + 1 };
        var found = await QueryRunner.RowsAsync(graph, "MATCH (h:Host {key: $key}) RETURN h", parameters, cancellationToken, request.Limits);
        if (found.Count == 0)
            return null;

        var host = found[0][0].AsNode();
        var services = GroupServices(await QueryRunner.RowsAsync(graph, Services, parameters, cancellationToken, request.Limits));
        var rules = MergeRules(
            await QueryRunner.RowsAsync(graph, Sent, parameters, cancellationToken, request.Limits),
            await QueryRunner.RowsAsync(graph, Received, parameters, cancellationToken, request.Limits));
        var devices = await QueryRunner.RowsAsync(
            graph, "MATCH (h:Host {key: $key})-[s:SEEN_AT]->(m:Mac) RETURN m.address, s.ttls, s.packets ORDER BY s.packets DESC, m.address ASC", parameters, cancellationToken, request.Limits);
        return new HostDetails(
            ResultJson.NodeId(host.Id),
            request.Key,
            ResultJson.MapToJson(host.Properties),
            [.. services.Take(request.Limit)],
            [.. rules.Take(request.Limit)],
            new HostAlerts(
                rules.Sum(r => r.Sent),
                rules.Sum(r => r.Received),
                await CountAsync(graph, "MATCH (h:Host {key: $key})-[x:ATTACKED]->() RETURN count(x)", parameters, request.Limits, cancellationToken),
                await CountAsync(graph, "MATCH (h:Host {key: $key})<-[x:ATTACKED]-() RETURN count(x)", parameters, request.Limits, cancellationToken)),
            new HostConversations(
                await CountAsync(graph, "MATCH (h:Host {key: $key})-[x:CONNECTED_TO]->() RETURN count(x)", parameters, request.Limits, cancellationToken),
                await CountAsync(graph, "MATCH (h:Host {key: $key})<-[x:CONNECTED_TO]-() RETURN count(x)", parameters, request.Limits, cancellationToken)),
            [.. devices.Select(d => new HostDevice(Text(d[0]) ?? "", ResultJson.ToJson(d[1]), Number(d[2])))],
            services.Count > request.Limit || rules.Count > request.Limit);
    }

    private static List<HostService> GroupServices(IReadOnlyList<IReadOnlyList<GraphValue>> rows)
    {
        var services = new List<HostService>();
        foreach (var group in rows.GroupBy(r => r[0].EntityId))
        {
            var node = group.First()[0].AsNode();
            services.Add(new HostService(
                Text(node.Properties["key"]) ?? "",
                ResultJson.MapToJson(node.Properties),
                [.. group.Where(r => !r[1].IsNull).Select(r => new ServiceEvidenceItem(r[1].AsString(), Text(r[2]), Text(r[3]) == "SUPPORTS", Number(r[4]), Text(r[5]), Text(r[6])))]));
        }

        return services;
    }

    private static List<HostRule> MergeRules(IReadOnlyList<IReadOnlyList<GraphValue>> sent, IReadOnlyList<IReadOnlyList<GraphValue>> received) =>
    [
        .. sent.Select(r => new HostRule(r[0].AsString(), Text(r[1]), Text(r[2]), Number(r[3]), 0))
            .Concat(received.Select(r => new HostRule(r[0].AsString(), Text(r[1]), Text(r[2]), 0, Number(r[3]))))
            .GroupBy(r => r.Key, StringComparer.Ordinal)
            .Select(g => g.First() with { Sent = g.Sum(r => r.Sent), Received = g.Sum(r => r.Received) })
            .OrderByDescending(r => r.Sent + r.Received)
            .ThenBy(r => r.Key, StringComparer.Ordinal),
    ];

    private static async Task<long> CountAsync(IGraphTransaction graph, string cypher, IReadOnlyDictionary<string, GraphValue> parameters, QueryLimits limits, CancellationToken cancellationToken) =>
        Number((await QueryRunner.RowsAsync(graph, cypher, parameters, cancellationToken, limits))[0][0]);

    private static string? Text(GraphValue value) => value.Kind == GraphValueKind.String ? value.AsString() : null;

    private static long Number(GraphValue value) => value.Kind == GraphValueKind.Integer ? value.AsInteger() : 0;
}
