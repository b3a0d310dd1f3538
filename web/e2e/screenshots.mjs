/**
 * The pictures of the README, taken from a running server with the sample network:
 *   npm run screenshots -- --base-url http://127.0.0.1:8080 --out ../docs/images
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { drawn, launch, option } from './browser.mjs';

const base = option('base-url').replace(/\/$/, '');
const out = option('out', 'docs/images');
const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

mkdirSync(out, { recursive: true });
const browser = await launch();
await shot('explorer-light', DESK, 'light', '#view=attack-graph');
await shot('explorer-dark', DESK, 'dark', '#view=attacker-rule-target');
await shot('details-light', DESK, 'light', '#view=attack-graph', chooseHub);
await shot('table-dark', DESK, 'dark', '#view=port-pairs-counted&mode=both');
await shot('cypher-error-light', DESK, 'light', '#view=attack-graph', mistype);
await shot('mobile-light', PHONE, 'light', '#view=attack-graph');
await browser.close();

async function shot(name, size, theme, address, act = async () => {}) {
  const context = await browser.newContext({ ...size, colorScheme: theme });
  const page = await context.newPage();
  await page.goto(`${base}/${address}`);
  await drawn(page);
  await page.waitForFunction(() => document.querySelector('.store-facts')?.textContent !== '');
  await act(page);
  // Names are written a moment after the picture came to rest.
  await page.waitForTimeout(400);
  const path = join(out, `${name}.png`);
  await page.screenshot({ path });
  console.log(`${path} ${Math.round(statSync(path).size / 1024)} KiB`);
  await context.close();
}

/** The best connected host with its evidence. */
async function chooseHub(page) {
  await page.locator('.hub-row').first().click();
  await page.waitForSelector('.details .evidence');
  await page.mouse.move(0, 0);
}

async function mistype(page) {
  await page.locator('.cypher-editor .cm-content').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('MATCH (attacker:Host)-[a:ATTACKED]->(target)\nRETRUN attacker, a, target');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.cypher-error');
}
