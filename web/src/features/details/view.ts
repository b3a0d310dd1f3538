import type { NeighbourGroup, NodeElement } from '../../api/contracts';
import { isDerived, leavesOf, mostConnected, type Bundle, type Picture } from '../../graph/elements';
import type { ExplorerState, NodeContext } from '../../state/explorer';
import type { Resource } from '../../state/resource';
import { h, replace, type Child } from '../../ui/dom';
import { count, number, words } from '../../ui/format';
import { glyph, icon, type IconName } from '../../ui/icons';
import { groupTitle, orderGroups } from '../expand/model';
import { alertFacts, bundleFacts, chipsOf, factsOf, ruleLines, serviceLines, statementOf, type Fact, type ServiceLine } from './model';

export interface DetailActions {
  close(): void;
  select(id: string): void;
  /** Brings a node named by kind and key into the picture. */
  open(kind: string, key: string): void;
  expand(id: string, group: NeighbourGroup | null): void;
  fold(id: string): void;
  hide(id: string): void;
  startPath(id: string | null): void;
  findPaths(to: string): void;
  edit(kind: string, key: string): void;
  copy(text: string): void;
}

export interface DetailsView {
  readonly element: HTMLElement;
  show(state: ExplorerState): void;
}

/** The right panel: what is chosen, why it is believed, and where to go from it. */
export function createDetails(actions: DetailActions): DetailsView {
  const element = h('aside', { 'class': 'details', 'id': 'details', 'aria-label': 'Details', 'tabindex': -1 });

  return {
    element,
    show(state) {
      const { picture, selection } = state;
      const node = selection === null ? undefined : picture.nodes.get(selection);
      const bundle = selection === null ? undefined : picture.bundles.get(selection);
      element.classList.toggle('open', node !== undefined || bundle !== undefined);
      const focused = focusedName(element);
      if (node !== undefined) replace(element, ...nodePanel(node, state, actions));
      else if (bundle !== undefined) replace(element, ...edgePanel(bundle, picture, actions));
      else replace(element, ...overview(picture, actions));
      restoreFocus(element, focused);
    },
  };
}

function nodePanel(node: NodeElement, state: ExplorerState, actions: DetailActions): Child[] {
  const statement = statementOf(node);
  const grade = node.kind === 'service' ? node.properties['grade'] : null;
  const ruleText = node.properties['text'];
  return [
    header(glyph(node.kind, node.properties), words(node.kind), node.key, actions),
    h('div', { class: 'chips' },
      typeof grade === 'string' && h('span', { class: `grade grade-${grade}` }, grade),
      ...chipsOf(node).map((chip) => h('span', { class: 'chip' }, chip))),
    statement !== null && h('p', { class: 'statement' }, statement),
    nodeActions(node, state, actions),
    ...contextSections(node, state.context, actions),
    factSection('Properties', factsOf(node.properties)),
    typeof ruleText === 'string' && section('Rule text', h('pre', { class: 'rule-text', tabindex: 0 }, ruleText)),
  ];
}

function nodeActions(node: NodeElement, state: ExplorerState, actions: DetailActions): HTMLElement {
  const { pathStart, picture } = state;
  const start = pathStart === null ? undefined : picture.nodes.get(pathStart);
  const path = start === undefined
    ? action('path', 'Path from here', 'Start a path search at this node', () => actions.startPath(node.id))
    : start.id === node.id
      ? action('path', 'Cancel path', 'Choose another node to end the path, or cancel', () => actions.startPath(null))
      : action('path', `Path from ${start.label}`, 'Show the shortest paths between the two', () => actions.findPaths(node.id));
  const stored = !isDerived(node);
  return h('div', { class: 'actions' },
    stored && action('expand', 'Expand', 'Add neighbours (E or Enter)', () => actions.expand(node.id, null)),
    action('fold', 'Fold', 'Take away neighbours that hang on this node alone', () => actions.fold(node.id), leavesOf(picture, node.id).size === 0),
    action('hide', 'Remove', 'Take this node out of the picture (Delete)', () => actions.hide(node.id)),
    node.kind === 'host' && path,
    stored && action('link', 'Query', 'Write a query for this node', () => actions.edit(node.kind, node.key)));
}

