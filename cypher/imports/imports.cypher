// title: Imports
// question: What was read, when, and how much of it was accepted?
// kind: table
// parameter limit integer = 100: most rows
// column path: name of the input
// column kind: what it turned out to be
// column records: packets, alerts or rules in it
// column accepted: those that could be read
// column rejected: those that could not
// column firstSeen: first time in it
// column lastSeen: last time in it
// column finishedAt: when it was read
MATCH (i:Import)
RETURN i.path AS path, i.kind AS kind, i.records AS records, i.accepted AS accepted, i.rejected AS rejected,
       i.firstSeen AS firstSeen, i.lastSeen AS lastSeen, i.finishedAt AS finishedAt
ORDER BY finishedAt DESC, path ASC, kind ASC
LIMIT $limit
