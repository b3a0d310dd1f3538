// title: Servers that connect out
// question: Which internal hosts offer a service and also start connections to the outside?
// kind: table
// method: section 3.7
// parameter lowestPort integer = 0: smallest destination port
// parameter highestPort integer = 65535: largest destination port
// parameter limit integer = 100: most rows
// column host: internal server
// column roles: its roles
// column transport: transport protocol
// column port: destination port outside
// column destinations: different outside hosts
// column conversations: conversations it started
// column packets: packets it sent
MATCH (h:Host)-[c:CONNECTED_TO]->(o:Host)
WHERE h.internal AND NOT o.internal AND size(coalesce(h.roles, [])) > 0
  AND c.targetPort >= $lowestPort AND c.targetPort <= $highestPort
WITH h, c.transport AS transport, c.targetPort AS port, count(DISTINCT o) AS destinations, count(c) AS conversations, sum(c.packets) AS packets
RETURN h.address AS host, h.roles AS roles, transport, port, destinations, conversations, packets
ORDER BY destinations DESC, packets DESC, host ASC, port ASC, transport ASC
LIMIT $limit
