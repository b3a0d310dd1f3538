// title: Talks out, offers nothing
// question: Which internal hosts send to the outside but offer no service: pure clients, or addresses of a translator?
// kind: table
// method: section 3.2
// parameter limit integer = 50: most rows
// column source: internal sender
// column destinations: different outside hosts it sends to
// column packets: packets it sends there
MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host)
WHERE a.internal <> b.internal
WITH CASE WHEN a.internal THEN a ELSE b END AS inside,
     CASE WHEN a.internal THEN b ELSE a END AS outside,
     CASE WHEN a.internal THEN c.packets ELSE c.replyPackets END AS packets
WHERE packets > 0
WITH inside, count(DISTINCT outside) AS destinations, sum(packets) AS packets
OPTIONAL MATCH (inside)-[:OFFERS]->(s:Service)
WHERE s.grade IN ['confirmed', 'likely']
WITH inside, destinations, packets, count(s) AS services
WHERE services = 0
RETURN inside.address AS source, destinations, packets
ORDER BY destinations DESC, packets DESC, source ASC
LIMIT $limit