function contextSections(node: NodeElement, context: Resource<NodeContext>, actions: DetailActions): Child[] {
  switch (context.state) {
    case 'idle': return [];
    case 'loading': return [section('Connections', h('div', { 'class': 'skeleton', 'aria-label': 'Loading' }))];
    case 'failed': return [section('Connections', h('p', { class: 'inline-error', role: 'alert' }, icon('warning'), context.error.message))];
    case 'ready': return [connections(node, context.value.neighbours.groups, actions), ...evidence(context.value, actions)];
  }
}

function connections(node: NodeElement, groups: readonly NeighbourGroup[], actions: DetailActions): Child {
  if (groups.length === 0) return section('Connections', h('p', { class: 'faint' }, 'None.'));
  const rows = orderGroups(groups).map((group) => h('li', {},
    h('button', {
      'type': 'button', 'class': 'group-row', 'title': `Add these neighbours to the picture`,
      'data-name': `group-${group.type}-${group.direction}-${group.label ?? ''}`,
      'onclick': () => actions.expand(node.id, group),
    },
    h('span', { 'class': `arrow arrow-${group.direction}`, 'aria-hidden': 'true' }, group.direction === 'out' ? '→' : '←'),
    h('span', { class: 'group-title' }, groupTitle(group), group.label !== null && h('span', { class: 'faint' }, ` ${group.label}`)),
    h('span', { class: 'group-count' }, number(group.count)), icon('plus'))));
  return section('Connections', h('ul', { class: 'plain' }, ...rows));
}

function evidence(context: NodeContext, actions: DetailActions): Child[] {
  if (context.evidence === null) return [];
  const services = serviceLines(context.evidence);
  const rules = ruleLines(context.evidence);
  const alerts = alertFacts(context.evidence);
  return [
    section(`Services${services.length > 0 ? ` (${services.length})` : ''}`, services.length === 0
      ? h('p', { class: 'faint' }, 'No evidence that this host offers a service.')
      : h('ul', { class: 'plain evidence' }, ...services.map((line) => h('li', {},
        h('button', { 'type': 'button', 'class': 'evidence-row', 'data-name': `service-${line.key}`, 'onclick': () => actions.open('service', line.key) },
          h('span', { class: 'evidence-title' }, line.title),
          h('span', { class: `grade grade-${line.grade}` }, line.grade)),
        line.reason !== null && h('p', { class: 'reason' }, line.reason),
        line.counts !== '' && h('p', { class: 'counts' }, line.counts),
        ...proof(line, actions))))),
    rules.length > 0 && section(`Rules (${rules.length})`, h('ul', { class: 'plain evidence' }, ...rules.map((line) => h('li', {},
      h('button', { 'type': 'button', 'class': 'evidence-row', 'data-name': `rule-${line.key}`, 'onclick': () => actions.open('rule', line.key) },
        h('span', { class: 'evidence-title wrap' }, line.title), h('code', {}, line.key)),
      line.counts !== '' && h('p', { class: 'counts' }, line.counts))))),
    alerts.length > 0 && factSection('Alerts', alerts),
  ];
}

/** The rules behind a service: the first few at once, the others on demand. */
function proof(line: ServiceLine, actions: DetailActions): Child[] {
  const rows = line.evidence.map((item) => h('li', { class: item.supports ? 'for' : 'against' },
    h('button', { 'type': 'button', 'class': 'proof-row', 'title': `${item.supports ? 'Supports' : 'Contradicts'}: rule ${item.rule}`, 'data-name': `proof-${line.key}-${item.rule}`, 'onclick': () => actions.open('rule', item.rule) },
      h('span', { class: 'proof-title' }, item.message), h('span', { class: 'group-count' }, item.counts))));
  const [first, rest] = [rows.slice(0, PROOFS_SHOWN), rows.slice(PROOFS_SHOWN)];
  return [
    first.length > 0 && h('ul', { class: 'plain proof' }, ...first),
    rest.length > 0 && h('details', { class: 'more' }, h('summary', {}, `${count(rest.length, 'more rule')}`), h('ul', { class: 'plain proof' }, ...rest)),
  ];
}

function edgePanel(bundle: Bundle, picture: Picture, actions: DetailActions): Child[] {
  const many = bundle.members.length;
  return [
    header(null, many > 1 ? count(many, 'relationship') : 'relationship', bundle.label, actions),
    section('Between', h('ul', { class: 'plain' }, endRow('from', picture.nodes.get(bundle.source), actions), endRow('to', picture.nodes.get(bundle.target), actions))),
    factSection(many > 1 ? 'Together' : 'Properties', bundleFacts(bundle)),
  ];
}

