// title: Distinct destination ports
// question: How many different ports do packets go to that arrive at the internal network?
// kind: table
// method: Table 2.1, the number of its rows
// parameter limit integer = 1: most rows
// column ports: different destination ports, "no port" counted as port 0
// column portsOnTheWire: different destination ports that packets really carried
MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host)
UNWIND [
  {arrives: b.internal, targetPort: c.targetPort, packets: c.packets},
  {arrives: a.internal, targetPort: c.sourcePort, packets: c.replyPackets}
] AS way
WITH way
WHERE way.arrives AND way.packets > 0
RETURN count(DISTINCT coalesce(way.targetPort, 0)) AS ports,
       count(DISTINCT way.targetPort) AS portsOnTheWire
ORDER BY ports ASC
LIMIT $limit
