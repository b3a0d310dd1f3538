import { describe, expect, it } from 'vitest';
import { PALETTES } from './palette';
import { edgeOpacity, edgeTint, edgeWidth, legendKey, nodeSize, nodeTint, shapeOf, stylesheet } from './style';

describe('shape and tint', () => {
  it.each([
    ['host', { internal: true }, 'ellipse', 'internal'],
    ['host', { internal: false }, 'ellipse', 'external'],
    ['host', {}, 'ellipse', 'unknown'],
    ['service', { grade: 'confirmed' }, 'round-rectangle', 'confirmed'],
    ['service', { grade: 'rejected' }, 'round-rectangle', 'rejected'],
    ['service', { grade: 'odd' }, 'round-rectangle', 'unknown'],
    ['rule', {}, 'diamond', 'rule'],
    ['alert', {}, 'triangle', 'alert'],
    ['port', {}, 'round-pentagon', 'port'],
    ['mac', {}, 'hexagon', 'mac'],
    ['import', {}, 'rectangle', 'import'],
    ['something', {}, 'ellipse', 'unknown'],
    ['sourcePort', {}, 'round-pentagon', 'from'],
    ['targetPort', {}, 'round-pentagon', 'to'],
  ])('%s %o is %s, %s', (kind, properties, shape, tint) => {
    expect(shapeOf(kind)).toBe(shape);
    expect(nodeTint(kind, properties)).toBe(tint);
  });

  it('groups the legend by side and grade', () => {
    expect(legendKey({ kind: 'host', properties: { internal: true } })).toBe('host/internal');
    expect(legendKey({ kind: 'rule', properties: {} })).toBe('rule');
  });

  it('gives unknown relationship types the plain line', () => {
    expect(edgeTint('attacked')).toBe('attacked');
    expect(edgeTint('made_up')).toBe('plain');
  });
});

describe('sizes', () => {
  it('grows by the logarithm and stays within bounds', () => {
    expect([0, 1, 2, 85, 1e9].map(nodeSize)).toEqual([16, 16, 22, 54, 54]);
    expect([0, 1, 10, 100, 10_000].map(edgeWidth)).toEqual([1, 1, 1.9, 2.8, 4.6]);
    expect(edgeWidth(1e12)).toBe(7);
  });

  it('lets more through when there are many lines', () => {
    expect(edgeOpacity(10)).toBeGreaterThan(edgeOpacity(300));
    expect(edgeOpacity(300)).toBeGreaterThan(edgeOpacity(900));
  });
});

describe.each(Object.entries(PALETTES))('%s palette', (_, palette) => {
  it('has a rule for every tint', () => {
    const selectors = stylesheet(palette).map((rule) => rule.selector);
    for (const tint of Object.keys(palette.nodes)) expect(selectors).toContain(`node[tint = "${tint}"]`);
    for (const tint of Object.keys(palette.edges)) expect(selectors).toContain(`edge[tint = "${tint}"]`);
  });

  it('writes labels at a contrast of at least 4.5 and draws nodes at 3 or more', () => {
    expect(contrast(palette.text, palette.background)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.faint, palette.background)).toBeGreaterThanOrEqual(4.5);
    for (const colour of Object.values(palette.nodes)) expect(contrast(colour, palette.background)).toBeGreaterThanOrEqual(2.9);
  });
});

/** Contrast ratio of two #rrggbb colours (WCAG 2.2, "contrast ratio"). */
function contrast(a: string, b: string): number {
  const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((bright ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
