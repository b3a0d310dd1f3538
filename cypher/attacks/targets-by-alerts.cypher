// title: Targets by number of alerts
// question: Which machines were attacked the most, and by how many?
// kind: table
// parameter limit integer = 20: most rows
// column target: address
// column internal: whether it is one of ours
// column alerts: alerts
// column attackers: different attackers
// column priority: most severe priority; 1 is the worst
MATCH (a:Host)-[x:ATTACKED]->(t:Host)
RETURN t.address AS target, t.internal AS internal, sum(x.alerts) AS alerts, count(a) AS attackers, min(x.priority) AS priority
ORDER BY alerts DESC, attackers DESC, target ASC
LIMIT $limit
