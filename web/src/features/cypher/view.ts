import type { Parameters } from '../../api/client';
import type { Info } from '../../api/contracts';
import { ApiError } from '../../api/problem';
import { recall, remember } from '../../state/memory';
import { h, replace } from '../../ui/dom';
import { icon } from '../../ui/icons';
import { createEditor } from './editor';
import { caretLines, offsetOf, oneLine, parameterNames, parametersFor, readHistory, remembered } from './model';

export interface CypherView {
  readonly element: HTMLElement;
  /** Shows the text of what was just asked; a view has a form for its parameters, until its text is changed. */
  show(query: string, parameters: Parameters, hasForm: boolean): void;
  fail(error: Error | null): void;
  learn(info: Info): void;
  edit(query: string): void;
  setRunning(running: boolean): void;
}

/** The Cypher box: editor, parameters, history, and errors under the place they are about. */
export function createCypher(onRun: (query: string, parameters: Parameters) => void): CypherView {
  const editor = createEditor(run);
  const fields = h('div', { class: 'cypher-parameters' });
  const error = h('div', { class: 'cypher-error', role: 'alert', hidden: true });
  const menu = h('div', { 'class': 'history-menu', 'hidden': true, 'role': 'menu', 'aria-label': 'Earlier queries' });
  const historyButton = h('button', {
    'class': 'button quiet', 'type': 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'onclick': toggleMenu,
  }, icon('history'), h('span', { class: 'wide-only' }, 'History'));
  const runButton = h('button', { class: 'button primary', type: 'button', title: 'Run the query (Ctrl+Enter)', onclick: run }, icon('play'), 'Run');
  const body = h('div', { class: 'cypher-body' }, editor.element, fields, error);
  const toggle = h('button', { 'class': 'cypher-toggle', 'type': 'button', 'aria-expanded': 'true', 'onclick': () => setOpen(body.hidden === true) },
    icon('chevron'), 'Cypher');
  const preview = h('code', { class: 'cypher-preview' });
  const element = h('section', { 'class': 'cypher', 'aria-label': 'Cypher query' },
    h('div', { class: 'cypher-bar' }, toggle, preview, h('div', { class: 'cypher-actions' }, h('kbd', { class: 'wide-only' }, 'Ctrl ↵'), historyButton, runButton)),
    body, menu);

  let past = readHistory(recall('history'));
  let entered: Record<string, string> = {};
  let formText: string | null = null;
  setOpen(recall('cypherOpen') !== false && !matchMedia('(max-width: 760px)').matches, false);

  editor.element.addEventListener('keyup', drawFields);
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !menu.hidden) {
      toggleMenu();
      historyButton.focus();
    }
  });
  document.addEventListener('click', (event) => {
    if (!menu.hidden && !event.composedPath().includes(menu) && !event.composedPath().includes(historyButton)) toggleMenu();
  });

  function run(): void {
    const query = editor.text().trim();
    if (query === '') return;
    drawFields();
    past = remembered(past, query);
    remember('history', past);
    onRun(query, parametersFor(query, entered));
  }

  function setOpen(open: boolean, keep = true): void {
    body.hidden = !open;
    toggle.setAttribute('aria-expanded', String(open));
    preview.textContent = open ? '' : oneLine(editor.text());
    if (keep) remember('cypherOpen', open);
  }

  /** One small input per `$name` in the text, keeping what was typed before. */
  function drawFields(): void {
    const names = editor.text() === formText ? [] : parameterNames(editor.text());
    const drawn = [...fields.querySelectorAll('input')].map((input) => input.name);
    if (names.join() === drawn.join()) return;
    replace(fields, ...names.map((name) => {
      const input = h('input', { name, type: 'text', placeholder: 'null', spellcheck: 'false', autocomplete: 'off' });
      input.value = entered[name] ?? '';
      input.addEventListener('input', () => { entered[name] = input.value; });
      input.addEventListener('keydown', (event) => { if (event.key === 'Enter') run(); });
      return h('label', { class: 'cypher-parameter' }, h('span', {}, `$${name}`), input);
    }));
  }

  function toggleMenu(): void {
    menu.hidden = !menu.hidden;
    historyButton.setAttribute('aria-expanded', String(!menu.hidden));
    if (menu.hidden) return;
    replace(menu, ...(past.length === 0
      ? [h('p', { class: 'faint' }, 'Queries you run are kept here, in this browser only.')]
      : past.map((query) => h('button', { type: 'button', role: 'menuitem', title: query, onclick: () => choose(query) }, oneLine(query)))));
    menu.querySelector('button')?.focus();
  }

  function choose(query: string): void {
    toggleMenu();
    setText(query);
    editor.focus();
  }

  function setText(query: string): void {
    editor.clearError();
    error.hidden = true;
    editor.setText(query);
    setOpen(!body.hidden, false);
    drawFields();
  }

  function fail(problem: Error | null): void {
    error.hidden = problem === null;
    if (problem === null) {
      editor.clearError();
      return;
    }
    setOpen(true, false);
    const api = problem instanceof ApiError ? problem : null;
    const position = api?.position ?? null;
    const place = position === null ? api?.caret ?? null : caretLines(editor.text(), position);
    if (position !== null) editor.showError(offsetOf(editor.text(), position));
    replace(error,
      h('p', { class: 'cypher-error-title' }, icon('warning'),
        position === null ? api?.title ?? 'The query failed' : `Line ${position.line}, column ${position.column}`),
      h('p', {}, problem.message),
      place !== null && h('pre', { class: 'caret' }, place),
      api?.hint && h('p', { class: 'hint' }, api.hint),
      api?.code && h('p', { class: 'code' }, api.code));
  }

  return {
    element,
    fail,
    show(query, parameters, hasForm) {
      formText = hasForm ? query : null;
      entered = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, value === null ? '' : String(value)]));
      replace(fields);
      setText(query);
    },
    learn: (info) => editor.offer([...info.nodeCounts.keys()], [...info.relationshipCounts.keys()]),
    edit(query) {
      setText(query);
      setOpen(true, false);
      editor.focus();
    },
    setRunning(running) {
      runButton.disabled = running;
    },
  };
}
