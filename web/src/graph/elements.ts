import type { EdgeElement, Elements, NodeElement } from '../api/contracts';

/**
 * From the server's elements to what the canvas draws. A picture grows by {@link merge}; it never holds an
 * edge without both ends, and parallel edges of one kind and direction are one bundle, because fifty
 * conversations between two hosts are one line to the eye.
 */

/** Edges of one kind from one node to another, drawn as one line. */
export interface Bundle {
  /** Id of the first member: stable while the picture grows. */
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly kind: string;
  readonly label: string;
  /** Sum of the members' weights. */
  readonly weight: number;
  readonly members: readonly EdgeElement[];
}

export interface Picture {
  readonly nodes: ReadonlyMap<string, NodeElement>;
  readonly bundles: ReadonlyMap<string, Bundle>;
  /** Bundle id of every edge id. */
  readonly bundleOf: ReadonlyMap<string, string>;
  /** Distinct neighbours of each node, itself not counted. */
  readonly neighbours: ReadonlyMap<string, ReadonlySet<string>>;
  /** Edges left out because an end was not among the nodes. */
  readonly dangling: number;
}

export const EMPTY_PICTURE: Picture = {
  nodes: new Map(), bundles: new Map(), bundleOf: new Map(), neighbours: new Map(), dangling: 0,
};

/** Adds elements to a picture and returns the new one; what is there already is kept once. */
export function merge(picture: Picture, added: Elements): Picture {
  const nodes = new Map(picture.nodes);
  for (const node of added.nodes) nodes.set(node.id, node);

  const edges = new Map<string, EdgeElement>();
  for (const bundle of picture.bundles.values()) for (const edge of bundle.members) edges.set(edge.id, edge);
  for (const edge of added.edges) edges.set(edge.id, edge);
  return assemble(nodes, edges.values());
}

/** The picture without some nodes and everything that hangs on them. */
export function remove(picture: Picture, ids: ReadonlySet<string>): Picture {
  const nodes = new Map([...picture.nodes].filter(([id]) => !ids.has(id)));
  const kept = [...picture.bundles.values()]
    .filter((bundle) => !ids.has(bundle.source) && !ids.has(bundle.target))
    .flatMap((bundle) => bundle.members);
  return assemble(nodes, kept);
}

/** Neighbours that hang on this node alone: what folding the node takes away. */
export function leavesOf(picture: Picture, id: string): ReadonlySet<string> {
  const around = picture.neighbours.get(id) ?? new Set<string>();
  return new Set([...around].filter((other) => picture.neighbours.get(other)?.size === 1));
}

/** Nodes by number of distinct neighbours, most first; equal ones by label. */
export function mostConnected(picture: Picture, count: number): { node: NodeElement; neighbours: number }[] {
  return [...picture.nodes.values()]
    .map((node) => ({ node, neighbours: picture.neighbours.get(node.id)?.size ?? 0 }))
    .filter((entry) => entry.neighbours > 0)
    .sort((a, b) => b.neighbours - a.neighbours || compareText(a.node.label, b.node.label))
    .slice(0, count);
}

/** Nodes made from a column's values (`targetPort:80`) are no nodes of the store: they have no neighbours to fetch. */
export function isDerived(node: Pick<NodeElement, 'id'>): boolean {
  return node.id.includes(':');
}

export function findByKey(picture: Picture, kind: string, key: string): NodeElement | null {
  for (const node of picture.nodes.values()) if (node.kind === kind && node.key === key) return node;
  return null;
}

/** Cuts a long label at its end; the full text stays in the details. */
export function elide(label: string, longest = 26): string {
  return label.length <= longest ? label : `${label.slice(0, longest - 1).trimEnd()}…`;
}

function assemble(nodes: ReadonlyMap<string, NodeElement>, edges: Iterable<EdgeElement>): Picture {
  const groups = new Map<string, EdgeElement[]>();
  const neighbours = new Map<string, Set<string>>();
  let dangling = 0;

  for (const edge of edges) {
    if (!nodes.has(edge.source) || !nodes.has(edge.target)) {
      dangling += 1;
      continue;
    }
    const group = `${edge.source}\n${edge.target}\n${edge.kind}`;
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [edge]);
    else members.push(edge);
    if (edge.source !== edge.target) {
      join(neighbours, edge.source, edge.target);
      join(neighbours, edge.target, edge.source);
    }
  }

  const bundles = new Map<string, Bundle>();
  const bundleOf = new Map<string, string>();
  for (const group of groups.values()) {
    const members = withoutStandIns(group);
    const [first] = members;
    if (first === undefined) continue;
    const weight = members.reduce((sum, edge) => sum + edge.weight, 0);
    const { id, source, target, kind, label } = first;
    bundles.set(id, { id, source, target, kind, label, weight, members });
    for (const edge of group) bundleOf.set(edge.id, id);
  }
  return { nodes, bundles, bundleOf, neighbours, dangling };
}

/** A derived edge stands for relationships: beside them it would count them twice. */
function withoutStandIns(edges: readonly EdgeElement[]): readonly EdgeElement[] {
  const own = edges.filter((edge) => edge.properties['derived'] !== true);
  return own.length === 0 ? edges : own;
}

function join(neighbours: Map<string, Set<string>>, from: string, to: string): void {
  const set = neighbours.get(from);
  if (set === undefined) neighbours.set(from, new Set([to]));
  else set.add(to);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
