import { describe, expect, it } from 'vitest';
import { parseHost, parseInfo, parseNeighbours, parseResult, parseSearch, parseViews } from './contracts';
import { ShapeError } from './json';

describe('parseViews', () => {
  it('reads a view with its parameters and columns', () => {
    const [view] = parseViews({ views: [{
      name: 'attack-map', topic: 'attackers', title: 'Attack map', question: 'Who?', kind: 'graph', query: 'MATCH (n) RETURN n',
      parameters: [{ name: 'limit', type: 'integer', default: 300, description: 'Most rows' }], columns: ['n'],
    }] });
    expect(view).toMatchObject({ name: 'attack-map', kind: 'graph', columns: ['n'] });
    expect(view?.parameters).toEqual([{ name: 'limit', type: 'integer', defaultValue: 300, description: 'Most rows' }]);
  });

  it('fills in what is missing and takes columns with descriptions', () => {
    const [view] = parseViews({ views: [{ name: 'x', columns: [{ name: 'port', description: 'Port' }] }] });
    expect(view).toMatchObject({ topic: 'other', title: 'x', kind: 'table', columns: ['port'], parameters: [] });
  });

  it('names the place of a wrong shape', () => {
    expect(() => parseViews({ views: [{ title: 'no name' }] })).toThrow(/a string at views\[0\]\.name, found undefined/);
    expect(() => parseViews({})).toThrow(ShapeError);
  });
});

describe('parseResult', () => {
  it('reads elements with numeric ids as strings', () => {
    const result = parseResult({
      columns: ['a'], rows: [{ a: 1 }], truncated: true, total: 4212, query: 'RETURN 1',
      elements: {
        nodes: [{ data: { id: 1, label: '10.0.0.1', kind: 'host', key: '10.0.0.1', internal: true } }],
        edges: [{ data: { id: 7, source: 1, target: 1, label: 'ATTACKED', kind: 'attacked', weight: 12, alerts: 12 } }],
      },
    });
    expect(result.total).toBe(4212);
    expect(result.elements.nodes[0]).toEqual({ id: '1', key: '10.0.0.1', kind: 'host', label: '10.0.0.1', properties: { key: '10.0.0.1', internal: true } });
    expect(result.elements.edges[0]).toMatchObject({ id: '7', source: '1', weight: 12, properties: { alerts: 12 } });
  });

  it('takes a missing elements member as nothing to draw', () => {
    expect(parseResult({ columns: [], rows: [] })).toMatchObject({ elements: { nodes: [], edges: [] }, truncated: false, total: null, plan: null, notifications: [] });
    expect(parseResult({ columns: [], rows: [], notifications: [{ text: 'no label Hots in the store' }] }).notifications).toEqual(['no label Hots in the store']);
  });

  it('refuses rows that are not objects', () => {
    expect(() => parseResult({ columns: ['a'], rows: [1] })).toThrow(/rows\[0\]/);
  });
});

describe('the other answers', () => {
  it('reads neighbour groups', () => {
    const { groups, total } = parseNeighbours({ groups: [{ type: 'ATTACKED', direction: 'in', label: 'Host', count: 85, neighbours: 60 }], truncated: true, total: 90 });
    expect(groups).toEqual([{ type: 'ATTACKED', direction: 'in', label: 'Host', count: 85, neighbours: 60 }]);
    expect(total).toBe(90);
  });

  it('reads search results, with the key as name of last resort', () => {
    expect(parseSearch({ results: [{ id: 3, kind: 'port', key: 'tcp/80' }], truncated: false }).hits)
      .toEqual([{ id: '3', kind: 'port', key: 'tcp/80', label: 'tcp/80', detail: null }]);
  });

  it('flattens services that come as nodes', () => {
    const host = parseHost({ services: [{ id: 1, labels: ['Service'], properties: { key: 'a:tcp/80', grade: 'likely' } }, { key: 'b:tcp/21', grade: 'claimed' }], alerts: { asTarget: 4 } });
    expect(host.services.map((service) => service['grade'])).toEqual(['likely', 'claimed']);
    expect(host.alerts).toEqual({ asTarget: 4 });
  });

  it('reads counts and the sample flag, and survives their absence', () => {
    const info = parseInfo({ version: '1.0', counts: { nodes: { Host: 3 } }, generated: true });
    expect(info.nodeCounts.get('Host')).toBe(3);
    expect(info.generated).toBe(true);
    expect(parseInfo({}).generated).toBe(false);
  });
});
