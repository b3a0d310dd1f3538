import { describe, expect, it } from 'vitest';
import { EMPTY_PICTURE, merge } from '../../graph/elements';
import { legendOf } from './model';

describe('legendOf', () => {
  it('counts only what is drawn, hosts before rules, edges by their members', () => {
    const node = (id: string, kind: string, properties = {}) => ({ id, key: id, kind, label: id, properties });
    const edge = (id: string) => ({ id, source: '1', target: '2', kind: 'connected_to', label: 'CONNECTED_TO', weight: 1, properties: {} });
    const legend = legendOf(merge(EMPTY_PICTURE, {
      nodes: [node('3', 'rule'), node('1', 'host', { internal: true }), node('2', 'host', { internal: true }), node('4', 'service', { grade: 'likely' })],
      edges: [edge('a'), edge('b')],
    }));
    expect(legend.nodes.map((entry) => [entry.title, entry.count])).toEqual([['Internal host', 2], ['Service, likely', 1], ['Rule', 1]]);
    expect(legend.edges).toEqual([{ kind: 'connected_to', title: 'connected to', tint: 'connected', count: 2 }]);
  });

  it('writes the names of columns as words', () => {
    const edge = { id: 'd', source: 'sourcePort:1', target: 'targetPort:2', kind: 'sourceport to targetport', label: 'sourcePort to targetPort', weight: 1, properties: { derived: true } };
    const node = (kind: string, label: string) => ({ id: `${kind}:${label}`, key: label, kind, label, properties: {} });
    const legend = legendOf(merge(EMPTY_PICTURE, { nodes: [node('sourcePort', '1'), node('targetPort', '2')], edges: [edge] }));
    expect(legend.nodes.map((entry) => entry.title)).toEqual(['Source port', 'Target port']);
    expect(legend.edges[0]?.title).toBe('source port to target port');
  });
});
