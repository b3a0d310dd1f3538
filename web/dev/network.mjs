/**
 * A small made-up network for working on the page without a server: a few internal hosts, many outside
 * ones, services with grades, rules, alerts. Same seed, same network.
 */

function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

const RULES = [
  ['1:1256', 'WEB-IIS CodeRed v2 root.exe access', 'web-application-attack', 'flowAndContent'],
  ['1:1945', 'WEB-IIS unicode directory traversal attempt', 'web-application-attack', 'flowAndContent'],
  ['1:1122', 'WEB-MISC /etc/passwd', 'attempted-recon', 'flowAndContent'],
  ['1:553', 'POLICY FTP anonymous login attempt', 'misc-activity', 'flowAndContent'],
  ['1:1748', 'FTP command overflow attempt', 'protocol-command-decode', 'flowOnly'],
  ['1:618', 'SCAN Squid Proxy attempt', 'attempted-recon', 'neither'],
  ['1:620', 'SCAN Proxy (8080) attempt', 'attempted-recon', 'neither'],
  ['1:615', 'SCAN SOCKS Proxy attempt', 'attempted-recon', 'neither'],
  ['1:255', 'DNS zone transfer TCP', 'attempted-recon', 'flowAndContent'],
  ['1:1616', 'DNS named version attempt', 'attempted-recon', 'contentOnly'],
  ['1:1227', 'X11 outbound client connection detected', 'misc-activity', 'flowOnly'],
  ['1:1286', 'WEB-IIS _mem_bin access', 'web-application-activity', 'flowAndContent'],
  ['1:1002', 'WEB-IIS cmd.exe access', 'web-application-attack', 'flowAndContent'],
];
const SERVICES = [[80, 'http'], [21, 'ftp'], [53, 'domain'], [25, 'smtp'], [110, 'pop3'], [111, 'sunrpc'], [3128, 'squid'], [6000, 'x11']];
const GRADES = [
  ['confirmed', 'Alerts of a rule that requires an established flow and checks content, taken at the destination.'],
  ['likely', 'Content seen on TCP, but no rule requires an established flow.'],
  ['claimed', 'Only rules that check neither flow nor content; a lone SYN looks the same.'],
  ['rejected', 'The port lies in the masquerading range 61000–65095: this is a reply to a NATed client.'],
];

