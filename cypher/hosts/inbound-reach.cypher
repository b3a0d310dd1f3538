// title: Reach of inbound traffic
// question: How many internal hosts and networks do packets from the outside arrive at?
// kind: table
// method: queries 2.7 to 2.9
// parameter limit integer = 1: most rows
// column hosts: different internal hosts
// column networks24: different IPv4 networks of 24 bits
// column networks16: different IPv4 networks of 16 bits
MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host)
WHERE a.internal <> b.internal
WITH CASE WHEN b.internal THEN b ELSE a END AS inside,
     CASE WHEN b.internal THEN c.packets ELSE c.replyPackets END AS packets
WHERE packets > 0
WITH DISTINCT inside
WITH inside, CASE inside.version WHEN 4 THEN split(inside.address, '.') ELSE null END AS quad
RETURN count(inside) AS hosts,
       count(DISTINCT quad[0] + '.' + quad[1] + '.' + quad[2]) AS networks24,
       count(DISTINCT quad[0] + '.' + quad[1]) AS networks16
ORDER BY hosts ASC
LIMIT $limit
