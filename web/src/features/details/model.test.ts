import { describe, expect, it } from 'vitest';
import { EMPTY_PICTURE, merge } from '../../graph/elements';
import { alertFacts, bundleFacts, chipsOf, factsOf, ruleLines, serviceLines, statementOf } from './model';

describe('factsOf', () => {
  it('writes units, leaves out what is absent or shown elsewhere, and puts the network first', () => {
    const facts = factsOf({ key: 'x', bytesSent: 8_178_893, os: null, packetsSent: 1200, network: '10.0.0.0/8', roles: [], firstSeen: '2002-08-24T05:34:18Z' });
    expect(facts.map((fact) => [fact.name, fact.text])).toEqual([
      ['network', '10.0.0.0/8'], ['first seen', '2002-08-24 05:34:18Z'], ['bytes sent', '7.8 MiB'], ['packets sent', '1,200'],
    ]);
  });

  it('does not group the digits of ports and rule numbers', () => {
    expect(factsOf({ sid: 1256, number: 3128 }).map((fact) => fact.text)).toEqual(['1256', '3128']);
  });
});

describe('evidence', () => {
  const evidence = {
    services: [
      { key: 'a:tcp/21', transport: 'tcp', number: 21, name: 'ftp', grade: 'claimed', reason: 'a lone SYN', alerts: 1 },
      { key: 'a:tcp/80', transport: 'tcp', number: 80, name: 'http', grade: 'confirmed', conversations: 1200, alerts: 0, evidence: [{ rule: '1:1256', msg: 'CodeRed', supports: true, alerts: 90 }, { rule: '1:7', msg: null, supports: false, alerts: 1 }] },
    ],
    rules: [{ key: '1:553', message: 'FTP', sent: 0, received: 2 }, { key: '1:1256', message: 'CodeRed', sent: 1000, received: 90 }],
    alerts: { sent: 0, received: 92, attackers: 1, list: [1] },
  };

  it('lists services by strength with their reason', () => {
    expect(serviceLines(evidence).map((line) => [line.title, line.grade, line.reason, line.counts])).toEqual([
      ['tcp/80 http', 'confirmed', null, '1,200 conversations'], ['tcp/21 ftp', 'claimed', 'a lone SYN', '1 alert'],
    ]);
  });

  it('puts the rules for and against under the service', () => {
    expect(serviceLines(evidence).map((line) => line.evidence)).toEqual([
      [{ rule: '1:1256', message: 'CodeRed', supports: true, counts: '90 alerts' }, { rule: '1:7', message: 'no message', supports: false, counts: '1 alert' }], [],
    ]);
  });

  it('lists rules by alerts and says at which end the host was', () => {
    expect(ruleLines(evidence).map((line) => [line.key, line.counts])).toEqual([['1:1256', '1,000 sent · 90 received'], ['1:553', '2 received']]);
  });

  it('puts the numbers of alerts in words, zeros left out', () => {
    expect(alertFacts(evidence).map((fact) => `${fact.name} ${fact.text}`)).toEqual(['alerts received 92', 'attacked by 1 host']);
  });
});

describe('a node in words', () => {
  const node = { id: '1', key: 'k', kind: 'host', label: 'k', properties: { internal: false, roles: ['web server'], names: ['www'] } };
  it('gives side, roles and names', () => {
    expect(chipsOf(node)).toEqual(['external', 'web server', 'www']);
  });

  it('takes the first sentence there is', () => {
    expect(statementOf({ ...node, properties: { reason: 'because' } })).toBe('because');
    expect(statementOf(node)).toBeNull();
  });
});

describe('bundleFacts', () => {
  it('adds amounts up, spans times and lists ports once', () => {
    const edge = (id: string, packets: number, targetPort: number, firstSeen: string) =>
      ({ id, source: '1', target: '2', kind: 'connected_to', label: 'CONNECTED_TO', weight: packets, properties: { packets, targetPort, firstSeen, lastSeen: firstSeen } });
    const host = (id: string) => ({ id, key: id, kind: 'host', label: id, properties: {} });
    const picture = merge(EMPTY_PICTURE, { nodes: [host('1'), host('2')], edges: [edge('a', 1000, 80, '2002-08-02T00:00:00Z'), edge('b', 5, 80, '2002-08-01T00:00:00Z')] });
    const bundle = picture.bundles.get('a');
    const facts = Object.fromEntries((bundle === undefined ? [] : bundleFacts(bundle)).map((fact) => [fact.name, fact.text]));
    expect(facts).toEqual({ 'edges': '2', 'target ports': '80', 'packets': '1,005', 'first seen': '2002-08-01 00:00:00Z', 'last seen': '2002-08-02 00:00:00Z' });
  });
});
