import type { Parameters } from '../../api/client';
import type { QueryPosition } from '../../api/problem';
import { parseLiteral } from '../../state/literal';

/** Queries kept, newest first. */
export const HISTORY_LENGTH = 30;

/** Puts a query in front of the history; one that was there moves up. */
export function remembered(history: readonly string[], query: string): string[] {
  const trimmed = query.trim();
  if (trimmed === '') return [...history];
  return [trimmed, ...history.filter((entry) => entry !== trimmed)].slice(0, HISTORY_LENGTH);
}

export function readHistory(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string').slice(0, HISTORY_LENGTH) : [];
}

/** Names of `$parameters`, in order of appearance; strings, quoted names and comments do not count. */
export function parameterNames(query: string): string[] {
  const code = query.replaceAll(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`/g, ' ');
  return [...new Set([...code.matchAll(/\$([A-Za-z_]\w*)/g)].map((match) => match[1] ?? ''))];
}

/** The values typed for a query's parameters; what was left empty is null. */
export function parametersFor(query: string, entered: Readonly<Record<string, string>>): Parameters {
  return Object.fromEntries(parameterNames(query).map((name) => {
    const text = entered[name] ?? '';
    return [name, text === '' ? null : parseLiteral(text)];
  }));
}

/** The line of a query an error points at, with a caret under the column. */
export function caretLines(query: string, position: QueryPosition): string {
  const line = query.split('\n')[position.line - 1] ?? '';
  // Tabs stay tabs so that the caret lands under its letter.
  const lead = line.slice(0, position.column - 1).replaceAll(/[^\t]/g, ' ');
  return `${line}\n${lead}^`;
}

/** Zero-based offset of a position in the text, never outside it. */
export function offsetOf(query: string, position: QueryPosition): number {
  const before = query.split('\n').slice(0, position.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  return Math.max(0, Math.min(query.length, before + position.column - 1));
}

/** A query of one line for menus: white space collapsed, cut at the end. */
export function oneLine(query: string, longest = 90): string {
  const line = query.replaceAll(/^\s*\/\/.*$/gm, '').replaceAll(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

/** The query that shows one node and everything around it. */
export function neighbourhoodQuery(kind: string, key: string): string {
  const label = kind.charAt(0).toUpperCase() + kind.slice(1);
  const quoted = key.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return `MATCH (n:${label} {key: '${quoted}'})-[r]-(m)\nRETURN n, r, m\nLIMIT 100`;
}
