// title: Devices and the networks behind them
// question: Which networks stand behind which device?
// kind: table
// method: section 3.1
// parameter limit integer = 300: most rows
// column mac: device
// column network: first octet of the IPv4 addresses seen behind it, or ipv6
// column hosts: different addresses
// column packets: packets sent
// chain: mac -> network
// weight: packets
MATCH (h:Host)-[s:SEEN_AT]->(m:Mac)
WITH m.address AS mac,
     CASE h.version WHEN 4 THEN split(h.address, '.')[0] + '.0.0.0/8' ELSE 'ipv6' END AS network,
     count(h) AS hosts,
     sum(s.packets) AS packets
RETURN mac, network, hosts, packets
ORDER BY packets DESC, mac ASC, network ASC
LIMIT $limit
