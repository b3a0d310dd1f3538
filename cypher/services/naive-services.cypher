// title: Services as the first look has them
// question: Which services would one list from the destinations of flow rules alone, and what became of each?
// kind: table
// method: Fig. 2.14
// parameter limit integer = 500: most rows
// column host: internal destination of the alerts
// column transport: transport protocol
// column port: destination port
// column alerts: alerts of rules that ask for a flow
// column rules: different rules
// column grade: grade of the service after all evidence
// column reason: why
MATCH (h:Host)<-[:TO]-(a:Alert)-[:RAISED_BY]->(r:Rule)
WHERE h.internal AND r.trust IN ['flowAndContent', 'flowOnly']
WITH h, a.transport AS transport, a.targetPort AS port, sum(a.repeats) AS alerts, count(DISTINCT r) AS rules
ORDER BY alerts DESC, h.key ASC, transport ASC, port ASC
LIMIT $limit
OPTIONAL MATCH (h)-[:OFFERS]->(s:Service)
WHERE s.transport = transport AND s.number = port
RETURN h.address AS host, transport, port, alerts, rules, s.grade AS grade, s.reason AS reason
ORDER BY alerts DESC, host ASC, transport ASC, port ASC
LIMIT $limit
