/**
 * Stands in for the NetGraph server while working on the page: the same addresses and shapes over a made-up
 * network, and the built page under the same content policy. Not part of the product.
 *
 *   npm run build && npm run mock            http://127.0.0.1:5099
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { createNetwork } from './network.mjs';

const PORT = Number(process.env.PORT ?? 5099);
const ROOT = new URL('../../src/NetGraph.Api/wwwroot/', import.meta.url).pathname;
const POLICY = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.woff': 'font/woff' };

const network = createNetwork();
const { nodes, edges } = network;
const byType = (type) => edges.filter((edge) => edge.type === type);
const get = (id) => nodes.get(id);

const limitParameter = { name: 'limit', type: 'integer', default: 400, description: 'Most rows to return' };
const VIEWS = [
  view('attack-map', 'attackers', 'Attack map', 'Who attacked whom, how often, and how badly?', 'graph', ['a', 'r', 'b'], [{ name: 'minAlerts', type: 'integer', default: 1, description: 'Fewest alerts of an edge' }, { ...limitParameter, default: 1000 }],
    'MATCH (a:Host)-[r:ATTACKED]->(b:Host)\nWHERE r.alerts >= $minAlerts\nRETURN a, r, b\nORDER BY r.alerts DESC\nLIMIT $limit',
    ({ minAlerts }) => byType('ATTACKED').filter((r) => r.properties.alerts >= minAlerts).sort((a, b) => b.properties.alerts - a.properties.alerts).map((r) => ({ a: get(r.start), r, b: get(r.end) }))),
  view('top-attackers', 'attackers', 'Busiest attackers', 'Which outside hosts raised the most alerts, and against how many hosts?', 'table', ['attacker', 'alerts', 'targets', 'firstSeen', 'lastSeen'], [limitParameter],
    'MATCH (a:Host)-[r:ATTACKED]->(b:Host)\nRETURN a.address AS attacker, sum(r.alerts) AS alerts, count(b) AS targets, min(r.firstSeen) AS firstSeen, max(r.lastSeen) AS lastSeen\nORDER BY alerts DESC, attacker\nLIMIT $limit',
    () => group(byType('ATTACKED'), (r) => get(r.start).properties.address).map(([attacker, rs]) => ({ attacker, alerts: sum(rs, 'alerts'), targets: rs.length, firstSeen: rs[0].properties.firstSeen, lastSeen: rs[0].properties.lastSeen })).sort((x, y) => y.alerts - x.alerts)),
  view('sweeps', 'attackers', 'Sweeps', 'Which outside hosts hit many inside hosts?', 'graph', ['a', 'r', 'b'], [{ name: 'fanOut', type: 'integer', default: 5, description: 'Distinct targets, more than' }, limitParameter],
    'MATCH (a:Host)-[r:ATTACKED]->(b:Host)\nWITH a, collect(r) AS hits, count(DISTINCT b) AS targets\nWHERE targets > $fanOut\nUNWIND hits AS r\nRETURN a, r, endNode(r) AS b\nLIMIT $limit',
    ({ fanOut }) => group(byType('ATTACKED'), (r) => r.start).filter(([, rs]) => rs.length > fanOut).flatMap(([, rs]) => rs.map((r) => ({ a: get(r.start), r, b: get(r.end) })))),
  view('service-map', 'services', 'Services and their evidence', 'Which services really run, and which rules say so?', 'graph', ['h', 'o', 's', 'e', 'r'], [limitParameter],
    'MATCH (h:Host)-[o:OFFERS]->(s:Service)<-[e:SUPPORTS|CONTRADICTS]-(r:Rule)\nRETURN h, o, s, e, r\nORDER BY s.key\nLIMIT $limit',
    () => byType('OFFERS').flatMap((o) => edges.filter((e) => (e.type === 'SUPPORTS' || e.type === 'CONTRADICTS') && e.end === o.end).map((e) => ({ h: get(o.start), o, s: get(o.end), e, r: get(e.start) })))),
  view('roles', 'services', 'Machines and roles', 'Which machine plays which role, by graded evidence?', 'table', ['host', 'port', 'name', 'grade', 'reason', 'alerts'], [{ name: 'grade', type: 'string', default: '', description: 'Only this grade; empty for all' }, { name: 'withRejected', type: 'boolean', default: true, description: 'Rejected services too' }, limitParameter],
    'MATCH (h:Host)-[:OFFERS]->(s:Service)\nWHERE $grade = \'\' OR s.grade = $grade\nRETURN h AS host, s.number AS port, s.name AS name, s.grade AS grade, s.reason AS reason, s.alerts AS alerts\nORDER BY host.key, port\nLIMIT $limit',
    ({ grade }) => byType('OFFERS').map((o) => ({ h: get(o.start), s: get(o.end).properties })).filter(({ s }) => !grade || s.grade === grade).map(({ h, s }) => ({ host: h, port: s.number, name: s.name, grade: s.grade, reason: s.reason, alerts: s.alerts }))),
  view('conversations', 'communications', 'Conversations', 'Who talked to whom, on which ports?', 'graph', ['a', 'c', 'b'], [limitParameter],
    'MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host)\nRETURN a, c, b\nORDER BY c.packets DESC\nLIMIT $limit',
    () => byType('CONNECTED_TO').sort((a, b) => b.properties.packets - a.properties.packets).map((c) => ({ a: get(c.start), c, b: get(c.end) }))),
  view('gateways', 'topology', 'Hosts behind each MAC address', 'Which devices forward whose packets?', 'graph', ['h', 's', 'm'], [limitParameter],
    'MATCH (h:Host)-[s:SEEN_AT]->(m:Mac)\nRETURN h, s, m\nLIMIT $limit', () => byType('SEEN_AT').map((s) => ({ h: get(s.start), s, m: get(s.end) }))),
  view('destination-ports', 'ports', 'Destination ports', 'What did the outside ask for, counted by port?', 'table', ['port', 'name', 'packets'], [limitParameter],
    'MATCH ()-[c:CONNECTED_TO]->()\nRETURN c.targetPort AS port, sum(c.packets) AS packets\nORDER BY packets DESC',
    () => group(byType('CONNECTED_TO'), (c) => c.properties.targetPort).map(([port, cs]) => ({ port: Number(port), name: network.ports.find((p) => p.properties.number === Number(port))?.properties.name ?? null, packets: sum(cs, 'packets') })).sort((x, y) => y.packets - x.packets)),
  view('recent-alerts', 'alerts', 'Alerts of one rule', 'Which alerts did a rule raise, from and to whom?', 'graph', ['a', 'x', 'r'], [{ name: 'sid', type: 'integer', default: 1256, description: 'Snort rule number' }, limitParameter],
    'MATCH (a:Alert)-[x:RAISED_BY]->(r:Rule {sid: $sid})\nRETURN a, x, r\nLIMIT $limit',
    ({ sid }) => byType('RAISED_BY').filter((x) => get(x.end).properties.sid === sid).map((x) => ({ a: get(x.start), x, r: get(x.end) }))),
  view('rule-trust', 'rules', 'Rules by trust', 'How many rules check flow, content, both or neither?', 'table', ['trust', 'rules'], [],
    'MATCH (r:Rule)\nRETURN r.trust AS trust, count(*) AS rules\nORDER BY rules DESC', () => group(network.rules, (r) => r.properties.trust).map(([trust, rs]) => ({ trust, rules: rs.length }))),
  view('orphans', 'oddities', 'Alerts without a packet', 'Which alerts have no packet in any capture?', 'table', ['alert', 'timestamp'], [limitParameter], 'MATCH (a:Alert)\nWHERE NOT (a)-[:FROM]->()\nRETURN a.key AS alert, a.timestamp AS timestamp', () => []),
];

function view(name, topic, title, question, kind, columns, parameters, query, rows) {
  return { name, topic, title, question, kind, parameters, columns, query, rows };
}

function group(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}

function sum(items, name) {
  return items.reduce((total, item) => total + item.properties[name], 0);
}

const labelOf = (node) => (node.labels[0] === 'Rule' || node.labels[0] === 'Alert' ? node.properties.msg ?? node.properties.message : node.properties.key);
const nodeElement = (node) => ({ data: { ...node.properties, id: node.id, label: labelOf(node), kind: node.labels[0].toLowerCase() } });
const edgeElement = (edge) => ({ data: { ...edge.properties, id: edge.id, source: edge.start, target: edge.end, label: edge.type, kind: edge.type.toLowerCase(), weight: edge.properties.alerts ?? edge.properties.packets ?? 1 } });

function elementsOf(values) {
  const found = new Map();
  for (const value of values.flat()) if (value !== null && typeof value === 'object') found.set(value.id, value);
  const all = [...found.values()];
  return { nodes: all.filter((value) => value.labels).map(nodeElement), edges: all.filter((value) => value.start).map(edgeElement) };
}

function answer(columns, rows, limit, query) {
  const shown = rows.slice(0, limit);
  return { columns, rows: shown, elements: elementsOf(shown.map((row) => Object.values(row))), truncated: shown.length < rows.length, total: rows.length, query };
}

function problem(status, title, detail, extra = {}) {
  return { status, body: { type: 'about:blank', title, status, detail, ...extra } };
}

function neighbours(id, types, limit) {
  if (!get(id)) return problem(404, 'Not found', `No node has the id ${id}.`);
  const touching = edges.filter((edge) => edge.start === id || edge.end === id);
  const wanted = touching.filter((edge) => types.length === 0 || types.includes(edge.type));
  const shown = wanted.slice(0, limit);
  const groups = group(touching, (edge) => `${edge.type} ${edge.start === id ? 'out' : 'in'} ${get(edge.start === id ? edge.end : edge.start).labels[0]}`)
    .map(([key, list]) => { const [type, direction, label] = key.split(' '); return { type, direction, label, count: list.length, neighbours: new Set(list.flatMap((edge) => [edge.start, edge.end])).size - 1 }; });
  return { status: 200, body: { groups, elements: elementsOf(shown.map((edge) => [edge, get(edge.start), get(edge.end)])), truncated: shown.length < wanted.length, total: wanted.length } };
}

function host(key) {
  const found = [...nodes.values()].find((node) => node.labels[0] === 'Host' && node.properties.key === key);
  if (!found) return problem(404, 'Not found', `No host has the address ${key}.`);
  const services = byType('OFFERS').filter((o) => o.start === found.id).map((o) => get(o.end));
  const evidenceOf = (service) => edges.filter((e) => (e.type === 'SUPPORTS' || e.type === 'CONTRADICTS') && e.end === service.id)
    .map((e) => ({ rule: get(e.start).properties.key, msg: get(e.start).properties.msg, supports: e.type === 'SUPPORTS', ...e.properties }));
  const attacks = byType('ATTACKED');
  const alerts = (end) => attacks.filter((e) => e[end] === found.id).reduce((n, e) => n + e.properties.alerts, 0);
  return { status: 200, body: {
    host: found,
    services: services.map((service) => ({ ...service.properties, evidence: evidenceOf(service) })),
    rules: [],
    alerts: { sent: alerts('start'), received: alerts('end'), targets: attacks.filter((e) => e.start === found.id).length, attackers: attacks.filter((e) => e.end === found.id).length },
  } };
}

function runQuery({ query, parameters, limit }) {
  const returnAt = /\breturn\b/i.test(query);
  const typo = /\b(RETRUN|MACTH|WEHRE)\b/i.exec(query);
  if (typo || !returnAt) {
    const offset = typo ? typo.index : query.length;
    const before = query.slice(0, offset).split('\n');
    return problem(400, 'The query is wrong', typo ? `Expected a clause such as WHERE or RETURN, found '${typo[0]}'.` : 'A query must end with RETURN.', {
      code: 'Neo.ClientError.Statement.SyntaxError', position: { line: before.length, column: before.at(-1).length + 1, offset }, hint: typo ? 'Did you mean RETURN?' : 'Add a RETURN clause.',
    });
  }
  const known = VIEWS.find((candidate) => candidate.query.replaceAll(/\s+/g, ' ') === query.trim().replaceAll(/\s+/g, ' '));
  if (known) return { status: 200, body: answer(known.columns, known.rows({ ...defaults(known), ...parameters }), parameters?.limit ?? limit, query) };
  if (/count\(/i.test(query)) return { status: 200, body: answer(['hosts'], [{ hosts: network.inside.length + network.outside.length }], limit, query) };
  return { status: 200, body: answer(['h'], [...network.inside, ...network.outside].slice(0, Number(/LIMIT (\d+)/i.exec(query)?.[1] ?? 1000)).map((h) => ({ h })), limit, query) };
}

const defaults = (found) => Object.fromEntries(found.parameters.map((parameter) => [parameter.name, parameter.default]));

function runView(name, search) {
  const found = VIEWS.find((candidate) => candidate.name === name);
  if (!found) return problem(404, 'Not found', `No view is called ${name}.`);
  const given = Object.fromEntries(search.getAll('param').map((pair) => {
    const [key, ...rest] = pair.split('=');
    const type = found.parameters.find((parameter) => parameter.name === key)?.type;
    return [key, type === 'integer' ? Number(rest.join('=')) : rest.join('=')];
  }));
  return { status: 200, body: answer(found.columns, found.rows({ ...defaults(found), ...given }), Number(search.get('limit') ?? 500), found.query) };
}

function find(words, limit) {
  const needles = words.toLowerCase().split(/\s+/);
  const hits = [...nodes.values()].filter((node) => node.labels[0] !== 'Alert').filter((node) => {
    const text = `${node.properties.key} ${node.properties.msg ?? ''} ${node.properties.name ?? ''}`.toLowerCase();
    return needles.every((needle) => text.includes(needle));
  });
  return { results: hits.slice(0, limit).map((node) => ({ id: node.id, kind: node.labels[0].toLowerCase(), key: node.properties.key, label: node.properties.key, detail: node.properties.msg ?? node.properties.grade ?? (node.properties.internal === undefined ? null : node.properties.internal ? 'internal' : 'external') })), truncated: hits.length > limit };
}

const idOfHost = (key) => [...nodes.values()].find((node) => node.labels[0] === 'Host' && node.properties.key === key)?.id;

function paths(from, to) {
  const came = new Map([[from, null]]);
  const queue = [from];
  while (queue.length > 0 && !came.has(to)) {
    const id = queue.shift();
    for (const edge of edges) {
      const other = edge.start === id ? edge.end : edge.end === id ? edge.start : null;
      if (other !== null && !came.has(other)) { came.set(other, edge); queue.push(other); }
    }
  }
  const used = [];
  for (let id = to; came.get(id); ) { const edge = came.get(id); used.push([edge, get(edge.start), get(edge.end)]); id = edge.start === id ? edge.end : edge.start; }
  return elementsOf(used);
}

function info() {
  const count = (items, keyOf) => Object.fromEntries(group(items, keyOf).map(([key, list]) => [key, list.length]));
  return { version: '1.0.0-mock', store: 'memory:', counts: { nodes: count([...nodes.values()], (n) => n.labels[0]), relationships: count(edges, (e) => e.type) }, generated: true, note: 'A made-up network for working on the page.' };
}

async function route(request, path, search) {
  const ok = (body) => ({ status: 200, body });
  const parts = path.split('/').map(decodeURIComponent);
  if (path === 'info') return ok(info());
  if (path === 'views') return ok({ views: VIEWS.map(({ rows, ...rest }) => rest) });
  if (parts[0] === 'views') return runView(parts.slice(1).join('/'), search);
  if (path === 'query') return runQuery(JSON.parse(await bodyOf(request)));
  if (path === 'search') return ok(find(search.get('q') ?? '', Number(search.get('limit') ?? 20)));
  if (path === 'paths') return ok({ elements: paths(idOfHost(search.get('from')), idOfHost(search.get('to'))) });
  if (parts[0] === 'nodes') return neighbours(parts[1], (search.get('types') ?? '').split(',').filter(Boolean), Number(search.get('limit') ?? 50));
  if (parts[0] === 'hosts') return host(parts[1]);
  return problem(404, 'Not found', path);
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

createServer(async (request, response) => {
  const address = new URL(request.url ?? '/', 'http://localhost');
  response.setHeader('Content-Security-Policy', POLICY);
  if (address.pathname.startsWith('/api/v1/')) {
    const { status, body } = await route(request, address.pathname.slice(8), address.searchParams);
    response.writeHead(status, { 'Content-Type': status === 200 ? 'application/json' : 'application/problem+json' });
    response.end(JSON.stringify(body));
    return;
  }
  const file = join(ROOT, normalize(address.pathname === '/' ? '/index.html' : address.pathname));
  if (!file.startsWith(ROOT) || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}).listen(PORT, '127.0.0.1', () => console.log(`mock NetGraph on http://127.0.0.1:${PORT}`));
