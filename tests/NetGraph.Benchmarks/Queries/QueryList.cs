namespace NetGraph.Benchmarks.Queries;

/// <summary>The queries of <see cref="QueryTimes"/>: what analysts ask of traffic, in several spellings.</summary>
internal static class QueryList
{
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
    [
        ("ports by conversations", "MATCH ()-[c:CONNECTED_TO]->() RETURN c.targetPort AS port, count(*) AS n ORDER BY n DESC, port LIMIT 25"),
        ("ports, hosts named", "MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host) RETURN c.targetPort AS port, count(c) AS n ORDER BY n DESC, port LIMIT 25"),
        ("internal ports", "MATCH (:Host)-[c:CONNECTED_TO]->(h:Host) WHERE h.internal = true RETURN count(DISTINCT c.targetPort)"),
        ("internal ports by map", "MATCH (:Host)-[c:CONNECTED_TO]->(:Host {internal: true}) RETURN count(DISTINCT c.targetPort)"),
        ("ports not in lists", "MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host) WHERE NOT c.sourcePort IN [20,21,22,25,53,80,110,143,443,993] AND NOT c.targetPort IN [20,21,22,25,53,80,110,143,443,993] RETURN c.sourcePort, c.targetPort, count(*) AS n, sum(c.packets) ORDER BY n DESC LIMIT 50"),
        ("both ports low", "MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host) WHERE c.sourcePort < 1024 AND c.targetPort < 1024 RETURN c.sourcePort, c.targetPort, count(*) AS n ORDER BY n DESC LIMIT 50"),
        ("both ports low, rows", "MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host) WHERE c.sourcePort < 1024 AND c.targetPort < 1024 RETURN a.address, c.sourcePort, b.address, c.targetPort LIMIT 1000"),
        ("bytes by protocol", "MATCH ()-[c:CONNECTED_TO]->() RETURN c.protocol AS protocol, count(*) AS n, sum(c.bytes) AS bytes, avg(c.packets) AS packets ORDER BY bytes DESC"),
        ("protocol is tcp", "MATCH ()-[c:CONNECTED_TO]->() WHERE c.protocol = 'tcp' AND c.state <> 'reset' RETURN count(*)"),
        ("total bytes", "MATCH ()-[c:CONNECTED_TO]->() RETURN sum(c.bytes), min(c.packets), max(c.packets), avg(c.duration)"),
        ("talkers by bytes", "MATCH (h:Host)-[c:CONNECTED_TO]->() RETURN h.address AS host, sum(c.bytes) AS bytes ORDER BY bytes DESC LIMIT 20"),
        ("pairs by bytes", "MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host) RETURN a.address AS a, b.address AS b, sum(c.bytes) AS bytes ORDER BY bytes DESC LIMIT 20"),
        ("distinct targets", "MATCH (a:Host)-[:CONNECTED_TO]->(b:Host) RETURN a.address AS host, count(DISTINCT b) AS targets ORDER BY targets DESC LIMIT 20"),
        ("scanners", "MATCH (a:Host)-[c:CONNECTED_TO]->() WITH a, count(DISTINCT c.targetPort) AS ports WHERE ports > 20 RETURN a.address, ports ORDER BY ports DESC LIMIT 20"),
        ("alerts by trusted rules", "MATCH (a:Alert)-[:TRIGGERED_BY]->(r:Rule), (a)-[:TARGETS]->(h:Host) WHERE r.trust = 'established' RETURN h.address, a.targetPort, collect(DISTINCT r.sid), count(*)"),
        ("alert pairs", "MATCH (s:Host)<-[:FROM]-(al:Alert)-[:TARGETS]->(t:Host) RETURN s.address, count(DISTINCT t) AS targets ORDER BY targets DESC LIMIT 25"),
        ("alerts by priority", "MATCH (a:Alert) RETURN a.priority AS priority, a.protocol AS protocol, count(*) AS n ORDER BY priority, protocol"),
        ("alerts by message", "MATCH (a:Alert) WHERE a.message STARTS WITH 'ET trojan' RETURN a.message AS message, count(*) AS n ORDER BY n DESC LIMIT 20"),
        ("degree distribution", "MATCH (h:Host) RETURN COUNT { (h)--() } AS degree, count(*) ORDER BY degree"),
        ("out-degree distribution", "MATCH (h:Host)-[r]->() WITH h, count(r) AS d RETURN d, count(*)"),
        ("conversations by hour", "MATCH ()-[c:CONNECTED_TO]->() RETURN c.firstSeen / 3600 AS hour, count(*) AS n ORDER BY hour"),
        ("ports with a case", "MATCH ()-[c:CONNECTED_TO]->() RETURN CASE WHEN c.targetPort < 1024 THEN 'system' ELSE 'other' END AS kind, count(*) AS n ORDER BY kind"),
        ("distinct protocols", "MATCH ()-[c:CONNECTED_TO]->() RETURN DISTINCT c.protocol AS protocol ORDER BY protocol"),
        ("count of all", "MATCH ()-[c:CONNECTED_TO]->() RETURN count(c)"),
        ("largest conversations", "MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host) RETURN a.address, b.address, c.bytes AS bytes ORDER BY bytes DESC LIMIT 10"),
    ];
}
