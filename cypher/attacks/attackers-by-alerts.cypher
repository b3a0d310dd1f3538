// title: Attackers by number of alerts
// question: Who raised the most alerts?
// kind: table
// parameter limit integer = 20: most rows
// column attacker: address
// column internal: whether it is one of ours
// column alerts: alerts
// column targets: different machines
// column priority: most severe priority; 1 is the worst
// column firstSeen: first alert
// column lastSeen: last alert
MATCH (a:Host)-[x:ATTACKED]->(t:Host)
RETURN a.address AS attacker, a.internal AS internal, sum(x.alerts) AS alerts, count(t) AS targets,
       min(x.priority) AS priority, min(x.firstSeen) AS firstSeen, max(x.lastSeen) AS lastSeen
ORDER BY alerts DESC, targets DESC, attacker ASC
LIMIT $limit
