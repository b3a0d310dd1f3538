/** Starting the browser and the few helpers that the tests and the screenshots share. */
import { chromium } from 'playwright-core';

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: ARGUMENTS });
}

/** Value of a `--name value` option; exits with usage when it is missing and has no default. */
export function option(name, fallback) {
  const at = process.argv.indexOf(`--${name}`);
  const value = at === -1 ? fallback : process.argv[at + 1];
  if (value === undefined) {
    console.error(`usage: node ${process.argv[1]} --${name} VALUE`);
    process.exit(2);
  }
  return value;
}

/** Resolves when the picture of the current question is laid out and painted. */
export async function drawn(page, timeout = 15000) {
  await page.waitForFunction(() => {
    const stage = document.querySelector('.stage');
    return stage?.dataset.drawn !== undefined && stage.querySelector('.cover')?.hidden !== false;
  }, undefined, { timeout });
  await page.evaluate(() => document.fonts.ready);
}
