import { autocompletion, closeBrackets, completeFromList, type Completion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, insertNewlineAndIndent } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, LanguageSupport, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { cypher } from '@codemirror/legacy-modes/mode/cypher';
import { Compartment, EditorState, Prec, StateEffect, StateField } from '@codemirror/state';
import { Decoration, drawSelection, EditorView, keymap, placeholder, type DecorationSet } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { h } from '../../ui/dom';

export interface Editor {
  readonly element: HTMLElement;
  text(): string;
  setText(text: string): void;
  focus(): void;
  /** Underlines from an offset to the end of its word and puts the cursor there. */
  showError(offset: number): void;
  clearError(): void;
  /** Labels and relationship types offered while typing. */
  offer(labels: readonly string[], types: readonly string[]): void;
}

const KEYWORDS = [
  'MATCH', 'OPTIONAL MATCH', 'WHERE', 'RETURN', 'WITH', 'UNWIND', 'ORDER BY', 'LIMIT', 'SKIP', 'DISTINCT', 'AS', 'AND', 'OR', 'NOT',
  'IN', 'IS NULL', 'IS NOT NULL', 'STARTS WITH', 'ENDS WITH', 'CONTAINS', 'CASE', 'WHEN', 'THEN', 'ELSE', 'END', 'DESC', 'UNION',
  'EXISTS', 'EXPLAIN', 'PROFILE', 'count', 'collect', 'sum', 'min', 'max', 'avg', 'size', 'labels', 'type', 'keys', 'properties',
  'coalesce', 'nodes', 'relationships', 'shortestPath',
];

const HIGHLIGHT = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--code-keyword)', fontWeight: '500' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.atom], color: 'var(--code-number)' },
  { tag: [tags.comment], color: 'var(--text-2)', fontStyle: 'italic' },
  { tag: [tags.variableName, tags.propertyName, tags.name], color: 'var(--text)' },
  { tag: [tags.definition(tags.variableName), tags.standard(tags.variableName)], color: 'var(--code-name)' },
]);

const THEME = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--text)', fontSize: 'var(--text-s)', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.5', overflow: 'auto' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 10px' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': { backgroundColor: 'var(--accent-soft) !important' },
  '.cm-placeholder': { color: 'var(--text-2)' },
  '.cm-matchingBracket': { backgroundColor: 'var(--accent-soft)', outline: '1px solid var(--accent)' },
  '.cm-mistake': { borderBottom: '2px solid var(--danger)', backgroundColor: 'var(--danger-soft)' },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', border: '1px solid var(--line-strong)', borderRadius: '6px', color: 'var(--text)', overflow: 'hidden' },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', fontSize: 'var(--text-s)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
});

/** Marks a range as wrong, or with null nothing. */
const setMistake = StateEffect.define<{ from: number; to: number } | null>();

const MISTAKE = Decoration.mark({ class: 'cm-mistake' });

/** The mark of the last error; any change of the text takes it away. */
const mistakes = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(setMistake)) continue;
      return effect.value === null || effect.value.from === effect.value.to
        ? Decoration.none
        : Decoration.set([MISTAKE.range(effect.value.from, effect.value.to)]);
    }
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * Typing over a selection: left to the browser, Chromium keeps the old style in a style attribute, which the
 * content policy refuses with an error in the console.
 */
const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== 'insertText' || event.data === null || view.state.selection.main.empty) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});

/**
 * The Cypher editor. It lives in a shadow root: there CodeMirror uses constructed style sheets, where in the
 * document it would insert style elements that the page's content policy forbids.
 */
export function createEditor(onRun: () => void): Editor {
  const element = h('div', { class: 'cypher-editor' });
  const root = element.attachShadow({ mode: 'open' });
  const completions = new Compartment();
  const language = StreamLanguage.define(cypher);

  const view = new EditorView({
    root,
    parent: root as unknown as Element,
    state: EditorState.create({
      doc: '',
      extensions: [
        Prec.highest(keymap.of([
          { key: 'Mod-Enter', run: () => { onRun(); return true; } },
          { key: 'Shift-Enter', run: insertNewlineAndIndent },
          // Escape leaves the editor, so that Tab order is never a trap.
          { key: 'Escape', run: (target) => { target.contentDOM.blur(); return true; } },
        ])),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        history(), mistakes, typeOver, drawSelection(), bracketMatching(), closeBrackets(),
        new LanguageSupport(language), syntaxHighlighting(HIGHLIGHT), THEME,
        completions.of(suggestions(language, [], [])),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'Cypher query', 'spellcheck': 'false', 'autocapitalize': 'off' }),
        placeholder('MATCH (a:Host)-[r:ATTACKED]->(b:Host) RETURN a, r, b'),
      ],
    }),
  });

  return {
    element,
    text: () => view.state.doc.toString(),
    setText(text) {
      if (text !== view.state.doc.toString()) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    focus: () => view.focus(),
    showError(offset) {
      const from = Math.min(offset, view.state.doc.length);
      const word = view.state.wordAt(from);
      const to = Math.min(view.state.doc.length, word?.to ?? from + 1);
      view.dispatch({ effects: setMistake.of({ from, to }), selection: { anchor: from }, scrollIntoView: true });
    },
    clearError: () => view.dispatch({ effects: setMistake.of(null) }),
    offer: (labels, types) => view.dispatch({ effects: completions.reconfigure(suggestions(language, labels, types)) }),
  };
}

function suggestions(language: StreamLanguage<unknown>, labels: readonly string[], types: readonly string[]) {
  const options: Completion[] = [
    ...labels.map((label): Completion => ({ label, type: 'class', detail: 'label', boost: 2 })),
    ...types.map((label): Completion => ({ label, type: 'type', detail: 'type', boost: 1 })),
    ...KEYWORDS.map((label): Completion => ({ label, type: 'keyword' })),
  ];
  return [autocompletion({ icons: false }), language.data.of({ autocomplete: completeFromList(options) })];
}
