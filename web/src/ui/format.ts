/** Numbers, sizes and times as the page writes them. Fixed English forms: a screenshot reads the same everywhere. */

const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

export function number(value: number): string {
  return NUMBER.format(value);
}

/** `1 node`, `2 nodes`, `4,212 nodes`. */
export function count(value: number, noun: string): string {
  const plural = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${number(value)} ${value === 1 ? noun : plural}`;
}

/** Binary sizes with one decimal below ten: `812 B`, `1.4 KiB`, `37 MiB`. */
export function bytes(value: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let size = value;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || size >= 10 ? 0 : 1;
  return `${size.toFixed(digits)} ${units[unit] ?? ''}`;
}

const ISO_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?(\.\d+)?(Z|\+00:00)$/;

export function isTime(value: unknown): value is string {
  return typeof value === 'string' && ISO_TIME.test(value);
}

/** `2002-08-24 05:34:18Z`; fractions are kept when there are any, and seconds the server left out are written. */
export function time(value: string): string {
  const parts = ISO_TIME.exec(value);
  if (parts === null) return value;
  const [, day = '', minute = '', second = ':00', fraction = ''] = parts;
  return `${day} ${minute}${second}${fraction.replace(/\.?0+$/, '')}Z`;
}

/** Property and column names in words: `firstSeen` → `first seen`. */
export function words(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/[_.]+/g, ' ').toLowerCase();
}

/** Names whose numbers are amounts, so digits are grouped; a port or rule number must not be. */
const AMOUNT = /(bytes|packets|alerts|count|total|conversations|connections|hosts|peers|rows|records|accepted|rejected|distinct|repeats|rules|sources|targets|destinations|services|events|weight)/i;

export function isAmount(name: string): boolean {
  return AMOUNT.test(name);
}
