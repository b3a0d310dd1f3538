import { describe, expect, it } from 'vitest';
import type { View } from '../../api/contracts';
import { defaultView, filterViews, readParameter, topicsOf, viewParameters } from './model';

const view = (name: string, topic: string, kind: View['kind'] = 'table'): View => ({ name, topic, title: name, question: `about ${topic}`, kind, parameters: [], columns: [], query: '' });
const views = [view('ports', 'traffic'), view('conversations', 'traffic', 'graph'), view('attack-map', 'attackers', 'graph')];

describe('catalogue', () => {
  it('groups by topic in the order given', () => {
    expect(topicsOf(views).map((topic) => [topic.title, topic.views.length])).toEqual([['Traffic', 2], ['Attackers', 1]]);
    expect(topicsOf([view('x', 'rule-quality')])[0]?.title).toBe('Rule quality');
  });

  it('filters by every word', () => {
    expect(filterViews(views, 'traffic PORTS').map((found) => found.name)).toEqual(['ports']);
    expect(filterViews(views, ' ')).toHaveLength(3);
  });

  it('starts with attackers, else any graph, else nothing', () => {
    expect(defaultView(views)?.name).toBe('attack-map');
    expect(defaultView(views.slice(0, 2))?.name).toBe('conversations');
    expect(defaultView(views.slice(0, 1))).toBeNull();
  });
});

describe('parameters', () => {
  const parameter = (type: 'integer' | 'float' | 'string' | 'boolean') => ({ name: 'p', type, defaultValue: 1, description: '' });
  it.each([
    ['integer', '42', 42], ['integer', '4.2', undefined], ['integer', '', null], ['float', '4.2', 4.2], ['float', 'x', undefined],
    ['string', '', ''], ['boolean', 'true', true], ['boolean', 'maybe', undefined],
  ] as const)('%s "%s"', (type, text, value) => {
    expect(readParameter(parameter(type), text)).toBe(value);
  });

  it('takes the default where nothing fitting was entered', () => {
    const withParameter = { ...view('x', 'y'), parameters: [parameter('integer')] };
    expect(viewParameters(withParameter, {})).toEqual({ p: 1 });
    expect(viewParameters(withParameter, { p: 'junk' })).toEqual({ p: 1 });
    expect(viewParameters(withParameter, { p: '7' })).toEqual({ p: 7 });
  });
});
