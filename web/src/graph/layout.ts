import type { BaseLayoutOptions } from 'cytoscape';

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
    nodeRepulsion: crowded ? 32_000 : 14_000,
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
