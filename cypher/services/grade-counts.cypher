// title: How many services of each grade
// question: How many services are confirmed, likely, claimed and rejected?
// kind: table
// parameter internalOnly boolean = false: internal hosts only
// parameter limit integer = 4: most rows
// column grade: confirmed, likely, claimed or rejected
// column services: services of that grade
// column hosts: hosts that have one
MATCH (h:Host)-[:OFFERS]->(s:Service)
WHERE h.internal OR NOT $internalOnly
RETURN s.grade AS grade, count(s) AS services, count(DISTINCT h) AS hosts
ORDER BY services DESC, grade ASC
LIMIT $limit
