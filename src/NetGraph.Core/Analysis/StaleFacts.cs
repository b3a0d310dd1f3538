using NetGraph.PropertyGraph;
using static NetGraph.Core.Mapping.GraphSchema;

namespace NetGraph.Core.Analysis;

/// <summary>What an earlier analysis wrote and the present one does not say any more.</summary>
internal sealed record StaleFacts(
    IReadOnlyList<string> Services,
    IReadOnlyList<string> HostsWithRoles,
    IReadOnlyList<(string Rule, string Service)> Supports,
    IReadOnlyList<(string Rule, string Service)> Contradicts)
{
    public bool Any => Services.Count + HostsWithRoles.Count + Supports.Count + Contradicts.Count > 0;

    public static async Task<StaleFacts> FindAsync(
        IGraphTransaction graph,
        IReadOnlyList<ServiceVerdict> verdicts,
        IReadOnlyDictionary<string, IReadOnlyList<string>> roles,
        CancellationToken cancellationToken)
    {
        var services = verdicts.Select(v => v.Key).ToHashSet(StringComparer.Ordinal);
        var supports = verdicts.SelectMany(v => v.Rules.Where(r => r.SupportingAlerts > 0).Select(r => (r.RuleKey, v.Key))).ToHashSet();
        var contradicts = verdicts.SelectMany(v => v.Rules.Where(r => r.ContradictingAlerts > 0).Select(r => (r.RuleKey, v.Key))).ToHashSet();
        return new StaleFacts(
            await WithoutAsync(GraphReading.ServiceKeysAsync(graph, cancellationToken), services.Contains),
            await WithoutAsync(GraphReading.HostsWithRolesAsync(graph, cancellationToken), roles.ContainsKey),
            await WithoutAsync(GraphReading.EvidenceAsync(graph, Types.Supports, cancellationToken), supports.Contains),
            await WithoutAsync(GraphReading.EvidenceAsync(graph, Types.Contradicts, cancellationToken), contradicts.Contains));
    }

    public async Task RemoveAsync(IGraphTransaction graph, CancellationToken cancellationToken)
    {
        await RunAsync(graph, "UNWIND $keys AS key MATCH (s:Service {key: key}) DETACH DELETE s", Keys(Services), cancellationToken);
        await RunAsync(graph, "UNWIND $keys AS key MATCH (h:Host {key: key}) REMOVE h.roles", Keys(HostsWithRoles), cancellationToken);
        await RunAsync(graph, "UNWIND $pairs AS pair MATCH (r:Rule {key: pair.rule})-[e:SUPPORTS]->(s:Service {key: pair.service}) DELETE e", Pairs(Supports), cancellationToken);
        await RunAsync(graph, "UNWIND $pairs AS pair MATCH (r:Rule {key: pair.rule})-[e:CONTRADICTS]->(s:Service {key: pair.service}) DELETE e", Pairs(Contradicts), cancellationToken);
    }

    private static async Task<IReadOnlyList<T>> WithoutAsync<T>(IAsyncEnumerable<T> stored, Func<T, bool> isStillTrue)
    {
        var stale = new List<T>();
        await foreach (var item in stored)
        {
            if (!isStillTrue(item))
                stale.Add(item);
        }

        return stale;
    }

    private static async Task RunAsync(IGraphTransaction graph, string cypher, Dictionary<string, GraphValue> parameters, CancellationToken cancellationToken)
    {
        if (parameters.Values.All(v => v.AsList().Count == 0))
            return;

        await using var result = await graph.RunAsync(cypher, parameters, QueryLimits.Unlimited, cancellationToken);
        await result.SummarizeAsync(cancellationToken);
    }

    private static Dictionary<string, GraphValue> Keys(IReadOnlyList<string> keys) => new(StringComparer.Ordinal) { ["keys"] = GraphValue.Of([.. keys.Select(GraphValue.Of)]) };

    private static Dictionary<string, GraphValue> Pairs(IReadOnlyList<(string Rule, string Service)> pairs) => new(StringComparer.Ordinal)
    {
        ["pairs"] = GraphValue.Of([.. pairs.Select(p => GraphValue.Of(GraphMap.Of(("rule", p.Rule), ("service", p.Service))))]),
    };
}
