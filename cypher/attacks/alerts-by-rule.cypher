// title: Alerts by rule
// question: Which rules raised the most alerts, and how far can they be believed?
// kind: table
// parameter limit integer = 30: most rows
// column rule: gid:sid
// column message: what the rule says
// column trust: flowAndContent, flowOnly, contentOnly or neither; absent when the rule was not imported
// column alerts: alerts
// column sources: different senders
// column targets: different receivers
MATCH (r:Rule)<-[:RAISED_BY]-(a:Alert)
OPTIONAL MATCH (a)-[:FROM]->(s:Host)
OPTIONAL MATCH (a)-[:TO]->(t:Host)
WITH r, sum(a.repeats) AS alerts, count(DISTINCT s) AS sources, count(DISTINCT t) AS targets
RETURN r.key AS rule, r.msg AS message, r.trust AS trust, alerts, sources, targets
ORDER BY alerts DESC, rule ASC
LIMIT $limit
