import type { NodeTint } from '../graph/palette';
import { nodeTint, shapeOf, type Shape } from '../graph/style';
import type { Properties } from '../api/contracts';
import { svg } from './dom';

/** Line icons on a 16-unit grid, drawn for this page. */
const PATHS = {
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.4 10.4 14 14',
  menu: 'M2 4h12M2 8h12M2 12h12',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  layout: 'M13 8a5 5 0 1 1-1.6-3.7M13.2 2.2v2.9h-2.9',
  label: 'M2.5 3.5h6l5 4.5-5 4.5h-6ZM5.3 8h.01',
  image: 'M2.5 3h11v10h-11ZM2.5 11l3.2-3.2 2.6 2.6 2-2 3.2 3.2M10.5 6h.01',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM8 1.2v1.4M8 13.4v1.4M1.2 8h1.4M13.4 8h1.4M3.2 3.2l1 1M11.8 11.8l1 1M12.8 3.2l-1 1M4.2 11.8l-1 1',
  moon: 'M13.2 9.8A5.6 5.6 0 0 1 6.2 2.8a5.6 5.6 0 1 0 7 7Z',
  play: 'M4.5 3l8 5-8 5Z',
  history: 'M2.6 5.4A6 6 0 1 1 2 8M2 2.8v3h3M8 4.8V8l2.2 1.6',
  chevron: 'M4 6l4 4 4-4',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8Z',
  download: 'M8 2.5v8M4.8 7.5 8 10.7l3.2-3.2M2.5 13.5h11',
  expand: 'M8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6ZM8 6V2.5M8 13.5V10M6 8H2.5M13.5 8H10',
  fold: 'M8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6ZM3 3l2.6 2.6M13 3l-2.6 2.6M3 13l2.6-2.6M13 13l-2.6-2.6',
  hide: 'M1.8 8S4 4 8 4s6.2 4 6.2 4-2.2 4-6.2 4-6.2-4-6.2-4ZM3 13 13 3',
  path: 'M3.5 11a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2ZM12.5 1.8a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2ZM5 12.5h5.2a2.3 2.3 0 0 0 0-4.6H5.8a2.3 2.3 0 0 1 0-4.5h5',
  link: 'M6.7 9.3 9.3 6.7M7.3 4.7l1.6-1.6a2.8 2.8 0 0 1 4 4l-1.6 1.6M8.7 11.3l-1.6 1.6a2.8 2.8 0 0 1-4-4l1.6-1.6',
  warning: 'M8 2.2 14.5 13.5h-13ZM8 6.5v3.2M8 11.6h.01',
} as const;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName): SVGElement {
  return svg('svg', { 'class': 'icon', 'viewBox': '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: PATHS[name] }));
}

const GLYPHS: Readonly<Record<Shape, string>> = {
  'ellipse': 'M8 2.2a5.8 5.8 0 1 0 0 11.6 5.8 5.8 0 0 0 0-11.6Z',
  'round-rectangle': 'M4.5 2.5h7a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2Z',
  'diamond': 'M8 1.5 14.5 8 8 14.5 1.5 8Z',
  'triangle': 'M8 2 14.2 13.4H1.8Z',
  'round-pentagon': 'M8 1.8 14.3 6.4 11.9 13.7H4.1L1.7 6.4Z',
  'hexagon': 'M4.6 2.4h6.8L14.6 8l-3.2 5.6H4.6L1.4 8Z',
  'rectangle': 'M2.2 3.4h11.6v9.2H2.2Z',
};

/** The node's own mark, in the shape and colour the canvas draws it. */
export function glyph(kind: string, properties: Properties): SVGElement {
  return tintedGlyph(shapeOf(kind), nodeTint(kind, properties));
}

export function tintedGlyph(shape: Shape, tint: NodeTint): SVGElement {
  return svg('svg', { 'class': `glyph tint-${tint}`, 'viewBox': '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: GLYPHS[shape] }));
}
