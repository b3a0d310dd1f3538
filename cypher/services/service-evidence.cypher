// title: Services with their evidence
// question: Which host offers which service, and which rules speak for or against it?
// kind: graph
// parameter grade string = "confirmed": grade of the services to draw
// parameter internalOnly boolean = true: internal hosts only
// parameter limit integer = 200: most rows
// column host: the host
// column offers: that it offers the service
// column service: the service
// column evidence: that the rule supports or contradicts it
// column rule: the rule
MATCH (host:Host)-[offers:OFFERS]->(service:Service)
WHERE service.grade = $grade AND (host.internal OR NOT $internalOnly)
OPTIONAL MATCH (service)<-[evidence:SUPPORTS|CONTRADICTS]-(rule:Rule)
RETURN host, offers, service, evidence, rule
ORDER BY host.key ASC, service.key ASC, rule.key ASC
LIMIT $limit
