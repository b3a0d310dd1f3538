// SQLite in memory, with an index that covers each question.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';

const tables = {
  hosts: 'id INTEGER PRIMARY KEY, address TEXT, internal INTEGER, network TEXT, packetsSent INTEGER, packetsReceived INTEGER',
  connections: `source INTEGER, target INTEGER, protocol TEXT, sourcePort INTEGER, targetPort INTEGER, packets INTEGER, bytes INTEGER, replyPackets INTEGER,
    replyBytes INTEGER, payloadBytes INTEGER, connections INTEGER, state TEXT, duration REAL, firstSeen INTEGER, id INTEGER PRIMARY KEY`,
  alerts: 'id INTEGER PRIMARY KEY, protocol TEXT, sourcePort INTEGER, targetPort INTEGER, priority INTEGER, message TEXT, timestamp INTEGER',
  rules: 'id INTEGER PRIMARY KEY, sid INTEGER, gid INTEGER, rev INTEGER, msg TEXT, trust TEXT, classification TEXT',
  from: 'alert INTEGER PRIMARY KEY, host INTEGER',
  targets: 'alert INTEGER PRIMARY KEY, host INTEGER',
  triggered: 'alert INTEGER PRIMARY KEY, rule INTEGER',
};

const indexes = [
  'CREATE UNIQUE INDEX hosts_address ON hosts(address, packetsSent)',
  'CREATE INDEX connections_ports ON connections(targetPort, sourcePort)',
  'CREATE INDEX connections_low ON connections(sourcePort, targetPort)',
  'CREATE INDEX connections_target ON connections(target, targetPort)',
  'CREATE INDEX connections_source ON connections(source, target, targetPort)',
  'CREATE INDEX rules_trust ON rules(trust, sid)',
  'CREATE INDEX triggered_rule ON triggered(rule, alert)',
  'CREATE INDEX from_host ON "from"(host, alert)',
];

const value = (text) => (text === '' ? null : text === 'true' ? 1 : text === 'false' ? 0 : text !== '' && !Number.isNaN(Number(text)) ? Number(text) : text);

const load = async (database, files) => {
  for (const [table, columns] of Object.entries(tables)) {
    database.exec(`CREATE TABLE "${table}"(${columns})`);
    const lines = createInterface({ input: createReadStream(`${files}/${table}.csv`) });
    let insert = null;
    database.exec('BEGIN');
    for await (const line of lines) {
      const fields = line.split(',');
      if (insert) insert.run(fields.map(value));
      else insert = database.prepare(`INSERT INTO "${table}"(${fields.map((f) => `"${f}"`).join(', ')}) VALUES (${fields.map(() => '?').join(', ')})`);
    }
    database.exec('COMMIT');
  }
  for (const index of indexes) database.exec(index);
  database.exec('ANALYZE');
};

/** One run of a question as a function of its parameters. */
const runner = (database, query) => {
  if (query.writes) {
    const insert = database.prepare(`INSERT INTO connections(source, target, targetPort, packets)
      SELECT a.id, b.id, $p, 1 FROM hosts a, hosts b WHERE a.address = $s AND b.address = $t
        AND NOT EXISTS (SELECT 1 FROM connections c WHERE c.source = a.id AND c.target = b.id AND c.targetPort = $p)`);
    return database.transaction(({ rows }) => {
      for (const row of rows) insert.run(row);
      return [];
    });
  }
  if (query.sqlite?.each) {
    const one = database.prepare(query.sqlite.each);
    return ({ keys }) => {
      let sum = 0;
      for (const key of keys) sum += one.get(key)[query.sqlite.sum];
      return [{ [query.sqlite.sum]: sum }];
    };
  }
  const statement = database.prepare(query.sqlite ?? query.sql);
  return (parameters) => (Object.keys(parameters).length ? statement.all(parameters) : statement.all());
};

export const open = async (files) => {
  const database = new Database(':memory:');
  database.pragma('cache_size = -1000000');
  const started = performance.now();
  await load(database, files);
  return {
    name: 'SQLite',
    loadMs: performance.now() - started,
    time: async (query, warm, runs, parametersOf) => {
      const answer = runner(database, query);
      const times = [];
      let rows = [];
      for (let run = 0; run < warm + runs; run++) {
        const parameters = parametersOf(run);
        const start = performance.now();
        rows = answer(parameters);
        if (run >= warm) times.push(performance.now() - start);
      }
      return { times, rows };
    },
    close: () => database.close(),
  };
};
