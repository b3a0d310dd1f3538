// The questions, in Cypher (NetGraph and Kuzu) and in SQL (DuckDB and SQLite). Kuzu's text is NetGraph's but where it says otherwise:
// Kuzu walks trails only when told so, has its own spelling of shortest paths, and reserves FROM.

const tenPorts = '[20, 21, 22, 25, 53, 80, 110, 143, 443, 993]';
const tenPortsSql = tenPorts.replace('[', '(').replace(']', ')');

const hop = (name, key, hops) => {
  const arrow = '-[:CONNECTED_TO]->';
  const middle = hops === 2 ? `${arrow}(:Host)` : '';
  return {
    name,
    parameters: { key },
    cypher: `MATCH (h:Host {address: $key})${middle}${arrow}(x:Host) RETURN count(DISTINCT x) AS hosts`,
    kuzu: `MATCH (h:Host {address: $key})${middle}${arrow}(x:Host) RETURN count(DISTINCT x.address) AS hosts`,
    sql:
      hops === 1
        ? 'SELECT count(DISTINCT target) AS hosts FROM connections WHERE source = (SELECT id FROM hosts WHERE address = $key)'
        : `SELECT count(DISTINCT b.target) AS hosts FROM connections a JOIN connections b ON b.source = a.target
           WHERE a.source = (SELECT id FROM hosts WHERE address = $key)`,
  };
};

