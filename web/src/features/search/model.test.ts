import { describe, expect, it } from 'vitest';
import { fragments, moveHighlight, subtitle } from './model';

describe('moveHighlight', () => {
  it.each([[-1, 'ArrowDown', 0], [2, 'ArrowDown', 0], [0, 'ArrowUp', 2], [1, 'ArrowUp', 0], [1, 'x', 1]] as const)('%i %s', (from, key, to) => {
    expect(moveHighlight(from, 3, key)).toBe(to);
  });

  it('has nowhere to go without results', () => {
    expect(moveHighlight(0, 0, 'ArrowDown')).toBe(-1);
  });
});

describe('fragments', () => {
  it('marks every word, taking its dots literally', () => {
    expect(fragments('10.0.0.1:tcp/80', '0.0 TCP')).toEqual([
      { text: '1', hit: false }, { text: '0.0', hit: true }, { text: '.0.1:', hit: false }, { text: 'tcp', hit: true }, { text: '/80', hit: false },
    ]);
    expect(fragments('abc', ' ')).toEqual([{ text: 'abc', hit: false }]);
  });
});

describe('subtitle', () => {
  const hit = { id: '1', kind: 'rule', key: '1:2', label: '1:2', detail: 'CodeRed' };
  it('does not repeat the label', () => {
    expect(subtitle(hit)).toBe('rule · CodeRed');
    expect(subtitle({ ...hit, detail: '1:2' })).toBe('rule');
  });
});
