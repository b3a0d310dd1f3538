// Runs every engine's steps in fresh processes and prints one table: NetGraph beside Kuzu, DuckDB and SQLite on disk.
//   node store.mjs FILES DLL SCALE      FILES: a folder with csv/ in it, where the stores go too; DLL: the benchmarks' assembly
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeKuzuFiles } from './duckdb.mjs';

const [files, dll, scale] = process.argv.slice(2);
const csv = `${files}/csv`;
const coldRuns = 3;
const peers = fileURLToPath(new URL('store-peers.mjs', import.meta.url));

/** Runs a process; its last line of output is JSON, and the time is that from the start to this line. */
const run = (command, args) =>
  new Promise((done, failed) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    let answeredMs = 0;
    child.stdout.on('data', (data) => {
      text += data;
      if (text.endsWith('\n')) answeredMs = performance.now() - started;
    });
    child.on('close', (code) => (code === 0 ? done({ ...JSON.parse(text.trim().split('\n').at(-1)), answeredMs }) : failed(new Error(`${command} ${args.join(' ')} ended with ${code}`))));
  });

const netgraph = {
  name: 'NetGraph',
  load: async (store) => {
    const { loadSeconds, closeSeconds, relationships } = await run('dotnet', [dll, 'load', store, `--scale=${scale}`]);
    return { seconds: loadSeconds + closeSeconds, relationships };
  },
  answer: (store) => run('dotnet', [dll, 'store-answer', store]),
  memory: (store) => run('dotnet', [dll, 'store-memory', store]),
};

const peer = (name) => ({
  name: { kuzu: 'Kuzu', duckdb: 'DuckDB', sqlite: 'SQLite' }[name],
  load: (store) => run('node', [peers, name, 'load', csv, store]),
  answer: (store) => run('node', [peers, name, 'answer', csv, store]),
  memory: (store) => run('node', [peers, name, 'memory', csv, store]),
});

const sizeOf = (path) => (statSync(path).isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(`${path}/${name}`), 0) : statSync(path).size);

const dropCache = () => {
  try {
    writeFileSync('/proc/sys/vm/drop_caches', '3');
    return true;
  } catch {
    return false;
  }
};

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const measure = async (engine) => {
  const store = `${files}/${engine.name}`;
  mkdirSync(store);
  const { seconds, relationships } = await engine.load(store);
  const disk = sizeOf(store) / relationships;
  const { grownBytes, heapBytes, packets } = await engine.memory(store);
  const times = [];
  let dropped = false;
  let rows = [];
  for (let i = 0; i < coldRuns; i++) {
    dropped = dropCache();
    const answer = await engine.answer(store);
    times.push(answer.answeredMs);
    rows = answer.rows;
  }
  const warm = await engine.answer(store);
  rmSync(store, { recursive: true });
  return {
    name: engine.name,
    relationships,
    dropped,
    answer: JSON.stringify([rows, packets]),
    heap: heapBytes === undefined ? undefined : heapBytes / relationships,
    figures: [seconds, relationships / seconds, disk, grownBytes / relationships, median(times), warm.answeredMs],
  };
};

const columns = ['load, s', 'load, rels/s', 'disk, B/rel', 'memory, B/rel', 'first answer cold, ms', 'again warm, ms'];
const results = [];
await writeKuzuFiles(csv);
for (const engine of [netgraph, peer('kuzu'), peer('duckdb'), peer('sqlite')]) results.push(await measure(engine));

const [own, ...others] = results;
console.log(`${own.relationships.toLocaleString('en')} relationships with 12 properties; page cache ${own.dropped ? 'dropped before each cold start' : 'NOT dropped: that takes root on Linux'}`);
console.log(`${''.padEnd(10)}${columns.map((c) => c.padStart(23)).join('')}`);
for (const { name, figures } of results) console.log(`${name.padEnd(10)}${figures.map((f) => (f < 10 ? f.toFixed(2) : Math.round(f).toLocaleString('en')).padStart(23)).join('')}`);
console.log('NetGraph to each (below 1: NetGraph needs less; of rels/s above 1: NetGraph loads more)');
for (const { name, figures } of others) console.log(`  ${name.padEnd(8)}${figures.map((f, i) => (own.figures[i] / f).toFixed(2).padStart(23)).join('')}`);
console.log(`NetGraph's heap after a collection: ${own.heap.toFixed(0)} B/rel`);

const better = (i) => others.filter((o) => own.figures[i] < o.figures[i]).length;
const differ = new Set(results.map((r) => r.answer)).size > 1;
console.log(
  `\nless than so many of ${others.length} peers: load time ${better(0)}, disk ${better(2)}, memory ${better(3)}, cold start ${better(4)}; answers ${differ ? 'DIFFER' : 'agree'}`,
);
if (differ) for (const { name, answer } of results) console.log(`${name}: ${answer}`);
process.exit(differ ? 1 : 0);
