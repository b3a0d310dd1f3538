import type { SearchHit } from '../../api/contracts';

/** Words shorter than this are not sent: one letter matches everything. */
export const SHORTEST = 2;
export const SEARCH_LIMIT = 12;
export const SEARCH_DELAY_MS = 140;

/** The next highlighted result when an arrow key is pressed; -1 means the text field itself. */
export function moveHighlight(current: number, length: number, key: string): number {
  if (length === 0) return -1;
  switch (key) {
    case 'ArrowDown': return current >= length - 1 ? 0 : current + 1;
    case 'ArrowUp': return current <= 0 ? length - 1 : current - 1;
    case 'Home': return 0;
    case 'End': return length - 1;
    default: return current;
  }
}

export interface Fragment {
  readonly text: string;
  readonly hit: boolean;
}

/** Cuts a label where the searched words stand in it, for marking. */
export function fragments(label: string, words: string): Fragment[] {
  const needles = words.trim().split(/\s+/).filter((word) => word !== '').map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (needles.length === 0) return [{ text: label, hit: false }];
  const pattern = new RegExp(`(${needles.join('|')})`, 'gi');
  return label.split(pattern).map((text, index) => ({ text, hit: index % 2 === 1 })).filter((part) => part.text !== '');
}

/** What stands under a result's name: the detail, unless it only repeats the name. */
export function subtitle(hit: SearchHit): string {
  return hit.detail === null || hit.detail === hit.label ? hit.kind : `${hit.kind} · ${hit.detail}`;
}
