// One step of one engine on disk, in a process of its own; prints one line of JSON.
//   node store-peers.mjs ENGINE load|answer|memory FILES STORE      ENGINE: kuzu, duckdb or sqlite; FILES: the graph's CSV files
// Loads are each engine's fastest durable way: Kuzu and DuckDB read the CSV files with COPY, on all threads; SQLite inserts rows that were parsed
// before the clock ran, in one transaction. The relational ones keep what a walk needs: unique addresses, and in SQLite indexes by both ends
// (DuckDB's fastest form has none: it scans). A load ends when the store is closed.
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const numbers = ['sourcePort', 'targetPort', 'packets', 'bytes', 'replyPackets', 'replyBytes', 'payloadBytes', 'connections', 'duration', 'firstSeen'];
const texts = ['protocol', 'state'];
/** Touches every property of every relationship. */
const readAll = (c) => [...numbers.map((p) => `sum(${c}${p}) AS ${p}`), ...texts.map((p) => `max(${c}${p}) AS ${p}`)].join(', ');
const topPorts = 'SELECT targetPort AS port, count(*) AS n FROM connections GROUP BY targetPort ORDER BY n DESC, port LIMIT 10';

const kuzu = async (store) => {
  const { default: library } = await import('kuzu');
  const database = new library.Database(`${store}/graph.kuzu`);
  const connection = new library.Connection(database);
  const rows = async (text) => {
    const result = await connection.query(text);
    const all = await result.getAll();
    result.close();
    return all;
  };
  return {
    load: async (files) => {
      await rows('CREATE NODE TABLE Host(address STRING PRIMARY KEY, id INT64, internal BOOLEAN, network STRING, packetsSent INT64, packetsReceived INT64)');
      await rows(`CREATE REL TABLE CONNECTED_TO(FROM Host TO Host, protocol STRING, sourcePort INT64, targetPort INT64, packets INT64, bytes INT64, replyPackets INT64,
        replyBytes INT64, payloadBytes INT64, connections INT64, state STRING, duration DOUBLE, firstSeen INT64)`);
      await rows(`COPY Host FROM "${files}/k_hosts.csv" (HEADER=true)`);
      await rows(`COPY CONNECTED_TO FROM "${files}/k_connections.csv" (HEADER=true)`);
      await rows('CHECKPOINT');
    },
    count: async () => Number((await rows('MATCH (:Host)-[c:CONNECTED_TO]->(:Host) RETURN count(*) AS n'))[0].n),
    answer: () => rows('MATCH (:Host)-[c:CONNECTED_TO]->(:Host) RETURN c.targetPort AS port, count(*) AS n ORDER BY n DESC, port LIMIT 10'),
    readAll: () => rows(`MATCH (:Host)-[c:CONNECTED_TO]->(:Host) RETURN ${readAll('c.')}`),
    close: async () => {
      await connection.close();
      await database.close();
    },
  };
};

const duckdb = async (store) => {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(`${store}/graph.duckdb`);
  const connection = await instance.connect();
  const rows = async (text) => (await connection.runAndReadAll(text)).getRowObjects();
  return {
    load: async (files) => {
      await connection.run(`CREATE TABLE hosts AS SELECT * FROM read_csv('${files}/hosts.csv', header = true)`);
      await connection.run('CREATE UNIQUE INDEX hosts_address ON hosts(address)');
      await connection.run(`CREATE TABLE connections AS SELECT * FROM read_csv('${files}/connections.csv', header = true)`);
      await connection.run('CHECKPOINT');
    },
    count: async () => Number((await rows('SELECT count(*) AS n FROM connections'))[0].n),
    answer: () => rows(topPorts),
    readAll: () => rows(`SELECT ${readAll('')} FROM connections`),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
};

const value = (text) => (text === '' ? null : text === 'true' ? 1 : text === 'false' ? 0 : !Number.isNaN(Number(text)) ? Number(text) : text);

const sqlite = async (store) => {
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(`${store}/graph.sqlite`);
  const parse = async (file) => {
    const rows = [];
    for await (const line of createInterface({ input: createReadStream(file) })) rows.push(line.split(',').map(value));
    return rows.slice(1);
  };
  const insert = (table, rows) => {
    const statement = database.prepare(`INSERT INTO ${table} VALUES (${rows[0].map(() => '?').join(', ')})`);
    for (const row of rows) statement.run(row);
  };
  return {
    prepare: async (files) => ({ hosts: await parse(`${files}/hosts.csv`), connections: await parse(`${files}/connections.csv`) }),
    load: (_files, { hosts, connections }) => {
      database.exec('BEGIN');
      database.exec('CREATE TABLE hosts(id INTEGER PRIMARY KEY, address TEXT, internal INTEGER, network TEXT, packetsSent INTEGER, packetsReceived INTEGER)');
      database.exec(`CREATE TABLE connections(source INTEGER, target INTEGER, protocol TEXT, sourcePort INTEGER, targetPort INTEGER, packets INTEGER, bytes INTEGER,
        replyPackets INTEGER, replyBytes INTEGER, payloadBytes INTEGER, connections INTEGER, state TEXT, duration REAL, firstSeen INTEGER)`);
      insert('hosts', hosts);
      insert('connections', connections);
      database.exec('CREATE UNIQUE INDEX hosts_address ON hosts(address)');
      database.exec('CREATE INDEX connections_source ON connections(source)');
      database.exec('CREATE INDEX connections_target ON connections(target)');
      database.exec('COMMIT');
    },
    count: () => database.prepare('SELECT count(*) AS n FROM connections').get().n,
    answer: () => database.prepare(topPorts).all(),
    readAll: () => database.prepare(`SELECT ${readAll('')} FROM connections`).all(),
    close: () => database.close(),
  };
};

const residentBytes = () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
const plain = (rows) => rows.map((row) => Object.values(row).map(Number));

const [engine, step, files, store] = process.argv.slice(2);
const open = { kuzu, duckdb, sqlite }[engine];
if (step === 'load') {
  const opened = await open(store);
  const rows = await opened.prepare?.(files);
  const started = performance.now();
  await opened.load(files, rows);
  const relationships = await opened.count();
  await opened.close();
  console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000, relationships }));
} else if (step === 'answer') {
  const opened = await open(store);
  console.log(JSON.stringify({ rows: plain(await opened.answer()) }));
  await opened.close();
} else {
  await import({ kuzu: 'kuzu', duckdb: '@duckdb/node-api', sqlite: 'better-sqlite3' }[engine]);
  const before = residentBytes();
  const opened = await open(store);
  const [all] = await opened.readAll();
  const after = residentBytes();
  console.log(JSON.stringify({ grownBytes: after - before, packets: Number(all.packets), duration: Number(all.duration) }));
  await opened.close();
}
process.exit(0);
