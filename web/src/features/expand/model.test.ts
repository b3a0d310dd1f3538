import { describe, expect, it } from 'vitest';
import { belongsToGroup, expansionNotice, groupTitle, orderGroups } from './model';

const host = (id: string) => ({ id, key: id, kind: 'host', label: id, properties: {} });
const edge = (id: string, source: string, target: string, kind: string) => ({ id, source, target, kind, label: kind, weight: 1, properties: {} });

describe('belongsToGroup', () => {
  it('keeps one type in one direction with its nodes', () => {
    const elements = { nodes: ['1', '2', '3'].map(host), edges: [edge('a', '1', '2', 'attacked'), edge('b', '3', '1', 'attacked'), edge('c', '1', '3', 'offers')] };
    const kept = belongsToGroup(elements, '1', { type: 'ATTACKED', direction: 'out', neighbours: 1 });
    expect(kept.edges.map((found) => found.id)).toEqual(['a']);
    expect(kept.nodes.map((node) => node.id)).toEqual(['1', '2']);
  });
});

describe('expansionNotice', () => {
  it.each([
    [2, 3, false, null, 'Added 2 nodes and 3 edges around h.'],
    [0, 0, false, null, 'Nothing new around h.'],
    [60, 60, true, 4212, 'Added 60 nodes and 60 edges around h. It has 4,212 neighbours; the answer was cut.'],
    [60, 60, true, null, 'Added 60 nodes and 60 edges around h. There are more; the answer was cut.'],
  ] as const)('%i nodes, %i edges', (nodes, edges, truncated, total, text) => {
    expect(expansionNotice('h', nodes, edges, truncated, total)).toBe(text);
  });
});

describe('groups', () => {
  it('reads from the side of the node', () => {
    expect(groupTitle({ type: 'ATTACKED', direction: 'out' })).toBe('attacked');
    expect(groupTitle({ type: 'ATTACKED', direction: 'in' })).toBe('attacked by');
    expect(groupTitle({ type: 'NEW_ONE', direction: 'in' })).toBe('new one (incoming)');
  });

  it('puts attacks first, then the larger', () => {
    const group = (type: string, count: number) => ({ type, direction: 'out' as const, label: null, count, neighbours: count });
    expect(orderGroups([group('SEEN_AT', 9), group('X', 20), group('ATTACKED', 1)]).map((entry) => entry.type)).toEqual(['ATTACKED', 'X', 'SEEN_AT']);
  });
});
