using System.Text;
using NetGraph.PropertyGraph;

namespace NetGraph.StoreFaults.Flip;

/// <summary>Questions that between them touch topology, columns of every kind, indexes and names.</summary>
internal static class FlipQueries
{
    public static IReadOnlyList<string> All { get; } =
    [
        "MATCH (n) RETURN count(n) AS nodes",
        "MATCH (:Host)-[r:SENT]->(:Host) RETURN r.port AS port, count(*) AS n, sum(r.bytes) AS bytes ORDER BY n DESC, port LIMIT 10",
        "MATCH (h:Host {key: 'host/77'})-[r]->(x) RETURN type(r) AS t, id(r) AS r, id(x) AS x ORDER BY t, r",
        "MATCH (h:Host {key: 'host/90'})-[:SENT*1..2]->(x:Host) RETURN count(DISTINCT x) AS hosts",
        "MATCH (h:Host) WHERE h.text ENDS WITH ' 12' RETURN h.key AS key, h.names AS names, h.share AS share ORDER BY key",
        "MATCH (p:Port) WHERE p.number > 20 RETURN p.key AS key ORDER BY key",
        "MATCH ()-[r:SENT]->() WHERE r.bytes > 60000 RETURN count(*) AS n, min(r.bytes) AS least, collect(DISTINCT r.state) AS states",
        "MATCH ()-[r:LISTENS]->() RETURN max(r.seen) AS last",
        "MATCH (s:Sample) RETURN s.round AS round, s.number AS number, s.value AS value, s.text AS text ORDER BY round, number",
        "MATCH ()-[r:NEAR]->() RETURN id(r) AS r, r.value AS value ORDER BY r",
        "SHOW INDEXES YIELD name, labelsOrTypes, properties RETURN name, labelsOrTypes, properties ORDER BY name",
        "SHOW CONSTRAINTS YIELD name, type RETURN name, type ORDER BY name",
    ];

    /// <exception cref="GraphStoreException">A part that the question touches is damaged.</exception>
    public static Task<string> AnswerAsync(IGraphStore store, string query) => store.ReadAsync(
        async (tx, token) =>
        {
            var text = new StringBuilder();
            foreach (var row in await tx.RowsAsync(query, [], token))
                text.AppendJoin(" | ", row.Select(v => $"{v.Kind} {GraphValueText.Render(v)}")).Append('\n');
            return text.ToString();
        },
        CancellationToken.None);
}
