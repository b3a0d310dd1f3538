import type { HostEvidence, NodeElement, Properties } from '../../api/contracts';
import { isRecord } from '../../api/json';
import type { Bundle } from '../../graph/elements';
import { bytes, isAmount, isTime, number, time, words } from '../../ui/format';

export interface Fact {
  readonly name: string;
  readonly text: string;
  /** Addresses, keys and rule text are set in the fixed-width face. */
  readonly code: boolean;
}

/** Shown elsewhere in the panel, or the same for every node of a kind. */
const ELSEWHERE = new Set(['key', 'address', 'grade', 'reason', 'text', 'roles', 'names', 'msg', 'message', 'internal', 'value', 'derived']);
const CODE = new Set(['communityId', 'source', 'target', 'sourcePort', 'targetPort', 'network', 'file', 'path', 'flow', 'state', 'references', 'technique']);
const FIRST = ['network', 'os', 'firstSeen', 'lastSeen'];

/** Properties as lines to read: known units written out, absent values left out, times last in pairs. */
export function factsOf(properties: Properties): Fact[] {
  return Object.entries(properties)
    .filter(([name, value]) => !ELSEWHERE.has(name) && value !== null && value !== undefined && value !== '')
    .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
    .sort(([a], [b]) => order(a) - order(b))
    .map(([name, value]) => ({ name: words(name), text: valueText(name, value), code: CODE.has(name) }));
}

export function valueText(name: string, value: unknown): string {
  if (typeof value === 'number') return /bytes/i.test(name) ? `${bytes(value)}` : isAmount(name) ? number(value) : String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isTime(value)) return time(value);
  if (Array.isArray(value)) return value.map((item: unknown) => valueText(name, item)).join(', ');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** Short words under the title: side, roles, names. */
export function chipsOf(node: NodeElement): string[] {
  const { properties } = node;
  const side = properties['internal'] === true ? ['internal'] : properties['internal'] === false ? ['external'] : [];
  return [...(node.kind === 'host' ? side : []), ...strings(properties['roles']), ...strings(properties['names'])];
}

/** The one sentence a node carries about itself: a rule's message, an alert's, a service's reason. */
export function statementOf(node: NodeElement): string | null {
  const { msg, message, reason } = node.properties;
  return [msg, message, reason].find((value): value is string => typeof value === 'string' && value !== '') ?? null;
}

export interface ServiceLine {
  readonly key: string;
  readonly title: string;
  readonly grade: string;
  readonly reason: string | null;
  readonly counts: string;
  readonly evidence: readonly EvidenceLine[];
}

/** A rule that speaks for or against a service. */
export interface EvidenceLine {
  readonly rule: string;
  readonly message: string;
  readonly supports: boolean;
  readonly counts: string;
}

const GRADES = ['confirmed', 'likely', 'claimed', 'rejected'];

/** Services by strength of evidence, the strongest first. */
export function serviceLines(evidence: HostEvidence): ServiceLine[] {
  return evidence.services
    .map((service): ServiceLine => {
      const port = [service['transport'], service['number']].filter((part) => part !== undefined).join('/');
      const key = textOf(service['key']) ?? port;
      const name = textOf(service['name']);
      const title = port === '' ? key : name === null ? port : `${port} ${name}`;
      return { key, title, grade: textOf(service['grade']) ?? 'ungraded', reason: textOf(service['reason']), counts: countsOf(service, ['conversations', 'alerts']), evidence: evidenceLines(service['evidence']) };
    })
    .sort((a, b) => rank(a.grade) - rank(b.grade) || (a.key < b.key ? -1 : 1));
}

function evidenceLines(value: unknown): EvidenceLine[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((item) => ({
    rule: textOf(item['rule']) ?? '',
    message: textOf(item['msg']) ?? 'no message',
    supports: item['supports'] !== false,
    counts: countsOf(item, ['alerts']),
  }));
}

export interface RuleLine {
  readonly key: string;
  readonly title: string;
  readonly counts: string;
}

/** Rules by number of alerts, most first. */
export function ruleLines(evidence: HostEvidence): RuleLine[] {
  const alerts = (rule: Properties): number => amount(rule['sent']) + amount(rule['received']);
  return [...evidence.rules]
    .sort((a, b) => alerts(b) - alerts(a))
    .map((rule) => ({
      key: textOf(rule['key']) ?? '',
      title: textOf(rule['message']) ?? 'no message',
      counts: [['sent', rule['sent']], ['received', rule['received']]]
        .filter(([, value]) => amount(value) > 0)
        .map(([word, value]) => `${number(amount(value))} ${String(word)}`)
        .join(' · '),
    }));
}

const ALERT_WORDS: Readonly<Record<string, string>> = { sent: 'alerts sent', received: 'alerts received', targets: 'hosts attacked', attackers: 'attacked by' };

/** The numbers of a host's alerts, in words: `alerts sent 12`. */
export function alertFacts(evidence: HostEvidence): Fact[] {
  return Object.entries(evidence.alerts)
    .filter((entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 0)
    .map(([name, value]) => ({ name: ALERT_WORDS[name] ?? words(name), text: number(value) + (name === 'attackers' ? ` host${value === 1 ? '' : 's'}` : ''), code: false }));
}

/** What a bundle of parallel edges adds up to; a single edge gives its own properties. */
export function bundleFacts(bundle: Bundle): Fact[] {
  const [first] = bundle.members;
  if (bundle.members.length === 1 && first?.properties['derived'] === true) return factsOf({ weight: bundle.weight });
  if (bundle.members.length === 1 && first !== undefined) return factsOf({ ...first.properties });
  const sums = new Map<string, number>();
  for (const { properties } of bundle.members) {
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value === 'number' && isAmount(name)) sums.set(name, (sums.get(name) ?? 0) + value);
    }
  }
  const times = bundle.members.flatMap(({ properties }) => [properties['firstSeen'], properties['lastSeen']]).filter(isTime).sort();
  const span = times.length === 0 ? {} : { firstSeen: times[0], lastSeen: times[times.length - 1] };
  const ports = [...new Set(bundle.members.map(({ properties }) => properties['targetPort']).filter((port) => port !== undefined))];
  const some = ports.length > 12 ? [...ports.slice(0, 12), '…'] : ports;
  return factsOf({ edges: bundle.members.length, ...(ports.length === 0 ? {} : { targetPorts: some }), ...Object.fromEntries(sums), ...span });
}

function countsOf(record: Properties, names: readonly string[]): string {
  return names
    .filter((name) => amount(record[name]) > 0)
    .map((name) => `${number(amount(record[name]))} ${amount(record[name]) === 1 ? name.replace(/s$/, '') : name}`)
    .join(' · ');
}

function order(name: string): number {
  const index = FIRST.indexOf(name);
  return index === -1 ? FIRST.length : index;
}

function rank(grade: string): number {
  const index = GRADES.indexOf(grade);
  return index === -1 ? GRADES.length : index;
}

function amount(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
