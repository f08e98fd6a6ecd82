// The window in a real browser against the real application, on the sample profile: every room with axe in both
// directions, a letter typed that reaches the file and the page, and its undo.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync, spawn } from 'node:child_process';
import { chromium } from 'playwright-core';

const { ALMANAC_HOST: program, ALMANAC_CLI: command } = process.env;
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!program || !command) { console.log('ui real: skipped, ALMANAC_HOST and ALMANAC_CLI name no programs'); process.exit(0); }
if (!fs.existsSync(executablePath)) { console.log('ui real: skipped, there is no browser'); process.exit(0); }
const here = import.meta.dirname;
const axe = fs.readFileSync(path.join(here, '../../node_modules/axe-core/axe.min.js'), 'utf8');
const results = path.join(here, '../../test-results');
fs.mkdirSync(results, { recursive: true });
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'almanac-real-'));
const project = path.join(folder, 'sample.almanac');
execFileSync(command, ['sample', project]);

const host = spawn(program, [path.join(here, '../../dist'), path.join(folder, 'settings')], { stdio: ['ignore', 'pipe', 'inherit'] });
const port = await new Promise((found, failed) => {
  host.stdout.once('data', (line) => found(String(line).trim()));
  host.once('exit', (status) => failed(new Error(`the host ended with ${status}`)));
});
const address = `http://127.0.0.1:${port}/`;
const rpc = async (name, payload) => {
  const answer = await fetch(`${address}rpc`, { method: 'POST', body: JSON.stringify({ command: name, payload }) });
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
  return answer.json();
};

const browser = await chromium.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })).newPage();
page.setDefaultTimeout(30_000);
const complaints = [];
page.on('pageerror', (e) => complaints.push(String(e)));
let passed = 0;
const failures = [];
async function check(name, work) {
  try {
    await work();
    if (complaints.length > 0) throw new Error(complaints.splice(0).join(' | '));
    passed += 1;
  } catch (thrown) {
    failures.push(`${name}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    await page.screenshot({ path: path.join(results, `failed-real-${name.replace(/\W+/g, '-')}.png`) }).catch(() => undefined);
  }
}
function that(condition, why) { if (!condition) throw new Error(why); }
async function until(condition, why) {
  for (let i = 0; i < 600; i += 1) {
    if (await condition()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(why);
}
async function accessible(where) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  that(found.violations.length === 0, `${where}: ${found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', ')}`).join(' | ')}`);
}

