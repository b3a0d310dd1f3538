import type { QueryResult } from '../../api/contracts';
import type { Picture } from '../../graph/elements';
import type { Question } from '../../state/explorer';
import { count, number } from '../../ui/format';

export function titleOf(question: Question | null): string {
  if (question === null) return 'NetGraph';
  return question.source === 'view' ? question.view.title : 'Your query';
}

export function subtitleOf(question: Question | null): string {
  if (question?.source === 'view') return question.view.question;
  return question === null ? 'Captures, alerts and rules as one graph' : 'Asked in Cypher';
}

export interface Note {
  readonly text: string;
  readonly tone: 'plain' | 'warning';
}

/** What the reader must know about the answer's completeness. A cut answer always says so. */
export function notesOf(result: QueryResult, picture: Picture): Note[] {
  const notes: Note[] = [];
  const rows = result.rows.length;
  if (result.total !== null && result.total > rows) {
    notes.push({ text: `Showing ${number(rows)} of ${count(result.total, 'row')}`, tone: 'warning' });
  } else if (result.truncated) {
    notes.push({ text: `Showing the first ${count(rows, 'row')}; there are more`, tone: 'warning' });
  } else {
    notes.push({ text: count(rows, 'row'), tone: 'plain' });
  }
  if (picture.nodes.size > 0) {
    const edges = [...picture.bundles.values()].reduce((sum, bundle) => sum + bundle.members.length, 0);
    const drawn = edges === picture.bundles.size ? count(edges, 'edge') : `${count(edges, 'edge')} as ${count(picture.bundles.size, 'line')}`;
    notes.push({ text: `${count(picture.nodes.size, 'node')}, ${drawn}`, tone: 'plain' });
  }
  if (picture.dangling > 0) {
    notes.push({ text: `${count(picture.dangling, 'edge')} not drawn: an end is not in the answer`, tone: 'warning' });
  }
  return [...notes, ...result.notifications.map((text) => ({ text, tone: 'warning' as const }))];
}
