// title: Top outside sources
// question: Which outside hosts send the most packets to the inside?
// kind: table
// method: Fig. 2.8
// parameter limit integer = 10: most rows
// column source: address
// column packets: packets
MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host)
WHERE a.internal <> b.internal
UNWIND [
  {source: a, target: b, packets: c.packets},
  {source: b, target: a, packets: c.replyPackets}
] AS way
WITH way.source AS source, way.target AS target, way.packets AS packets
WHERE packets > 0 AND target.internal
RETURN source.address AS source, sum(packets) AS packets
ORDER BY packets DESC, source ASC
LIMIT $limit
