import type { NodeElement, Properties } from '../api/contracts';
import type { EdgeTint, NodeTint, Palette } from './palette';

/** Data to colour, shape and size. Pure: the canvas, the legend and the details panel all ask here. */

export type Shape =
  | 'ellipse' | 'round-rectangle' | 'diamond' | 'triangle' | 'round-pentagon' | 'hexagon' | 'rectangle';

const SHAPES: Readonly<Record<string, Shape>> = {
  host: 'ellipse',
  service: 'round-rectangle',
  rule: 'diamond',
  alert: 'triangle',
  port: 'round-pentagon',
  mac: 'hexagon',
  import: 'rectangle',
};

const EDGE_TINTS: Readonly<Record<string, EdgeTint>> = {
  'attacked': 'attacked',
  'connected_to': 'connected',
  'supports': 'supports',
  'contradicts': 'contradicts',
  'offers': 'offers',
  'attacker to rule': 'attacked',
  'sourceport to targetport': 'connected',
};

export function shapeOf(kind: string): Shape {
  return SHAPES[kind] ?? (/port$/i.test(kind) ? 'round-pentagon' : 'ellipse');
}

/** Hosts are told apart by side, services by grade, everything else by kind. */
export function nodeTint(kind: string, properties: Properties): NodeTint {
  switch (kind) {
    case 'host': return sideTint(properties['internal']);
    case 'service': return gradeTint(properties['grade']);
    case 'rule': case 'alert': case 'port': case 'mac': case 'import': return kind;
    default: return endTint(kind);
  }
}

/** Nodes made from a column are of the kind the column is called: the two ends of a pair must not look alike. */
function endTint(column: string): NodeTint {
  return /^(source|from|attacker|client)/i.test(column) ? 'from' : /^(target|to|destination|victim|server)/i.test(column) ? 'to' : 'unknown';
}

/** A host whose side is not known (no home network was told) takes neither side's colour. */
function sideTint(internal: unknown): NodeTint {
  return internal === true ? 'internal' : internal === false ? 'external' : 'unknown';
}

export function gradeTint(grade: unknown): NodeTint {
  return grade === 'confirmed' || grade === 'likely' || grade === 'claimed' || grade === 'rejected' ? grade : 'unknown';
}

export function edgeTint(kind: string): EdgeTint {
  return EDGE_TINTS[kind] ?? 'plain';
}

/** Diameter in model pixels: grows with the logarithm of the distinct neighbours, from 16 to 54. */
export function nodeSize(neighbours: number): number {
  return Math.min(54, Math.round(16 + 6.2 * Math.log2(1 + Math.max(0, neighbours - 1))));
}

/** Line width in model pixels: the logarithm of the weight, from 1 to 7. */
export function edgeWidth(weight: number): number {
  return Math.min(7, Math.round((1 + 0.9 * Math.log10(1 + Math.max(0, weight - 1))) * 100) / 100);
}

/** Text size on the screen in pixels, whatever the zoom: hubs are set a little larger. */
export function labelSize(neighbours: number): number {
  return neighbours >= 20 ? 13 : neighbours >= 6 ? 12 : 11;
}

/** Line opacity: the more lines, the more each must let through. */
export function edgeOpacity(edges: number): number {
  return edges > 500 ? 0.42 : edges > 200 ? 0.6 : 0.85;
}

/** The group a legend entry stands for, such as `host/internal` or `service/confirmed`. */
export function legendKey(node: Pick<NodeElement, 'kind' | 'properties'>): string {
  return node.kind === 'host' || node.kind === 'service'
    ? `${node.kind}/${nodeTint(node.kind, node.properties)}`
    : node.kind;
}

/** The fields a drawn node carries in cytoscape's data. */
export interface NodeData {
  readonly id: string;
  readonly label: string;
  readonly shape: Shape;
  readonly tint: NodeTint;
  readonly size: number;
  /** Text size and halo in model pixels; the canvas keeps them constant on the screen. */
  readonly font: number;
  readonly halo: number;
  /** Whether the name is set strong. */
  readonly rank: 'hub' | 'leaf';
}

