// title: Conversations
// question: Who talks to whom, most packets first?
// kind: graph
// parameter limit integer = 200: most conversations
// column client: the end that began
// column conversation: its conversation
// column server: the other end
MATCH (client:Host)-[conversation:CONNECTED_TO]->(server:Host)
RETURN client, conversation, server
ORDER BY conversation.packets + conversation.replyPackets DESC, client.key ASC, server.key ASC,
         conversation.transport ASC, conversation.sourcePort ASC, conversation.targetPort ASC
LIMIT $limit
