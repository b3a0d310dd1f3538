import type { Elements, NeighbourGroup } from '../../api/contracts';
import { count, number } from '../../ui/format';

export type Expansion = Pick<NeighbourGroup, 'type' | 'direction' | 'neighbours'>;

/** Only the edges of one type and direction at a node, and the nodes they lead to. */
export function belongsToGroup(elements: Elements, id: string, group: Expansion): Elements {
  const edges = elements.edges.filter((edge) =>
    edge.kind === group.type.toLowerCase() && (group.direction === 'out' ? edge.source : edge.target) === id);
  const ends = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
  return { nodes: elements.nodes.filter((node) => ends.has(node.id)), edges };
}

/** One sentence on what an expansion brought, saying so when it was cut. */
export function expansionNotice(label: string, nodes: number, edges: number, truncated: boolean, total: number | null): string {
  const brought = nodes + edges === 0 ? `Nothing new around ${label}.` : `Added ${count(nodes, 'node')} and ${count(edges, 'edge')} around ${label}.`;
  if (!truncated) return brought;
  return total === null ? `${brought} There are more; the answer was cut.` : `${brought} It has ${number(total)} neighbours; the answer was cut.`;
}

/** Groups in reading order: what attacks come first, then by count. */
export function orderGroups(groups: readonly NeighbourGroup[]): NeighbourGroup[] {
  return [...groups].sort((a, b) => rank(a) - rank(b) || b.count - a.count || (a.type < b.type ? -1 : 1));
}

/** A group in words, as seen from the node: `attacked`, `attacked by`. */
export function groupTitle(group: Pick<NeighbourGroup, 'type' | 'direction'>): string {
  const words = group.type.toLowerCase().replaceAll('_', ' ');
  if (group.direction === 'out') return words;
  return INCOMING[group.type] ?? `${words} (incoming)`;
}

const INCOMING: Readonly<Record<string, string>> = {
  ATTACKED: 'attacked by',
  CONNECTED_TO: 'connected from',
  OFFERS: 'offered by',
  SUPPORTS: 'supported by',
  CONTRADICTS: 'contradicted by',
  RAISED_BY: 'raised',
  FROM: 'source of alerts',
  TO: 'target of alerts',
  FROM_PORT: 'source port of alerts',
  TO_PORT: 'target port of alerts',
  ON_PORT: 'port of services',
  SEEN_AT: 'address of hosts',
  READ_FROM: 'alerts read',
};

function rank(group: NeighbourGroup): number {
  const order = ['ATTACKED', 'OFFERS', 'SUPPORTS', 'CONTRADICTS', 'CONNECTED_TO'];
  const index = order.indexOf(group.type);
  return index === -1 ? order.length : index;
}
