// title: Top destination ports
// question: To which ports do packets go that arrive at the internal network?
// kind: table
// method: Table 2.1
// parameter limit integer = 18: most rows
// column count: packets that arrived at internal hosts for this port, in either direction of a conversation
// column port: destination port; 0 stands both for port 0 on the wire and for no port
// column portZero: packets among them with port 0 on the wire
// column noPort: packets among them without a port (ICMP, later fragments)
MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host)
UNWIND [
  {arrives: b.internal, targetPort: c.targetPort, packets: c.packets},
  {arrives: a.internal, targetPort: c.sourcePort, packets: c.replyPackets}
] AS way
WITH way
WHERE way.arrives AND way.packets > 0
WITH way.targetPort AS wirePort, sum(way.packets) AS packets
WITH coalesce(wirePort, 0) AS port,
     sum(packets) AS count,
     sum(CASE WHEN wirePort = 0 THEN packets ELSE 0 END) AS portZero,
     sum(CASE WHEN wirePort IS NULL THEN packets ELSE 0 END) AS noPort
RETURN count, port, portZero, noPort
ORDER BY count DESC, port ASC
LIMIT $limit
