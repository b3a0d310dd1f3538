// title: X11 connections to the outside
// question: Which internal servers show windows of programs on X servers outside, as the X11 outbound rules report?
// kind: table
// method: section 3.7
// parameter lowestPort integer = 6000: first port of X servers
// parameter highestPort integer = 6005: last port of X servers
// parameter limit integer = 50: most rows
// column host: internal host
// column roles: its roles
// column servers: different outside hosts that answered from an X server's port
// column alerts: alerts
// column rules: the rules that raised them
MATCH (o:Host)<-[:FROM]-(a:Alert)-[:TO]->(h:Host)
WHERE h.internal AND NOT o.internal AND a.sourcePort >= $lowestPort AND a.sourcePort <= $highestPort
MATCH (a)-[:RAISED_BY]->(r:Rule)
WITH h, o, a, r
ORDER BY r.key ASC
WITH h, count(DISTINCT o) AS servers, sum(a.repeats) AS alerts, collect(DISTINCT r.key + ' ' + coalesce(r.msg, '')) AS rules
RETURN h.address AS host, coalesce(h.roles, []) AS roles, servers, alerts, rules
ORDER BY alerts DESC, host ASC
LIMIT $limit
