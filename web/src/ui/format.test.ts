import { describe, expect, it } from 'vitest';
import { bytes, count, isAmount, isTime, number, time, words } from './format';

describe('format', () => {
  it('writes numbers and nouns', () => {
    expect(number(176372)).toBe('176,372');
    expect([count(1, 'node'), count(2, 'node'), count(3, 'query')]).toEqual(['1 node', '2 nodes', '3 queries']);
  });

  it.each([[812, '812 B'], [1434, '1.4 KiB'], [38_797_312, '37 MiB'], [0, '0 B']])('%i bytes', (value, text) => {
    expect(bytes(value)).toBe(text);
  });

  it.each([
    ['2002-08-24T05:34:18Z', '2002-08-24 05:34:18Z'], ['2002-08-24T05:34:18.634488Z', '2002-08-24 05:34:18.634488Z'],
    ['2002-08-24T05:34:18.0000000Z', '2002-08-24 05:34:18Z'], ['2002-08-10T00:00Z', '2002-08-10 00:00:00Z'], ['yesterday', 'yesterday'],
  ])('time %s', (value, text) => {
    expect(time(value)).toBe(text);
  });

  it('knows times and amounts by their look', () => {
    expect(isTime('2002-08-24T05:34:18Z')).toBe(true);
    expect(isTime('2002-08-24')).toBe(false);
    expect(['packetsSent', 'alerts', 'port', 'sid'].map(isAmount)).toEqual([true, true, false, false]);
    expect(words('firstSeen')).toBe('first seen');
  });
});
