/**
 * Browser tests against a running NetGraph server with the sample network:
 *   npm run e2e -- --base-url http://127.0.0.1:8080
 * Prints TAP; the last lines count what passed and failed. Exit 1 when anything failed.
 */
import { run } from 'node:test';
import { tap } from 'node:test/reporters';
import { option } from './browser.mjs';

process.env.NETGRAPH_E2E_URL = option('base-url', process.env.NETGRAPH_E2E_URL);

const stream = run({ files: [new URL('./explorer.e2e.mjs', import.meta.url).pathname], concurrency: 1, timeout: 240_000 });
stream.on('test:fail', () => { process.exitCode = 1; });
stream.compose(tap).pipe(process.stdout);
