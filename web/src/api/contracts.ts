import {
  flag, identifier, isRecord, list, optionalList, optionalNumber, optionalText, record, text,
  type JsonRecord,
} from './json';

/** The shapes of `/api/v1`, each with the function that reads it from unknown JSON. */

export type ParameterType = 'integer' | 'float' | 'string' | 'boolean';
export type ParameterValue = string | number | boolean | null;

export interface ViewParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly defaultValue: ParameterValue;
  readonly description: string;
}

export interface View {
  readonly name: string;
  readonly topic: string;
  readonly title: string;
  readonly question: string;
  readonly kind: 'graph' | 'table';
  readonly parameters: readonly ViewParameter[];
  readonly columns: readonly string[];
  readonly query: string;
}

/** Properties of a node or relationship as they came; absent means unknown. */
export type Properties = JsonRecord;

export interface NodeElement {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly key: string;
  readonly properties: Properties;
}

export interface EdgeElement {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly label: string;
  readonly kind: string;
  /** At least 0; 1 when the server gave none. */
  readonly weight: number;
  readonly properties: Properties;
}

export interface Elements {
  readonly nodes: readonly NodeElement[];
  readonly edges: readonly EdgeElement[];
}

export type Row = JsonRecord;

export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly elements: Elements;
  readonly truncated: boolean;
  /** All rows the query has, when the server counted them. */
  readonly total: number | null;
  readonly query: string | null;
  /** Text of the plan for EXPLAIN and PROFILE. */
  readonly plan: string | null;
  /** What the store says about the statement: unknown names, patterns that multiply. One line each. */
  readonly notifications: readonly string[];
}

export interface NeighbourGroup {
  readonly type: string;
  readonly direction: 'out' | 'in';
  /** Label of the nodes at the other end, such as `Host`; null when mixed. */
  readonly label: string | null;
  /** Relationships. */
  readonly count: number;
  /** Different nodes at the other end; as many as relationships when the server did not tell them apart. */
  readonly neighbours: number;
}

export interface Neighbours {
  readonly groups: readonly NeighbourGroup[];
  readonly elements: Elements;
  readonly truncated: boolean;
  readonly total: number | null;
}

export interface SearchHit {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly label: string;
  readonly detail: string | null;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  readonly truncated: boolean;
}

/** What a host is shown to offer and why. Records stay open: the server may know more than this page. */
export interface HostEvidence {
  readonly services: readonly Properties[];
  readonly rules: readonly Properties[];
  readonly alerts: Properties;
}

export interface Info {
  readonly version: string | null;
  readonly store: string | null;
  readonly nodeCounts: ReadonlyMap<string, number>;
  readonly relationshipCounts: ReadonlyMap<string, number>;
  /** True when the sample network is loaded: no real traffic behind the numbers. */
  readonly generated: boolean;
  readonly note: string | null;
}

const NODE_FIELDS = new Set(['id', 'label', 'kind', 'key']);
const EDGE_FIELDS = new Set(['id', 'source', 'target', 'label', 'kind', 'weight']);

export function parseViews(body: unknown): View[] {
  const views = Array.isArray(body) ? body : record(body, 'answer')['views'];
  return list(views, 'views', parseView);
}

export function parseResult(body: unknown): QueryResult {
  const answer = record(body, 'answer');
  return {
    columns: list(answer['columns'], 'columns', text),
    rows: list(answer['rows'], 'rows', record),
    elements: parseElements(answer['elements']),
    truncated: flag(answer['truncated']),
    total: optionalNumber(answer['total']),
    query: optionalText(answer['query']),
    plan: planText(answer['plan']),
    notifications: optionalList(answer['notifications'], 'notifications', (note, path) => text(record(note, path)['text'], path)),
  };
}

/** Reads `{nodes, edges}`; a missing value is an empty graph. */
export function parseElements(body: unknown): Elements {
  if (body === undefined || body === null) return { nodes: [], edges: [] };
  const elements = record(body, 'elements');
  return {
    nodes: optionalList(elements['nodes'], 'elements.nodes', parseNode),
    edges: optionalList(elements['edges'], 'elements.edges', parseEdge),
  };
}

export function parseNeighbours(body: unknown): Neighbours {
  const answer = record(body, 'answer');
  return {
    groups: optionalList(answer['groups'], 'groups', parseGroup),
    elements: parseElements(answer['elements']),
    truncated: flag(answer['truncated']),
    total: optionalNumber(answer['total']),
  };
}

export function parseSearch(body: unknown): SearchAnswer {
  const answer = record(body, 'answer');
  return { hits: optionalList(answer['results'], 'results', parseHit), truncated: flag(answer['truncated']) };
}

export function parseHost(body: unknown): HostEvidence {
  const answer = record(body, 'answer');
  return {
    services: optionalList(answer['services'], 'services', flattened),
    rules: optionalList(answer['rules'], 'rules', flattened),
    alerts: isRecord(answer['alerts']) ? answer['alerts'] : {},
  };
}