/** @param graph addresses of the hub, of the small hub, of an ordinary host and of the ends of a path */
export const queries = (graph) => [
  {
    name: 'top 25 destination ports',
    cypher: 'MATCH (:Host)-[c:CONNECTED_TO]->(:Host) RETURN c.targetPort AS port, count(*) AS n ORDER BY n DESC, port LIMIT 25',
    sql: 'SELECT targetPort AS port, count(*) AS n FROM connections GROUP BY targetPort ORDER BY n DESC, port LIMIT 25',
  },
  {
    name: 'distinct ports to internal hosts',
    cypher: 'MATCH (:Host)-[c:CONNECTED_TO]->(h:Host) WHERE h.internal = true RETURN count(DISTINCT c.targetPort) AS ports',
    sql: 'SELECT count(DISTINCT c.targetPort) AS ports FROM connections c JOIN hosts h ON h.id = c.target WHERE h.internal = true',
  },
  {
    name: 'port pairs without ten ports',
    cypher: `MATCH (:Host)-[c:CONNECTED_TO]->(:Host) WHERE NOT c.sourcePort IN ${tenPorts} AND NOT c.targetPort IN ${tenPorts}
      RETURN c.sourcePort AS s, c.targetPort AS t, count(*) AS n ORDER BY n DESC, s, t LIMIT 25`,
    sql: `SELECT sourcePort AS s, targetPort AS t, count(*) AS n FROM connections WHERE sourcePort NOT IN ${tenPortsSql} AND targetPort NOT IN ${tenPortsSql}
      GROUP BY sourcePort, targetPort ORDER BY n DESC, s, t LIMIT 25`,
  },
  {
    name: 'port pairs below 1024',
    cypher: `MATCH (:Host)-[c:CONNECTED_TO]->(:Host) WHERE c.sourcePort < 1024 AND c.targetPort < 1024
      RETURN c.sourcePort AS s, c.targetPort AS t, count(*) AS n ORDER BY n DESC, s, t LIMIT 25`,
    sql: `SELECT sourcePort AS s, targetPort AS t, count(*) AS n FROM connections WHERE sourcePort < 1024 AND targetPort < 1024
      GROUP BY sourcePort, targetPort ORDER BY n DESC, s, t LIMIT 25`,
  },
  {
    name: 'services of established rules',
    cypher: `MATCH (r:Rule)<-[:TRIGGERED_BY]-(a:Alert)-[:TARGETS]->(h:Host) WHERE r.trust = 'established'
      RETURN h.address AS host, a.targetPort AS port, count(*) AS alerts, count(DISTINCT r.sid) AS rules ORDER BY alerts DESC, host, port LIMIT 50`,
    sql: `SELECT h.address AS host, a.targetPort AS port, count(*) AS alerts, count(DISTINCT r.sid) AS rules
      FROM rules r JOIN triggered t ON t.rule = r.id JOIN alerts a ON a.id = t.alert JOIN targets g ON g.alert = a.id JOIN hosts h ON h.id = g.host
      WHERE r.trust = 'established' GROUP BY h.address, a.targetPort ORDER BY alerts DESC, host, port LIMIT 50`,
  },
  {
    name: 'attackers by distinct targets',
    cypher: `MATCH (s:Host)<-[:FROM]-(a:Alert)-[:TARGETS]->(t:Host)
      RETURN s.address AS host, count(DISTINCT t) AS targets ORDER BY targets DESC, host LIMIT 25`,
    kuzu: `MATCH (s:Host)<-[:SENT_BY]-(a:Alert)-[:TARGETS]->(t:Host)
      RETURN s.address AS host, count(DISTINCT t.address) AS targets ORDER BY targets DESC, host LIMIT 25`,
    sql: `SELECT s.address AS host, count(DISTINCT g.host) AS targets FROM "from" f JOIN targets g ON g.alert = f.alert JOIN hosts s ON s.id = f.host
      GROUP BY s.address ORDER BY targets DESC, host LIMIT 25`,
  },
  hop('1 hop from 100 neighbours', graph.smallHub, 1),
  hop('2 hops from 100 neighbours', graph.smallHub, 2),
  hop('1 hop from 10,000 neighbours', graph.hub, 1),
  hop('2 hops from 10,000 neighbours', graph.hub, 2),
  {
    name: 'shortest path of at most 6',
    parameters: { a: graph.smallHub, b: graph.far },
    cypher: 'MATCH p = shortestPath((a:Host {address: $a})-[:CONNECTED_TO*..6]->(b:Host {address: $b})) RETURN length(p) AS hops',
    kuzu: 'MATCH (a:Host {address: $a})-[e:CONNECTED_TO* SHORTEST 1..6]->(b:Host {address: $b}) RETURN length(e) AS hops',
    // The search stops at the depth where the end is met: the outer query asks for no more rows of the recursion than the first.
    sql: `WITH RECURSIVE walk(node, depth) AS (
        SELECT id, 0 FROM hosts WHERE address = $a
        UNION SELECT c.target, w.depth + 1 FROM walk w JOIN connections c ON c.source = w.node WHERE w.depth < 6)
      SELECT depth AS hops FROM walk WHERE node = (SELECT id FROM hosts WHERE address = $b) LIMIT 1`,
    duckdb: `WITH RECURSIVE walk(node, depth) USING KEY (node) AS (
        SELECT id, 0 FROM hosts WHERE address = $a
        UNION SELECT DISTINCT c.target, w.depth + 1 FROM walk w JOIN connections c ON c.source = w.node
          WHERE w.depth < 6 AND NOT EXISTS (SELECT 1 FROM recurring.walk seen WHERE seen.node = c.target))
      SELECT depth AS hops FROM walk WHERE node = (SELECT id FROM hosts WHERE address = $b)`,
  },
  {
    name: 'count of *1..3 from one host',
    parameters: { key: graph.ordinary },
    cypher: 'MATCH (h:Host {address: $key})-[:CONNECTED_TO*1..3]->(x:Host) RETURN count(*) AS walks',
    kuzu: 'MATCH (h:Host {address: $key})-[:CONNECTED_TO* TRAIL 1..3]->(x:Host) RETURN count(*) AS walks',
    // No relationship twice: ids must differ.
    sql: `WITH a AS (SELECT id, target FROM connections WHERE source = (SELECT id FROM hosts WHERE address = $key)),
        b AS (SELECT a.id AS first, c.id, c.target FROM a JOIN connections c ON c.source = a.target WHERE c.id <> a.id)
      SELECT (SELECT count(*) FROM a) + (SELECT count(*) FROM b)
        + (SELECT count(*) FROM b JOIN connections c ON c.source = b.target WHERE c.id <> b.id AND c.id <> b.first) AS walks`,
  },
  {
    name: 'degree distribution',
    cypher: 'MATCH (h:Host)-[c:CONNECTED_TO]->(:Host) WITH h, count(c) AS degree RETURN degree, count(*) AS hosts ORDER BY degree',
    sql: 'SELECT degree, count(*) AS hosts FROM (SELECT count(*) AS degree FROM connections GROUP BY source) d GROUP BY degree ORDER BY degree',
  },
  {
    name: '10,000 look-ups by key',
    parameters: { keys: graph.keys },
    cypher: 'UNWIND $keys AS k MATCH (h:Host {address: k}) RETURN sum(h.packetsSent) AS packets',
    // One prepared statement a key in SQLite, one join in DuckDB: what is fastest there.
    sqlite: { each: 'SELECT packetsSent AS packets FROM hosts WHERE address = ?', sum: 'packets' },
    duckdb: 'SELECT sum(h.packetsSent)::BIGINT AS packets FROM (SELECT unnest($keys) AS k) keys JOIN hosts h ON h.address = keys.k',
  },
  {
    name: 'MERGE of 10,000 edges',
    writes: true,
    cypher: `UNWIND $rows AS row MATCH (a:Host {address: row.s}), (b:Host {address: row.t})
      MERGE (a)-[c:CONNECTED_TO {targetPort: row.p}]->(b) ON CREATE SET c.packets = 1`,
  },
];
