import './styles/index.css';
import { createApi } from './api/client';
import type { View } from './api/contracts';
import { createCatalogue } from './features/catalogue/view';
import { neighbourhoodQuery } from './features/cypher/model';
import { createCypher } from './features/cypher/view';
import { createDetails } from './features/details/view';
import { createLegend } from './features/legend/view';
import { titleOf } from './features/results/model';
import { createStage } from './features/results/stage';
import { createAnswerHeader } from './features/results/view';
import { createSearch } from './features/search/view';
import { createTable } from './features/table/view';
import { GraphCanvas } from './graph/canvas';
import { PALETTES } from './graph/palette';
import { Explorer, type ExplorerState } from './state/explorer';
import { settled } from './state/resource';
import type { Mode } from './state/url';
import { h } from './ui/dom';
import { download, fileName } from './ui/download';
import { Theme } from './ui/theme';
import { createTopBar } from './ui/topbar';

/** Wires the page together: features on one side, the explorer's state on the other. */

const api = createApi();
const theme = new Theme();
const explorer = new Explorer(api, {
  read: () => window.location.hash,
  write: (hash, push) => {
    const address = hash === '' ? window.location.pathname : hash;
    if (push) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  },
});

const search = createSearch(api, (hit) => void explorer.add(hit).then(() => {
  focusChosen();
  stage.container.focus();
}));
const topBar = createTopBar(search.element, { toggleRail, toggleTheme: () => theme.toggle() });
const catalogue = createCatalogue(openView, () => void explorer.start());
const header = createAnswerHeader((mode) => explorer.setMode(mode));
const cypher = createCypher((query, parameters) => {
  const { question } = explorer.store.state;
  // The unchanged text of a view is that view, with its form's values.
  if (question?.source === 'view' && question.view.query.trim() === query) void explorer.again();
  else void explorer.runQuery(query, parameters);
});
const legend = createLegend((group) => explorer.toggleGroup(group));
const stage = createStage(legend.element, {
  exportPng: () => void canvas.png(PALETTES[theme.name].background).then((image) => download(fileName(titleOf(explorer.store.state.question), 'png'), image)),
  expandChosen: () => withChosenNode((id) => void explorer.expand(id)),
  removeChosen: () => withChosenNode((id) => explorer.hide(id)),
  clearChoice: () => explorer.select(null),
  retry: () => void explorer.again(),
});
const table = createTable((id) => explorer.select(id), (text) => explorer.say(text));
const details = createDetails({
  close: () => {
    explorer.select(null);
    stage.container.focus();
  },
  select: (id) => {
    explorer.select(id);
    focusChosen();
  },
  open: (kind, key) => void openNode(kind, key),
  expand: (id, group) => void explorer.expand(id, group),
  fold: (id) => explorer.fold(id),
  hide: (id) => explorer.hide(id),
  startPath: (id) => explorer.startPath(id),
  findPaths: (to) => void explorer.findPaths(to),
  edit: (kind, key) => cypher.edit(neighbourhoodQuery(kind, key)),
  copy: (text) => void navigator.clipboard.writeText(text).then(() => explorer.say('Copied.'), () => explorer.say('The browser did not allow copying.')),
});
const notice = h('div', { class: 'notice', role: 'status', hidden: true });
const panes = h('div', { 'class': 'panes', 'data-mode': 'graph' }, stage.element, table.element);
const centre = h('main', { class: 'centre' }, header.element, cypher.element, panes, notice);
const scrim = h('div', { class: 'scrim', onclick: toggleRail });
const app = h('div', { class: 'app' }, topBar.element, catalogue.element, centre, details.element, scrim);
document.querySelector('#app')?.replaceWith(app);

const canvas = new GraphCanvas(stage.container, PALETTES[theme.name], {
  chosen: (id) => explorer.select(id),
  expand: (id) => void explorer.expand(id),
}, () => stage.covers());
stage.attach(canvas);
topBar.showTheme(theme.name);
theme.onChange((name) => {
  canvas.setPalette(PALETTES[name]);
  topBar.showTheme(name);
});

/** Below this width the details are a sheet over the lower part of the picture (styles/narrow.css). */
const narrow = matchMedia('(max-width: 960px)');
const SHEET_SHARE = 0.56;

let noticeTimer: ReturnType<typeof setTimeout> | undefined;
explorer.store.subscribe(render);
window.addEventListener('popstate', () => void explorer.follow());
document.addEventListener('keydown', onGlobalKey);
void explorer.start();

