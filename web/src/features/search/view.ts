import type { Api } from '../../api/client';
import type { SearchHit } from '../../api/contracts';
import { h, replace } from '../../ui/dom';
import { glyph, icon } from '../../ui/icons';
import { fragments, moveHighlight, SEARCH_DELAY_MS, SEARCH_LIMIT, SHORTEST, subtitle } from './model';

export interface SearchView {
  readonly element: HTMLElement;
  focus(): void;
}

/** The search box: a combobox over hosts, services, rules and ports. `/` focuses it from anywhere. */
export function createSearch(api: Pick<Api, 'search'>, onPick: (hit: SearchHit) => void): SearchView {
  const input = h('input', {
    'type': 'search', 'role': 'combobox', 'aria-label': 'Search hosts, services, rules and ports', 'aria-expanded': 'false',
    'aria-controls': 'search-results', 'aria-autocomplete': 'list', 'placeholder': 'Search hosts, services, rules…', 'autocomplete': 'off', 'spellcheck': 'false',
  });
  const results = h('ul', { 'class': 'search-results', 'id': 'search-results', 'role': 'listbox', 'aria-label': 'Results', 'hidden': true });
  const element = h('div', { class: 'search' }, icon('search'), input, h('kbd', { class: 'search-key' }, '/'), results);

  let hits: readonly SearchHit[] = [];
  let highlight = -1;
  let pending: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Enter pressed before the answer came: the first result is taken when it does. */
  let impatient = false;

  input.addEventListener('input', () => {
    clearTimeout(timer);
    impatient = false;
    timer = setTimeout(() => void look(), SEARCH_DELAY_MS);
  });
  input.addEventListener('focus', () => { if (hits.length > 0) setOpen(true); });
  input.addEventListener('blur', () => setOpen(false));
  input.addEventListener('keydown', onKey);

  function onKey(event: KeyboardEvent): void {
    switch (event.key) {
      case 'ArrowDown': case 'ArrowUp':
        event.preventDefault();
        setOpen(hits.length > 0);
        setHighlight(moveHighlight(highlight, hits.length, event.key));
        return;
      case 'Enter': {
        const hit = hits[Math.max(0, highlight)];
        if (hit === undefined) impatient = input.value.trim().length >= SHORTEST;
        else pick(hit);
        return;
      }
      case 'Escape':
        if (results.hidden) input.blur();
        setOpen(false);
        return;
    }
  }

  async function look(): Promise<void> {
    pending?.abort();
    const words = input.value.trim();
    if (words.length < SHORTEST) {
      hits = [];
      setOpen(false);
      return;
    }
    const mine = new AbortController();
    pending = mine;
    try {
      const answer = await api.search(words, SEARCH_LIMIT, mine.signal);
      if (mine.signal.aborted) return;
      hits = answer.hits;
      draw(words, answer.truncated);
      const [first] = hits;
      if (impatient && first !== undefined) pick(first);
    } catch (error) {
      if (mine.signal.aborted) return;
      hits = [];
      replace(results, h('li', { class: 'search-note' }, error instanceof Error ? error.message : 'The search failed.'));
      setOpen(true);
    }
  }

  function draw(words: string, truncated: boolean): void {
    highlight = -1;
    const items = hits.map((hit, index) => h('li', {
      'role': 'option', 'id': `search-result-${index}`, 'aria-selected': 'false',
      // Pointer down, not click: the field loses focus in between.
      'onpointerdown': (event) => { event.preventDefault(); pick(hit); },
    }, glyph(hit.kind, {}), h('span', { class: 'search-text' },
      h('span', { class: 'search-label' }, ...fragments(hit.label, words).map((part) => (part.hit ? h('mark', {}, part.text) : part.text))),
      h('span', { class: 'search-detail' }, subtitle(hit)))));
    replace(results, ...items,
      hits.length === 0 && h('li', { class: 'search-note' }, `Nothing matches “${words}”.`),
      truncated && h('li', { class: 'search-note' }, `The first ${hits.length} are shown; add a word to narrow.`));
    setOpen(document.activeElement === input);
    if (hits.length > 0) setHighlight(0);
  }

  function setHighlight(index: number): void {
    highlight = index;
    [...results.querySelectorAll('[role=option]')].forEach((item, at) => {
      item.setAttribute('aria-selected', String(at === index));
      if (at === index) item.scrollIntoView({ block: 'nearest' });
    });
    if (index >= 0) input.setAttribute('aria-activedescendant', `search-result-${index}`);
    else input.removeAttribute('aria-activedescendant');
  }

  function setOpen(open: boolean): void {
    results.hidden = !open;
    input.setAttribute('aria-expanded', String(open));
  }

  function pick(hit: SearchHit): void {
    impatient = false;
    hits = [];
    input.value = '';
    setOpen(false);
    input.blur();
    onPick(hit);
  }

  return { element, focus: () => { input.focus(); input.select(); } };
}
