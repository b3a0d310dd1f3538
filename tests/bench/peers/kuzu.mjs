// Kuzu in memory. Addresses are its primary keys, as in NetGraph.
import kuzu from 'kuzu';

const tables = [
  'CREATE NODE TABLE Host(address STRING PRIMARY KEY, id INT64, internal BOOLEAN, network STRING, packetsSent INT64, packetsReceived INT64)',
  'CREATE NODE TABLE Alert(id INT64 PRIMARY KEY, protocol STRING, sourcePort INT64, targetPort INT64, priority INT64, message STRING, timestamp INT64)',
  'CREATE NODE TABLE Rule(id INT64 PRIMARY KEY, sid INT64, gid INT64, rev INT64, msg STRING, trust STRING, classification STRING)',
  `CREATE REL TABLE CONNECTED_TO(FROM Host TO Host, protocol STRING, sourcePort INT64, targetPort INT64, packets INT64, bytes INT64, replyPackets INT64,
     replyBytes INT64, payloadBytes INT64, connections INT64, state STRING, duration DOUBLE, firstSeen INT64)`,
  'CREATE REL TABLE SENT_BY(FROM Alert TO Host)',
  'CREATE REL TABLE TARGETS(FROM Alert TO Host)',
  'CREATE REL TABLE TRIGGERED_BY(FROM Alert TO Rule)',
];

const copies = { Host: 'k_hosts', Alert: 'alerts', Rule: 'rules', CONNECTED_TO: 'k_connections', SENT_BY: 'k_from', TARGETS: 'k_targets', TRIGGERED_BY: 'triggered' };

export const open = async (files) => {
  const database = new kuzu.Database(':memory:');
  const connection = new kuzu.Connection(database);
  const run = async (text) => (await connection.query(text)).close();
  const started = performance.now();
  for (const table of tables) await run(table);
  for (const [table, file] of Object.entries(copies)) await run(`COPY ${table} FROM "${files}/${file}.csv" (HEADER=true)`);
  return {
    name: 'Kuzu',
    loadMs: performance.now() - started,
    time: async (query, warm, runs, parametersOf) => {
      const statement = await connection.prepare(query.kuzu ?? query.cypher);
      if (!statement.isSuccess()) throw new Error(statement.getErrorMessage());
      const times = [];
      let rows = [];
      for (let run = 0; run < warm + runs; run++) {
        const parameters = parametersOf(run);
        const start = performance.now();
        const result = await connection.execute(statement, parameters);
        rows = await result.getAll();
        if (run >= warm) times.push(performance.now() - start);
        result.close();
      }
      return { times, rows };
    },
    close: () => {},
  };
};