function render(state: ExplorerState, previous: ExplorerState): void {
  if (state.mode !== previous.mode) showMode(state.mode);
  if (state.info !== null && state.info !== previous.info) {
    topBar.learn(state.info);
    cypher.learn(state.info);
  }
  catalogue.show(state);
  header.show(state);
  stage.show(state);
  renderQuestion(state, previous);
  renderPicture(state, previous);
  if (state.selection !== previous.selection || state.picture !== previous.picture || state.context !== previous.context || state.pathStart !== previous.pathStart) details.show(state);
  if (state.notice !== previous.notice || state.busy !== previous.busy) renderNotice(state);
}

function showMode(mode: Mode): void {
  panes.dataset['mode'] = mode;
  canvas.resize();
  requestAnimationFrame(() => canvas.fit());
}

function renderQuestion(state: ExplorerState, previous: ExplorerState): void {
  const { question, answer, failure } = state;
  document.title = `${titleOf(question)} – NetGraph`;
  // After a failure the text stays as the analyst wrote it.
  if (question !== previous.question && question !== null && failure === null) {
    performance.mark('netgraph:asked');
    cypher.show(question.source === 'view' ? question.view.query : question.query, question.parameters, question.source === 'view');
    app.classList.remove('rail-open');
  }
  if (answer !== previous.answer) cypher.setRunning(answer.state === 'loading');
  if (failure !== previous.failure) cypher.fail(failure);
}

function renderPicture(state: ExplorerState, previous: ExplorerState): void {
  // The legend first: a picture is fitted beside it.
  if (state.picture !== previous.picture || state.hiddenGroups !== previous.hiddenGroups) legend.show(state.picture, state.hiddenGroups);
  if (state.drawing !== previous.drawing) {
    // The pane must have its size before the layout fits the picture into it.
    canvas.resize();
    void canvas.show(state.picture).then(() => {
      performance.mark('netgraph:drawn');
      performance.measure('netgraph:view-to-drawn', 'netgraph:asked', 'netgraph:drawn');
      stage.element.dataset['drawn'] = String(state.drawing);
    });
  } else if (state.picture !== previous.picture) {
    canvas.update(state.picture, state.anchor);
  }
  if (state.hiddenGroups !== previous.hiddenGroups) canvas.hideGroups(state.hiddenGroups);
  const result = settled(state.answer);
  if (result !== null && (state.answer !== previous.answer || state.picture !== previous.picture)) table.show(result, state.picture, titleOf(state.question));
  if (state.selection !== previous.selection || state.drawing !== previous.drawing) {
    canvas.choose(state.selection);
    if (state.selection !== null && narrow.matches) canvas.keepAbove(state.selection, SHEET_SHARE);
    table.mark(state.selection);
  }
}

function renderNotice(state: ExplorerState): void {
  const text = state.busy === null ? state.notice?.text ?? null : `${state.busy}…`;
  clearTimeout(noticeTimer);
  notice.hidden = text === null;
  notice.textContent = text;
  notice.classList.toggle('error', state.busy === null && state.notice?.tone === 'error');
  if (state.busy === null && state.notice !== null) noticeTimer = setTimeout(() => explorer.dismissNotice(), state.notice.tone === 'error' ? 12_000 : 6_000);
}

function openView(view: View, entered: Readonly<Record<string, string>>): void {
  void explorer.openView(view, entered);
}

/** Services and rules of the evidence list may not be drawn yet; the search knows their ids. */
async function openNode(kind: string, key: string): Promise<void> {
  const answer = await api.search(key, 10, new AbortController().signal).catch(() => null);
  const hit = answer?.hits.find((candidate) => candidate.kind === kind && candidate.key === key);
  if (hit === undefined) {
    explorer.say(`${key} was not found in the store.`, 'error');
    return;
  }
  await explorer.add(hit);
  focusChosen();
}

function focusChosen(): void {
  const { selection } = explorer.store.state;
  if (selection !== null) canvas.focus(selection);
}

function withChosenNode(act: (id: string) => void): void {
  const { selection, picture } = explorer.store.state;
  if (selection !== null && picture.nodes.has(selection)) act(selection);
}

function toggleRail(): void {
  app.classList.toggle('rail-open');
}

function onGlobalKey(event: KeyboardEvent): void {
  const typing = event.composedPath().some((target) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)));
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    search.focus();
  } else if (event.key === 'Escape' && app.classList.contains('rail-open')) {
    toggleRail();
  }
}
