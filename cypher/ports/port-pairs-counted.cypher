// title: Port pairs counted
// question: How often does each pair of source and destination port arrive?
// kind: table
// method: Fig. 2.12
// parameter exceptSourcePort integer = null: a source port to leave out, such as 80 for answers of web servers
// parameter limit integer = 100: most rows
// column packets: packets of the pair
// column sourcePort: source port; 0 also stands for no port
// column targetPort: destination port; 0 also stands for no port
// column noPort: packets among them without ports (ICMP, later fragments)
// chain: sourcePort -> targetPort
// weight: packets
MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host)
UNWIND [
  {arrives: b.internal, sourcePort: c.sourcePort, targetPort: c.targetPort, packets: c.packets},
  {arrives: a.internal, sourcePort: c.targetPort, targetPort: c.sourcePort, packets: c.replyPackets}
] AS way
WITH way
WHERE way.arrives AND way.packets > 0
WITH way.sourcePort AS wireSource, way.targetPort AS wireTarget, sum(way.packets) AS arrived
WITH coalesce(wireSource, 0) AS sourcePort,
     coalesce(wireTarget, 0) AS targetPort,
     sum(arrived) AS packets,
     sum(CASE WHEN wireTarget IS NULL THEN arrived ELSE 0 END) AS noPort
WHERE $exceptSourcePort IS NULL OR sourcePort <> $exceptSourcePort
RETURN packets, sourcePort, targetPort, noPort
ORDER BY packets DESC, sourcePort ASC, targetPort ASC
LIMIT $limit
