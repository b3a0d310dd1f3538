// title: What an alert of a rule proves
// question: At which end do the rules say the service is, and do they look at content?
// kind: table
// method: table "evidence grades of the active TCP rules"
// parameter protocol string = "tcp": protocol of the rule's header
// parameter enabledOnly boolean = true: leave out rules that are commented out
// parameter limit integer = 30: most rows
// column established: whether an established flow is required
// column stateless: whether the flow option says stateless
// column serviceEnd: destination, source, either or unknown
// column hasContent: whether content is looked at
// column rules: number of rules
MATCH (r:Rule)
WHERE r.protocol = $protocol AND r.trust IS NOT NULL AND (r.enabled OR NOT $enabledOnly)
RETURN r.requiresEstablished AS established, r.stateless AS stateless, r.serviceEnd AS serviceEnd, r.hasContent AS hasContent, count(r) AS rules
ORDER BY rules DESC, established ASC, stateless ASC, serviceEnd ASC, hasContent ASC
LIMIT $limit
