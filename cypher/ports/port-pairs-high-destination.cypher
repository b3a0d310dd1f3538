// title: Port pairs to high destinations
// question: Which pairs arrive at destination ports so high that a client behind address translation is likelier than a server?
// kind: table
// method: Services chapter, rule "destinations above 60000 are very uncommon"
// parameter above integer = 60000: the destination port is larger
// parameter limit integer = 100: most rows
// column packets: packets of the pair
// column sourcePort: source port as on the wire
// column targetPort: destination port as on the wire
// chain: sourcePort -> targetPort
// weight: packets
MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host)
UNWIND [
  {arrives: b.internal, sourcePort: c.sourcePort, targetPort: c.targetPort, packets: c.packets},
  {arrives: a.internal, sourcePort: c.targetPort, targetPort: c.sourcePort, packets: c.replyPackets}
] AS way
WITH way
WHERE way.arrives AND way.packets > 0 AND way.targetPort > $above
WITH way.sourcePort AS sourcePort, way.targetPort AS targetPort, sum(way.packets) AS packets
RETURN packets, sourcePort, targetPort
ORDER BY packets DESC, sourcePort ASC, targetPort ASC
LIMIT $limit
