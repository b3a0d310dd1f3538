import type { Row } from '../../api/contracts';
import { identifier, isRecord } from '../../api/json';
import type { Picture } from '../../graph/elements';
import { isAmount, isTime, number, time } from '../../ui/format';

/** One table cell, told apart by what the value is. */
export type Cell =
  | { readonly type: 'empty' }
  | { readonly type: 'number'; readonly text: string; readonly value: number }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'node'; readonly text: string; readonly id: string; readonly kind: string; readonly properties: Row }
  | { readonly type: 'edge'; readonly text: string; readonly id: string }
  | { readonly type: 'path'; readonly text: string; readonly nodeIds: readonly string[] };

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

const COLLATOR = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

export function cellOf(column: string, value: unknown): Cell {
  if (value === null || value === undefined) return { type: 'empty' };
  if (typeof value === 'number') {
    return { type: 'number', value, text: isAmount(column) ? number(value) : String(value) };
  }
  if (typeof value === 'string') return { type: 'text', text: isTime(value) ? time(value) : value };
  if (Array.isArray(value)) return { type: 'text', text: value.map((item: unknown) => cellText(cellOf(column, item))).join(', ') };
  if (isRecord(value)) return structured(value);
  return { type: 'text', text: String(value) };
}

export function cellText(cell: Cell): string {
  return cell.type === 'empty' ? '' : cell.text;
}

/** Rows in a new order; empty cells are always last, ties keep the order they had. */
export function sortRows(rows: readonly Row[], sort: Sort | null): Row[] {
  if (sort === null) return [...rows];
  const { column, descending } = sort;
  return rows
    .map((row) => ({ row, cell: cellOf(column, row[column]) }))
    .sort((a, b) => compareCells(a.cell, b.cell, descending))
    .map((entry) => entry.row);
}

/** The next sort when a heading is pressed: ascending, descending, as it came. Amounts start with the largest. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
  const largestFirst = isAmount(column);
  if (sort?.column !== column) return { column, descending: largestFirst };
  return sort.descending === largestFirst ? { column, descending: !largestFirst } : null;
}

/** The drawn element a row stands for: its first node in the picture, else its first edge. */
export function rowElement(row: Row, columns: readonly string[], picture: Picture): string | null {
  const cells = columns.map((column) => cellOf(column, row[column]));
  for (const cell of cells) {
    if (cell.type === 'node' && picture.nodes.has(cell.id)) return cell.id;
    const first = cell.type === 'path' ? cell.nodeIds[0] : undefined;
    if (first !== undefined && picture.nodes.has(first)) return first;
  }
  for (const cell of cells) {
    const bundle = cell.type === 'edge' ? picture.bundleOf.get(cell.id) : undefined;
    if (bundle !== undefined) return bundle;
  }
  const keys = new Set(cells.filter((cell) => cell.type === 'text').map(cellText));
  for (const node of picture.nodes.values()) if (keys.has(node.key)) return node.id;
  return null;
}

/** True for columns whose filled cells are all numbers: they are set flush right. */
export function isNumeric(rows: readonly Row[], column: string): boolean {
  const filled = rows.map((row) => row[column]).filter((value) => value !== null && value !== undefined);
  return filled.length > 0 && filled.every((value) => typeof value === 'number');
}

/**
 * RFC 4180 text with CRLF line ends. Text that a spreadsheet would run as a formula gets a leading quote mark:
 * messages in this table were written by attackers.
 */
export function toCsv(columns: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map((column) => csvField(row[column])).join(','));
  return [columns.map(csvField).join(','), ...lines, ''].join('\r\n');
}

function csvField(value: unknown): string {
  const text = typeof value === 'string' ? guarded(value) : typeof value === 'number' ? String(value) : cellText(cellOf('', value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function guarded(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function structured(value: Row): Cell {
  if (Array.isArray(value['labels'])) return nodeCell(value);
  if ('start' in value && 'end' in value && 'type' in value) {
    return { type: 'edge', id: identifier(value['id'], 'id'), text: `${String(value['type'])}${amountOf(value['properties'])}` };
  }
  if (Array.isArray(value['nodes'])) return pathCell(value['nodes']);
  return { type: 'text', text: JSON.stringify(value) };
}

/** The number that says most about a relationship, if it has one. */
function amountOf(properties: unknown): string {
  if (!isRecord(properties)) return '';
  for (const name of ['alerts', 'packets', 'conversations']) {
    const amount = properties[name];
    if (typeof amount === 'number') return ` · ${number(amount)} ${name}`;
  }
  return '';
}

function nodeCell(value: Row): Extract<Cell, { type: 'node' }> {
  const properties = isRecord(value['properties']) ? value['properties'] : {};
  const [label] = Array.isArray(value['labels']) ? (value['labels'] as unknown[]) : [];
  const id = identifier(value['id'], 'id');
  const key = properties['key'] ?? properties['address'] ?? id;
  const kind = typeof label === 'string' ? label.toLowerCase() : 'unknown';
  const message = kind === 'rule' && typeof properties['msg'] === 'string' ? ` ${properties['msg']}` : '';
  return { type: 'node', id, kind, properties, text: `${String(key)}${message}` };
}

function pathCell(nodes: readonly unknown[]): Cell {
  const cells = nodes.filter(isRecord).map(nodeCell);
  return { type: 'path', nodeIds: cells.map((cell) => cell.id), text: cells.map((cell) => cell.text).join(' → ') };
}

function compareCells(a: Cell, b: Cell, descending: boolean): number {
  if (a.type === 'empty' || b.type === 'empty') return Number(a.type === 'empty') - Number(b.type === 'empty');
  const order = a.type === 'number' && b.type === 'number' ? a.value - b.value : COLLATOR.compare(a.text, b.text);
  return descending ? -order : order;
}
