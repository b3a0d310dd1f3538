import type { ParameterValue } from '../api/contracts';

/** A typed-in value: `80` is a number, `true` a truth value, `"80"` and everything else text. */
export function parseLiteral(text: string): ParameterValue {
  const trimmed = text.trim();
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed);
  return /^(["']).*\1$/.test(trimmed) ? trimmed.slice(1, -1) : text;
}
