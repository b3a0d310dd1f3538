// title: Confirmed services
// question: Which services really run, and what proves it?
// kind: table
// method: Fig. 2.15
// parameter internalOnly boolean = false: internal hosts only
// parameter limit integer = 500: most rows
// column host: address
// column transport: transport protocol
// column port: port number
// column name: usual name of the port
// column rules: rules whose alerts prove it
// column alerts: alerts at the service
// column conversations: conversations with the service
// column reason: the proof in words
MATCH (h:Host)-[:OFFERS]->(s:Service)
WHERE s.grade = 'confirmed' AND (h.internal OR NOT $internalOnly)
OPTIONAL MATCH (r:Rule)-[:SUPPORTS]->(s)
WITH h, s, r
ORDER BY r.key ASC
WITH h, s, collect(r.key + ' ' + coalesce(r.msg, '')) AS rules
RETURN h.address AS host, s.transport AS transport, s.number AS port, s.name AS name, rules,
       s.alerts AS alerts, s.conversations AS conversations, s.reason AS reason
ORDER BY host ASC, port ASC, transport ASC
LIMIT $limit
