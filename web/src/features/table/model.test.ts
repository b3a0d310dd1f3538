import { describe, expect, it } from 'vitest';
import { EMPTY_PICTURE, merge } from '../../graph/elements';
import { cellOf, cellText, isNumeric, nextSort, rowElement, sortRows, toCsv } from './model';

const hostValue = { id: 4, labels: ['Host'], properties: { key: '10.0.0.1', internal: true } };
const edgeValue = { id: 'r1', type: 'ATTACKED', start: 4, end: 5, properties: { alerts: 1200 } };

describe('cellOf', () => {
  it.each([
    ['port', 3128, '3128'],
    ['alerts', 3128, '3,128'],
    ['x', null, ''],
    ['x', true, 'true'],
    ['x', ['a', 2], 'a, 2'],
    ['seen', '2002-08-24T05:34:18.500000Z', '2002-08-24 05:34:18.5Z'],
    ['h', hostValue, '10.0.0.1'],
    ['r', edgeValue, 'ATTACKED · 1,200 alerts'],
    ['r', { id: 1, labels: ['Rule'], properties: { key: '1:1256', msg: 'CodeRed' } }, '1:1256 CodeRed'],
    ['p', { nodes: [hostValue, { ...hostValue, properties: { key: 'b' } }], relationships: [] }, '10.0.0.1 → b'],
    ['m', { a: 1 }, '{"a":1}'],
  ])('%s: %o', (column, value, text) => {
    expect(cellText(cellOf(column, value))).toBe(text);
  });
});

describe('sortRows', () => {
  const rows = [{ h: '10.0.0.10', n: 5 }, { h: '10.0.0.9', n: null }, { h: '10.0.0.2', n: 12 }];
  it('orders addresses by number and leaves the input alone', () => {
    expect(sortRows(rows, { column: 'h', descending: false }).map((row) => row['h'])).toEqual(['10.0.0.2', '10.0.0.9', '10.0.0.10']);
    expect(rows[0]?.h).toBe('10.0.0.10');
  });

  it('puts empty cells last in both directions', () => {
    expect(sortRows(rows, { column: 'n', descending: false }).map((row) => row['n'])).toEqual([5, 12, null]);
    expect(sortRows(rows, { column: 'n', descending: true }).map((row) => row['n'])).toEqual([12, 5, null]);
  });
});

describe('nextSort', () => {
  it('goes up, down and back for names', () => {
    const up = nextSort(null, 'host');
    expect(up).toEqual({ column: 'host', descending: false });
    expect(nextSort(up, 'host')).toEqual({ column: 'host', descending: true });
    expect(nextSort({ column: 'host', descending: true }, 'host')).toBeNull();
  });

  it('starts with the largest for amounts', () => {
    expect(nextSort(null, 'alerts')).toEqual({ column: 'alerts', descending: true });
  });
});

describe('rowElement', () => {
  const picture = merge(EMPTY_PICTURE, {
    nodes: [{ id: '4', key: '10.0.0.1', kind: 'host', label: '10.0.0.1', properties: {} }, { id: '5', key: 'b', kind: 'host', label: 'b', properties: {} }],
    edges: [{ id: 'r1', source: '4', target: '5', kind: 'attacked', label: 'ATTACKED', weight: 1, properties: {} }],
  });
  it.each([
    ['a node cell', { a: hostValue }, '4'],
    ['an edge cell', { a: edgeValue }, 'r1'],
    ['a path', { a: { nodes: [hostValue], relationships: [] } }, '4'],
    ['text that is a key', { a: '10.0.0.1' }, '4'],
    ['nothing that is drawn', { a: 'x' }, null],
  ])('%s', (_, row, id) => {
    expect(rowElement(row, ['a'], picture)).toBe(id);
  });
});

describe('toCsv', () => {
  it('quotes, ends lines with CRLF and writes nodes as keys', () => {
    expect(toCsv(['a', 'b'], [{ a: 'x,"y"', b: hostValue }, { a: null, b: -3 }])).toBe('a,b\r\n"x,""y""",10.0.0.1\r\n,-3\r\n');
  });

  it('disarms text that a spreadsheet would run', () => {
    expect(toCsv(['m'], [{ m: '=HYPERLINK("x")' }])).toBe('m\r\n"\'=HYPERLINK(""x"")"\r\n');
  });
});

describe('isNumeric', () => {
  it('looks at filled cells only', () => {
    expect(isNumeric([{ a: 1 }, { a: null }], 'a')).toBe(true);
    expect(isNumeric([{ a: null }], 'a')).toBe(false);
    expect(isNumeric([{ a: 1 }, { a: 'x' }], 'a')).toBe(false);
  });
});
