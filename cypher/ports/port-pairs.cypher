// title: Port pairs beside the commonest ports
// question: Which source ports talk to which destination ports once the commonest destination ports are out of the way?
// kind: table
// method: Fig. 2.11
// parameter commonest integer = 5: how many of the commonest destination ports to leave out
// parameter limit integer = 200: most rows
// column sourcePort: source port of packets arriving at internal hosts; 0 also stands for no port
// column targetPort: destination port; 0 also stands for no port
// column packets: packets of the pair
// chain: sourcePort -> targetPort
// weight: packets
MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host)
UNWIND [
  {arrives: b.internal, sourcePort: c.sourcePort, targetPort: c.targetPort, packets: c.packets},
  {arrives: a.internal, sourcePort: c.targetPort, targetPort: c.sourcePort, packets: c.replyPackets}
] AS way
WITH way
WHERE way.arrives AND way.packets > 0
WITH coalesce(way.sourcePort, 0) AS sourcePort, coalesce(way.targetPort, 0) AS targetPort, sum(way.packets) AS packets
WITH targetPort, sum(packets) AS arrived, collect({sourcePort: sourcePort, packets: packets}) AS pairs
ORDER BY arrived DESC, targetPort ASC
SKIP $commonest
UNWIND pairs AS pair
RETURN pair.sourcePort AS sourcePort, targetPort, pair.packets AS packets
ORDER BY packets DESC, sourcePort ASC, targetPort ASC
LIMIT $limit
