// title: Who attacked whom
// question: Which machines attacked which, most alerts first?
// kind: graph
// parameter minAlerts integer = 1: leave out pairs with fewer alerts
// parameter limit integer = 150: most rows
// column attacker: the attacking host
// column attacked: alerts rolled up for the pair
// column target: the attacked host
MATCH (attacker:Host)-[attacked:ATTACKED]->(target:Host)
WHERE attacked.alerts >= $minAlerts
RETURN attacker, attacked, target
ORDER BY attacked.alerts DESC, attacker.key ASC, target.key ASC
LIMIT $limit
