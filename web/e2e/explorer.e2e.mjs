/** What a person does with the explorer, done in a real browser. Needs a server with data: see run.mjs. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { drawn, launch } from './browser.mjs';

const BASE = process.env.NETGRAPH_E2E_URL ?? 'http://127.0.0.1:8080';
/** Milliseconds from choosing the attackers' view to its picture on the screen. */
const DRAW_BUDGET_MS = 3000;

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
let complaints = [];
let requests = [];

before(async () => { browser = await launch(); });
after(() => browser.close());

/** Opens a page that writes down console errors and every address it asks for. */
async function open(options = {}, hash = '') {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...options });
  page = await context.newPage();
  complaints = [];
  requests = [];
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${BASE}/${hash}`);
  await page.waitForSelector('.view-item', { state: 'attached' });
  await drawn(page);
}

afterEach(() => page?.context().close());

const attackView = () => page.locator('.view-item[data-view*="attack"]:not(:has(.view-kind))').first();
const counts = async () => {
  const [nodes, edges] = (await page.locator('.note', { hasText: /node/ }).textContent()).replaceAll(',', '').match(/\d+/g).map(Number);
  return { nodes, edges };
};

/** Leaves for a table and comes back: milliseconds from the click to the picture. */
async function timeAttackers() {
  await page.locator('.view-item').last().click();
  await page.waitForFunction(() => document.querySelector('.loading') === null && document.querySelector('.answer-table tbody tr') !== null);
  const known = await page.evaluate(() => performance.getEntriesByName('netgraph:view-to-drawn').length);
  await attackView().click();
  await page.waitForFunction((before) => performance.getEntriesByName('netgraph:view-to-drawn').length > before, known);
  return page.evaluate(() => performance.getEntriesByName('netgraph:view-to-drawn').at(-1).duration);
}

/** Chooses the best connected node with the keyboard and waits for what is known about it. */
async function chooseHub() {
  await page.locator('.canvas').focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector('.details .group-row');
}

/** A node with few neighbours, so that expanding it brings something new. */
async function chooseByTable(row) {
  await page.locator('[data-mode=both]').last().click();
  await page.locator('tr.linked').nth(row).click();
  await page.waitForSelector('.details .group-row');
}

describe('the page', () => {
  beforeEach(() => open());

  it('opens with the attackers drawn, the catalogue listed, and no errors in the console', async () => {
    assert.ok((await counts()).nodes > 10);
    assert.ok(await page.locator('.view-item').count() >= 5);
    assert.equal(await page.locator('.legend-entry').count() > 0, true);
    assert.deepEqual(complaints, []);
  });

  it('says when the numbers come from a generated network', async () => {
    await page.waitForFunction(() => document.querySelector('.store-facts')?.textContent !== '');
    const info = await page.evaluate(async () => (await fetch('api/v1/info')).json());
    assert.equal(await page.locator('.badge').isVisible(), info.generated === true);
  });

  it('opens every view of the catalogue without a complaint', async () => {
    const views = page.locator('.view-item');
    for (let index = 0; index < await views.count(); index += 1) {
      const name = await views.nth(index).getAttribute('data-view');
      await views.nth(index).click();
      await page.waitForFunction((view) => location.hash.includes(`view=${view}`) && document.querySelector('.loading') === null, name);
      const message = await page.locator('.cover:not([hidden]) h2').allTextContents();
      assert.ok(message.every((text) => text === 'No rows' || text === 'Nothing to draw'), `${name}: ${message.join()}`);
      assert.ok(await page.locator('.notes .note').count() > 0, `${name} says how many rows it has`);
    }
    assert.deepEqual(complaints, []);
  });

  it('asks no other host', async () => {
    await chooseHub();
    const foreign = requests.filter((address) => !address.startsWith(BASE) && !/^(data|blob):/.test(address));
    assert.deepEqual(foreign, []);
    assert.ok(requests.some((address) => address.includes('/api/v1/')));
  });

  it('draws the attackers in time', async () => {
    // The page opened with them, so everything is warm; the best of three, because the machine may be busy with other things.
    const took = [];
    for (let run = 0; run < 3; run += 1) took.push(await timeAttackers());
    const { nodes, edges } = await counts();
    const best = Math.min(...took);
    console.log(`# drew ${nodes} nodes and ${edges} edges in ${took.map(Math.round).join(', ')} ms`);
    assert.ok(best < DRAW_BUDGET_MS, `took ${Math.round(best)} ms at best`);
  });

  it('paints something on the canvas', async () => {
    const colours = await page.evaluate(() => {
      const layers = [...document.querySelectorAll('.canvas canvas')];
      const seen = new Set();
      for (const layer of layers) {
        const { data } = layer.getContext('2d').getImageData(0, 0, layer.width, layer.height);
        for (let i = 0; i < data.length; i += 404) if (data[i + 3] > 0) seen.add(`${data[i] >> 5},${data[i + 1] >> 5},${data[i + 2] >> 5}`);
      }
      return seen.size;
    });
    assert.ok(colours > 5, `only ${colours} colours`);
  });
});

