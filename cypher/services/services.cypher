// title: Hosts and the services they offer
// question: Which machine offers which service?
// kind: graph
// parameter internalOnly boolean = true: internal hosts only
// parameter limit integer = 300: most rows
// column host: the host
// column offers: that it offers the service
// column service: a confirmed or likely service
MATCH (host:Host)-[offers:OFFERS]->(service:Service)
WHERE service.grade IN ['confirmed', 'likely'] AND (host.internal OR NOT $internalOnly)
RETURN host, offers, service
ORDER BY host.key ASC, service.key ASC
LIMIT $limit
