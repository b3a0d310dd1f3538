import { legendKey, nodeTint, edgeTint, type Shape, shapeOf } from '../../graph/style';
import type { EdgeTint, NodeTint } from '../../graph/palette';
import type { Picture } from '../../graph/elements';
import { words } from '../../ui/format';

export interface LegendNode {
  readonly key: string;
  readonly title: string;
  readonly shape: Shape;
  readonly tint: NodeTint;
  readonly kind: string;
  readonly count: number;
}

export interface LegendEdge {
  readonly kind: string;
  readonly title: string;
  readonly tint: EdgeTint;
  readonly count: number;
}

export interface Legend {
  readonly nodes: readonly LegendNode[];
  readonly edges: readonly LegendEdge[];
}

const ORDER = [
  'host/internal', 'host/external', 'host/unknown', 'service/confirmed', 'service/likely', 'service/claimed', 'service/rejected', 'service/unknown',
  'port', 'rule', 'alert', 'mac', 'import',
];

const TITLES: Readonly<Record<string, string>> = {
  'host/internal': 'Internal host',
  'host/external': 'External host',
  'host/unknown': 'Host, side unknown',
  'service/confirmed': 'Service, confirmed',
  'service/likely': 'Service, likely',
  'service/claimed': 'Service, claimed',
  'service/rejected': 'Service, rejected',
  'service/unknown': 'Service, ungraded',
  'port': 'Port',
  'rule': 'Rule',
  'alert': 'Alert',
  'mac': 'MAC address',
  'import': 'Import',
};

/** Only what the picture shows, counted. */
export function legendOf(picture: Picture): Legend {
  const nodes = new Map<string, LegendNode>();
  for (const node of picture.nodes.values()) {
    const key = legendKey(node);
    const entry = nodes.get(key);
    nodes.set(key, {
      key, kind: node.kind, shape: shapeOf(node.kind), tint: nodeTint(node.kind, node.properties),
      title: TITLES[key] ?? sentence(node.kind), count: (entry?.count ?? 0) + 1,
    });
  }
  const edges = new Map<string, LegendEdge>();
  for (const { kind, label, members } of picture.bundles.values()) {
    // The label of an edge in the graph may be of this edge alone (`tcp/80`); a derived one has its columns in it.
    const title = words(kind === label.toLowerCase() ? label : kind);
    edges.set(kind, { kind, title, tint: edgeTint(kind), count: (edges.get(kind)?.count ?? 0) + members.length });
  }
  return {
    nodes: [...nodes.values()].sort((a, b) => place(a.key) - place(b.key)),
    edges: [...edges.values()].sort((a, b) => b.count - a.count),
  };
}

/** A column's name as a title: `sourcePort` → `Source port`. */
function sentence(name: string): string {
  const text = words(name);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function place(key: string): number {
  const index = ORDER.indexOf(key);
  return index === -1 ? ORDER.length : index;
}