describe('search', () => {
  beforeEach(() => open());

  it('is reached with /, walked with arrows and taken with Enter', async () => {
    const word = (await page.locator('.hub-row .group-title').first().textContent()).split('.').slice(0, 2).join('.');
    await page.keyboard.press('/');
    await page.keyboard.type(word);
    await page.waitForSelector('.search-results [role=option]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    const label = await page.locator('[role=option][aria-selected=true] .search-label').textContent();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.details .group-row');
    assert.ok((await page.locator('.details h2').textContent()).length > 0);
    assert.ok(decodeURIComponent(page.url()).includes('sel='), page.url());
    assert.ok(label.length > 0);
    assert.deepEqual(complaints, []);
  });

  it('says when nothing matches', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('zzzznothing');
    await page.waitForSelector('.search-note');
    assert.match(await page.locator('.search-note').textContent(), /Nothing matches/);
  });
});

describe('walking the graph', () => {
  beforeEach(() => open());

  it('expands the chosen node with the keyboard', async () => {
    await chooseHub();
    const before = await counts();
    await page.keyboard.press('e');
    await page.waitForFunction(() => /Added|Nothing new/.test(document.querySelector('.notice')?.textContent ?? ''));
    const now = await counts();
    assert.ok(now.nodes + now.edges > before.nodes + before.edges, await page.locator('.notice').textContent());
  });

  it('expands one kind of neighbour with the mouse', async () => {
    await chooseByTable(0);
    const before = await counts();
    const groups = page.locator('.details .group-row:not([data-name*="ATTACKED"])');
    await groups.first().click();
    await page.waitForFunction(() => /Added|Nothing new/.test(document.querySelector('.notice')?.textContent ?? ''));
    assert.ok((await counts()).edges > before.edges, await page.locator('.notice').textContent());
  });

  it('chooses by pointer and expands by double click', async () => {
    await page.keyboard.press('/');
    const key = await page.locator('.hub-row .group-title').first().textContent();
    await page.keyboard.type(key);
    await page.waitForSelector('.search-results [role=option]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.details .group-row');
    // A search result is brought to the middle of the pane.
    const box = await page.locator('.canvas').boundingBox();
    const middle = { x: box.width / 2, y: box.height / 2 };
    await page.locator('.canvas').click({ position: { x: 4, y: 4 } });
    await page.locator('.canvas').click({ position: middle });
    await page.waitForSelector('.details .group-row');
    // Two quick clicks on different things are no double click.
    await page.waitForTimeout(300);
    assert.equal(await page.locator('.notice').isHidden(), true, await page.locator('.notice').textContent());
    const before = await counts();
    await page.locator('.canvas').dblclick({ position: middle });
    await page.waitForFunction(() => /Added|Nothing new/.test(document.querySelector('.notice')?.textContent ?? ''));
    const now = await counts();
    assert.ok(now.nodes + now.edges > before.nodes + before.edges, await page.locator('.notice').textContent());
  });

  it('shows evidence for a host, takes it out with Delete and drops the choice with Escape', async () => {
    await chooseHub();
    const sections = await page.locator('.details h3').allTextContents();
    assert.ok(sections.some((title) => title.startsWith('Services')), sections.join());
    assert.ok(sections.includes('Properties'));
    const before = await counts();
    await page.locator('.canvas').focus();
    await page.keyboard.press('Delete');
    assert.equal((await counts()).nodes, before.nodes - 1);
    await chooseHub();
    await page.keyboard.press('Escape');
    await page.waitForSelector('.details .hub-row');
  });

  it('walks the shortest path between two hosts', async () => {
    await page.locator('.hub-row').first().click();
    await page.getByRole('button', { name: 'Path from here' }).click();
    await page.locator('.canvas').focus();
    await page.keyboard.press('Escape');
    await page.locator('.hub-row').nth(1).click();
    await page.getByRole('button', { name: /^Path from / }).click();
    await page.waitForFunction(() => /Paths found|No path/.test(document.querySelector('.notice')?.textContent ?? ''));
    assert.match(await page.locator('.notice').textContent(), /Paths found through \d+ nodes/);
    assert.deepEqual(complaints, []);
  });

  it('draws columns of values as nodes that cannot be expanded', async () => {
    await open({}, '#view=port-pairs-counted&mode=graph');
    await page.locator('.hub-row').first().click();
    assert.equal(await page.locator('.details .overline').textContent(), 'target port');
    assert.equal(await page.locator('[data-name=action-expand]').count(), 0);
    await page.locator('.canvas').focus();
    await page.keyboard.press('e');
    await page.waitForFunction(() => /not a node of the graph/.test(document.querySelector('.notice')?.textContent ?? ''));
    assert.deepEqual(complaints, []);
  });

  it('hides a kind from the legend', async () => {
    const entry = page.locator('button.legend-entry').first();
    await entry.click();
    assert.equal(await page.locator('button.legend-entry').first().getAttribute('aria-pressed'), 'false');
  });

  it('keeps view and choice in the address', async () => {
    await chooseHub();
    const key = await page.locator('.details h2').textContent();
    await page.reload();
    await drawn(page);
    await page.waitForSelector('.details .group-row');
    assert.equal(await page.locator('.details h2').textContent(), key);
  });

  it('saves the picture as PNG', async () => {
    const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('.tool[title*=PNG]').click()]);
    assert.match(saved.suggestedFilename(), /^netgraph-.*\.png$/);
    assert.equal(await saved.failure(), null);
  });
});

