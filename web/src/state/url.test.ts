import { describe, expect, it } from 'vitest';
import { parseLiteral } from './literal';
import { EMPTY_ADDRESS, formatAddress, parseAddress, type Address } from './url';

describe('address', () => {
  const cases: Address[] = [
    EMPTY_ADDRESS,
    { ...EMPTY_ADDRESS, view: 'attack-map', parameters: { port: '80', name: 'a=b&c' }, limit: 50, mode: 'both' },
    { ...EMPTY_ADDRESS, query: "MATCH (n {key: 'a#b'})\nRETURN n", selection: { kind: 'service', key: '[::1]:tcp/80' } },
  ];
  it.each(cases)('comes back from its text: %o', (address) => {
    expect(parseAddress(formatAddress(address))).toEqual(address);
  });

  it('ignores what it does not know', () => {
    expect(parseAddress('#limit=-3&mode=cinema&sel=nothing&other=1')).toEqual(EMPTY_ADDRESS);
  });
});

describe('parseLiteral', () => {
  it.each([['80', 80], ['-1.5', -1.5], ['true', true], ['"80"', '80'], ['10.0.0.1', '10.0.0.1'], ['', '']] as const)('%s', (text, value) => {
    expect(parseLiteral(text)).toBe(value);
  });
});
