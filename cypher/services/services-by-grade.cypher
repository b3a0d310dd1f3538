// title: Services by grade
// question: How sure is each service, and why were the others rejected?
// kind: table
// method: Fig. 2.14 and 2.15, with what was removed and the reason
// parameter grade string = null: confirmed, likely, claimed or rejected; null for all
// parameter internalOnly boolean = false: internal hosts only
// parameter limit integer = 500: most rows
// column grade: confirmed, likely, claimed or rejected
// column host: address
// column transport: transport protocol
// column port: port number, absent when the packets had none
// column name: usual name of the port
// column alerts: alerts at the service
// column conversations: conversations with the service
// column reason: why it has this grade
MATCH (h:Host)-[:OFFERS]->(s:Service)
WHERE ($grade IS NULL OR s.grade = $grade) AND (h.internal OR NOT $internalOnly)
WITH h, s, CASE s.grade WHEN 'confirmed' THEN 0 WHEN 'likely' THEN 1 WHEN 'claimed' THEN 2 ELSE 3 END AS rank
RETURN s.grade AS grade, h.address AS host, s.transport AS transport, s.number AS port, s.name AS name,
       s.alerts AS alerts, s.conversations AS conversations, s.reason AS reason
ORDER BY rank ASC, host ASC, port ASC, transport ASC
LIMIT $limit