describe('the table', () => {
  beforeEach(() => open());

  it('stands beside the picture, sorts, and chooses the row\'s node', async () => {
    await page.locator('.segmented [data-mode=both]').click();
    assert.ok(await page.locator('.stage').isVisible());
    assert.ok(await page.locator('.answer-table tbody tr').count() > 5);
    await page.locator('.answer-table th button').first().click();
    assert.match(await page.locator('.answer-table th').first().getAttribute('aria-sort'), /ascending|descending/);
    await page.locator('tr.linked').nth(2).click();
    await page.waitForSelector('tr.chosen');
    await page.waitForSelector('.details .group-row');
  });

  it('downloads as CSV', async () => {
    await page.locator('.segmented [data-mode=table]').click();
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).click()]);
    assert.match(saved.suggestedFilename(), /\.csv$/);
  });
});

describe('Cypher', () => {
  beforeEach(() => open());

  async function ask(query) {
    await page.locator('.cypher-editor .cm-content').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(query);
    await page.keyboard.press('Control+Enter');
  }

  it('runs what was typed', async () => {
    await ask('MATCH (h:Host) RETURN h LIMIT 7');
    await page.waitForFunction(() => document.querySelector('.answer-head h1')?.textContent === 'Your query');
    await drawn(page);
    await page.waitForFunction(() => /^7 rows/.test(document.querySelector('.notes')?.textContent ?? ''));
    assert.deepEqual(complaints, []);
  });

  it('shows a table when there is nothing to draw', async () => {
    await ask('MATCH (h:Host) RETURN count(h) AS hosts');
    await page.waitForSelector('.answer-table td.numeric');
    assert.ok(!(await page.locator('.stage').isVisible()));
  });

  it('points at a mistake and keeps the picture', async () => {
    const before = await counts();
    await ask('MATCH (h:Host)\nRETRUN h');
    await page.waitForSelector('.cypher-error .caret');
    assert.match(await page.locator('.cypher-error').textContent(), /Line 2, column 1/);
    const [line, caret] = (await page.locator('.cypher-error .caret').textContent()).split('\n');
    assert.equal(line, 'RETRUN h');
    assert.equal(caret, '^');
    assert.deepEqual(await counts(), before);
    // The browser itself reports the refused request; nothing else may complain.
    assert.deepEqual(complaints.filter((text) => !/status of 400/.test(text)), []);
  });

  it('remembers queries', async () => {
    await ask('MATCH (h:Host) RETURN h LIMIT 3');
    await page.waitForFunction(() => /^3 rows/.test(document.querySelector('.notes')?.textContent ?? ''));
    await page.locator('[aria-haspopup=menu]').click();
    assert.match(await page.locator('.history-menu button').first().textContent(), /LIMIT 3/);
  });
});

describe('looks', () => {
  const ground = () => page.evaluate(() => getComputedStyle(document.querySelector('.stage')).backgroundColor);

  it('follows the system and the switch between light and dark', async () => {
    await open({ colorScheme: 'dark' });
    const dark = await ground();
    await page.getByRole('button', { name: 'Use the light theme' }).click();
    assert.notEqual(await ground(), dark);
    await page.reload();
    await drawn(page);
    assert.notEqual(await ground(), dark, 'the choice is remembered');
  });

  it('works on a phone', async () => {
    await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(overflow, 0, 'nothing sticks out');
    assert.ok(!(await page.locator('.catalogue').isVisible()));
    await page.getByRole('button', { name: 'Catalogue of views' }).click();
    await page.waitForTimeout(300);
    assert.ok(await page.locator('.catalogue').isVisible());
    await attackView().click();
    await drawn(page);
    await page.waitForTimeout(300);
    assert.ok(!(await page.locator('.catalogue').isVisible()), 'the drawer closes');
    await chooseHub();
    const sheet = await page.locator('.details').boundingBox();
    assert.ok(sheet.y > 300 && Math.round(sheet.y + sheet.height) === 844, 'the details are a sheet at the bottom');
    assert.deepEqual(complaints, []);
  });

  it('shows where the focus is', async () => {
    await open();
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, 'solid');
  });
});
