// title: Machines by role
// question: Which machines play each role?
// kind: table
// method: Table 2.2
// parameter internalOnly boolean = true: internal hosts only
// parameter limit integer = 50: most rows
// column role: the role
// column machines: number of machines
// column hosts: their addresses
MATCH (h:Host)
WHERE h.internal OR NOT $internalOnly
UNWIND coalesce(h.roles, []) AS role
WITH role, h.address AS address
ORDER BY address ASC
RETURN role, count(address) AS machines, collect(address) AS hosts
ORDER BY machines DESC, role ASC
LIMIT $limit
