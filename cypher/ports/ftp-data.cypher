// title: Packets from one source port
// question: Who sends to the internal network from source port 20, the data port of FTP?
// kind: table
// method: Fig. 2.12, "53 packets with source port 20"
// parameter port integer = 20: the source port
// parameter limit integer = 50: most rows
// column source: sender
// column target: internal receiver
// column targetPort: destination port
// column packets: packets of this row
// column allPackets: packets of all rows, those beyond the limit too
MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host)
WHERE c.sourcePort = $port OR c.targetPort = $port
UNWIND [
  {arrives: b.internal, source: a.address, target: b.address, sourcePort: c.sourcePort, targetPort: c.targetPort, packets: c.packets},
  {arrives: a.internal, source: b.address, target: a.address, sourcePort: c.targetPort, targetPort: c.sourcePort, packets: c.replyPackets}
] AS way
WITH way
WHERE way.arrives AND way.packets > 0 AND way.sourcePort = $port
WITH way.source AS source, way.target AS target, way.targetPort AS targetPort, sum(way.packets) AS packets
WITH collect({source: source, target: target, targetPort: targetPort, packets: packets}) AS pairs, sum(packets) AS allPackets
UNWIND pairs AS pair
RETURN pair.source AS source, pair.target AS target, pair.targetPort AS targetPort, pair.packets AS packets, allPackets
ORDER BY packets DESC, source ASC, target ASC, targetPort ASC
LIMIT $limit
