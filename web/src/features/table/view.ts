import type { QueryResult, Row } from '../../api/contracts';
import type { Picture } from '../../graph/elements';
import { h, replace, type Child } from '../../ui/dom';
import { download, fileName } from '../../ui/download';
import { count, number } from '../../ui/format';
import { glyph, icon } from '../../ui/icons';
import { cellOf, cellText, isNumeric, nextSort, rowElement, sortRows, toCsv, type Cell, type Sort } from './model';

/** Rows drawn before the reader asks for the rest: a long table must not hold up the picture. */
const FIRST_ROWS = 300;

export interface TableView {
  readonly element: HTMLElement;
  show(result: QueryResult, picture: Picture, title: string): void;
  mark(selection: string | null): void;
}

/** The answer as a table: sortable, each row tied to what it draws. */
export function createTable(onChoose: (id: string | null) => void, onSay: (text: string) => void): TableView {
  const head = h('thead');
  const body = h('tbody');
  const more = h('div', { class: 'table-more' });
  const summary = h('span', { class: 'table-summary' });
  const table = h('table', { class: 'answer-table' }, head, body);
  const element = h('section', { 'class': 'table-pane', 'aria-label': 'Answer as a table' },
    h('div', { class: 'table-bar' }, summary,
      h('button', { class: 'button quiet', type: 'button', onclick: () => void copy() }, icon('copy'), 'Copy CSV'),
      h('button', { class: 'button quiet', type: 'button', onclick: save }, icon('download'), 'Download CSV')),
    h('div', { class: 'table-scroll', tabindex: 0 }, table, more));

  let result: QueryResult | null = null;
  let picture: Picture | null = null;
  let title = '';
  let sort: Sort | null = null;
  let all = false;
  let selection: string | null = null;
  let rowsById = new Map<string, HTMLTableRowElement[]>();

  function csv(): string {
    return result === null ? '' : toCsv(result.columns, sortRows(result.rows, sort));
  }

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(csv());
      onSay('Table copied as CSV.');
    } catch {
      onSay('The browser did not allow copying; use Download CSV.');
    }
  }

  function save(): void {
    download(fileName(title, 'csv'), new Blob([csv()], { type: 'text/csv;charset=utf-8' }));
  }

  function heading(column: string, numeric: boolean): HTMLElement {
    const active = sort?.column === column ? sort : null;
    const order = active === null ? 'none' : active.descending ? 'descending' : 'ascending';
    return h('th', { 'scope': 'col', 'aria-sort': order, 'class': numeric ? 'numeric' : null },
      h('button', { type: 'button', onclick: () => { sort = nextSort(sort, column); draw(); } },
        column, h('span', { 'class': 'sort-mark', 'aria-hidden': 'true' }, order === 'none' ? '' : order === 'ascending' ? '▲' : '▼')));
  }

  function line(row: Row, columns: readonly string[], numeric: ReadonlySet<string>): HTMLTableRowElement {
    const id = picture === null ? null : rowElement(row, columns, picture);
    const element = h('tr', { class: id === null ? null : 'linked', tabindex: id === null ? null : 0 },
      ...columns.map((column) => h('td', { class: numeric.has(column) ? 'numeric' : null }, ...cellContent(cellOf(column, row[column])))));
    if (id === null) return element;
    element.addEventListener('click', () => onChoose(id));
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') onChoose(id);
    });
    const same = rowsById.get(id);
    if (same === undefined) rowsById.set(id, [element]);
    else same.push(element);
    return element;
  }

  function draw(): void {
    if (result === null) return;
    const { columns, rows } = result;
    const numeric = new Set(columns.filter((column) => isNumeric(rows, column)));
    const sorted = sortRows(rows, sort);
    const shown = all ? sorted : sorted.slice(0, FIRST_ROWS);
    rowsById = new Map();
    replace(head, h('tr', {}, ...columns.map((column) => heading(column, numeric.has(column)))));
    replace(body, ...shown.map((row) => line(row, columns, numeric)));
    replace(summary, rows.length === 0 ? 'No rows' : count(rows.length, 'row'));
    replace(more, shown.length < sorted.length && h('button', { class: 'button', type: 'button', onclick: () => { all = true; draw(); } },
      `Show the other ${number(sorted.length - shown.length)} rows`));
    mark(selection);
  }

  function mark(id: string | null): void {
    if (selection !== null) for (const row of rowsById.get(selection) ?? []) row.classList.remove('chosen');
    selection = id;
    const rows = id === null ? [] : rowsById.get(id) ?? [];
    for (const row of rows) row.classList.add('chosen');
    if (!element.contains(document.activeElement)) rows[0]?.scrollIntoView({ block: 'nearest' });
  }

  return {
    element,
    mark,
    show(newResult, newPicture, newTitle) {
      if (newResult !== result) {
        sort = null;
        all = false;
      }
      result = newResult;
      picture = newPicture;
      title = newTitle;
      draw();
    },
  };
}

function cellContent(cell: Cell): Child[] {
  switch (cell.type) {
    case 'empty': return [h('span', { 'class': 'absent', 'aria-label': 'no value' }, '–')];
    case 'node': return [h('span', { class: 'node-cell' }, glyph(cell.kind, cell.properties), cell.text)];
    case 'edge': return [h('span', { class: 'edge-cell' }, cell.text)];
    default: return [cellText(cell)];
  }
}
