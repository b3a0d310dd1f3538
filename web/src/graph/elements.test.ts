import { describe, expect, it } from 'vitest';
import type { EdgeElement, NodeElement } from '../api/contracts';
import { elide, EMPTY_PICTURE, findByKey, leavesOf, merge, mostConnected, remove } from './elements';

const node = (id: string, kind = 'host'): NodeElement => ({ id, key: `k${id}`, kind, label: `n${id}`, properties: {} });
const edge = (id: string, source: string, target: string, weight = 1, kind = 'attacked'): EdgeElement => ({ id, source, target, kind, label: kind.toUpperCase(), weight, properties: {} });

const star = merge(EMPTY_PICTURE, {
  nodes: ['1', '2', '3', '4'].map((id) => node(id)),
  edges: [edge('a', '1', '2', 5), edge('b', '1', '2', 7), edge('c', '1', '3'), edge('d', '3', '4')],
});

describe('merge', () => {
  it('bundles parallel edges of one kind and direction', () => {
    expect(star.bundles.size).toBe(3);
    expect(star.bundles.get('a')).toMatchObject({ weight: 12, members: [{ id: 'a' }, { id: 'b' }] });
    expect(star.bundleOf.get('b')).toBe('a');
  });

  it('keeps opposite directions and other kinds apart', () => {
    const picture = merge(star, { nodes: [], edges: [edge('e', '2', '1'), edge('f', '1', '2', 1, 'connected_to')] });
    expect(picture.bundles.size).toBe(5);
  });

  it('keeps what it has once and the bundle id while it grows', () => {
    const picture = merge(star, { nodes: [node('1')], edges: [edge('b', '1', '2', 7), edge('z', '1', '2', 1)] });
    expect(picture.nodes.size).toBe(4);
    expect(picture.bundles.get('a')?.members.map((member) => member.id)).toEqual(['a', 'b', 'z']);
  });

  it('does not count a derived edge beside the relationships it stands for', () => {
    const derived = { ...edge('d:1:2:ATTACKED', '1', '2', 12), properties: { derived: true } };
    const alone = merge(EMPTY_PICTURE, { nodes: [node('1'), node('2')], edges: [derived] });
    expect(alone.bundles.get(derived.id)?.weight).toBe(12);
    expect(merge(star, { nodes: [], edges: [derived] }).bundles.get('a')?.members).toHaveLength(2);
  });

  it('leaves out edges without both ends and counts them', () => {
    expect(merge(EMPTY_PICTURE, { nodes: [node('1')], edges: [edge('x', '1', '9')] })).toMatchObject({ dangling: 1 });
  });

  it('counts distinct neighbours and no loops', () => {
    const picture = merge(star, { nodes: [], edges: [edge('loop', '1', '1')] });
    expect(picture.neighbours.get('1')?.size).toBe(2);
  });
});

describe('folding and removing', () => {
  it('calls leaves those that hang on the node alone', () => {
    expect([...leavesOf(star, '1')]).toEqual(['2']);
    expect([...leavesOf(star, '3')]).toEqual(['4']);
  });

  it('removes a node with its edges and leaves the picture before it as it was', () => {
    const smaller = remove(star, new Set(['1']));
    expect([...smaller.nodes.keys()]).toEqual(['2', '3', '4']);
    expect([...smaller.bundles.keys()]).toEqual(['d']);
    expect(star.nodes.size).toBe(4);
  });
});

describe('looking up', () => {
  it('ranks by neighbours, then by label', () => {
    expect(mostConnected(star, 3).map((entry) => entry.node.id)).toEqual(['1', '3', '2']);
  });

  it('finds by kind and key', () => {
    expect(findByKey(star, 'host', 'k3')?.id).toBe('3');
    expect(findByKey(star, 'rule', 'k3')).toBeNull();
  });
});

describe('elide', () => {
  it.each([['short', 'short'], ['2001:db8:85a3::8a2e:370:7334', '2001:db8:85a3::8a2e:370:7…']])('%s', (label, shown) => {
    expect(elide(label)).toBe(shown);
  });
});
