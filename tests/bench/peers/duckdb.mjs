// DuckDB in memory, with all threads it likes. Also writes the files in which Kuzu wants its relationships: by primary key.
import { DuckDBInstance, listValue, VARCHAR, LIST } from '@duckdb/node-api';

const tables = ['hosts', 'connections', 'alerts', 'rules', 'from', 'targets', 'triggered'];

export const open = async (files) => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const started = performance.now();
  for (const table of tables) {
    const id = table === 'connections' ? 'row_number() OVER () AS id, ' : '';
    await connection.run(`CREATE TABLE "${table}" AS SELECT ${id}* FROM read_csv('${files}/${table}.csv', header = true)`);
  }
  await connection.run('CREATE UNIQUE INDEX hosts_address ON hosts(address)');
  await connection.run('CREATE INDEX connections_source ON connections(source)');
  const loadMs = performance.now() - started;
  const time = async (query, warm, runs, parametersOf) => {
    if (query.writes) return merge(connection, warm, runs, parametersOf);
    const statement = await connection.prepare(query.duckdb ?? query.sql);
    const times = [];
    let rows = [];
    for (let run = 0; run < warm + runs; run++) {
      const parameters = parametersOf(run);
      const start = performance.now();
      for (const [name, value] of Object.entries(parameters)) {
        const place = statement.parameterIndex(name);
        if (Array.isArray(value)) statement.bindList(place, listValue(value), LIST(VARCHAR));
        else statement.bindVarchar(place, value);
      }
      rows = (await statement.runAndReadAll()).getRowObjects();
      if (run >= warm) times.push(performance.now() - start);
    }
    return { times, rows };
  };
  return { name: 'DuckDB', loadMs, time, close: () => connection.closeSync() };
};

/** The rows go in through the appender, and what is not there yet is inserted by one join. */
const merge = async (connection, warm, runs, parametersOf) => {
  await connection.run('CREATE OR REPLACE TEMP TABLE rows(s VARCHAR, t VARCHAR, p BIGINT)');
  const times = [];
  for (let run = 0; run < warm + runs; run++) {
    const { rows } = parametersOf(run);
    const start = performance.now();
    await connection.run('BEGIN');
    await connection.run('DELETE FROM rows');
    const appender = await connection.createAppender('rows');
    for (const { s, t, p } of rows) {
      appender.appendVarchar(s);
      appender.appendVarchar(t);
      appender.appendBigInt(BigInt(p));
      appender.endRow();
    }
    appender.closeSync();
    await connection.run(`INSERT INTO connections(source, target, targetPort, packets)
      SELECT a.id, b.id, r.p, 1 FROM rows r JOIN hosts a ON a.address = r.s JOIN hosts b ON b.address = r.t
      WHERE NOT EXISTS (SELECT 1 FROM connections c WHERE c.source = a.id AND c.target = b.id AND c.targetPort = r.p)`);
    await connection.run('COMMIT');
    if (run >= warm) times.push(performance.now() - start);
  }
  const count = await connection.runAndReadAll('SELECT count(*) AS n FROM connections');
  return { times, rows: [], total: count.getRowObjects()[0].n };
};

export const writeKuzuFiles = async (files) => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const read = (name) => `read_csv('${files}/${name}.csv', header = true)`;
  const write = (name, select) => connection.run(`COPY (${select}) TO '${files}/${name}.csv' (HEADER true)`);
  await write('k_hosts', `SELECT address, id, internal, network, packetsSent, packetsReceived FROM ${read('hosts')}`);
  await write('k_connections', `SELECT a.address AS s, b.address AS t, c.* EXCLUDE (source, target) FROM ${read('connections')} c JOIN ${read('hosts')} a ON a.id = c.source JOIN ${read('hosts')} b ON b.id = c.target`);
  for (const name of ['from', 'targets']) await write(`k_${name}`, `SELECT r.alert, h.address FROM ${read(name)} r JOIN ${read('hosts')} h ON h.id = r.host`);
  connection.closeSync();
};