export function createNetwork() {
  const next = random(2004);
  const pick = (items) => items[Math.floor(next() ** 1.7 * items.length)];
  const nodes = new Map();
  const edges = [];
  let serial = 0;

  const node = (label, key, properties) => {
    serial += 1;
    const id = String(serial);
    const value = { id, labels: [label], properties: { key, ...properties } };
    nodes.set(id, value);
    return value;
  };
  const edge = (type, start, end, properties = {}) => {
    const value = { id: `r${edges.length + 1}`, type, start: start.id, end: end.id, properties };
    edges.push(value);
    return value;
  };
  const when = (day) => `2002-08-${String(1 + Math.floor(day)).padStart(2, '0')}T${String(Math.floor(next() * 24)).padStart(2, '0')}:${String(Math.floor(next() * 60)).padStart(2, '0')}:18.634488Z`;
  const span = () => { const day = next() * 20; return { firstSeen: when(day), lastSeen: when(day + next() * 9) }; };

  const host = (address, internal, extra = {}) => node('Host', address, {
    address, version: 4, internal, packetsSent: Math.floor(next() ** 4 * 20000), packetsReceived: Math.floor(next() ** 4 * 20000), bytesSent: Math.floor(next() ** 4 * 9e6), ...span(), ...extra,
  });
  const networks = ['207.166', '32.245', '138.97', '115.74', '170.129'];
  const inside = Array.from({ length: 38 }, (_, i) => {
    const network = networks[i % 5];
    return host(`${network}.${[87, 166, 18, 249, 50][i % 5]}.${3 + Math.floor(i * 6.3)}`, true, {
      network: `${network}.0.0/16`, roles: i % 3 === 0 ? ['web server'] : i % 7 === 0 ? ['dns server', 'web server'] : [], ...(i === 2 ? { names: ['proxy.example.org'] } : {}),
    });
  });
  const outside = Array.from({ length: 330 }, () =>
    host(`${[64, 66, 203, 211, 218, 24, 61, 80, 193, 200][Math.floor(next() * 10)]}.${Math.floor(next() * 255)}.${Math.floor(next() * 255)}.${1 + Math.floor(next() * 253)}`, false));
  outside.push(node('Host', '2001:db8:85a3::8a2e:370:7334', { address: '2001:db8:85a3::8a2e:370:7334', version: 6, internal: false, ...span() }));
  const rules = RULES.map(([key, msg, classtype, trust]) => node('Rule', key, {
    gid: 1, sid: Number(key.slice(2)), rev: 4, msg, classtype, trust, action: 'alert', protocol: 'tcp', enabled: true, file: 'web-iis.rules', line: 12,
    text: `alert tcp $EXTERNAL_NET any -> $HTTP_SERVERS $HTTP_PORTS (msg:"${msg}"; flow:to_server,established; content:"/root.exe"; nocase; classtype:${classtype}; sid:${key.slice(2)}; rev:4;)`,
  }));
  const ports = SERVICES.map(([number, name]) => node('Port', `tcp/${number}`, { transport: 'tcp', number, name }));
  const macs = [node('Mac', '00:00:0c:04:b2:33', { address: '00:00:0c:04:b2:33', vendor: 'Cisco Systems' }), node('Mac', '00:03:e3:d9:26:c0', { address: '00:03:e3:d9:26:c0', vendor: 'Cisco Systems' })];

  for (const attacker of outside) {
    const targets = new Set(Array.from({ length: 1 + Math.floor(next() ** 5 * 12) }, () => pick(inside)));
    for (const target of targets) {
      edge('ATTACKED', attacker, target, { alerts: 1 + Math.floor(next() ** 6 * 9000), rules: 1 + Math.floor(next() * 4), priority: 1 + Math.floor(next() * 3), ...span() });
      for (let i = 0; i <= next() * 3; i += 1) {
        edge('CONNECTED_TO', attacker, target, { transport: 'tcp', sourcePort: 1024 + Math.floor(next() * 60000), targetPort: pick(SERVICES)[0], packets: 1 + Math.floor(next() ** 3 * 400), bytes: Math.floor(next() ** 3 * 200000), state: 'S0', direction: 'observed', ...span() });
      }
    }
    edge('SEEN_AT', attacker, macs[1], { packets: 40 });
  }
  inside.forEach((target, i) => {
    edge('SEEN_AT', target, macs[0], { packets: 900 });
    const offered = new Set(Array.from({ length: 1 + Math.floor(next() * 3) }, () => Math.floor(next() ** 2 * SERVICES.length)));
    for (const index of offered) {
      const [number, name] = SERVICES[index];
      const [grade, reason] = GRADES[Math.floor(next() ** 1.4 * 4)];
      const service = node('Service', `${target.properties.address}:tcp/${number}`, { transport: 'tcp', number, name, grade, reason, alerts: Math.floor(next() * 300), conversations: Math.floor(next() * 90), ...span() });
      edge('OFFERS', target, service);
      edge('ON_PORT', service, ports[index]);
      for (let r = 0; r <= next() * 3; r += 1) edge(grade === 'rejected' ? 'CONTRADICTS' : 'SUPPORTS', rules[(index * 3 + r + i) % rules.length], service, { alerts: 1 + Math.floor(next() * 80), grade, reason });
    }
  });
  for (let i = 0; i < 260; i += 1) {
    const rule = pick(rules);
    const alert = node('Alert', `a${(i * 7919).toString(16).padStart(8, '0')}`, { timestamp: when(next() * 28), transport: 'tcp', message: rule.properties.msg, priority: 1 + (i % 3), sourcePort: 1024 + i * 31, targetPort: 80 });
    edge('RAISED_BY', alert, rule, { rev: 4 });
    edge('FROM', alert, pick(outside));
    edge('TO', alert, pick(inside));
  }
  return { nodes, edges, inside, outside, rules, ports, macs };
}
