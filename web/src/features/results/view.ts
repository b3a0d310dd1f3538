import { settled } from '../../state/resource';
import type { ExplorerState } from '../../state/explorer';
import type { Mode } from '../../state/url';
import { h, replace } from '../../ui/dom';
import { icon } from '../../ui/icons';
import { notesOf, subtitleOf, titleOf } from './model';

export interface AnswerHeader {
  readonly element: HTMLElement;
  show(state: ExplorerState): void;
}

const MODES: readonly (readonly [Mode, string])[] = [['graph', 'Graph'], ['table', 'Table'], ['both', 'Both']];

/** Title, question, completeness notes, and the choice between picture and table. */
export function createAnswerHeader(onMode: (mode: Mode) => void): AnswerHeader {
  const title = h('h1');
  const question = h('p', { class: 'question' });
  const notes = h('div', { 'class': 'notes', 'aria-live': 'polite' });
  const buttons = MODES.map(([mode, label]) => h('button', { 'type': 'button', 'data-mode': mode, 'aria-pressed': 'false', 'onclick': () => onMode(mode) }, label));
  const element = h('header', { class: 'answer-head' },
    h('div', { class: 'answer-title' }, title, question),
    h('div', { class: 'answer-side' }, notes, h('div', { 'class': 'segmented', 'role': 'group', 'aria-label': 'Show the answer as' }, ...buttons)));

  return {
    element,
    show(state) {
      title.textContent = titleOf(state.question);
      question.textContent = subtitleOf(state.question);
      const result = settled(state.answer);
      replace(notes, ...(result === null ? [] : notesOf(result, state.picture)).map((note) =>
        h('span', { class: `note note-${note.tone}` }, note.tone === 'warning' && icon('warning'), note.text)));
      buttons.forEach((button, index) => {
        const mode = MODES[index]?.[0];
        button.setAttribute('aria-pressed', String(mode === state.mode));
        button.disabled = mode !== 'table' && state.picture.nodes.size === 0;
      });
    },
  };
}
