using NetGraph.Core.Mapping;
using NetGraph.Core.Model;
using NetGraph.Import.Observations;
using NetGraph.PropertyGraph;
using static NetGraph.Core.Mapping.GraphSchema;

namespace NetGraph.Core.Features.Imports;

/// <summary>Which networks are home: what the caller says, else what the last import said, else the private ranges.</summary>
internal static class HomeOfStore
{
    private const string LastHome = "MATCH (i:Import) WHERE i.homeNetworks IS NOT NULL RETURN i.homeNetworks ORDER BY i.finishedAt DESC LIMIT 1";

    /// <summary>Settles the home networks; when they differ from before, the hosts already stored are marked anew, so that all of them agree.</summary>
    public static async Task<HomeNetworks> ResolveAsync(IGraphStore store, IReadOnlyList<string> given, CancellationToken cancellationToken)
    {
        var stored = await store.ReadAsync(ReadLastAsync, cancellationToken);
        if (given.Count == 0)
            return stored ?? HomeNetworks.Private;

        var home = HomeNetworks.Parse(given);
        if (stored is not null && !stored.Texts.SequenceEqual(home.Texts, StringComparer.Ordinal))
            await MarkHostsAsync(store, home, cancellationToken);
        return home;
    }

    private static async Task<HomeNetworks?> ReadLastAsync(IGraphTransaction graph, CancellationToken cancellationToken)
    {
        var rows = await QueryRunner.RowsAsync(graph, LastHome, new Dictionary<string, GraphValue>(), cancellationToken);
        return rows.Count == 0 ? null : HomeNetworks.Parse(rows[0][0].AsList().Select(n => n.AsString()));
    }

    private static async Task MarkHostsAsync(IGraphStore store, HomeNetworks home, CancellationToken cancellationToken)
    {
        var hosts = await store.ReadAsync(
            (graph, token) => QueryRunner.RowsAsync(graph, "MATCH (h:Host) RETURN h.key, h.network", new Dictionary<string, GraphValue>(), token),
            cancellationToken);

        var marks = new List<GraphValue[]>();
        var outside = new List<GraphValue>();
        foreach (var host in hosts)
        {
            var network = NetworkAddress.TryParse(host[0].AsString(), out var address) ? home.Find(address) : null;
            marks.Add([host[0], network is not null, network]);
            if (network is null && !host[1].IsNull)
                outside.Add(host[0]);
        }

        if (outside.Count > 0)
            await store.WriteAsync((graph, token) => ClearNetworkAsync(graph, outside, token), cancellationToken);
        if (marks.Count > 0)
        {
            var table = new NodeUpsert(Labels.Host, Properties.Key, [new(Properties.Internal), new(Properties.Network)], marks);
            await store.BulkWriteAsync(new BulkWrite([table], []), cancellationToken);
        }
    }

    // A bulk write cannot take a property away.
    private static async Task<bool> ClearNetworkAsync(IGraphTransaction graph, List<GraphValue> hosts, CancellationToken cancellationToken)
    {
        var keys = new Dictionary<string, GraphValue>(StringComparer.Ordinal) { ["keys"] = GraphValue.Of(hosts) };
        await using var result = await graph.RunAsync("UNWIND $keys AS key MATCH (h:Host {key: key}) REMOVE h.network", keys, QueryLimits.Unlimited, cancellationToken);
        await result.SummarizeAsync(cancellationToken);
        return true;
    }
}
