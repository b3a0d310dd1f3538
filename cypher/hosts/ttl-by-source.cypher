// title: Time-to-live values by source
// question: Behind which addresses are several machines, as several time-to-live values from one device suggest?
// kind: table
// method: Fig. 2.10
// parameter internalOnly boolean = true: internal hosts only
// parameter limit integer = 50: most rows
// column source: address
// column mac: device it was seen behind
// column ttls: different time-to-live values of its packets, ascending
// column values: how many different values
// column packets: packets seen
MATCH (h:Host)-[s:SEEN_AT]->(m:Mac)
WHERE h.internal OR NOT $internalOnly
RETURN h.address AS source, m.address AS mac, s.ttls AS ttls, size(s.ttls) AS values, s.packets AS packets
ORDER BY values DESC, packets DESC, source ASC, mac ASC
LIMIT $limit
