// title: Outbound talkers
// question: Which internal hosts send to the outside, and to how many different destinations?
// kind: table
// method: query 2.6
// parameter limit integer = 20: most rows
// column source: internal sender
// column destinations: different outside hosts it sends to
// column packets: packets it sends there
MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host)
WHERE a.internal <> b.internal
WITH CASE WHEN a.internal THEN a ELSE b END AS inside,
     CASE WHEN a.internal THEN b ELSE a END AS outside,
     CASE WHEN a.internal THEN c.packets ELSE c.replyPackets END AS packets
WHERE packets > 0
RETURN inside.address AS source, count(DISTINCT outside) AS destinations, sum(packets) AS packets
ORDER BY destinations DESC, packets DESC, source ASC
LIMIT $limit
