/**
 * Which names are written at the current zoom, as on a map: text keeps its size on the screen, and a name
 * that would run into a more important one is left out until there is room.
 */

/** A rectangle in screen pixels, given by its middle. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Candidate extends Box {
  readonly id: string;
  /** Higher is written first. */
  readonly priority: number;
}

/** Priority from which a label is written even across a node. */
export const ALWAYS = 1e6;

/** Picks labels greedily by priority so that no two boxes touch and none covers an obstacle (a node). */
export function chooseLabels(candidates: readonly Candidate[], obstacles: readonly Box[], most = 120): Set<string> {
  const placed: Box[] = [];
  const chosen = new Set<string>();
  for (const candidate of [...candidates].sort((a, b) => b.priority - a.priority)) {
    if (chosen.size >= most) break;
    if (placed.some((other) => overlap(candidate, other))) continue;
    if (candidate.priority < ALWAYS && obstacles.some((obstacle) => overlap(candidate, obstacle))) continue;
    placed.push(candidate);
    chosen.add(candidate.id);
  }
  return chosen;
}

/** Estimated width in pixels of a label in the page's face at a font size. */
export function labelWidth(label: string, fontSize: number): number {
  return label.length * fontSize * 0.56 + 6;
}

function overlap(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;
}
