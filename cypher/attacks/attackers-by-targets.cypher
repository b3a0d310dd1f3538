// title: Attackers by number of targets
// question: Who attacked the most machines?
// kind: table
// parameter limit integer = 20: most rows
// column attacker: address
// column internal: whether it is one of ours
// column targets: different machines
// column alerts: alerts
// column firstSeen: first alert
// column lastSeen: last alert
MATCH (a:Host)-[x:ATTACKED]->(t:Host)
RETURN a.address AS attacker, a.internal AS internal, count(t) AS targets, sum(x.alerts) AS alerts,
       min(x.firstSeen) AS firstSeen, max(x.lastSeen) AS lastSeen
ORDER BY targets DESC, alerts DESC, attacker ASC
LIMIT $limit
