import type { Parameters } from '../../api/client';
import type { ParameterValue, View, ViewParameter } from '../../api/contracts';

export interface Topic {
  readonly name: string;
  readonly title: string;
  readonly views: readonly View[];
}

/** Views by topic, in the order the server gave them; a topic stands where its first view stood. */
export function topicsOf(views: readonly View[]): Topic[] {
  const topics = new Map<string, View[]>();
  for (const view of views) {
    const group = topics.get(view.topic);
    if (group === undefined) topics.set(view.topic, [view]);
    else group.push(view);
  }
  return [...topics].map(([name, group]) => ({ name, title: titleCase(name), views: group }));
}

/** Views whose title, question, topic or name holds every word. */
export function filterViews(views: readonly View[], words: string): View[] {
  const needles = words.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return views.filter((view) => {
    const text = `${view.title} ${view.question} ${view.topic} ${view.name}`.toLowerCase();
    return needles.every((needle) => text.includes(needle));
  });
}

/** The picture to open when the address names none: attackers first, else any graph, else nothing. */
export function defaultView(views: readonly View[]): View | null {
  const graphs = views.filter((view) => view.kind === 'graph');
  return graphs.find((view) => /attack/.test(view.name)) ?? graphs.find((view) => /attack/.test(view.topic)) ?? graphs[0] ?? null;
}

/** Typed values for a view: what was entered where it reads as the parameter's type, else the default. */
export function viewParameters(view: View, entered: Readonly<Record<string, string>>): Parameters {
  return Object.fromEntries(view.parameters.map((parameter) => {
    const text = entered[parameter.name];
    const value = text === undefined ? undefined : readParameter(parameter, text);
    return [parameter.name, value === undefined ? parameter.defaultValue : value];
  }));
}

/** The value a text stands for; null for an empty text, undefined when it does not fit the type. */
export function readParameter(parameter: ViewParameter, text: string): ParameterValue | undefined {
  const trimmed = text.trim();
  switch (parameter.type) {
    case 'string': return text;
    case 'boolean': return trimmed === 'true' ? true : trimmed === 'false' ? false : trimmed === '' ? null : undefined;
    case 'integer': return trimmed === '' ? null : /^[+-]?\d+$/.test(trimmed) ? Number(trimmed) : undefined;
    case 'float': return trimmed === '' ? null : Number.isFinite(Number(trimmed)) ? Number(trimmed) : undefined;
  }
}

function titleCase(topic: string): string {
  const words = topic.replaceAll(/[-_/]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
