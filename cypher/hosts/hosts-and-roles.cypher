// title: Hosts and their roles
// question: Which machine plays which role, and with which services?
// kind: table
// method: Table 2.2
// parameter internalOnly boolean = true: internal hosts only
// parameter limit integer = 200: most rows
// column host: address
// column roles: roles that confirmed and likely services give
// column services: those services
// column network: home network that holds the host
MATCH (h:Host)
WHERE size(coalesce(h.roles, [])) > 0 AND (h.internal OR NOT $internalOnly)
OPTIONAL MATCH (h)-[:OFFERS]->(s:Service)
WHERE s.grade IN ['confirmed', 'likely']
WITH h, s
ORDER BY s.number ASC, s.transport ASC
WITH h, collect(s.transport + '/' + toString(s.number)) AS services
RETURN h.address AS host, h.roles AS roles, services, h.network AS network
ORDER BY host ASC
LIMIT $limit
