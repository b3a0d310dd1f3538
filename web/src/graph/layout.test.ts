import { describe, expect, it } from 'vitest';
import { DRAFT_ABOVE, fitBox, layoutOptions, nearestInDirection, packParts, ringPositions, seededRandom, separate, stretch } from './layout';
import { ALWAYS, chooseLabels, labelWidth, type Candidate } from './labels';

describe('layoutOptions', () => {
  it('draws a draft only when there are very many nodes, and never animates', () => {
    expect(layoutOptions(DRAFT_ABOVE)['quality']).toBe('default');
    expect(layoutOptions(DRAFT_ABOVE + 1)['quality']).toBe('draft');
    expect(layoutOptions(10)['animate']).toBe(false);
  });

  it('spends fewer iterations on larger pictures', () => {
    expect(Number(layoutOptions(50)['numIter'])).toBeGreaterThan(Number(layoutOptions(500)['numIter']));
  });
});

describe('ringPositions', () => {
  it('starts at the outward side and keeps its distance', () => {
    const places = ringPositions({ x: 100, y: 0 }, { x: 0, y: 0 }, 40);
    expect(places).toHaveLength(40);
    expect(places[0]?.x).toBeGreaterThan(200);
    expect(places[0]?.y).toBeCloseTo(0);
    const spots = new Set(places.map((place) => `${place.x.toFixed(1)},${place.y.toFixed(1)}`));
    expect(spots.size).toBe(40);
  });
});

describe('nearestInDirection', () => {
  const points = [{ x: 50, y: 0 }, { x: 20, y: 90 }, { x: -30, y: 2 }, { x: 200, y: 0 }];
  it.each([['right', 0], ['left', 2], ['down', 1], ['up', -1]] as const)('%s', (direction, index) => {
    expect(nearestInDirection({ x: 0, y: 0 }, points, direction)).toBe(index);
  });
});

describe('stretch', () => {
  it('widens for a wide pane, by half at most', () => {
    expect(stretch(100, 100, 1.3)).toEqual({ x: 1.3, y: 1 });
    expect(stretch(100, 100, 4)).toEqual({ x: 1.5, y: 1 });
    expect(stretch(100, 100, 0.8)).toEqual({ x: 1, y: 1.25 });
  });

  it('leaves a single point alone', () => {
    expect(stretch(0, 0, 2)).toEqual({ x: 1, y: 1 });
  });
});

describe('seededRandom', () => {
  it('repeats for a seed, differs between seeds, stays in range', () => {
    const take = (seed: number) => Array.from({ length: 50 }, seededRandom(seed));
    expect(take(1)).toEqual(take(1));
    expect(take(1)).not.toEqual(take(2));
    expect(take(3).every((value) => value >= 0 && value < 1)).toBe(true);
  });
});

describe('chooseLabels', () => {
  const label = (id: string, x: number, priority: number): Candidate => ({ id, x, y: 0, width: 40, height: 12, priority });

  it('writes the more important of two that collide', () => {
    expect([...chooseLabels([label('small', 0, 1), label('large', 20, 9), label('far', 100, 0)], [])]).toEqual(['large', 'far']);
  });

  it('leaves nodes free, except for what must always be named', () => {
    const obstacle = { x: 0, y: 4, width: 10, height: 10 };
    expect(chooseLabels([label('a', 0, 1)], [obstacle]).size).toBe(0);
    expect(chooseLabels([label('a', 0, ALWAYS)], [obstacle]).size).toBe(1);
  });

  it('stops at the most it may write', () => {
    expect(chooseLabels([0, 100, 200].map((x) => label(`l${x}`, x, 1)), [], 2).size).toBe(2);
  });

  it('estimates width by length and size', () => {
    expect(labelWidth('10.0.0.1', 12)).toBeGreaterThan(labelWidth('10.0.0', 12));
  });
});

describe('packParts', () => {
  const overlaps = (a: { x: number; y: number; width: number; height: number }, b: typeof a): boolean =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

  it.each([
    ['a large part and a pair', [{ width: 900, height: 600 }, { width: 10, height: 90 }]],
    ['many pairs', Array.from({ length: 30 }, (_, index) => ({ width: 20 + index, height: 90 }))],
    ['single nodes', Array.from({ length: 12 }, () => ({ width: 0, height: 0 }))],
  ])('keeps %s apart', (_, parts) => {
    const boxes = packParts(parts, 1.5).map((place, index) => ({ ...place, ...(parts[index] ?? { width: 0, height: 0 }) }));
    expect(new Set(boxes.map((box) => `${box.x},${box.y}`)).size).toBe(parts.length);
    expect(boxes.some((box, index) => boxes.some((other, at) => at !== index && overlaps(box, other)))).toBe(false);
  });

  it('puts small parts where the pane has room', () => {
    const parts = [{ width: 600, height: 600 }, { width: 50, height: 50 }];
    expect(packParts(parts, 2)[1]?.y).toBe(0);
    expect(packParts(parts, 0.5)).toEqual([{ x: 0, y: 0 }, { x: 550, y: 660 }]);
  });
});

describe('fitBox', () => {
  it('shows the box in the free part of the pane', () => {
    const { zoom, pan } = fitBox({ x: 100, y: 100, width: 200, height: 100 }, { width: 500, height: 300 }, { top: 50, right: 100, bottom: 50, left: 0 }, 1.25);
    expect(zoom).toBe(1.25);
    expect({ x: 200 * zoom + pan.x, y: 150 * zoom + pan.y }).toEqual({ x: 200, y: 150 });
  });

  it('goes as small as it must', () => {
    expect(fitBox({ x: 0, y: 0, width: 2000, height: 10 }, { width: 500, height: 300 }, { top: 0, right: 0, bottom: 0, left: 0 }, 1.25).zoom).toBe(0.25);
  });
});

describe('separate', () => {
  const distance = (a: { x: number; y: number } | undefined, b: typeof a): number => Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0));

  it('pushes apart what overlaps, even at the very same place', () => {
    const places = separate([{ x: 0, y: 0, radius: 20 }, { x: 0, y: 0, radius: 20 }, { x: 5, y: 0, radius: 20 }, { x: 0, y: 4, radius: 5 }]);
    for (let i = 0; i < 3; i += 1) for (let j = i + 1; j < 3; j += 1) expect(distance(places[i], places[j])).toBeGreaterThan(39);
  });

  it('leaves alone what has room', () => {
    const apart = [{ x: 0, y: 0, radius: 20 }, { x: 50, y: 0, radius: 20 }];
    expect(separate(apart)).toEqual(apart.map(({ x, y }) => ({ x, y })));
  });
});
