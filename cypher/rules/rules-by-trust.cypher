// title: Rules by trust
// question: How many rules check what, and so how far can their alerts be believed?
// kind: table
// method: section 3.5
// parameter enabledOnly boolean = true: leave out rules that are commented out
// parameter limit integer = 50: most rows
// column trust: flowAndContent, flowOnly, contentOnly or neither
// column protocol: protocol of the rule's header
// column rules: number of rules
MATCH (r:Rule)
WHERE r.trust IS NOT NULL AND (r.enabled OR NOT $enabledOnly)
RETURN r.trust AS trust, r.protocol AS protocol, count(r) AS rules
ORDER BY rules DESC, trust ASC, protocol ASC
LIMIT $limit
