// title: Attacker, rule, target
// question: Who hit whom through which rule?
// kind: graph
// parameter minAlerts integer = 1: leave out triples with fewer alerts
// parameter internalOnly boolean = false: targets among internal hosts only
// parameter limit integer = 100: most triples
// column attacker: sender of the packets that raised the alerts
// column rule: the rule
// column target: their receiver
// column alerts: alerts of the triple
// chain: attacker -> rule -> target
// weight: alerts
MATCH (attacker:Host)<-[:FROM]-(a:Alert)-[:TO]->(target:Host)
WHERE target.internal OR NOT $internalOnly
MATCH (a)-[:RAISED_BY]->(rule:Rule)
WITH attacker, rule, target, sum(a.repeats) AS alerts
WHERE alerts >= $minAlerts
RETURN attacker, rule, target, alerts
ORDER BY alerts DESC, attacker.key ASC, rule.key ASC, target.key ASC
LIMIT $limit
