import { describe, expect, it } from 'vitest';
import type { Api } from '../api/client';
import type { Elements, QueryResult, View } from '../api/contracts';
import { ApiError } from '../api/problem';
import { Explorer } from './explorer';

const view: View = {
  name: 'attack-map', topic: 'attackers', title: 'Attack map', question: 'Who?', kind: 'graph', columns: ['a'], query: 'MATCH (a) RETURN a',
  parameters: [{ name: 'minAlerts', type: 'integer', defaultValue: 1, description: '' }],
};
const tableView: View = { ...view, name: 'ports', title: 'Ports', kind: 'table', parameters: [] };
const host = (id: string) => ({ id, key: `10.0.0.${id}`, kind: 'host', label: `10.0.0.${id}`, properties: {} });
const attack = (id: string, source: string, target: string) => ({ id, source, target, kind: 'attacked', label: 'ATTACKED', weight: 1, properties: {} });

const attackers: Elements = { nodes: [host('1'), host('2')], edges: [attack('a', '1', '2')] };

function result(elements: Elements): QueryResult {
  return { columns: ['a'], rows: [{ a: 1 }], elements, truncated: false, total: 1, query: null, plan: null, notifications: [] };
}

function setUp(changes: Partial<Api> = {}, hash = '') {
  const api: Api = {
    info: () => Promise.reject(new Error('none')),
    views: () => Promise.resolve([tableView, view]),
    view: (name) => Promise.resolve(result(name === 'ports' ? { nodes: [], edges: [] } : attackers)),
    query: () => Promise.resolve(result(attackers)),
    host: () => Promise.resolve({ services: [], rules: [], alerts: {} }),
    neighbours: () => Promise.resolve({ groups: [], elements: { nodes: [host('1'), host('3')], edges: [attack('b', '3', '1')] }, truncated: false, total: 1 }),
    search: () => Promise.resolve({ hits: [], truncated: false }),
    paths: () => Promise.resolve({ nodes: [], edges: [] }),
    ...changes,
  };
  const written: string[] = [];
  const explorer = new Explorer(api, { read: () => hash, write: (text) => { written.push(text); hash = text; } });
  return { explorer, written, state: () => explorer.store.state };
}

describe('Explorer', () => {
  it('opens the attackers when the address names nothing', async () => {
    const { explorer, state, written } = setUp();
    await explorer.start();
    expect(state().question).toMatchObject({ source: 'view', view: { name: 'attack-map' }, parameters: { minAlerts: 1 } });
    expect(state().picture.nodes.size).toBe(2);
    expect(written.at(-1)).toBe('#view=attack-map');
  });

  it('opens what the address names, with parameters and selection', async () => {
    const { explorer, state } = setUp({}, '#view=attack-map&p.minAlerts=7&sel=host%3A10.0.0.2');
    await explorer.start();
    expect(state().question?.parameters).toEqual({ minAlerts: 7 });
    expect(state().selection).toBe('2');
  });

  it('shows answers without nodes as a table', async () => {
    const { explorer, state } = setUp();
    await explorer.openView(tableView);
    expect(state().mode).toBe('table');
  });

  it('grows the picture around an expanded node and says what came', async () => {
    const { explorer, state } = setUp();
    await explorer.openView(view);
    await explorer.expand('1');
    expect([...state().picture.nodes.keys()]).toEqual(['1', '2', '3']);
    expect(state().anchor).toBe('1');
    expect(state().notice?.text).toBe('Added 1 node and 1 edge around 10.0.0.1.');
  });

  it('keeps the answer on the screen when a query is mistyped', async () => {
    const { explorer, state } = setUp({ query: () => Promise.reject(new ApiError(400, 'The query is wrong', 'Expected RETURN.')) });
    await explorer.openView(view);
    await explorer.runQuery('MATCH', {});
    expect(state().failure?.message).toBe('Expected RETURN.');
    expect(state().answer.state).toBe('ready');
    expect(state().question).toMatchObject({ source: 'view' });
  });

  it('drops the answer to a question that was replaced', async () => {
    let answerFirst: (value: QueryResult) => void = () => undefined;
    let calls = 0;
    const { explorer, state } = setUp({
      view: () => {
        calls += 1;
        return calls === 1 ? new Promise<QueryResult>((resolve) => { answerFirst = resolve; }) : Promise.resolve(result({ nodes: [], edges: [] }));
      },
    });
    const first = explorer.openView(view);
    await explorer.openView(tableView);
    answerFirst(result(attackers));
    await first;
    expect(state().question).toMatchObject({ view: { name: 'ports' } });
    expect(state().picture.nodes.size).toBe(0);
  });

  it('selects an edge by any member of its bundle and writes nodes to the address by key', async () => {
    const { explorer, state, written } = setUp();
    await explorer.openView(view);
    explorer.select('a');
    expect(state().selection).toBe('a');
    explorer.select('2');
    expect(written.at(-1)).toBe('#view=attack-map&sel=host%3A10.0.0.2');
  });

  it('adds a search result joined to what is drawn', async () => {
    const { explorer, state } = setUp();
    await explorer.openView(view);
    await explorer.add({ id: '3', kind: 'host', key: '10.0.0.3', label: '10.0.0.3', detail: null });
    expect(state().selection).toBe('3');
    expect(state().picture.bundles.has('b')).toBe(true);
  });

  it('folds leaves and drops a selection that was folded away', async () => {
    const { explorer, state } = setUp();
    await explorer.openView(view);
    explorer.select('2');
    explorer.fold('1');
    expect([...state().picture.nodes.keys()]).toEqual(['1']);
    expect(state().selection).toBeNull();
  });

  it('asks for paths by address and grows the picture by them', async () => {
    const asked: string[][] = [];
    const { explorer, state } = setUp({ paths: (from, to) => { asked.push([from, to]); return Promise.resolve({ nodes: [host('9')], edges: [attack('p', '1', '9')] }); } });
    await explorer.openView(view);
    explorer.startPath('1');
    await explorer.findPaths('2');
    expect(asked).toEqual([['10.0.0.1', '10.0.0.2']]);
    expect(state().picture.nodes.has('9')).toBe(true);
    expect(state().pathStart).toBeNull();
  });

  it('fetches nothing about a node that stands for a value', async () => {
    let calls = 0;
    const pairs: Elements = { nodes: [{ id: 'targetPort:80', key: '80', kind: 'targetPort', label: '80', properties: {} }], edges: [] };
    const neighbours = (): Promise<never> => { calls += 1; return Promise.reject(new Error('asked')); };
    const { explorer, state } = setUp({ view: () => Promise.resolve(result(pairs)), neighbours });
    await explorer.openView(view);
    explorer.select('targetPort:80');
    await explorer.expand('targetPort:80');
    expect(calls).toBe(0);
    expect(state().notice?.text).toContain('not a node of the graph');
  });
});
