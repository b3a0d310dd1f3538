// title: Quality of the rules
// question: How many rules make sure of a flow, how many do not, and how many check nothing at all?
// kind: table
// method: queries 2.10 to 2.13
// parameter enabledOnly boolean = true: leave out rules that are commented out
// parameter limit integer = 1: most rows
// column rules: all rules
// column flow: rules with a flow option that is not stateless
// column stateless: rules whose flow option is stateless
// column noFlow: rules without a flow option
// column neither: rules with neither a flow option nor a test of content
MATCH (r:Rule)
WHERE r.trust IS NOT NULL AND (r.enabled OR NOT $enabledOnly)
WITH r, size(coalesce(r.flow, [])) AS flowValues
RETURN count(r) AS rules,
       sum(CASE WHEN flowValues > 0 AND NOT r.stateless THEN 1 ELSE 0 END) AS flow,
       sum(CASE WHEN r.stateless THEN 1 ELSE 0 END) AS stateless,
       sum(CASE WHEN flowValues = 0 THEN 1 ELSE 0 END) AS noFlow,
       sum(CASE WHEN flowValues = 0 AND NOT r.hasContent THEN 1 ELSE 0 END) AS neither
ORDER BY rules ASC
LIMIT $limit