/** The fields a drawn edge carries in cytoscape's data. */
export interface EdgeData {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly label: string;
  readonly tint: EdgeTint;
  readonly width: number;
  readonly opacity: number;
}

export interface StyleRule {
  readonly selector: string;
  readonly style: Readonly<Record<string, string | number>>;
}

const FONT = '"IBM Plex Sans", system-ui, sans-serif';

/** The whole stylesheet of a palette. Colours are one rule per tint: cheaper to draw than functions. */
export function stylesheet(palette: Palette): StyleRule[] {
  const tints = Object.entries(palette.nodes).map(([tint, colour]): StyleRule => ({
    selector: `node[tint = "${tint}"]`,
    style: { 'background-color': colour },
  }));
  const lines = Object.entries(palette.edges).map(([tint, colour]): StyleRule => ({
    selector: `edge[tint = "${tint}"]`,
    style: { 'line-color': colour, 'target-arrow-color': colour },
  }));
  return [nodeBase(palette), ...tints, rejectedRule(palette), edgeBase(palette), ...lines, ...stateRules(palette)];
}

function nodeBase(palette: Palette): StyleRule {
  return {
    selector: 'node',
    style: {
      'width': 'data(size)',
      'height': 'data(size)',
      'shape': 'data(shape)',
      'border-width': 1.5,
      'border-color': palette.background,
      'label': '',
      'font-family': FONT,
      'font-size': 'data(font)',
      'font-weight': 400,
      'color': palette.faint,
      'text-valign': 'bottom',
      'text-margin-y': 3,
      'text-outline-color': palette.background,
      'text-outline-width': 'data(halo)',
      'text-outline-opacity': 0.92,
      'overlay-opacity': 0,
    },
  };
}

function rejectedRule(palette: Palette): StyleRule {
  return {
    selector: 'node[tint = "rejected"]',
    style: {
      'background-opacity': 0.25,
      'border-style': 'dashed',
      'border-color': palette.nodes.rejected,
      'border-width': 2,
    },
  };
}

function edgeBase(palette: Palette): StyleRule {
  return {
    selector: 'edge',
    style: {
      'width': 'data(width)',
      'curve-style': 'bezier',
      'control-point-step-size': 22,
      'target-arrow-shape': 'triangle',
      'arrow-scale': 0.7,
      'opacity': 'data(opacity)',
      'font-family': FONT,
      'font-size': 10,
      'color': palette.text,
      'text-outline-color': palette.background,
      'text-outline-width': 2.5,
      'text-rotation': 'autorotate',
      'min-zoomed-font-size': 7.5,
      'overlay-opacity': 0,
    },
  };
}

/** Later rules win: dimmed, then near, then selected. */
function stateRules(palette: Palette): StyleRule[] {
  return [
    { selector: 'edge[tint = "contradicts"]', style: { 'line-style': 'dashed' } },
    { selector: 'node[rank = "hub"], node.near', style: { 'color': palette.text, 'font-weight': 500 } },
    { selector: 'node.named', style: { 'label': 'data(label)' } },
    { selector: 'node.far', style: { 'opacity': 0.16 } },
    { selector: 'edge.far', style: { 'opacity': 0.07 } },
    { selector: 'edge.near', style: { 'opacity': 1, 'z-index': 5 } },
    { selector: 'node.near', style: { 'z-index': 6 } },
    {
      selector: 'node.chosen',
      style: {
        'border-color': palette.accent, 'border-width': 3, 'border-style': 'solid', 'z-index': 10,
        'label': 'data(label)', 'font-weight': 600,
      },
    },
    {
      selector: 'edge.chosen',
      style: {
        'line-color': palette.accent, 'target-arrow-color': palette.accent, 'opacity': 1, 'z-index': 10,
        'label': 'data(label)',
      },
    },
    { selector: '.hidden', style: { 'display': 'none' } },
  ];
}
