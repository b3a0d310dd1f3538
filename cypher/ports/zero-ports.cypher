// title: Port 0 and no port
// question: How many arriving packets carry port 0, and how many have no port at all?
// kind: table
// method: Table 2.1, row "0"
// parameter limit integer = 1: most rows
// column portZero: packets whose destination port is 0 on the wire
// column noPort: packets without a destination port (ICMP, later fragments)
// column merged: both together, as a table with 0 for "unset" counts them
MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host)
UNWIND [
  {arrives: b.internal, targetPort: c.targetPort, packets: c.packets},
  {arrives: a.internal, targetPort: c.sourcePort, packets: c.replyPackets}
] AS way
WITH way
WHERE way.arrives AND way.packets > 0 AND coalesce(way.targetPort, 0) = 0
WITH sum(CASE WHEN way.targetPort = 0 THEN way.packets ELSE 0 END) AS portZero,
     sum(CASE WHEN way.targetPort IS NULL THEN way.packets ELSE 0 END) AS noPort
RETURN portZero, noPort, portZero + noPort AS merged
ORDER BY merged DESC
LIMIT $limit
