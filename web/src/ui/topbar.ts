import type { Info } from '../api/contracts';
import { h, replace, svg } from './dom';
import { count } from './format';
import { icon } from './icons';

export interface TopBar {
  readonly element: HTMLElement;
  learn(info: Info): void;
  showTheme(name: 'light' | 'dark'): void;
}

/** Name, search, what is in the store, and the theme switch. */
export function createTopBar(search: HTMLElement, actions: { toggleRail(): void; toggleTheme(): void }): TopBar {
  const facts = h('p', { class: 'store-facts' });
  const badge = h('span', { class: 'badge', hidden: true }, 'Generated sample data');
  const theme = h('button', { 'type': 'button', 'class': 'button icon-only quiet', 'onclick': () => actions.toggleTheme() });
  const menu = h('button', {
    'type': 'button', 'class': 'button icon-only quiet menu-button', 'aria-label': 'Catalogue of views', 'aria-controls': 'catalogue', 'onclick': () => actions.toggleRail(),
  }, icon('menu'));
  const element = h('header', { class: 'topbar' }, menu, h('a', { 'class': 'brand', 'href': './', 'aria-label': 'NetGraph, start' }, logo(), h('span', {}, 'NetGraph')),
    search, h('div', { class: 'topbar-end' }, facts, badge, theme));

  return {
    element,
    learn(info) {
      facts.textContent = ['Host', 'Service', 'Rule', 'Alert']
        .map((label) => [info.nodeCounts.get(label) ?? 0, label.toLowerCase()] as const)
        .filter(([amount]) => amount > 0)
        .map(([amount, label]) => count(amount, label))
        .join(' · ');
      facts.title = [info.store, info.version === null ? null : `NetGraph ${info.version}`].filter((part) => part !== null).join(', ');
      badge.hidden = !info.generated;
      badge.title = info.note ?? 'These numbers come from a generated network, not from real traffic.';
    },
    showTheme(name) {
      const label = name === 'dark' ? 'Use the light theme' : 'Use the dark theme';
      theme.setAttribute('aria-label', label);
      theme.title = label;
      replace(theme, icon(name === 'dark' ? 'sun' : 'moon'));
    },
  };
}

function logo(): SVGElement {
  return svg('svg', { 'class': 'logo', 'viewBox': '0 0 24 24', 'aria-hidden': 'true' },
    svg('path', { class: 'logo-line', d: 'M5.5 17 12 6.5 19 12 5.5 17' }),
    svg('circle', { class: 'logo-a', cx: 5.5, cy: 17, r: 3.5 }), svg('circle', { class: 'logo-b', cx: 12, cy: 6.5, r: 3 }), svg('circle', { class: 'logo-c', cx: 19, cy: 12, r: 3.5 }));
}
