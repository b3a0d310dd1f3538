import type { BaseLayoutOptions, NodeSingular } from 'cytoscape';

/** Layout decisions that need no canvas: which options for how much, and where new nodes go. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Nodes above which the spectral draft alone is drawn: the full layout would pass the time budget. */
export const DRAFT_ABOVE = 700;

export type FcoseOptions = BaseLayoutOptions & Readonly<Record<string, unknown>>;

export function layoutOptions(nodes: number): FcoseOptions {
  const crowded = nodes > 120;
  return {
    name: 'fcose',
    quality: nodes > DRAFT_ABOVE ? 'draft' : 'default',
    randomize: true,
    animate: false,
    fit: false,
    packComponents: false,
    nodeSeparation: crowded ? 120 : 110,
    // Hubs keep each other at a distance: their neighbours need the room between them.
    nodeRepulsion: (node: NodeSingular) => (crowded ? 32_000 : 14_000) * (1 + Math.min(6, node.degree(false) / 8)),
    idealEdgeLength: crowded ? 130 : 105,
    edgeElasticity: crowded ? 0.2 : 0.35,
    gravity: crowded ? 0.2 : 0.25,
    gravityRange: 3.2,
    // Iterations are what the time goes into: few are enough once the picture is crowded.
    numIter: nodes > 400 ? 400 : nodes > 200 ? 600 : 2500,
    tile: true,
    tilingPaddingVertical: 24,
    tilingPaddingHorizontal: 24,
  };
}

/**
 * How much to widen or heighten a picture so that it uses a pane of another proportion: at most by half,
 * because distances should stay comparable.
 */
export function stretch(width: number, height: number, pane: number): { x: number; y: number } {
  if (width <= 0 || height <= 0 || pane <= 0) return { x: 1, y: 1 };
  const ratio = pane / (width / height);
  return ratio > 1 ? { x: Math.min(1.5, ratio), y: 1 } : { x: 1, y: Math.min(1.5, 1 / ratio) };
}

export interface Disc extends Point {
  /** Half the distance this node keeps from another of its size. */
  readonly radius: number;
}

/**
 * Pushes nodes apart that stand in each other's way, as hubs with the same neighbours do: the layout draws them all to one
 * spot. Gives the new places in the same order.
 */
export function separate(discs: readonly Disc[], rounds = 30): Point[] {
  const at = discs.map(({ x, y }) => ({ x, y }));
  for (let round = 0, moved = true; moved && round < rounds; round += 1) {
    moved = false;
    for (let i = 0; i < at.length; i += 1) for (let j = i + 1; j < at.length; j += 1) moved = push(discs, at, i, j) || moved;
  }
  return at;
}

