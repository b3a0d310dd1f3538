import { ApiError } from '../../api/problem';
import type { GraphCanvas } from '../../graph/canvas';
import type { Box } from '../../graph/labels';
import type { Direction } from '../../graph/layout';
import type { ExplorerState } from '../../state/explorer';
import { h, replace, type Child } from '../../ui/dom';
import { icon, type IconName } from '../../ui/icons';

export interface StageActions {
  exportPng(): void;
  expandChosen(): void;
  removeChosen(): void;
  clearChoice(): void;
  retry(): void;
}

export interface Stage {
  readonly element: HTMLElement;
  /** Where the canvas mounts. */
  readonly container: HTMLElement;
  attach(canvas: GraphCanvas): void;
  /** Boxes of the toolbar and the legend, by their middles in pixels of the container. */
  covers(): Box[];
  show(state: ExplorerState): void;
}

const ARROWS: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

/** The graph pane: canvas, toolbar, keys, and what stands there while there is nothing to draw. */
export function createStage(legend: HTMLElement, actions: StageActions): Stage {
  let canvas: GraphCanvas | null = null;
  let labels = true;
  const container = h('div', {
    'class': 'canvas', 'tabindex': 0, 'role': 'application',
    'aria-label': 'Graph. Arrow keys walk from node to node, E expands, Escape chooses nothing.',
  });
  const cover = h('div', { 'class': 'cover', 'hidden': true });
  const labelButton = tool('label', 'Labels on or off (L)', toggleLabels);
  labelButton.setAttribute('aria-pressed', 'true');
  const toolbar = h('div', { 'class': 'toolbar', 'role': 'toolbar', 'aria-label': 'Graph tools' },
    tool('plus', 'Zoom in (+)', () => canvas?.zoomBy(1.3)),
    tool('minus', 'Zoom out (−)', () => canvas?.zoomBy(1 / 1.3)),
    tool('fit', 'Fit to the pane (F)', () => canvas?.fit()),
    tool('layout', 'Lay out again (R)', () => void canvas?.layout()),
    labelButton,
    tool('image', 'Save as PNG', actions.exportPng));
  const element = h('section', { 'class': 'stage', 'aria-label': 'Answer as a graph' }, container, toolbar, legend, cover);

  container.addEventListener('keydown', onKey);

  function onKey(event: KeyboardEvent): void {
    if (canvas === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = ARROWS[event.key];
    if (direction !== undefined) canvas.step(direction);
    else if (!press(event.key)) return;
    event.preventDefault();
  }

  function press(key: string): boolean {
    switch (key) {
      case 'Enter': case 'e': case 'E': actions.expandChosen(); return true;
      case 'Delete': case 'Backspace': actions.removeChosen(); return true;
      case 'Escape': actions.clearChoice(); return true;
      case '+': case '=': canvas?.zoomBy(1.3); return true;
      case '-': canvas?.zoomBy(1 / 1.3); return true;
      case 'f': case 'F': canvas?.fit(); return true;
      case 'r': case 'R': void canvas?.layout(); return true;
      case 'l': case 'L': toggleLabels(); return true;
      default: return false;
    }
  }

  function toggleLabels(): void {
    labels = !labels;
    labelButton.setAttribute('aria-pressed', String(labels));
    canvas?.showLabels(labels);
  }

  return {
    element,
    container,
    covers() {
      const pane = container.getBoundingClientRect();
      return [toolbar, legend].map((part) => part.getBoundingClientRect()).filter((part) => part.width > 0)
        .map((part) => ({ x: part.x + part.width / 2 - pane.x, y: part.y + part.height / 2 - pane.y, width: part.width, height: part.height }));
    },
    attach(newCanvas) {
      canvas = newCanvas;
      new ResizeObserver(() => newCanvas.resize()).observe(container);
    },
    show(state) {
      const content = coverContent(state, actions);
      cover.hidden = content.length === 0;
      cover.classList.toggle('clear', state.answer.state === 'loading');
      replace(cover, ...content);
    },
  };
}

function coverContent(state: ExplorerState, actions: StageActions): Child[] {
  const { answer, question, views } = state;
  if (views.state === 'failed' && question === null) return message('warning', 'No connection to the server', views.error.message, retry(actions));
  switch (answer.state) {
    case 'loading': return [h('div', { 'class': 'loading', 'role': 'status' }, h('span', { class: 'spinner' }), 'Asking…')];
    case 'failed': {
      const title = answer.error instanceof ApiError ? answer.error.title : 'The answer could not be shown';
      const hint = question?.source === 'query' ? 'The place of the error is marked in the query above.' : answer.error.message;
      return message('warning', title, hint, question?.source === 'view' && retry(actions));
    }
    case 'ready':
      if (state.picture.nodes.size > 0) return [];
      return answer.value.rows.length > 0
        ? message('image', 'Nothing to draw', 'This answer has no nodes; it is shown as a table.')
        : message('search', 'No rows', capitalized(answer.value.notifications[0] ?? 'Nothing in the store answers this question. Widen the parameters, or import more data.'));
    case 'idle':
      return views.state === 'ready' ? message('play', 'Choose a view', 'Pick a question on the left, search for a host, or write Cypher above.') : [];
  }
}

function message(symbol: IconName, title: string, text: string, ...extra: readonly Child[]): Child[] {
  return [h('div', { class: 'message' }, icon(symbol), h('h2', {}, title), h('p', {}, text), ...extra)];
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function retry(actions: StageActions): HTMLElement {
  return h('button', { class: 'button', type: 'button', onclick: () => actions.retry() }, 'Try again');
}

function tool(symbol: IconName, title: string, act: () => void): HTMLButtonElement {
  return h('button', { 'type': 'button', 'class': 'tool', title, 'aria-label': title, 'onclick': act }, icon(symbol));
}
