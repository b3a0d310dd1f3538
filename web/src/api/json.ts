/**
 * Reading unknown JSON. Every function takes what the wire gave and returns a typed value or throws
 * {@link ShapeError} naming the path; nothing behind `api/` sees an unchecked value.
 */

/** The answer of the server does not have the shape this page knows. */
export class ShapeError extends Error {
  constructor(readonly path: string, readonly expected: string, found: unknown) {
    super(`The server's answer is not understood: expected ${expected} at ${path}, found ${describe(found)}.`);
    this.name = 'ShapeError';
  }
}

export type JsonRecord = Readonly<Record<string, unknown>>;
export type Reader<T> = (value: unknown, path: string) => T;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function record(value: unknown, path: string): JsonRecord {
  if (!isRecord(value)) throw new ShapeError(path, 'an object', value);
  return value;
}

export function text(value: unknown, path: string): string {
  if (typeof value !== 'string') throw new ShapeError(path, 'a string', value);
  return value;
}

/** Identifiers may come as numbers; the page keeps them as strings. */
export function identifier(value: unknown, path: string): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return text(value, path);
}

export function list<T>(value: unknown, path: string, read: Reader<T>): T[] {
  if (!Array.isArray(value)) throw new ShapeError(path, 'a list', value);
  return value.map((item: unknown, index) => read(item, `${path}[${index}]`));
}

/** A missing or null list reads as an empty one. */
export function optionalList<T>(value: unknown, path: string, read: Reader<T>): T[] {
  return value === undefined || value === null ? [] : list(value, path, read);
}

export function optionalText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function optionalNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function flag(value: unknown): boolean {
  return value === true;
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `${typeof value} ${JSON.stringify(value)}`;
}
