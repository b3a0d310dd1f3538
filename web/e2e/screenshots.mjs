/**
 * The pictures of the README, taken from a running server:
 *   npm run screenshots -- --base-url http://127.0.0.1:8080 --out ../docs/images
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { drawn, launch, option } from './browser.mjs';

const base = option('base-url');
const out = option('out', 'docs/images');
const SIZES = [['', 1440, 900], ['-phone', 390, 844]];

mkdirSync(out, { recursive: true });
const browser = await launch();
for (const theme of ['light', 'dark']) {
  for (const [suffix, width, height] of SIZES) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, deviceScaleFactor: suffix === '' ? 1 : 2 });
    const page = await context.newPage();
    await page.goto(base);
    await drawn(page);
    await shot(page, `explorer-${theme}${suffix}`);
    await page.locator('.canvas').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('.details .evidence, .details .group-row');
    await page.waitForTimeout(300);
    await shot(page, `details-${theme}${suffix}`);
    await page.keyboard.press('Escape');
    await page.locator('[data-mode=both]').first().click();
    await page.waitForTimeout(300);
    await shot(page, `both-${theme}${suffix}`);
    await context.close();
  }
}
await browser.close();

async function shot(page, name) {
  await page.screenshot({ path: join(out, `${name}.png`) });
  console.log(join(out, `${name}.png`));
}
