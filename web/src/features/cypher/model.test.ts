import { describe, expect, it } from 'vitest';
import { caretLines, HISTORY_LENGTH, neighbourhoodQuery, offsetOf, oneLine, parameterNames, parametersFor, readHistory, remembered } from './model';

describe('history', () => {
  it('moves a repeated query to the front and keeps a bound', () => {
    expect(remembered(['a', 'b'], ' b ')).toEqual(['b', 'a']);
    expect(remembered(Array.from({ length: 40 }, (_, i) => `q${i}`), 'new')).toHaveLength(HISTORY_LENGTH);
    expect(remembered(['a'], '  ')).toEqual(['a']);
  });

  it('reads only strings back', () => {
    expect(readHistory(['a', 1, null])).toEqual(['a']);
    expect(readHistory('junk')).toEqual([]);
  });
});

describe('parameters', () => {
  it('finds names once, outside strings and comments', () => {
    expect(parameterNames("MATCH (n {key: $key}) // $no\nWHERE n.x = '$no' AND n.y > $min /* $no */ RETURN n LIMIT $min")).toEqual(['key', 'min']);
  });

  it('types what was entered and leaves the rest null', () => {
    expect(parametersFor('RETURN $a, $b, $c', { a: '80', b: 'tcp' })).toEqual({ a: 80, b: 'tcp', c: null });
  });
});

describe('error place', () => {
  const query = 'MATCH (h)\n\tWEHRE h RETURN h';
  it('draws the caret under the column, keeping tabs', () => {
    expect(caretLines(query, { line: 2, column: 2, offset: 11 })).toBe('\tWEHRE h RETURN h\n\t^');
  });

  it('turns line and column into an offset inside the text', () => {
    expect(offsetOf(query, { line: 2, column: 2, offset: null })).toBe(11);
    expect(offsetOf(query, { line: 99, column: 99, offset: null })).toBe(query.length);
  });
});

describe('oneLine', () => {
  it('drops comments, collapses space and cuts', () => {
    expect(oneLine('// title\nMATCH (n)\n  RETURN n')).toBe('MATCH (n) RETURN n');
    expect(oneLine('x'.repeat(100), 10)).toBe(`${'x'.repeat(9)}…`);
  });
});

describe('neighbourhoodQuery', () => {
  it('quotes the key', () => {
    expect(neighbourhoodQuery('rule', "1:it's")).toContain("(n:Rule {key: '1:it\\'s'})");
  });
});
