// Adds up what every runner reported and prints the closing line. Exit code 1 when anything failed.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const results = process.argv[2];
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

const lines = (name) => {
  const path = join(results, name);
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
};

const add = (name, passed, failed, skipped) => {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  console.log(`${name.padEnd(36)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(4)} skipped`);
};

console.log('');
const failedChecks = lines('checks.failed');
failures.push(...failedChecks);
add('checks', lines('checks.passed').length, failedChecks.length, 0);

for (const file of readdirSync(results).filter((f) => f.endsWith('.trx')).sort()) {
  const trx = readFileSync(join(results, file), 'utf8');
  const outcomes = [...trx.matchAll(/<UnitTestResult\b[^>]*>/g)].map((m) => ({
    outcome: /\boutcome="(\w+)"/.exec(m[0])?.[1] ?? 'Failed',
    name: /\btestName="([^"]*)"/.exec(m[0])?.[1] ?? '?',
  }));
  const failed = outcomes.filter((o) => !['Passed', 'NotExecuted'].includes(o.outcome));
  failures.push(...failed.map((o) => `${file.replace('.trx', '')}: ${o.name}`));
  const skipped = outcomes.filter((o) => o.outcome === 'NotExecuted').length;
  add(file.replace('.trx', ''), outcomes.length - failed.length - skipped, failed.length, skipped);
  if (outcomes.length === 0) {
    failures.push(`${file}: no test ran`);
    total.failed += 1;
  }
}

if (existsSync(join(results, 'vitest.json'))) {
  const report = JSON.parse(readFileSync(join(results, 'vitest.json'), 'utf8'));
  for (const suite of report.testResults) {
    for (const test of suite.assertionResults.filter((t) => t.status === 'failed')) failures.push(`web: ${test.fullName}`);
    // A file that fails to load has no test to blame.
    if (suite.status === 'failed' && suite.assertionResults.length === 0) {
      failures.push(`web: ${suite.name}`);
      report.numFailedTests += 1;
    }
  }
  add('web', report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests);
}

const tap = lines('browser.tap');
if (tap.length > 0) {
  const count = (word) => Number(tap.findLast((l) => l.startsWith(`# ${word} `))?.split(' ')[2] ?? 0);
  failures.push(...tap.filter((l) => /^\s*not ok /.test(l)).map((l) => `browser: ${l.trim()}`));
  const failed = count('fail') + count('cancelled');
  add('browser', count('pass'), failed, count('skipped'));
}

if (failures.length > 0) console.log(`\nFailed:\n${failures.map((f) => `  ${f}`).join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
