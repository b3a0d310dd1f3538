import type { Picture } from '../../graph/elements';
import { h, replace, svg } from '../../ui/dom';
import { number } from '../../ui/format';
import { icon, tintedGlyph } from '../../ui/icons';
import { legendOf, type LegendEdge, type LegendNode } from './model';

export interface LegendView {
  readonly element: HTMLElement;
  show(picture: Picture, hidden: ReadonlySet<string>): void;
}

/** What the shapes and colours mean; pressing an entry hides or shows its nodes. */
export function createLegend(onToggle: (group: string) => void): LegendView {
  const list = h('div', { class: 'legend-list' });
  const fold = h('button', { 'class': 'legend-fold', 'type': 'button', 'aria-expanded': 'true', 'onclick': () => setOpen(list.hidden === true) }, 'Legend', icon('chevron'));
  const element = h('aside', { 'class': 'legend', 'aria-label': 'Legend' }, fold, list);
  if (matchMedia('(max-width: 760px)').matches) setOpen(false);

  function setOpen(open: boolean): void {
    list.hidden = !open;
    fold.setAttribute('aria-expanded', String(open));
  }

  function nodeEntry(entry: LegendNode, hidden: boolean): HTMLElement {
    const mark = tintedGlyph(entry.shape, entry.tint);
    return h('button', {
      'type': 'button', 'class': 'legend-entry', 'aria-pressed': String(!hidden), 'title': hidden ? 'Show these nodes' : 'Hide these nodes',
      'onclick': () => onToggle(entry.key),
    }, mark, h('span', {}, entry.title), h('span', { class: 'legend-count' }, number(entry.count)));
  }

  return {
    element,
    show(picture, hidden) {
      const legend = legendOf(picture);
      element.hidden = legend.nodes.length === 0;
      const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['group'] : undefined;
      const nodes = legend.nodes.map((entry) => {
        const button = nodeEntry(entry, hidden.has(entry.key));
        button.dataset['group'] = entry.key;
        return button;
      });
      replace(list, ...nodes, legend.edges.length > 0 && h('div', { class: 'legend-edges' }, ...legend.edges.map(edgeEntry)));
      nodes.find((button) => button.dataset['group'] === focused)?.focus();
    },
  };
}

function edgeEntry(entry: LegendEdge): HTMLElement {
  const line = svg('svg', { 'class': `edge-line edge-${entry.tint}`, 'viewBox': '0 0 22 10', 'aria-hidden': 'true' },
    svg('path', { class: 'line', d: 'M1 5h15' }), svg('path', { class: 'tip', d: 'M15 1.5 21 5l-6 3.5Z' }));
  return h('div', { class: 'legend-entry' }, line, h('span', {}, entry.title), h('span', { class: 'legend-count' }, number(entry.count)));
}
