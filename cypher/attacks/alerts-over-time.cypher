// title: Alerts over time
// question: When did the alerts come?
// kind: table
// parameter unit string = "day": hour, day, week or month
// parameter limit integer = 400: most rows
// column period: beginning of the period, UTC
// column alerts: alerts
// column rules: different rules
MATCH (a:Alert)-[:RAISED_BY]->(r:Rule)
WITH datetime.truncate($unit, a.timestamp) AS period, sum(a.repeats) AS alerts, count(DISTINCT r) AS rules
RETURN period, alerts, rules
ORDER BY period ASC
LIMIT $limit