function push(discs: readonly Disc[], at: { x: number; y: number }[], i: number, j: number): boolean {
  const [a, b, one, other] = [at[i], at[j], discs[i], discs[j]];
  if (a === undefined || b === undefined || one === undefined || other === undefined) return false;
  const wanted = one.radius + other.radius;
  // Two at the very same place part by their number, so that the same answer gives the same picture.
  const dx = a.x === b.x && a.y === b.y ? Math.cos(i) : b.x - a.x;
  const dy = a.x === b.x && a.y === b.y ? Math.sin(i) : b.y - a.y;
  const distance = Math.hypot(dx, dy);
  if (distance >= wanted - 0.5 && !(a.x === b.x && a.y === b.y)) return false;
  const gap = a.x === b.x && a.y === b.y ? wanted : wanted - distance;
  // The smaller node gives way the more.
  const share = other.radius / wanted;
  a.x -= (dx / distance) * gap * share;
  a.y -= (dy / distance) * gap * share;
  b.x += (dx / distance) * gap * (1 - share);
  b.y += (dy / distance) * gap * (1 - share);
  return true;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Where the parts of a picture that hang on nothing else go: the largest first, the others in columns at its right or in
 * rows below it, whichever lets a pane of that proportion show all of it larger. Gives the upper left corner of each part.
 */
export function packParts(parts: readonly Size[], pane: number, gap = 60): Point[] {
  const beside = stack(parts, gap, pane);
  const rows = stack(parts.map(turned), gap, 1 / pane).map(({ x, y }): Point => ({ x: y, y: x }));
  // Rows end at the right: the legend stands in the lower left corner.
  const endOf = (places: readonly Point[], y: number | null): number =>
    Math.max(...places.map((place, index) => (y === null || place.y === y ? place.x + (parts[index]?.width ?? 0) : 0)));
  const below = rows.map((place): Point => ({ x: place.x + endOf(rows, null) - endOf(rows, place.y), y: place.y }));
  return spread(parts, beside, pane) < spread(parts, below, pane) ? beside : below;
}

/** Columns from left to right; as high as the largest part, or as the area of all asks for. */
function stack(parts: readonly Size[], gap: number, pane: number): Point[] {
  const area = parts.reduce((sum, part) => sum + (part.width + gap) * (part.height + gap), 0);
  const order = parts.map((_, index) => index).sort((a, b) => areaOf(parts[b]) - areaOf(parts[a]) || a - b);
  const limit = Math.max(...parts.map((part) => part.height), Math.sqrt(area / pane));
  const places: Point[] = new Array<Point>(parts.length);
  let [x, y, width] = [0, 0, 0];
  for (const index of order) {
    const part = parts[index] ?? { width: 0, height: 0 };
    if (y > 0 && y + part.height > limit) [x, y, width] = [x + width + gap, 0, 0];
    places[index] = { x, y };
    y += part.height + gap;
    width = Math.max(width, part.width);
  }
  return places;
}

/** How large a pane of a proportion must be, in heights, to hold all parts. */
function spread(parts: readonly Size[], places: readonly Point[], pane: number): number {
  const ends = parts.map((part, index) => ({ x: (places[index]?.x ?? 0) + part.width, y: (places[index]?.y ?? 0) + part.height }));
  return Math.max(Math.max(...ends.map((end) => end.x)) / pane, Math.max(...ends.map((end) => end.y)));
}

function turned({ width, height }: Size): Size {
  return { width: height, height: width };
}

function areaOf(part: Size | undefined): number {
  return part === undefined ? 0 : part.width * part.height;
}

/** Room left free along the sides of a pane, in pixels. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The zoom and pan that show a box within a pane's free part. */
export function fitBox(box: Size & Point, pane: Size, insets: Insets, largest: number): { zoom: number; pan: Point } {
  const [width, height] = [Math.max(1, pane.width - insets.left - insets.right), Math.max(1, pane.height - insets.top - insets.bottom)];
  const zoom = Math.min(largest, width / Math.max(1, box.width), height / Math.max(1, box.height));
  return {
    zoom,
    pan: {
      x: insets.left + width / 2 - (box.x + box.width / 2) * zoom,
      y: insets.top + height / 2 - (box.y + box.height / 2) * zoom,
    },
  };
}

/**
 * Places new nodes on rings around the node they were expanded from, the first at the side that points away
 * from the middle of the picture, so that what the analyst already knows stays where it is.
 */
export function ringPositions(centre: Point, middle: Point, count: number, spacing = 62): Point[] {
  const outward = Math.atan2(centre.y - middle.y, centre.x - middle.x);
  const positions: Point[] = [];
  for (let ring = 1; positions.length < count; ring += 1) {
    const radius = 70 + ring * spacing;
    const room = Math.max(6, Math.floor((2 * Math.PI * radius) / spacing));
    const here = Math.min(room, count - positions.length);
    const step = (2 * Math.PI) / Math.max(here, 6);
    for (let slot = 0; slot < here; slot += 1) {
      // Alternate to both sides of the outward direction: 0, +1, -1, +2, -2, …
      const turn = Math.ceil(slot / 2) * (slot % 2 === 0 ? -1 : 1);
      const angle = outward + turn * step;
      positions.push({ x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) });
    }
  }
  return positions;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The nearest point in a direction, sideways distance counting double; -1 when there is none. */
export function nearestInDirection(from: Point, points: readonly Point[], direction: Direction): number {
  let best = -1;
  let bestCost = Number.POSITIVE_INFINITY;
  points.forEach((point, index) => {
    const [along, across] = components(point.x - from.x, point.y - from.y, direction);
    if (along <= 1 || across > along * 2) return;
    const cost = along + 2 * across;
    if (cost < bestCost) {
      best = index;
      bestCost = cost;
    }
  });
  return best;
}

function components(dx: number, dy: number, direction: Direction): [along: number, across: number] {
  switch (direction) {
    case 'left': return [-dx, Math.abs(dy)];
    case 'right': return [dx, Math.abs(dy)];
    case 'up': return [-dy, Math.abs(dx)];
    case 'down': return [dy, Math.abs(dx)];
  }
}

/** A repeatable source of numbers in [0, 1) (mulberry32, Tommy Ettinger 2017). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