await rpc('project_open', { path: project, mode: 'write' });
for (const [code, dir] of [['en', 'ltr'], ['fr', 'ltr'], ['ar', 'rtl']]) {
  await check(`every room, ${code}`, async () => {
    await rpc('settings_put', { ...(await rpc('settings_get', {})), language: code, author: 'A. Diallo' });
    await page.goto(address);
    for (const [at, name] of ['overview', 'data', 'profile', 'checks'].entries()) {
      await page.locator('nav .room').nth(at).click();
      if (name === 'profile') await page.locator('.ProseMirror').first().waitFor();
      await page.waitForTimeout(700);
      await page.screenshot({ path: path.join(results, `real-${name}-${code}.png`) });
      await accessible(name);
      that(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}: nothing sticks out sideways`);
    }
    that((await page.locator('html').getAttribute('dir')) === dir, 'the window has the direction of its language');
  });
}
await check('a letter typed reaches the file and the page, and goes again', async () => {
  await rpc('settings_put', { ...(await rpc('settings_get', {})), language: 'en' });
  await page.goto(address);
  await page.locator('nav .room').nth(2).click();
  await page.locator('[data-section="context-population"]').click();
  const paragraph = page.locator('.ProseMirror > p').first();
  await page.locator('.ProseMirror .value').first().waitFor();
  const pictures = () => page.evaluate(() => [...document.querySelectorAll('img')].map((i) => i.src).filter((s) => s.includes('/page/')).join(' '));
  await until(async () => (await pictures()) !== '', 'the pages are there');
  await page.waitForTimeout(1500);
  const [before, shown] = [execFileSync(command, ['text', project], { encoding: 'utf8' }), await pictures()];
  const box = await paragraph.boundingBox();
  await paragraph.click({ position: { x: box.width - 4, y: box.height - 6 } });
  await page.keyboard.press('End');
  await page.keyboard.type(' Typed by hand.');
  await until(() => execFileSync(command, ['text', project], { encoding: 'utf8' }).includes('Typed by hand.'), 'the words reach the file');
  await until(async () => (await pictures()) !== shown, 'the page follows');
  await page.keyboard.press('Control+z');
  await until(() => execFileSync(command, ['text', project], { encoding: 'utf8' }) === before, 'undo gives the text from before');
});

await check('words are replaced over the whole profile, values stay, one undo', async () => {
  const text = () => execFileSync(command, ['text', project], { encoding: 'utf8' });
  const before = text();
  await page.goto(address);
  await page.locator('nav .room').nth(2).click();
  await page.locator('[data-section="context-population"]').click();
  await page.locator('.ProseMirror .value').first().waitFor();
  await page.keyboard.press('Control+h');
  await page.keyboard.type('Population');
  await page.locator('.find input[type="checkbox"]').first().check();
  await page.locator('.place').nth(2).waitFor();
  await page.locator('.find input').last().fill('Inhabitants');
  await page.screenshot({ path: path.join(results, 'real-replace.png') });
  await accessible('replace');
  await page.locator('.puts .button').last().click();
  await until(() => text().includes('Inhabitants'), 'the words reach the file');
  const after = text();
  that(!after.includes('Population'), 'everywhere');
  that(after.split('{=').length === before.split('{=').length, 'every value is still there');
  await rpc('undo', {});
  await until(() => text() === before, 'one undo gives the text from before');
});
await check('figures stand in the text as on the page, and a table is made by choosing', async () => {
  const text = () => execFileSync(command, ['text', project], { encoding: 'utf8' });
  const before = text();
  await page.goto(address);
  await page.locator('nav .room').nth(2).click();
  await page.locator('[data-section="context-population"]').click();
  const known = page.locator('.figure[data-figure="t-population"]');
  await known.locator('tbody tr').nth(2).waitFor();
  that((await known.locator('tbody tr.total').innerText()).includes('6,524'), 'the printed total');
  that((await known.innerText()).includes('Source:'), 'the source line');
  that((await page.locator('.figure[data-figure="f-population"] img').getAttribute('alt')).length > 40, 'a chart has its alternative text');
  const last = page.locator('.ProseMirror > p').last();
  const box = await last.boundingBox();
  await last.click({ position: { x: box.width - 4, y: box.height - 8 } });
  await page.locator('.toolbar .tool').nth(-2).click();
  await page.locator('dialog [role="combobox"]').click();
  await page.keyboard.type('CTX-001');
  await page.locator('dialog [role="option"]').first().waitFor();
  await page.keyboard.press('Enter');
  const choose = (label) => page.locator(`dialog label:has(> span:text-is("${label}")) select`);
  await choose('Rows by').selectOption('sex');
  await choose('Period').selectOption('range');
  await choose('From').selectOption('period 2000');
  await choose('Then').selectOption('change_percent');
  await choose('Since').selectOption('period 1990');
  const written = 'CTX-001 2000..this | by sex | change% 1990';
  await until(async () => (await page.locator('dialog .written').inputValue()) === written, 'what is chosen is written');
  await page.locator('dialog .print tbody tr').nth(2).waitFor();
  await page.locator('dialog label', { hasText: 'Caption' }).locator('input').fill('Change since 1990');
  await page.waitForTimeout(600);
  await page.screenshot({ path: path.join(results, 'real-table-chosen.png') });
  await accessible('a table by choosing');
  await page.locator('dialog footer .primary').click();
  await page.locator('.figure.ProseMirror-selectednode table').waitFor();
  await until(async () => /Table\s2/.test(await page.locator('.figure.ProseMirror-selectednode').innerText()), 'it has its number');
  await until(() => text() !== before, 'the figure reaches the file');
  const [frame, made] = await Promise.all(['.editor .scroller', '.figure.ProseMirror-selectednode'].map((s) => page.locator(s).boundingBox()));
  that(made.y >= frame.y && made.y + made.height <= frame.y + frame.height + 1, `all of it is in view: ${made.y} ${made.height}`);
  await page.screenshot({ path: path.join(results, 'real-table-inserted.png') });
  await accessible('a new table in the text');
  await rpc('undo', {});
  await rpc('undo', {});
  await until(() => text() === before, 'two undos give the text from before');
});
for (const [code, theme] of [['en', 'light'], ['ar', 'dark']]) {
  await check(`an empty profile says in every room what to do, and takes its first file, ${code}`, async () => {
    const start = await rpc('start_info', {});
    const file = path.join(folder, 'residence permits.csv');
    fs.writeFileSync(file, 'Country,2023,2024\nGermany,120,140\nTotal,123,144\n');
    await rpc('settings_put', { ...(await rpc('settings_get', {})), language: code, theme });
    await rpc('project_new', { path: path.join(folder, `new-${code}.almanac`), template: start.templates[0].id, country: 'KGZ', year: 2024, languages: ['en'] });
    await page.goto(address);
    await page.evaluate((chosen) => { globalThis.almanacChoose = () => chosen; }, file);
    for (const [at, name] of ['overview', 'data', 'profile', 'checks'].entries()) {
      await page.locator('nav .room').nth(at).click();
      await page.waitForTimeout(500);
      await page.screenshot({ path: path.join(results, `real-empty-${name}-${code}.png`) });
      await accessible(`empty ${name}`);
      if (name === 'profile') that(await page.locator('.ProseMirror [data-hint]').isVisible(), 'an empty section says how to begin');
      else if (name !== 'checks') that((await page.locator('main .button.primary').count()) === 1, `${name}: one next step is offered`);
    }
    await page.locator('nav .room').nth(1).click();
    for (const tab of ['sources', 'institutions']) {
      await page.locator(`#tab-${tab}`).click();
      that((await page.locator('main .button.primary').count()) === 1, `${tab}: one next step is offered`);
    }
    await page.locator('#tab-indicators').click();
    await page.locator('main .button.primary').click();
    await page.locator('dialog .button.primary').first().click();
    await page.locator('dialog .whose .button').click();
    const form = page.locator('dialog').nth(1);
    await form.locator('input').first().fill('MOI-2024');
    await form.locator('.wide input').first().fill('Register of permits');
    await form.locator('footer .primary').click();
    await form.waitFor({ state: 'detached' });
    const which = page.locator('dialog select[aria-label*="permits"]');
    await which.selectOption({ index: 1 });
    await page.locator('dialog section p .button').first().click();
    await which.waitFor({ state: 'detached' });
    await page.screenshot({ path: path.join(results, `real-first-import-${code}.png`) });
    await accessible('first import');
    await page.locator('dialog footer .primary').click();
    await page.locator('[role="gridcell"]', { hasText: '144' }).waitFor();
    that((await page.locator('.values h1').innerText()) === 'residence permits', 'under the name that was proposed');
    await page.screenshot({ path: path.join(results, `real-first-values-${code}.png`) });
  });
}

await browser.close();
host.kill();
fs.rmSync(folder, { recursive: true, force: true });
for (const failure of failures) console.error(`FAILED ${failure}`);
console.log(`ui real: ${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