export function parseInfo(body: unknown): Info {
  const answer = record(body, 'answer');
  const counts = isRecord(answer['counts']) ? answer['counts'] : {};
  return {
    version: optionalText(answer['version']),
    store: optionalText(answer['store']),
    nodeCounts: countMap(counts['nodes']),
    relationshipCounts: countMap(counts['relationships']),
    generated: flag(answer['generated']),
    note: optionalText(answer['note']),
  };
}

function parseView(value: unknown, path: string): View {
  const view = record(value, path);
  const name = text(view['name'], `${path}.name`);
  return {
    name,
    topic: optionalText(view['topic']) ?? 'other',
    title: optionalText(view['title']) ?? name,
    question: optionalText(view['question']) ?? '',
    kind: view['kind'] === 'graph' ? 'graph' : 'table',
    parameters: optionalList(view['parameters'], `${path}.parameters`, parseParameter),
    columns: columnNames(view['columns']),
    query: optionalText(view['query']) ?? '',
  };
}

/** Columns may be plain names or `{name, description}`. */
function columnNames(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value
    .map((item: unknown) => (isRecord(item) ? optionalText(item['name']) : optionalText(item)))
    .filter((name): name is string => name !== null);
}

function parseParameter(value: unknown, path: string): ViewParameter {
  const parameter = record(value, path);
  const type = optionalText(parameter['type'])?.toLowerCase() ?? 'string';
  return {
    name: text(parameter['name'], `${path}.name`),
    type: isParameterType(type) ? type : 'string',
    defaultValue: scalar(parameter['default']),
    description: optionalText(parameter['description']) ?? '',
  };
}

function isParameterType(type: string): type is ParameterType {
  return type === 'integer' || type === 'float' || type === 'string' || type === 'boolean';
}

function scalar(value: unknown): ParameterValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function parseNode(value: unknown, path: string): NodeElement {
  const data = dataOf(value, path);
  const id = identifier(data['id'], `${path}.data.id`);
  const key = optionalText(data['key']) ?? optionalText(data['address']) ?? optionalText(data['label']) ?? id;
  return {
    id,
    key,
    kind: optionalText(data['kind']) ?? 'unknown',
    label: optionalText(data['label']) ?? key,
    properties: without(data, NODE_FIELDS),
  };
}

function parseEdge(value: unknown, path: string): EdgeElement {
  const data = dataOf(value, path);
  const kind = (optionalText(data['kind']) ?? optionalText(data['label']) ?? 'related').toLowerCase();
  return {
    id: identifier(data['id'], `${path}.data.id`),
    source: identifier(data['source'], `${path}.data.source`),
    target: identifier(data['target'], `${path}.data.target`),
    kind,
    label: optionalText(data['label']) ?? kind,
    weight: Math.max(0, optionalNumber(data['weight']) ?? 1),
    properties: without(data, EDGE_FIELDS),
  };
}

/** Cytoscape's elements wrap their fields in `data`; a bare record is accepted too. */
function dataOf(value: unknown, path: string): JsonRecord {
  const element = record(value, path);
  return isRecord(element['data']) ? element['data'] : element;
}

function parseGroup(value: unknown, path: string): NeighbourGroup {
  const group = record(value, path);
  const count = optionalNumber(group['count']) ?? 0;
  return {
    type: text(group['type'], `${path}.type`),
    direction: group['direction'] === 'in' ? 'in' : 'out',
    label: optionalText(group['label']),
    count,
    neighbours: optionalNumber(group['neighbours']) ?? count,
  };
}

function parseHit(value: unknown, path: string): SearchHit {
  const hit = record(value, path);
  const key = optionalText(hit['key']) ?? identifier(hit['id'], `${path}.id`);
  return {
    id: identifier(hit['id'], `${path}.id`),
    kind: (optionalText(hit['kind']) ?? 'unknown').toLowerCase(),
    key,
    label: optionalText(hit['label']) ?? key,
    detail: optionalText(hit['detail']),
  };
}

/** A service or rule may come flat or as a node with `properties`, possibly beside fields of its relationship. */
function flattened(value: unknown, path: string): Properties {
  const item = record(value, path);
  const { properties, service, rule, node, ...own } = item;
  const inner = [properties, service, rule, node].find(isRecord);
  if (inner === undefined) return item;
  const nested = isRecord(inner['properties']) ? inner['properties'] : inner;
  return { ...nested, ...own };
}

function planText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

function countMap(value: unknown): Map<string, number> {
  const counts = new Map<string, number>();
  if (!isRecord(value)) return counts;
  for (const [name, count] of Object.entries(value)) {
    if (typeof count === 'number') counts.set(name, count);
  }
  return counts;
}

function without(data: JsonRecord, fields: ReadonlySet<string>): Properties {
  return Object.fromEntries(Object.entries(data).filter(([name]) => name === 'key' || !fields.has(name)));
}
