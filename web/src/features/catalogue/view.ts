import type { View, ViewParameter } from '../../api/contracts';
import type { ExplorerState } from '../../state/explorer';
import { h, replace, type Child } from '../../ui/dom';
import { icon } from '../../ui/icons';
import { filterViews, readParameter, topicsOf, type Topic } from './model';

export interface CatalogueView {
  readonly element: HTMLElement;
  show(state: ExplorerState): void;
}

/** The left rail: every question of the catalogue by topic; the open one shows its parameters. */
export function createCatalogue(onOpen: (view: View, entered: Readonly<Record<string, string>>) => void, onRetry: () => void): CatalogueView {
  const filter = h('input', { 'type': 'search', 'placeholder': 'Filter views', 'aria-label': 'Filter views', 'autocomplete': 'off', 'spellcheck': 'false' });
  const list = h('div', { class: 'catalogue-list' });
  const element = h('nav', { 'class': 'catalogue', 'id': 'catalogue', 'aria-label': 'Catalogue of views' },
    h('div', { class: 'catalogue-filter' }, filter), list);
  let state: ExplorerState | null = null;

  filter.addEventListener('input', () => { if (state !== null) draw(state); });

  function draw(current: ExplorerState): void {
    const { views, question } = current;
    switch (views.state) {
      case 'idle': case 'loading':
        replace(list, ...Array.from({ length: 6 }, () => h('div', { class: 'skeleton tall' })));
        return;
      case 'failed':
        replace(list, h('div', { class: 'rail-note', role: 'alert' }, h('p', {}, views.error.message),
          h('button', { class: 'button', type: 'button', onclick: onRetry }, 'Try again')));
        return;
      case 'ready': {
        const matching = filterViews(views.value, filter.value);
        const open = question?.source === 'view' ? question : null;
        replace(list, ...topicsOf(matching).map((topic) => topicSection(topic, open)),
          matching.length === 0 && h('p', { class: 'rail-note' }, views.value.length === 0 ? 'The catalogue is empty.' : `No view matches “${filter.value}”.`));
      }
    }
  }

  function topicSection(topic: Topic, open: { view: View; parameters: Readonly<Record<string, unknown>> } | null): HTMLElement {
    return h('section', { class: 'topic' }, h('h2', { class: 'overline' }, topic.title),
      h('ul', { class: 'plain' }, ...topic.views.map((view) => item(view, open !== null && open.view.name === view.name && open.view.kind === view.kind ? open.parameters : null))));
  }

  function item(view: View, parameters: Readonly<Record<string, unknown>> | null): HTMLElement {
    const button = h('button', {
      'type': 'button', 'class': 'view-item', 'aria-current': parameters === null ? null : 'true', 'data-view': view.name,
      'onclick': () => onOpen(view, {}),
    },
    h('span', { class: 'view-title' }, view.title, view.kind === 'table' && h('span', { 'class': 'view-kind', 'title': 'Answers with a table' }, 'table')),
    view.question !== '' && h('span', { class: 'view-question' }, view.question));
    return h('li', { class: parameters === null ? null : 'open' }, button,
      parameters !== null && view.parameters.length > 0 && parameterForm(view, parameters, onOpen));
  }

  return {
    element,
    show(next) {
      const unchanged = state !== null && state.views === next.views && state.question === next.question;
      state = next;
      if (unchanged) return;
      const focused = document.activeElement instanceof HTMLElement && list.contains(document.activeElement)
        ? document.activeElement.dataset['view'] ?? null : null;
      draw(next);
      const current = list.querySelector<HTMLElement>('[aria-current]');
      current?.scrollIntoView({ block: 'nearest' });
      if (focused !== null) current?.focus({ preventScroll: true });
    },
  };
}

function parameterForm(view: View, values: Readonly<Record<string, unknown>>, onOpen: (view: View, entered: Readonly<Record<string, string>>) => void): HTMLElement {
  const form = h('form', { class: 'parameters' }, ...view.parameters.map((parameter) => field(parameter, values[parameter.name])),
    h('button', { class: 'button', type: 'submit' }, icon('play'), 'Run'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const entered: Record<string, string> = {};
    for (const parameter of view.parameters) {
      const control = form.elements.namedItem(parameter.name);
      if (!(control instanceof HTMLInputElement)) continue;
      const text = parameter.type === 'boolean' ? String(control.checked) : control.value;
      const fits = readParameter(parameter, text) !== undefined;
      control.setAttribute('aria-invalid', String(!fits));
      control.setCustomValidity(fits ? '' : `Expected ${parameter.type === 'integer' ? 'a whole number' : 'a number'}.`);
      if (!control.reportValidity()) return;
      entered[parameter.name] = text;
    }
    onOpen(view, entered);
  });
  form.addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement) event.target.setCustomValidity('');
  });
  return form;
}

function field(parameter: ViewParameter, value: unknown): Child {
  const id = `parameter-${parameter.name}`;
  const input = h('input', {
    id, 'name': parameter.name, 'type': parameter.type === 'boolean' ? 'checkbox' : 'text', 'autocomplete': 'off', 'spellcheck': 'false',
    'inputmode': parameter.type === 'integer' ? 'numeric' : null, 'title': parameter.description,
    'placeholder': parameter.defaultValue === null ? 'any' : String(parameter.defaultValue),
  });
  if (parameter.type === 'boolean') input.checked = value === true;
  else input.value = value === null || value === undefined ? '' : String(value);
  return h('label', { for: id, title: parameter.description }, h('span', {}, parameter.name), input);
}
