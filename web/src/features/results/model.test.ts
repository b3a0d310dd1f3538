import { describe, expect, it } from 'vitest';
import { EMPTY_PICTURE, merge } from '../../graph/elements';
import { notesOf } from './model';

const answer = (rows: number, truncated: boolean, total: number | null) =>
  ({ columns: ['a'], rows: Array.from({ length: rows }, () => ({})), elements: { nodes: [], edges: [] }, truncated, total, query: null, plan: null, notifications: [] });

describe('notesOf', () => {
  it.each([
    [300, true, 4212, 'Showing 300 of 4,212 rows', 'warning'],
    [300, true, null, 'Showing the first 300 rows; there are more', 'warning'],
    [1, false, 1, '1 row', 'plain'],
  ] as const)('%i rows, truncated %s, total %s', (rows, truncated, total, text, tone) => {
    expect(notesOf(answer(rows, truncated, total), EMPTY_PICTURE)).toEqual([{ text, tone }]);
  });

  it('ends with what the store says about the statement', () => {
    const told = { ...answer(0, false, 0), notifications: ['no label Hots in the store, did you mean Host? (line 1, column 10)'] };
    expect(notesOf(told, EMPTY_PICTURE)[1]).toEqual({ text: told.notifications[0], tone: 'warning' });
  });

  it('says when edges are missing an end and when lines stand for several edges', () => {
    const node = (id: string) => ({ id, key: id, kind: 'host', label: id, properties: {} });
    const edge = (id: string, target: string) => ({ id, source: '1', target, kind: 'attacked', label: 'ATTACKED', weight: 1, properties: {} });
    const picture = merge(EMPTY_PICTURE, { nodes: [node('1'), node('2')], edges: [edge('a', '2'), edge('b', '2'), edge('c', '9')] });
    expect(notesOf(answer(2, false, null), picture).slice(1).map((note) => note.text)).toEqual([
      '2 nodes, 2 edges as 1 line', '1 edge not drawn: an end is not in the answer',
    ]);
  });
});
