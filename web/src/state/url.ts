/**
 * The address of what is on the screen: `#view=…&p.NAME=…&limit=…&sel=KIND:KEY&mode=…` or `#q=…`.
 * Nodes are named by kind and key, because ids differ between stores.
 */

export type Mode = 'graph' | 'table' | 'both';

export interface NodeReference {
  readonly kind: string;
  readonly key: string;
}

export interface Address {
  readonly view: string | null;
  readonly query: string | null;
  /** Parameters as typed; the reader knows their types. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly limit: number | null;
  readonly selection: NodeReference | null;
  readonly mode: Mode | null;
}

export const EMPTY_ADDRESS: Address = {
  view: null, query: null, parameters: {}, limit: null, selection: null, mode: null,
};

export function formatAddress(address: Address): string {
  const fields = new URLSearchParams();
  if (address.view !== null) fields.set('view', address.view);
  if (address.query !== null) fields.set('q', address.query);
  for (const [name, value] of Object.entries(address.parameters)) fields.set(`p.${name}`, value);
  if (address.limit !== null) fields.set('limit', String(address.limit));
  if (address.mode !== null) fields.set('mode', address.mode);
  if (address.selection !== null) fields.set('sel', `${address.selection.kind}:${address.selection.key}`);
  const text = fields.toString();
  return text === '' ? '' : `#${text}`;
}

/** Reads a location hash; what it does not know it ignores. */
export function parseAddress(hash: string): Address {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const parameters: Record<string, string> = {};
  for (const [name, value] of fields) if (name.startsWith('p.')) parameters[name.slice(2)] = value;
  const limit = Number(fields.get('limit'));
  return {
    view: fields.get('view'),
    query: fields.get('q'),
    parameters,
    limit: Number.isInteger(limit) && limit > 0 ? limit : null,
    selection: parseReference(fields.get('sel')),
    mode: parseMode(fields.get('mode')),
  };
}

function parseReference(text: string | null): NodeReference | null {
  const colon = text?.indexOf(':') ?? -1;
  if (text === null || colon <= 0 || colon === text.length - 1) return null;
  return { kind: text.slice(0, colon), key: text.slice(colon + 1) };
}

function parseMode(text: string | null): Mode | null {
  return text === 'graph' || text === 'table' || text === 'both' ? text : null;
}