function endRow(word: string, node: NodeElement | undefined, actions: DetailActions): Child {
  return node !== undefined && h('li', {}, h('button', { type: 'button', class: 'group-row', onclick: () => actions.select(node.id) },
    h('span', { class: 'faint end-word' }, word), glyph(node.kind, node.properties), h('span', { class: 'group-title mono' }, node.label)));
}

/** Nothing chosen: who stands out, and the keys. */
function overview(picture: Picture, actions: DetailActions): Child[] {
  const hubs = mostConnected(picture, 12);
  const most = hubs[0]?.neighbours ?? 1;
  return [
    h('header', { class: 'details-head' }, h('div', {}, h('h2', {}, 'In this picture'),
      h('p', { class: 'faint' }, picture.nodes.size === 0 ? 'Nothing is drawn.' : `${count(picture.nodes.size, 'node')}, ${count(picture.bundles.size, 'edge')}`))),
    hubs.length > 0 && section('Most connected', h('ul', { class: 'plain' }, ...hubs.map(({ node, neighbours }) => h('li', {},
      h('button', { type: 'button', class: 'hub-row', onclick: () => actions.select(node.id) },
        glyph(node.kind, node.properties), h('span', { class: node.kind === 'rule' || node.kind === 'alert' ? 'group-title' : 'group-title mono' }, node.label),
        bar(neighbours / most), h('span', { class: 'group-count' }, number(neighbours))))))),
    section('Keys', h('dl', { class: 'keys' }, ...KEYS.flatMap(([keys, meaning]) => [
      h('dt', {}, ...keys.map((key) => h('kbd', {}, key))), h('dd', {}, meaning)]))),
  ];
}

/** Rules shown under a service before the reader asks for all. */
const PROOFS_SHOWN = 3;

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [['/'], 'search'],
  [['↑', '↓', '←', '→'], 'walk from node to node'],
  [['E', '↵'], 'expand the chosen node'],
  [['Del'], 'take it out of the picture'],
  [['F', '+', '−'], 'fit, zoom'],
  [['R', 'L'], 'lay out again, labels'],
  [['Esc'], 'choose nothing'],
];

function header(mark: SVGElement | null, kind: string, title: string, actions: DetailActions): HTMLElement {
  return h('header', { class: 'details-head' }, mark,
    h('div', {}, h('p', { class: 'overline' }, kind), h('h2', { class: 'mono' }, title)),
    h('div', { class: 'details-buttons' },
      h('button', { 'class': 'button icon-only quiet', 'type': 'button', 'aria-label': 'Copy the key', 'title': 'Copy the key', 'onclick': () => actions.copy(title) }, icon('copy')),
      h('button', { 'class': 'button icon-only quiet', 'type': 'button', 'aria-label': 'Close details', 'title': 'Choose nothing (Esc)', 'onclick': () => actions.close() }, icon('close'))));
}

function section(title: string, ...children: readonly Child[]): HTMLElement {
  return h('section', { class: 'details-section' }, h('h3', {}, title), ...children);
}

function factSection(title: string, facts: readonly Fact[]): Child {
  return facts.length > 0 && section(title, h('dl', { class: 'facts' }, ...facts.flatMap((fact) => [
    h('dt', {}, fact.name), h('dd', { class: fact.code ? 'mono' : null }, fact.text)])));
}

function action(symbol: IconName, label: string, title: string, act: () => void, disabled = false): HTMLElement {
  return h('button', { 'type': 'button', 'class': 'button action', title, disabled, 'data-name': `action-${symbol}`, 'onclick': act }, icon(symbol), h('span', {}, label));
}

/** A bar of a share between 0 and 1, in twelfths: widths are classes because inline styles are forbidden. */
function bar(share: number): HTMLElement {
  return h('span', { 'class': 'bar', 'aria-hidden': 'true' }, h('span', { class: `bar-fill share-${Math.max(1, Math.round(share * 12))}` }));
}

function focusedName(element: HTMLElement): string | undefined {
  const active = document.activeElement;
  return active instanceof HTMLElement && element.contains(active) ? active.dataset['name'] ?? '' : undefined;
}

/** The panel is drawn anew on every change; whoever had the focus keeps it. */
function restoreFocus(element: HTMLElement, name: string | undefined): void {
  if (name === undefined) return;
  const target = name === '' ? null : [...element.querySelectorAll<HTMLElement>('[data-name]')].find((candidate) => candidate.dataset['name'] === name);
  (target ?? element).focus({ preventScroll: true });
}
