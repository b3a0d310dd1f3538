// title: Top inside targets
// question: Which internal hosts receive the most packets from the outside?
// kind: table
// method: Fig. 2.9
// parameter limit integer = 10: most rows
// column target: address
// column packets: packets
MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host)
WHERE a.internal <> b.internal
UNWIND [
  {source: a, target: b, packets: c.packets},
  {source: b, target: a, packets: c.replyPackets}
] AS way
WITH way.source AS source, way.target AS target, way.packets AS packets
WHERE packets > 0 AND target.internal
RETURN target.address AS target, sum(packets) AS packets
ORDER BY packets DESC, target ASC
LIMIT $limit
