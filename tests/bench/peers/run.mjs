// Asks NetGraph, Kuzu, DuckDB and SQLite the same questions over the same graph, in one run, and prints medians and ratios.
//   node run.mjs FILES DLL [ONLY]      FILES: a folder of the graph's CSV files; DLL: the benchmarks' assembly; ONLY: part of a question's name
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import * as duckdb from './duckdb.mjs';
import * as kuzu from './kuzu.mjs';
import * as netgraph from './netgraph.mjs';
import { queries } from './queries.mjs';
import * as sqlite from './sqlite.mjs';

const [files, dll, only = ''] = process.argv.slice(2);
const patienceMs = 20_000;
/** Every engine runs a question for so long, or so often, before it is timed: compilers and caches settle. */
const warmMs = 3_000;
const warmRuns = 5_000;
const timedRuns = 21;

const addresses = async () => {
  const all = [];
  for await (const line of createInterface({ input: createReadStream(`${files}/hosts.csv`) })) all.push(line.split(',')[1]);
  return all.slice(1);
};

/** Rows to merge: half of them were merged by the run before. */
const mergeRows = (hosts, run) =>
  Array.from({ length: 10_000 }, (_, i) => {
    const serial = (run * 5_000 + i) * 7919;
    return { s: hosts[2 + (serial % (hosts.length - 2))], t: hosts[2 + ((serial * 31 + 17) % (hosts.length - 2))], p: 70_000 + Math.floor((run * 5_000 + i) / 5_000) };
  });

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

const digest = (rows) => JSON.stringify(rows.map((row) => Object.values(row).map((v) => (typeof v === 'bigint' ? Number(v) : v))));

/** One engine, one question: a first run tells how many the patience allows. What writes is not run for longer than the timed runs. */
const measure = async (engine, query, parametersOf) => {
  const first = await engine.time(query, 0, 1, parametersOf);
  if (first.times[0] * 3 > patienceMs) return first;
  let done = 1;
  const warmed = performance.now();
  while (done < warmRuns && performance.now() - warmed < (query.writes ? 0 : warmMs)) {
    await engine.time(query, 0, 5, parametersOf);
    done += 5;
  }

  const [{ times }, offset] = [await engine.time(query, 0, 2, (run) => parametersOf(run + done)), done + 2];
  const runs = Math.max(3, Math.min(timedRuns, Math.floor(patienceMs / Math.max(...times))));
  return engine.time(query, query.writes ? 8 : 0, runs, (run) => parametersOf(run + offset));
};

const hosts = await addresses();
const graph = { hub: hosts[0], smallHub: hosts[1], ordinary: hosts[5_000], far: hosts[19_990], keys: hosts.filter((_, i) => i % 2 === 0) };
await duckdb.writeKuzuFiles(files);
const engines = [];
for (const peer of [netgraph, kuzu, duckdb, sqlite]) {
  const engine = await peer.open(files, { dll });
  console.log(`${engine.name.padEnd(9)} loaded in ${(engine.loadMs / 1000).toFixed(1)} s`);
  engines.push(engine);
}

console.log(`\n${'median, ms'.padEnd(36)}${engines.map((e) => e.name.padStart(10)).join('')}   to Kuzu  to fastest`);
const score = { questions: 0, kuzu: 0, fastest: 0, worst: 0, differ: 0 };
for (const query of queries(graph).filter((q) => q.name.includes(only))) {
  const parametersOf = query.writes ? (run) => ({ rows: mergeRows(hosts, run) }) : () => query.parameters ?? {};
  const medians = [];
  const answers = new Set();
  for (const engine of engines) {
    try {
      const { times, rows } = await measure(engine, query, parametersOf);
      medians.push(median(times));
      answers.add(digest(rows));
    } catch (error) {
      console.log(`${query.name}: ${engine.name}: ${String(error).split('\n')[0]}`);
      medians.push(Number.NaN);
    }
  }
  const [own, ...peers] = medians;
  const fastest = Math.min(...peers.filter((p) => !Number.isNaN(p)));
  const [toKuzu, toFastest] = [own / peers[0], own / fastest];
  score.questions++;
  score.kuzu += toKuzu < 1 ? 1 : 0;
  score.fastest += toFastest < 1 ? 1 : 0;
  score.worst = Math.max(score.worst, toFastest);
  score.differ += answers.size > 1 ? 1 : 0;
  console.log(
    `${query.name.padEnd(36)}${medians.map((m) => m.toFixed(2).padStart(10)).join('')}${toKuzu.toFixed(2).padStart(10)}${toFastest.toFixed(2).padStart(12)}${answers.size > 1 ? '  answers differ' : ''}`,
  );
  if (answers.size > 1 && process.env.SHOW_ANSWERS) for (const answer of answers) console.log(`  ${answer.slice(0, 400)}`);
}
console.log(
  `\n${score.questions} questions: faster than Kuzu in ${score.kuzu}, faster than every peer in ${score.fastest}, at worst ${score.worst.toFixed(2)} of the fastest; answers differ in ${score.differ}`,
);
for (const engine of engines) engine.close();
process.exit(score.differ ? 1 : 0);
