// title: Port pairs below 1024
// question: Which pairs arrive whose ports are both privileged, where one would expect a client's high port?
// kind: table
// method: Fig. 2.13
// parameter below integer = 1024: both ports are smaller
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
WHERE way.arrives AND way.packets > 0 AND way.sourcePort < $below AND way.targetPort < $below
WITH way.sourcePort AS sourcePort, way.targetPort AS targetPort, sum(way.packets) AS packets
RETURN packets, sourcePort, targetPort
ORDER BY packets DESC, sourcePort ASC, targetPort ASC
LIMIT $limit
