// The window in a real browser against the stand-in: what a user does in each room, and axe on every room,
// in both directions of writing and in every theme. Pictures go to test-results/.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { fixture } from '../fixture/host.mjs';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!fs.existsSync(executablePath)) { console.log('ui browser: skipped, there is no browser'); process.exit(0); }
const results = path.join(import.meta.dirname, '../../test-results');
fs.mkdirSync(results, { recursive: true });
const axe = fs.readFileSync(path.join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');
const only = process.argv[2];

const browser = await chromium.launch({
  executablePath, headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
});
let passed = 0;
const failures = [];

async function check(name, work, options = {}) {
  if (only && !name.includes(only)) return;
  const host = fixture(options);
  const address = await host.listen();
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, colorScheme: options.dark ? 'dark' : 'light', forcedColors: options.forced ? 'active' : 'none', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (m) => { if (m.type() === 'error' && !m.text().includes('status of 400')) complaints.push(m.text()); });
  page.on('pageerror', (e) => complaints.push(String(e)));
  // A busy machine is slow, not wrong.
  page.setDefaultTimeout(20_000);
  try {
    await page.goto(address);
    await work(page, host, address);
    if (complaints.length > 0) throw new Error(`the console says: ${complaints.join(' | ')}`);
    passed += 1;
  } catch (thrown) {
    failures.push(`${name}: ${complaints.length > 0 ? `${complaints.join(' | ')} | ` : ''}${thrown instanceof Error ? thrown.message : String(thrown)}`);
    await page.screenshot({ path: path.join(results, `failed-${name.replace(/\W+/g, '-')}.png`) }).catch(() => undefined);
  } finally {
    await context.close();
    host.close();
  }
}
function that(condition, why) { if (!condition) throw new Error(why); }
async function until(condition, why) {
  for (let i = 0; i < 400; i += 1) {
    if (await condition()) return;
    await new Promise((done) => setTimeout(done, 30));
  }
  throw new Error(why);
}
const language = async (page, code, theme) => {
  const address = page.url();
  await page.evaluate(([l, t]) => fetch('/rpc', { method: 'POST', body: JSON.stringify({ command: 'settings_put', payload: { language: l, theme: t, author: 'A. Diallo' } }) }), [code, theme]);
  await page.goto(address);
};
/** Axe with the content policy in force: it is run through the debugger, not put into the page. */
async function accessible(page, where) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  that(found.violations.length === 0, `${where}: ${found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).slice(0, 3).join(', ')}`).join(' | ')}`);
}
const rooms = ['overview', 'data', 'profile', 'checks'];
const room = async (page, name) => {
  await page.locator('nav .room').nth(rooms.indexOf(name)).click();
  await page.waitForTimeout(name === 'profile' ? 500 : 250);
};
/** Puts the caret at the end of a paragraph. */
const endOf = async (paragraph) => { const b = await paragraph.boundingBox(); await paragraph.click({ position: { x: b.width - 4, y: b.height - 8 } }); await paragraph.page().waitForTimeout(60); };
const chapter = async (page) => { await room(page, 'profile'); await page.locator('[data-section="s32"]').click(); await page.locator('.ProseMirror .value').first().waitFor(); await page.waitForTimeout(350); };

for (const [code, dir] of [['en', 'ltr'], ['ar', 'rtl']]) {
  for (const theme of ['light', 'dark', 'contrast']) {
    await check(`axe ${dir} ${theme}`, async (page) => {
      await language(page, code, theme);
      for (const name of rooms) {
        if (name === 'profile') await chapter(page); else await room(page, name);
        await page.screenshot({ path: path.join(results, `${name}-${dir}-${theme}.png`) });
        if (name === 'data') {
        const [head, cell] = await Promise.all(['[role="columnheader"][aria-colindex="8"]', '[role="gridcell"][aria-colindex="8"]'].map((s) => page.locator(s).first().boundingBox()));
        that(Math.abs(head.x - cell.x) < 2, 'numbers stand under their heads');
        that((await page.locator('[role="gridcell"][aria-colindex="8"]').first().innerText()).startsWith('118,555'), 'the last column is the last period');
      }
      await accessible(page, `${name} ${dir} ${theme}`);
      }
      that((await page.locator('html').getAttribute('dir')) === dir, 'the window has the direction of its language');
      that(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out sideways');
    });
  }
  await check(`axe start and dialogs ${dir}`, async (page) => {
    await language(page, code, 'light');
    await page.locator('header').first().waitFor();
    for (const [keys, name] of [['Control+k', 'palette'], ['Control+,', 'settings'], ['Control+Shift+/', 'shortcuts'], ['Control+n', 'new']]) {
      // On a busy machine the first key may come before the window listens.
      for (let tries = 0; ; tries += 1) {
        await page.keyboard.press(keys);
        if (await page.locator('dialog[open]').waitFor({ timeout: 4000 }).then(() => true, () => false)) break;
        that(tries < 5, `${name} opens by ${keys}`);
      }
      await page.screenshot({ path: path.join(results, `${name}-${dir}.png`) });
      await accessible(page, name);
      await page.keyboard.press('Escape');
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
    }
  });
}
await check('forced colours', async (page) => {
  for (const name of rooms) {
    if (name === 'profile') await chapter(page); else await room(page, name);
    await page.screenshot({ path: path.join(results, `${name}-forced.png`) });
    await accessible(page, `${name} forced`);
  }
}, { forced: true });
await check('200 % zoom at 1366 by 768', async (page) => {
  await page.setViewportSize({ width: 683, height: 384 });
  for (const name of rooms) {
    if (name === 'profile') await chapter(page); else await room(page, name);
    await page.screenshot({ path: path.join(results, `${name}-zoomed.png`) });
    that(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}: nothing sticks out sideways`);
    const cut = await page.evaluate(() => [...document.querySelectorAll('main [data-pane]')].filter((p) => p.getBoundingClientRect().width < 200).length);
    that(cut === 0, `${name}: every pane is wide enough to work in`);
    await accessible(page, `${name} zoomed`);
  }
});
await check('start screen', async (page) => {
  await page.locator('h1').waitFor();
  await page.screenshot({ path: path.join(results, 'start.png') });
  await accessible(page, 'start');
  that(await page.locator('button.recent').nth(1).isDisabled(), 'a missing file cannot be opened');
  await page.locator('button.recent').first().click();
  await page.locator('nav .room').first().waitFor();
}, { empty: true });
await check('first run', async (page) => {
  await page.locator('select').first().waitFor();
  await page.screenshot({ path: path.join(results, 'first-run.png') });
  await accessible(page, 'first run');
  await page.locator('select').first().selectOption('fr');
  await until(async () => (await page.locator('html').getAttribute('lang')) === 'fr', 'the language follows at once');
}, { empty: true, firstRun: true });

await check('typing is sent and survives', async (page, host) => {
  await chapter(page);
  await endOf(page.locator('.ProseMirror > p').last());
  await page.keyboard.type(' More words.');
  await until(() => host.texts().s32[3].text.at(-1).text?.endsWith('More words.'), 'the words arrive');
  const sent = host.log.filter(([c]) => c === 'section_put').length;
  that(sent >= 1 && sent <= 4, `typing is sent in bursts, not by key (${sent})`);
  that(host.texts().s32.map((b) => b.id).join() === 'b1,b2,b3,b4,b5,b6', 'blocks keep their ids');
  await page.keyboard.press('Control+z');
  await until(async () => !(await page.locator('.ProseMirror').innerText()).includes('More words.'), 'undo comes from the application');
});
await check('a change from elsewhere keeps the caret', async (page, host) => {
  await chapter(page);
  const p = page.locator('.ProseMirror > p').nth(1);
  await p.click({ position: { x: 200, y: 10 } });
  const before = await page.evaluate(() => { const s = getSelection(); return [s.anchorNode.textContent, s.anchorOffset]; });
  host.elsewhere('s32', 'b3', 'Somebody else wrote this.');
  await until(async () => (await page.locator('.ProseMirror').innerText()).includes('Somebody else wrote this.'), 'the words appear');
  const after = await page.evaluate(() => { const s = getSelection(); return [s.anchorNode.textContent, s.anchorOffset]; });
  that(JSON.stringify(before) === JSON.stringify(after), 'the caret stays');
});
await check('nothing is applied while an input method composes', async (page, host) => {
  await chapter(page);
  await endOf(page.locator('.ProseMirror > p').last());
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
  host.elsewhere('s32', 'b3', 'Somebody else wrote this.');
  await page.waitForTimeout(700);
  that(!(await page.locator('.ProseMirror').innerText()).includes('Somebody else'), 'the text waits');
  that(!host.log.some(([c]) => c === 'section_put'), 'half a word is not sent');
  await client.send('Input.insertText', { text: '你' });
  await until(() => host.texts().s32[3].text.at(-1).text?.endsWith('你'), 'the word arrives');
  await until(async () => (await page.locator('.ProseMirror').innerText()).includes('你'), 'the word stays');
});
await check('a value by @', async (page, host) => {
  await chapter(page);
  await endOf(page.locator('.ProseMirror > p').last());
  await page.keyboard.type(' @asylum');
  await page.locator('#value-picker [role="option"]').first().waitFor();
  await page.screenshot({ path: path.join(results, 'picker.png') });
  await accessible(page, 'picker');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await until(() => host.texts().s32[3].text.some((i) => i.type === 'value' && i.question === 'ASY-002 2025'), 'the value stands in the text');
  that(!(await page.locator('.ProseMirror').innerText()).includes('@'), 'the words typed are gone');
});
for (const [code, dir, theme] of [['en', 'ltr', 'light'], ['ar', 'rtl', 'dark']]) {
  await check(`a chosen value is replaced by nothing that is put in ${dir}`, async (page, host) => {
    await language(page, code, theme);
    await chapter(page);
    const values = () => page.locator('.ProseMirror .value').count();
    const chosen = page.locator('.ProseMirror .value').nth(2);
    const before = [await values(), await page.locator('.ProseMirror').innerText()];
    const tool = (icon) => page.locator('.toolbar .tool').nth(icon);
    await chosen.click();
    await page.locator('.popover').waitFor();
    await tool(-3).click();
    await page.locator('#value-picker [role="option"]').first().waitFor();
    that((await values()) === before[0], 'the button leaves the value where it is');
    await page.keyboard.type('asy');
    await page.keyboard.press('Escape');
    await page.locator('.picker').waitFor({ state: 'detached' });
    that((await page.locator('.ProseMirror').innerText()) === before[1], 'Escape gives the text from before');
    // Apart from the click before it: two at once would look for another value in its place.
    await page.waitForTimeout(600);
    await chosen.click();
    await page.keyboard.type('@asy');
    await page.locator('#value-picker [role="option"]').first().waitFor();
    await page.keyboard.press('Enter');
    await until(async () => (await values()) === before[0] + 1, 'a typed sign puts another behind it');
    await chosen.click();
    await tool(-4).click();
    await page.locator('.ProseMirror .note-mark').nth(1).waitFor();
    that((await values()) === before[0] + 1, 'a footnote stands behind it');
    await chosen.click();
    await tool(-1).click();
    await page.locator('dialog .written').fill('IMM-001 2000..2020');
    await page.locator('dialog footer .primary').click();
    await page.locator('.figure.ProseMirror-selectednode').waitFor();
    that((await values()) === before[0] + 1, 'a chart stands behind its paragraph');
    await until(() => host.texts().s32[0].text.filter((i) => i.type === 'value').length === 6, 'and all of it is sent');
    that(host.texts().s32.filter((b) => b.shape.kind === 'paragraph' && b.text.length === 0).length === 0, 'no empty paragraph is left behind the chart');
  });
  await check(`another value in the place of one that stands there ${dir}`, async (page, host) => {
    await language(page, code, theme);
    await chapter(page);
    const third = page.locator('.ProseMirror .value').nth(2);
    const field = page.locator('.picker input');
    await page.setViewportSize({ width: 1366, height: 420 });
    await third.click();
    const scrolled = () => page.locator('.editor .scroller').evaluate((e) => e.scrollTop);
    const stood = await scrolled();
    for (const key of ['Enter', 'F2', 'twice']) {
      if (key === 'twice') await third.dblclick(); else await page.keyboard.press(key);
      await field.waitFor();
      that((await field.inputValue()) === 'Remittances received, % of GDP 2023', `${key} opens the picker with the words of the question`);
      if (key === 'Enter') {
        await page.locator('.picker [role="option"]').first().waitFor();
        await page.screenshot({ path: path.join(results, `value-another-${dir}.png`) });
        await accessible(page, 'another value');
        that((await scrolled()) === stood, 'the text stays where it stands');
      }
      await page.keyboard.press('Escape');
      await field.waitFor({ state: 'detached' });
      await until(async () => page.evaluate(() => document.activeElement?.classList.contains('ProseMirror')), 'Escape goes back into the text');
    }
    that(!host.log.some(([c]) => c === 'section_put'), 'and changes nothing');
    await page.keyboard.press('Enter');
    await field.fill('asylum');
    await page.locator('.picker [role="option"]').first().waitFor();
    await page.keyboard.press('Enter');
    await until(() => host.texts().s32[0].text[5].question === 'ASY-002 2025', 'the other one stands in its place');
    that(host.texts().s32[0].text.length === 13 && host.log.filter(([c]) => c === 'section_put').length === 1, 'in one sending');
    await page.locator('.popover dl').waitFor();
    that(/\b20(25|٢٥)|٢٠٢٥/.test(await page.locator('.popover dl').innerText()), 'its card tells the day');
    await page.screenshot({ path: path.join(results, `value-changed-${dir}.png`) });
    await page.keyboard.press('Control+z');
    await until(() => host.texts().s32[0].text[5].question === 'IMM-001 this', 'one undo brings the first back');
  });
}
await check('a claim begins with what its words say', async (page) => {
  await chapter(page);
  const words = async (of) => {
    await page.evaluate((wanted) => {
      const walker = document.createTreeWalker(document.querySelector('.ProseMirror'), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent.indexOf(wanted);
        if (at < 0) continue;
        document.querySelector('.ProseMirror').focus();
        getSelection().setBaseAndExtent(node, at, node, at + wanted.length);
        return;
      }
    }, of);
    await page.waitForTimeout(100);
    await page.locator('.tool[aria-label^="Claim"]').click();
    await page.locator('dialog[open]').waitFor();
    const kind = await page.locator('dialog select').inputValue();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    return kind;
  };
  that((await words('down from a peak')) === 'fell', 'down from is a fall');
  that((await words('exceeded')) === 'above', 'exceeded is above');
  that((await words('every second week')) === 'rose', 'what says nothing begins as before');
});
await check('why this number, and having looked', async (page, host) => {
  await chapter(page);
  await page.locator('.ProseMirror .value').first().click();
  await page.locator('.popover dl').waitFor();
  await page.screenshot({ path: path.join(results, 'popover.png') });
  await accessible(page, 'popover');
  await page.locator('.popover .button').click();
  await until(() => host.texts().s32[0].text[1].state === 'current', 'it is marked as seen');
  await until(async () => (await page.locator('.ProseMirror .value.changed').count()) === 0, 'the old value is gone from the text');
});
await check('a claim that broke', async (page) => {
  await chapter(page);
  await page.locator('.ProseMirror .claim').click();
  await page.locator('.popover .tone-error').waitFor();
  await page.screenshot({ path: path.join(results, 'claim.png') });
});
await check('lists by typing', async (page, host) => {
  await chapter(page);
  await endOf(page.locator('.ProseMirror > p').last());
  await page.keyboard.press('Enter');
  await page.keyboard.type('- first');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('second');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('after');
  await until(() => host.texts().s32.some((b) => b.shape.kind === 'paragraph' && b.text[0]?.text === 'after'), 'Enter leaves the list, level by level');
  const list = host.texts().s32.filter((b) => b.shape.kind === 'list_item' && !b.shape.ordered);
  that(list.map((b) => `${b.shape.level}${b.text[0].text}`).join() === '0first,1second', `items and their levels: ${JSON.stringify(list.map((b) => b.shape))}`);
});
await check('a click in a page goes to the text', async (page) => {
  await chapter(page);
  await page.locator('button.page').nth(1).click({ position: { x: 150, y: 200 } });
  await until(() => page.evaluate(() => getSelection().anchorNode?.parentElement?.closest('[data-id]')?.getAttribute('data-id') === 'b4'), 'the caret is in the block');
});
await check('the grid by keyboard', async (page) => {
  await room(page, 'data');
  await page.locator('[role="gridcell"][tabindex="0"]').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowDown');
  await until(async () => (await page.locator(':focus').innerText()).includes('82,616'), 'the focus is on the cell');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.locator('footer', { hasText: 'no sum' }).waitFor();
});
await check('a large grid draws what is seen', async (page, host) => {
  await room(page, 'data');
  await page.locator('.item', { hasText: 'Emigrants by destination' }).click();
  await page.locator('[role="rowheader"]', { hasText: 'Country 1' }).first().waitFor();
  that((await page.locator('[role="gridcell"]').count()) < 1200, 'few of the 20 000 cells are drawn');
  await page.locator('[role="gridcell"][tabindex="0"]').focus();
  await page.keyboard.press('Control+ArrowDown');
  await page.locator('[role="rowheader"]', { hasText: 'Country 400' }).waitFor();
  await until(async () => (await page.locator(':focus').innerText()).trim() !== '', 'the last cell has the focus and its number');
  await page.mouse.move(700, 400);
  for (let i = 0; i < 30; i += 1) await page.mouse.wheel(0, -300);
  await page.waitForTimeout(300);
  const asked = host.log.filter(([c]) => c === 'grid').length;
  that(asked < 16, `a scroll fetches by chunks (${asked})`);
  await page.screenshot({ path: path.join(results, 'grid-large.png') });
  await accessible(page, 'large grid');
});
/** How many pixels of an element's text are not seen. */
const cutOff = (element) => element.evaluate((e) => e.scrollWidth - e.clientWidth);
for (const [code, dir, theme] of [['en', 'ltr', 'light'], ['en', 'ltr', 'dark'], ['ar', 'rtl', 'light'], ['ar', 'rtl', 'dark']]) {
  await check(`months stand side by side, and more of them are told of ${dir} ${theme}`, async (page) => {
    await language(page, code, theme);
    await room(page, 'data');
    await page.locator('.item', { hasText: 'Border crossings' }).click();
    await page.locator('[role="rowheader"]', { hasText: 'Kazakhstan' }).waitFor();
    await page.locator('.edge.before').waitFor();
    await page.waitForTimeout(200);
    await page.screenshot({ path: path.join(results, `months-${dir}-${theme}.png`) });
    const seen = () => page.evaluate(() => {
      const grid = document.querySelector('[role="grid"]').getBoundingClientRect();
      const corner = document.querySelector('.corner').getBoundingClientRect();
      const [from, to] = getComputedStyle(document.documentElement).direction === 'rtl' ? [grid.left, corner.left] : [corner.right, grid.right];
      return [...document.querySelectorAll('.columnhead')].filter((e) => { const b = e.getBoundingClientRect(); return b.left >= from - 1.5 && b.right <= to + 1.5; }).map((e) => e.title);
    });
    const months = await seen();
    // Arabic has no short months.
    that(months.length >= (code === 'en' ? 7 : 5), `so many months are seen whole: ${months.length}`);
    if (code === 'en') {
      that(months.at(-1) === 'December 2025', `the last is seen with its full name: ${months.at(-1)}`);
      that((await page.locator('.columnhead .figure').last().innerText()) === 'Dec 2025', 'and stands there in short');
    }
    that((await cutOff(page.locator('.corner .words'))) <= 0, 'what the rows are is not cut');
    const cut = await page.locator('[role="rowheader"] .words').evaluateAll((all) => all.map((e) => getComputedStyle(e).direction).join());
    that(!cut.includes('rtl'), 'a name in Latin letters ends in dots where it ends');
    that((await page.locator('.edge.after').count()) === 0, 'there is nothing after the last');
    const [head, edge] = [await page.locator('.corner').boundingBox(), await page.locator('.edge.before').boundingBox()];
    that(Math.abs(dir === 'ltr' ? edge.x - head.x - head.width : edge.x + edge.width - head.x) < 2, 'the edge is that of the names');
    await accessible(page, 'months');
    await page.locator('[role="gridcell"][tabindex="0"]').focus();
    await page.keyboard.press('Home');
    await page.locator('.edge.after').waitFor();
    await page.locator('.edge.before').waitFor({ state: 'detached' });
    const [grid, last] = [await page.locator('[role="grid"]').boundingBox(), await page.locator('.edge.after').boundingBox()];
    that(last.x >= grid.x - 1 && last.x + last.width <= grid.x + grid.width + 1, 'and at the other end that of what is seen');
    await page.screenshot({ path: path.join(results, `months-first-${dir}-${theme}.png`) });
  });
}
await check('values are entered by keyboard alone', async (page, host) => {
  await room(page, 'data');
  await page.locator('[role="gridcell"][tabindex="0"]').focus();
  // 2020 of women is the current cell: typed over, with the next cell below and back to the right.
  await page.keyboard.type('118,560');
  await page.keyboard.press('Enter');
  await page.locator('.cell.entered', { hasText: '118,560' }).waitFor();
  await until(async () => (await page.locator(':focus').innerText()).includes('80,456'), 'Enter goes below');
  await page.keyboard.press('F2');
  await until(async () => (await page.locator('input.editor').inputValue()) === '80456', 'F2 edits what is there, as received');
  await page.keyboard.press('Escape');
  await until(async () => (await page.locator('input.editor').count()) === 0 && (await page.locator(':focus').innerText()).includes('80,456'), 'Escape leaves it as it was');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('abc');
  await page.keyboard.press('Tab');
  await page.locator('.cell.entered .mark-wrong').waitFor();
  await page.keyboard.type('80460p');
  await page.keyboard.press('Enter');
  await until(async () => (await page.locator('.cell.entered').count()) === 3, 'three cells wait');
  await until(async () => (await page.locator(':focus').getAttribute('aria-colindex')) === '7', 'Enter goes below the first of the line');
  await page.screenshot({ path: path.join(results, 'entry.png') });
  await accessible(page, 'entry');
  that(!host.log.some(([c]) => c === 'entry_plan'), 'nothing is planned before somebody asks');
  await page.keyboard.press('Control+z');
  await until(async () => (await page.locator('.cell.entered').count()) === 2, 'undo takes the last entry back');
  await page.keyboard.press('Control+y');
  await until(async () => (await page.locator('.cell.entered').count()) === 3, 'redo brings it again');
  that(!host.log.some(([c]) => c === 'undo' || c === 'redo'), 'the project has nothing to undo yet');
  // Entered values outlive the room.
  await room(page, 'overview');
  await room(page, 'data');
  await until(async () => (await page.locator('.cell.entered').count()) === 3, 'they are there when one comes back');
  await page.locator('[role="gridcell"][tabindex="0"]').focus();
  await page.keyboard.press('Control+Enter');
  await page.locator('dialog .counts').waitFor();
  await page.screenshot({ path: path.join(results, 'entry-plan.png') });
  await accessible(page, 'entry plan');
  await page.keyboard.press('Enter');
  await page.locator('dialog [role="alert"]').waitFor();
  that(!host.log.some(([c]) => c === 'import_accept'), 'nothing is kept without a reason');
  await page.keyboard.type('Counted again');
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  that(host.log.some(([c, p]) => c === 'entry_plan' && p.reason === 'Counted again' && p.cells.length === 3), 'the reason goes with the values');
  that(host.log.filter(([c]) => c === 'import_accept').length === 1, 'one batch is kept at once');
  await page.locator('.cell .mark-changed').first().waitFor();
  that((await page.locator('.cell.entered').count()) === 1, 'only what is no number waits');
  await page.screenshot({ path: path.join(results, 'entry-kept.png') });
});
await check('Delete empties the selected cells', async (page, host) => {
  await room(page, 'data');
  await page.locator('[role="gridcell"][tabindex="0"]').focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Delete');
  await until(() => host.log.some(([c, p]) => c === 'entry_read' && p.texts.length === 2 && p.texts.every((x) => x === '')), 'both cells are emptied');
  await until(async () => (await page.locator('.cell.entered').count()) === 2, 'they wait to be kept');
  await page.keyboard.press('Delete');
  await until(async () => (await page.locator('.cell.entered').count()) === 0, 'Delete again takes that back');
});
await check('a block is pasted with its plan first', async (page, host) => {
  await room(page, 'data');
  await page.locator('[role="gridcell"][aria-colindex="6"]').first().click();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '137.470\t121.767\t1\t2\r\n94.597\t82.617\r\n');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.locator('dialog .counts').waitFor();
  that(host.log.some(([c, p]) => c === 'entry_plan' && p.cells.length === 5), 'what fits is planned');
  await page.locator('dialog select').selectOption('comma');
  await until(() => host.log.some(([c, p]) => c === 'entry_read' && p.decimal === 'comma'), 'the other decimal sign reads all anew');
  await until(() => host.log.some(([c, p]) => c === 'entry_plan' && p.cells.every((x) => x.decimal === 'comma')), 'and plans it');
  await page.screenshot({ path: path.join(results, 'paste.png') });
  await accessible(page, 'paste');
  await page.keyboard.press('Escape');
  await page.locator('.kept .button').first().click();
  await until(async () => (await page.locator('.cell.entered').count()) === 0, 'Discard takes all of it back');
  await page.keyboard.press('Control+z');
  await until(async () => (await page.locator('.cell.entered').count()) === 5, 'and undo brings it again');
});
await check('a new row and a new period', async (page, host) => {
  await room(page, 'data');
  await page.locator('.bar .button').nth(1).click();
  that((await page.locator('.bar input').inputValue()) === '2021', 'the next period is proposed');
  await page.keyboard.press('Enter');
  await until(async () => (await page.locator(':focus').getAttribute('aria-colindex')) === '9', 'the new column has the focus');
  await page.keyboard.type('118000');
  await page.keyboard.press('Enter');
  await page.locator('.bar .button').first().click();
  await page.locator('dialog select').nth(1).selectOption('O');
  await page.screenshot({ path: path.join(results, 'new-row.png') });
  await accessible(page, 'new row');
  await page.locator('dialog .primary').click();
  await page.locator('[role="rowheader"]', { hasText: 'Other' }).waitFor();
  await until(async () => (await page.locator(':focus').getAttribute('role')) === 'gridcell', 'the new row has the focus');
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await until(async () => (await page.locator('.cell.entered').count()) === 2, 'both wait');
  await page.keyboard.press('Control+s');
  await page.locator('dialog .counts').waitFor();
  const sent = host.log.findLast(([c]) => c === 'entry_plan')[1].cells.map((c) => `${c.codes} ${c.period} ${c.text}`);
  that(sent.includes('sex=F 2021 118000') && sent.some((x) => x.startsWith('sex=O ')), `row and period go with the values: ${sent}`);
});
await check('half a million rows scroll without a stutter', async (page, host) => {
  await room(page, 'data');
  await page.locator('.item', { hasText: 'Destinations by age' }).click();
  await page.locator('[role="rowheader"]', { hasText: 'Country 1' }).first().waitFor();
  await page.waitForTimeout(300);
  const [frames, idle] = await page.evaluate(async () => {
    const grid = document.querySelector('[role="grid"]');
    const gaps = async (count, step) => {
      const list = [];
      let last = performance.now();
      for (let i = 0; i < count; i += 1) {
        step(i);
        await new Promise((done) => requestAnimationFrame(done));
        const now = performance.now();
        list.push(now - last);
        last = now;
      }
      return list.sort((a, b) => a - b);
    };
    // At the speed of a wheel, then leaps as with the bar; and frames in which nothing is done, for a busy machine.
    return [await gaps(240, (i) => { grid.scrollTop += i < 180 ? 120 : 200_000; }), await gaps(60, () => undefined)];
  });
  const at = (list, share) => list[Math.floor(list.length * share)];
  console.log(`ui browser: half a million rows: a frame takes ${at(frames, 0.5).toFixed(0)} ms, 95 % ${at(frames, 0.95).toFixed(0)} ms, the longest ${frames.at(-1).toFixed(0)} ms; doing nothing ${at(idle, 0.5).toFixed(0)} and ${at(idle, 0.95).toFixed(0)} ms`);
  that(at(frames, 0.5) < Math.max(100, 3 * at(idle, 0.5)), `half of the frames of a scroll take more than ${at(frames, 0.5).toFixed(0)} ms`);
  that((await page.locator('[role="gridcell"]').count()) < 1500, 'what is not seen is not drawn');
  await page.locator('[role="gridcell"][tabindex="0"], [role="grid"]').first().focus();
  await page.keyboard.press('Control+End');
  await page.locator('[role="rowheader"]', { hasText: 'Country 500000' }).waitFor();
});
await check('three million rows scroll to their end', async (page) => {
  await room(page, 'data');
  await page.locator('.item', { hasText: 'Pairs of countries' }).click();
  await page.locator('[role="rowheader"]', { hasText: 'Country 1' }).first().waitFor();
  await page.locator('footer', { hasText: '3,000,000' }).waitFor();
  await page.evaluate(() => { const g = document.querySelector('[role="grid"]'); g.scrollTop = g.scrollHeight; });
  await page.locator('[role="rowheader"]', { hasText: 'Country 3000000' }).waitFor();
  const last = page.locator('[role="rowheader"]', { hasText: 'Country 3000000' });
  that((await last.getAttribute('title')) === 'Country 3000000', 'the last row is the last');
  const [row, grid] = [await last.boundingBox(), await page.locator('[role="grid"]').boundingBox()];
  that(row.y + row.height <= grid.y + grid.height + 1, 'and is seen whole');
  // The wheel moves by rows, as everywhere.
  await page.waitForTimeout(300);
  await page.mouse.move(grid.x + grid.width / 2, grid.y + grid.height / 2);
  await page.mouse.wheel(0, -280);
  await until(async () => (await page.locator('[role="rowheader"]', { hasText: 'Country 2999970' }).count()) === 1, 'a little up shows the rows just before');
  await page.waitForTimeout(300);
  await page.locator('[role="gridcell"]').first().click();
  await page.keyboard.press('Control+End');
  await until(async () => (await page.locator(':focus').getAttribute('aria-colindex')) === '5', 'the last cell by key');
  await page.keyboard.press('Control+Home');
  await page.locator('[role="rowheader"]', { hasText: /^Country 1$/ }).waitFor();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowDown');
  await until(async () => (await page.locator(':focus').getAttribute('role')) === 'gridcell', 'the focus follows');
});
await check('a sum of the program is told as such', async (page) => {
  await room(page, 'data');
  const cell = page.locator('[role="gridcell"]', { hasText: '204,382' });
  await cell.waitFor();
  that((await cell.innerText()).includes('Σ') && (await cell.innerText()).includes('added up by the program from 2 values'), 'by a sign and in words');
  await cell.click();
  await page.locator('.origin .parts li').nth(1).waitFor();
  await page.screenshot({ path: path.join(results, 'added-up.png') });
  await accessible(page, 'added up');
  await page.locator('.origin .parts button').first().click();
  await page.locator('.origin .history li').first().waitFor();
  await page.locator('.origin .link').first().click();
  await page.locator('.origin .parts li').nth(1).waitFor();
});
await check('sources side by side', async (page, host) => {
  await room(page, 'data');
  await page.locator('#face-sources').click();
  await page.locator('.version').first().waitFor();
  await page.screenshot({ path: path.join(results, 'sources.png') });
  await accessible(page, 'sources side by side');
  that((await page.locator('.versions td').allInnerTexts()).join('').includes('A') && (await page.locator('.legend li').count()) === 3, 'definitions are told by letter');
  await page.locator('.sides .value').nth(2).click();
  await page.locator('.origin .history li').nth(2).waitFor();
  await page.locator('.order .moves .button').nth(1).click();
  await page.locator('.order ~ .row .primary').click();
  await page.locator('[role="alert"]').waitFor();
  that(!host.log.some(([c]) => c === 'priority_put'), 'no order without a reason');
  await page.locator('.order ~ .field input').fill('Counted, not estimated');
  await page.locator('.order ~ .row .primary').click();
  await until(() => host.log.some(([c, p]) => c === 'priority_put' && p.sources.join() === 'CENSUS,UNDESA,NSC' && p.reason === 'Counted, not estimated'), 'order and reason are kept');
  await until(async () => (await page.locator('.order li').first().innerText()).includes('Population and housing census'), 'the new order is shown');
  await language(page, 'ar', 'dark');
  await room(page, 'data');
  await page.locator('#face-sources').click();
  await page.locator('.version').first().waitFor();
  await page.screenshot({ path: path.join(results, 'sources-rtl-dark.png') });
  await accessible(page, 'sources rtl dark');
});
await check('the history of a number is one click away', async (page) => {
  await chapter(page);
  await page.locator('.ProseMirror .value').first().click();
  await page.locator('.popover .cells button').first().click();
  await page.locator('dialog .history li').nth(2).waitFor();
  that((await page.locator('dialog').innerText()).includes('Letter of the ministry'), 'a correction tells its reason');
  await page.screenshot({ path: path.join(results, 'origin-dialog.png') });
  await accessible(page, 'history of a number');
  await page.locator('dialog footer .button').first().click();
  await page.locator('[role="grid"]').waitFor();
});
await check('sources and institutions are edited', async (page, host) => {
  await room(page, 'data');
  await page.locator('#tab-sources').click();
  await page.locator('.source header .button').click();
  await page.locator('dialog .grid input').first().waitFor();
  await page.screenshot({ path: path.join(results, 'source-form.png') });
  await accessible(page, 'source form');
  await page.locator('dialog textarea').first().fill('Private households');
  await page.locator('dialog .primary').click();
  await until(() => host.log.some(([c, p]) => c === 'source_put' && !p.new && p.record.coverage[0].text === 'Private households' && p.record.next_date === '2025-09-01'), 'the record is kept whole');
  await page.locator('.source .link').last().click();
  await until(() => host.log.some(([c, p]) => c === 'release_remove' && p.source === 'NSC'), 'a delivery is taken out');
  await page.locator('#tab-institutions').click();
  await page.screenshot({ path: path.join(results, 'institutions.png') });
  await accessible(page, 'institutions');
  await page.locator('.add .button').click();
  await page.locator('dialog .primary').click();
  await page.locator('dialog [role="alert"], dialog .error').first().waitFor();
  await page.locator('dialog input').first().fill('MOI');
  await page.locator('dialog .primary').click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  that(host.log.some(([c, p]) => c === 'institution_put' && p.new && p.record.code === 'MOI'), 'a new institution is added');
});
for (const [code, dir, theme] of [['en', 'ltr', 'light'], ['ar', 'rtl', 'dark']]) {
  await check(`find and replace over the profile ${dir}`, async (page, host) => {
    await language(page, code, theme);
    await chapter(page);
    await page.locator('.ProseMirror > p').first().click();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('the');
    await page.locator('.place').nth(5).waitFor();
    that((await page.locator('.find input').first().inputValue()) === 'the', 'what is typed stays');
    const listed = await page.locator('.place').count();
    await until(async () => (await page.locator('.ProseMirror .found').count()) >= 4, 'all places of the chapter are shown');
    that(listed > (await page.locator('.ProseMirror .found').count()), 'places of other chapters are listed too');
    await page.keyboard.press('Enter');
    await page.locator('.ProseMirror .found-here').waitFor();
    that(await page.evaluate(() => document.activeElement?.getAttribute('type') === 'search'), 'the focus stays with the words');
    await page.screenshot({ path: path.join(results, `find-${dir}.png`) });
    await accessible(page, `find ${dir}`);
    // A place of another chapter opens it.
    await page.locator('.place').filter({ hasNot: page.locator('[aria-current]') }).first().click();
    await until(async () => (await page.locator('.place[aria-current]').count()) === 1, 'it is chosen');
    await page.locator('.find input').first().focus();
    await page.keyboard.press('Escape');
    await until(async () => (await page.locator('.ProseMirror .found').count()) === 0 && (await page.locator('[role="tree"]').count()) === 1, 'Escape ends it and brings the chapters back');
    await page.locator('[data-section="s32"]').click();
    await page.locator('.ProseMirror .value').first().waitFor();
    await page.keyboard.press('Control+h');
    await page.locator('.find input[type="search"]').fill('later vintage');
    await page.locator('.find input').last().fill('newer vintage');
    await page.locator('.place').first().waitFor();
    await page.screenshot({ path: path.join(results, `replace-${dir}.png`) });
    await accessible(page, `replace ${dir}`);
    await page.locator('.puts .button').last().click();
    await until(() => host.texts().s32[2].text[0].text === 'The newer vintage is used.', 'the words are replaced');
    await until(async () => (await page.locator('.ProseMirror').innerText()).includes('newer vintage'), 'the text shows it');
    that(host.log.filter(([c]) => c === 'text_replace').length === 1 && host.log.find(([c]) => c === 'text_replace')[1].reach.where === 'profile', 'as one step');
    that(host.texts().s32.map((b) => b.id).join() === 'b1,b2,b3,b4,b5,b6', 'blocks keep their ids');
    that(await page.evaluate(() => document.activeElement?.closest('.find') !== null), 'the focus is where it was');
    await page.locator('.ProseMirror > p').first().click();
    await page.keyboard.press('Control+z');
    await until(() => host.texts().s32[2].text[0].text === 'The later vintage is used.', 'one undo takes it back');
  });
}
await check('a value without a number says why', async (page) => {
  await chapter(page);
  await page.locator('.ProseMirror .value', { hasText: '199,011' }).click();
  await page.locator('.popover .title', { hasText: 'later than this edition' }).waitFor();
  await page.screenshot({ path: path.join(results, 'absence.png') });
  await accessible(page, 'absence');
  await page.keyboard.press('Escape');
  await page.locator('.popover').waitFor({ state: 'detached' });
});
await check('a claim over selected words', async (page, host) => {
  await chapter(page);
  await page.locator('.ProseMirror .list-item').nth(1).dblclick({ position: { x: 60, y: 10 } });
  await page.locator('.tool[aria-label^="Claim"]').click();
  await page.locator('dialog select').selectOption('at_least');
  await page.locator('dialog input').first().fill('1,250');
  await page.locator('dialog input[dir="ltr"]').last().fill('REM-001 2010..this');
  await page.locator('dialog [role="status"] .tone-error').waitFor();
  await page.screenshot({ path: path.join(results, 'claim-dialog.png') });
  await accessible(page, 'claim dialog');
  await page.locator('dialog .primary').click();
  await until(() => host.texts().s32[2].text.some((i) => i.marks?.claim?.kind === 'at least 1250' && i.marks.claim.question === 'REM-001 2010..this'), 'the claim is sent over its words');
});
await check('a reference and a citation', async (page, host) => {
  await chapter(page);
  await endOf(page.locator('.ProseMirror > p').last());
  await page.locator('.tool[aria-label^="Reference"]').click();
  await page.keyboard.type('refug');
  await page.locator('#ref-list [role="option"]', { hasText: '2.2 Refugees' }).waitFor();
  await page.screenshot({ path: path.join(results, 'reference.png') });
  await accessible(page, 'reference');
  await page.keyboard.press('Enter');
  await until(() => host.texts().s32[3].text.some((i) => i.type === 'section_ref' && i.section === 's22'), 'the reference stands in the text');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('citation');
  await page.keyboard.press('Enter');
  await page.locator('#ref-list [role="option"]').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await until(() => host.texts().s32[3].text.some((i) => i.type === 'cite' && i.key === 'UNDESA'), 'the citation stands in the text');
});
await check('panels keep their width', async (page) => {
  await room(page, 'data');
  const width = async () => (await page.locator('.list').boundingBox()).width;
  const before = await width();
  const line = await page.locator('[role="separator"]').first().boundingBox();
  await page.mouse.move(line.x + 4, 400);
  await page.mouse.down();
  await page.mouse.move(line.x + 84, 400, { steps: 4 });
  await page.mouse.up();
  await until(async () => Math.abs((await width()) - before - 80) < 6, 'the line is dragged');
  await page.locator('[role="separator"]').first().focus();
  await page.keyboard.press('ArrowLeft');
  await until(async () => Math.abs((await width()) - before - 64) < 6, 'and moved by key');
  await page.reload();
  await room(page, 'data');
  await until(async () => Math.abs((await width()) - before - 64) < 6, 'it is there again');
  await accessible(page, 'panels');
  await page.locator('[role="separator"]').first().focus();
  await page.keyboard.press('Enter');
  await until(async () => Math.abs((await width()) - before) < 2, 'Enter gives the width of the design back');
});
for (const [code, dir, theme] of [['en', 'ltr', 'light'], ['ar', 'rtl', 'dark']]) {
  await check(`a label without a code is explained once ${dir}`, async (page, host) => {
    await language(page, code, theme);
    await room(page, 'data');
    await page.evaluate(() => { globalThis.almanacChoose = () => '/data/ims.xlsx'; });
    await page.locator('.add button').first().click();
    await page.locator('dialog .button.primary').first().click();
    const congo = page.locator('dialog select[aria-label*="Congo"]');
    await congo.waitFor();
    that((await congo.locator('option').allInnerTexts()).slice(1, 3).join() === 'Democratic Republic of the Congo,Congo', 'the codes of the name come first');
    await congo.selectOption('COG');
    await congo.scrollIntoViewIfNeeded();
    await page.screenshot({ path: path.join(results, `unknown-labels-${dir}.png`) });
    await accessible(page, 'labels without a code');
    await page.locator('dialog section p .button').click();
    await congo.waitFor({ state: 'detached' });
    const said = host.log.filter(([c]) => c === 'import_plan').at(-1)[1].labels;
    that(JSON.stringify(said) === '[{"dimension":"birth","label":"Congo","code":"COG"}]', JSON.stringify(said));
    await page.keyboard.press('Escape');
    // The table of words stands with its source; there a word is forgotten.
    await page.locator('#tab-sources').click();
    await page.locator('.words td .button').waitFor();
    await page.screenshot({ path: path.join(results, `words-${dir}.png`) });
    await accessible(page, 'words of a source');
    await page.locator('.words td .button').click();
    await page.locator('.words td .button').waitFor({ state: 'detached' });
  });
}
await check('a file that nobody knows yet is taken in the dialog', async (page, host) => {
  await room(page, 'data');
  await page.evaluate(() => { globalThis.almanacChoose = () => '/data/permits.csv'; });
  await page.locator('.add button').first().click();
  await page.locator('dialog .button.primary').first().click();
  const which = page.locator('dialog select[aria-label*="permits.csv"]');
  await which.waitFor();
  that(await page.locator('dialog footer .primary').isDisabled(), 'not before somebody has said which indicator it is');
  const why = page.locator(`#${await page.locator('dialog footer .primary').getAttribute('aria-describedby')}`);
  that((await why.innerText()) === 'Before this can be accepted: say which indicator it is', await why.innerText());
  await page.locator('dialog footer .primary').focus();
  await page.keyboard.press('Enter');
  that(await which.evaluate((e) => e === document.activeElement), 'Accept leads to what is missing');
  await page.locator('dialog .body').focus();
  await why.locator('button').click();
  that(await which.evaluate((e) => e === document.activeElement), 'and so does the reason');
  await accessible(page, 'why it cannot be accepted');
  await which.selectOption({ index: 1 });
  that((await page.locator('dialog .new input').first().inputValue()) === 'permits', 'a name is proposed');
  await page.screenshot({ path: path.join(results, 'unnamed.png') });
  await accessible(page, 'unnamed indicators');
  await page.locator('dialog section p .button').first().click();
  await which.waitFor({ state: 'detached' });
  const said = host.log.filter(([c]) => c === 'import_plan').at(-1)[1].indicators;
  const brought = await page.locator('dialog').first().innerText();
  that(brought.includes('thousand persons') && brought.includes('1,000') && brought.includes('Reference time'), 'what the file says of the new indicator, and what it does not say');
  await page.screenshot({ path: path.join(results, 'added-indicator.png') });
  await accessible(page, 'an indicator that comes with the file');
  that(JSON.stringify(said) === '[{"heading":"permits.csv","indicator":"IND-001","name":"permits"}]', JSON.stringify(said));
  await page.locator('dialog .whose .button').click();
  await page.locator('dialog[open]').nth(1).waitFor();
  await page.locator('dialog').nth(1).locator('input').first().fill('MOI-2025');
  await page.locator('dialog').nth(1).locator('.primary').click();
  await until(() => host.log.filter(([c]) => c === 'import_plan').at(-1)[1].source === 'MOI-2025', 'a new source is asked for at once');
  that(host.log.filter(([c]) => c === 'import_plan').at(-1)[1].indicators.length === 1, 'and what was said stays said');
});
await check('an indicator is added by hand', async (page, host) => {
  await room(page, 'data');
  await page.locator('.add button').nth(1).click();
  await page.locator('dialog .grid input').first().waitFor();
  await page.locator('dialog .primary').click();
  await page.locator('dialog [role="alert"]').waitFor();
  await page.locator('dialog .grid input').first().fill('IMM-009');
  await page.locator('dialog fieldset input').first().check();
  await page.screenshot({ path: path.join(results, 'indicator-new.png') });
  await accessible(page, 'new indicator');
  await page.locator('dialog .primary').click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  that(host.log.some(([c, p]) => c === 'indicator_put' && p.new && p.record.code === 'IMM-009' && p.record.dimensions.includes('age')), 'with its breakdown');
});
for (const [code, dir, theme] of [['en', 'ltr', 'light'], ['ar', 'rtl', 'dark']]) {
  await check(`a renamed label is its old one by one click ${dir}`, async (page, host) => {
    await language(page, code, theme);
    await room(page, 'data');
    await page.evaluate(() => { globalThis.almanacChoose = () => '/data/ims.xlsx'; });
    await page.locator('.add button').first().click();
    await page.locator('dialog .button.primary').first().click();
    const formerly = page.locator('dialog td .offers button');
    await formerly.waitFor();
    that((await formerly.innerText()).includes('Greenland'), 'the gone label is offered');
    await formerly.scrollIntoViewIfNeeded();
    await page.screenshot({ path: path.join(results, `renamed-label-${dir}.png`) });
    await accessible(page, 'a renamed label');
    await page.locator('dialog select[aria-label*="Congo"]').selectOption('COG');
    await formerly.click();
    await formerly.waitFor({ state: 'detached' });
    const said = host.log.filter(([c]) => c === 'import_plan').at(-1)[1].labels;
    that(said.map((l) => `${l.label}=${l.code}`).join() === 'Congo=COG,Atlantida=GRL', JSON.stringify(said));
  });
}
/** The received file of an import, as it was read. */
const fileView = async (page, file = 'table3.xlsx') => {
  await room(page, 'data');
  await page.evaluate((name) => { globalThis.almanacChoose = () => `/data/${name}`; }, file);
  await page.locator('.add button').first().click();
  await page.locator('dialog .button.primary').first().click();
  await page.locator('.counted .button').click();
  await page.locator('dialog.large [role="grid"] [data-stop]').waitFor();
  await page.waitForTimeout(150);
};
const corrections = (host) => host.log.filter(([c]) => c === 'import_plan').flatMap(([, p]) => p.corrections);
for (const [code, dir, theme] of [['en', 'ltr', 'light'], ['en', 'ltr', 'dark'], ['ar', 'rtl', 'light'], ['ar', 'rtl', 'dark'], ['fr', 'ltr-fr', 'light']]) {
  await check(`the file itself shows how it was read ${dir} ${theme}`, async (page) => {
    await language(page, code, theme);
    await fileView(page);
    await page.screenshot({ path: path.join(results, `file-table-${dir}-${theme}.png`) });
    await accessible(page, 'the table');
    that((await page.locator('dialog.large .meaning').nth(2).innerText()).includes('2022 · men'), 'what a column means stands below its letter');
    await page.locator('dialog.large .letter', { hasText: /^E$/ }).click();
    await page.screenshot({ path: path.join(results, `file-column-${dir}-${theme}.png`) });
    await accessible(page, 'a column');
    await page.locator('dialog.large .nth', { hasText: /^4$/ }).click();
    await page.screenshot({ path: path.join(results, `file-row-${dir}-${theme}.png`) });
    await accessible(page, 'a row');
    await page.locator('dialog.large [role="gridcell"]', { hasText: '12O' }).click();
    await page.locator('dialog.large .findings').waitFor();
    await page.screenshot({ path: path.join(results, `file-cell-${dir}-${theme}.png`) });
    await accessible(page, 'a cell');
    that(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out sideways');
  });
}
const say = (page, nth = 0) => page.locator('dialog.large .say select').nth(nth);
const same = (seen, wanted) => that(JSON.stringify(seen) === JSON.stringify(wanted), `${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`);
const means = (page, nth) => page.locator('dialog.large .meaning').nth(nth);
for (const [code, dir, theme] of [['en', 'ltr', 'light'], ['ar', 'rtl', 'dark']]) {
  await check(`pointing at a column corrects it, and it can be taken back ${dir}`, async (page, host) => {
    await language(page, code, theme);
    await fileView(page);
    await page.locator('dialog.large .letter', { hasText: /^B$/ }).click();
    await say(page).focus();
    await say(page).selectOption('dimension:citizenship');
    await until(async () => (await means(page, 1).innerText()) === 'Citizenship', 'the sheet says what the column means now');
    same(corrections(host), [{ what: 'column', table: 0, column: 2, meaning: 'dimension', dimension: 'citizenship' }]);
    const asked = host.log.filter(([c]) => c === 'import_plan').at(-1)[1];
    that(asked.recipe.startsWith('[table]'), 'it goes with the recipe');
    await until(async () => page.evaluate(() => document.activeElement?.matches('.say select')), 'the focus stays where it was');
    that((await page.locator('dialog.large .said [role="status"]').first().innerText()) !== '', 'what came of it is said');
    await page.locator('dialog.large .letter', { hasText: /^D$/ }).click();
    await say(page).selectOption('ignore');
    await until(async () => page.locator('dialog.large .meaning.means-ignore').nth(0).isVisible(), 'a column is left out');
    await page.screenshot({ path: path.join(results, `file-corrected-${dir}.png`) });
    await accessible(page, 'two corrections');
    // What goes wrong is told in the panel, and the field says again what holds.
    await say(page).selectOption('filter');
    await page.locator('dialog.large .panel [role="alert"]').waitFor();
    that((await say(page).inputValue()) === 'ignore', 'the field says what holds');
    await page.screenshot({ path: path.join(results, `file-refused-${dir}.png`) });
    await page.locator('dialog.large .letter', { hasText: /^D$/ }).click();
    await page.keyboard.press('Control+z');
    await until(async () => (await means(page, 3).innerText()).includes('women'), 'Ctrl+Z takes the last one back');
    await page.locator('dialog.large footer .button').first().click();
    await until(async () => (await page.locator('dialog.large .means-ignore').count()) === 1 && (await means(page, 1).innerText()) !== 'Citizenship', 'and the button the one before');
    await until(async () => page.locator('dialog.large footer .button').first().isDisabled(), 'then there is nothing to take back');
    same(host.log.filter(([c]) => c === 'import_plan').at(-1)[1].corrections, []);
    await page.locator('dialog.large footer .primary').click();
    await page.locator('dialog.large').waitFor({ state: 'detached' });
    await page.locator('.counts').waitFor();
  });
}
for (const [code, dir] of [['en', 'ltr'], ['ar', 'rtl']]) {
  await check(`a small sheet uses the room that there is ${dir}`, async (page) => {
    await language(page, code, 'light');
    await fileView(page, 'small.xlsx');
    await page.screenshot({ path: path.join(results, `file-small-${dir}.png`) });
    for (const words of ['Country of last residence', 'Both sexes, all durations of stay', 'Democratic People’s Republic of Korea']) {
      const cell = page.locator('dialog.large [role="gridcell"]', { hasText: words }).locator('.words, .figure').first();
      that((await cutOff(cell)) <= 0, `${words} is not cut`);
    }
    that((await cutOff(means(page, 1).locator('.words, .figure').first())) <= 0, 'nor is what a column means');
    const title = page.locator('dialog.large [role="gridcell"]', { hasText: 'Table 3.' });
    that((await cutOff(title.locator('.words'))) <= 0, 'a title runs on over the empty cells beside it');
    const [text, grid] = [await title.locator('.run').boundingBox(), await page.locator('dialog.large [role="grid"]').boundingBox()];
    that(Math.abs(dir === 'ltr' ? grid.x + grid.width - text.x - text.width : grid.x - text.x) < 2, 'to the edge of the grid');
    that((await page.locator('dialog.large [role="grid"]').evaluate((e) => e.scrollWidth - e.clientWidth)) <= 0, 'and nothing has to be scrolled');
    await accessible(page, 'a small sheet');
  });
}
await check('a file is corrected by keyboard alone', async (page, host) => {
  await fileView(page);
  const focus = async (words) => until(async () => (await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')).includes(words), `the focus is on ${words}`);
  await focus('Country of last residence');
  await page.keyboard.press('ArrowLeft');
  await focus('3, heading: Period');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Home');
  await focus('Table 3. Immigrants');
  await page.keyboard.press('ArrowUp');
  await focus('A, Country of previous residence');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await focus('C, Values');
  await page.keyboard.press('F6');
  await until(async () => page.evaluate(() => document.activeElement?.matches('.say select')), 'F6 goes to what can be said');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter').catch(() => undefined);
  await until(() => corrections(host).length === 1, 'choosing by keys is sent');
  same(corrections(host), [{ what: 'column', table: 0, column: 3, meaning: 'ignore', dimension: null }]);
  await until(async () => page.evaluate(() => document.activeElement?.matches('.say select')), 'the focus is there still');
  await page.keyboard.press('F6');
  await focus('C, left out');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+End');
  await until(async () => page.evaluate(() => document.activeElement?.getAttribute('aria-colindex') === '10'), 'the last cell');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+z');
  await until(() => host.log.filter(([c]) => c === 'import_plan').length === 3, 'Ctrl+Z reads as before');
});
for (const [code, dir, theme] of [['en', 'ltr', 'light'], ['ar', 'rtl', 'dark']]) {
  await check(`cells that are not taken are marked and gone through ${dir}`, async (page) => {
    await language(page, code, theme);
    await fileView(page);
    const cell = (words) => page.locator('dialog.large [role="gridcell"]', { hasText: words }).first();
    that((await cell('430').getAttribute('class')).includes('untaken') && (await cell('430').locator('.corner-mark.error').count()) === 1, 'a value that is not taken looks like none that is');
    that((await cell('12O').getAttribute('title')) !== null, 'what is said of a cell is there when somebody points at it');
    const next = page.locator('dialog.large .said button');
    for (const words of ['12O', '430', '12O']) {
      await next.click();
      await until(async () => (await cell(words).getAttribute('aria-selected')) === 'true', `${words} is chosen`);
      await page.locator('dialog.large .panel .findings').waitFor();
      that(await next.evaluate((e) => e === document.activeElement), 'the focus stays, for the next one');
    }
    await next.click();
    await page.screenshot({ path: path.join(results, `file-not-taken-${dir}.png`) });
    await accessible(page, 'cells that are not taken');
  });
}
await check('rows, cells and signs of a file are corrected', async (page, host) => {
  await fileView(page);
  const last = () => corrections(host).at(-1);
  const cell = (words) => page.locator('dialog.large [role="gridcell"]', { hasText: words }).first();
  await cell('12O').click();
  await say(page).selectOption('suppressed');
  await until(async () => (await page.locator('dialog.large .facts').first().innerText()).includes('suppressed'), 'the sign is understood');
  same(last(), { what: 'sign', table: 0, text: '12O', means: 'suppressed' });
  await say(page).selectOption('');
  await until(() => last().means === null, 'a sign has its usual meaning again');
  await cell('Uzbekistan').click();
  await page.locator('dialog.large .say .button').click();
  await until(async () => (await page.locator('dialog.large .is-left_out', { hasText: 'Uzbekistan' }).count()) === 1, 'rows that say this are left out');
  same(last(), { what: 'rows_saying', table: 0, column: 1, text: 'Uzbekistan', left_out: true });
  await page.locator('dialog.large .say .button').click();
  await until(async () => (await page.locator('dialog.large .is-left_out', { hasText: 'Uzbekistan' }).count()) === 0, 'and read again');
  await page.locator('dialog.large .nth', { hasText: /^4$/ }).click();
  await say(page).selectOption('dimension:age');
  await until(() => last().what === 'heading_row', 'a row of the heading');
  same(last(), { what: 'heading_row', table: 0, row: 4, meaning: 'dimension', dimension: 'age' });
  await page.locator('dialog.large .nth', { hasText: /^3$/ }).click();
  await page.locator('dialog.large .say .button', { hasText: 'heading ends here' }).click();
  await until(() => last().what === 'heading', 'the heading ends');
  same(last(), { what: 'heading', table: 0, first: 3, last: 3 });
  await page.locator('dialog.large .nth', { hasText: /^10$/ }).click();
  await page.locator('dialog.large .say .button', { hasText: 'Values end here' }).click();
  await until(() => last().what === 'rows', 'the values end');
  same(last(), { what: 'rows', table: 0, first: 4, last: 10 });
  await page.locator('dialog.large .nth', { hasText: /^15$/ }).click();
  await page.locator('dialog.large .say .button', { hasText: 'A table begins here' }).click();
  await until(async () => (await page.locator('dialog.large .frame').count()) === 2, 'a second table is framed');
  same(last(), { what: 'new_table', sheet: 0, first: 15, last: 15 });
  await page.screenshot({ path: path.join(results, 'file-new-table.png') });
  await page.locator('dialog.large .what .button').first().click();
  that((await say(page).inputValue()) === '1', 'the new table is the one that is looked at');
  await page.locator('dialog.large .say input').first().fill('persons per year');
  await page.locator('dialog.large form [type="submit"]').click();
  await until(() => last().what === 'table', 'what holds for a table');
  await page.locator('dialog.large fieldset.say:not([disabled])').waitFor();
  same(last(), { what: 'table', table: 1, decimal: 'point', power: 3, brackets: 'negative', unit: 'persons per year', period: '', indicator: 'IMM-002', hidden_rows: true });
  await page.locator('dialog.large .letter', { hasText: /^C$/ }).click();
  await page.locator('dialog.large .say input').fill('2021');
  await page.locator('dialog.large form .button.quiet').last().click();
  await page.locator('dialog.large .pair select').first().selectOption('sex');
  await page.locator('dialog.large .pair option[value="F"]').waitFor({ state: 'attached' });
  await page.locator('dialog.large .pair select').last().selectOption('F');
  await page.screenshot({ path: path.join(results, 'file-column-says.png') });
  await accessible(page, 'what holds for a column');
  await page.locator('dialog.large form [type="submit"]').click();
  await until(() => last().what === 'column_says', 'what holds for a column');
  same(last(), { what: 'column_says', table: 1, column: 3, period: '2021', indicator: '', codes: [{ dimension: 'sex', code: 'F' }] });
  await page.locator('dialog.large .what .button').first().click();
  await page.locator('dialog.large form .button', { hasText: 'not read' }).click();
  await until(() => last().what === 'no_table', 'a table is not read');
});
await check('a sheet without a table says how to begin', async (page) => {
  await fileView(page);
  await page.locator('dialog.large .tabs .button').nth(1).click();
  await page.locator('dialog.large .panel p', { hasText: 'No table of this sheet' }).waitFor();
  await page.screenshot({ path: path.join(results, 'file-no-table.png') });
  await accessible(page, 'a sheet without a table');
});
await check('a very large sheet scrolls to its ends', async (page, host) => {
  await fileView(page, 'huge.xlsx');
  that((await page.locator('dialog.large [role="gridcell"]').count()) < 1500, 'what is not seen is not drawn');
  await page.evaluate(() => { const g = document.querySelector('dialog [role="grid"]'); g.scrollTop = g.scrollHeight; });
  await page.locator('dialog.large .cell', { hasText: 'Pair 1048576' }).waitFor();
  const [row, grid] = [await page.locator('dialog.large .nth', { hasText: /^1048576$/ }).boundingBox(), await page.locator('dialog [role="grid"]').boundingBox()];
  that(row.y + row.height <= grid.y + grid.height + 1, 'the last row is seen whole');
  await page.locator('dialog.large .cell', { hasText: 'Pair 1048576' }).click();
  await page.keyboard.press('Control+End');
  await until(async () => (await page.locator(':focus').innerText()).trim() === String(1048576 * 7 + 16384), 'the last cell has the focus and its text');
  await page.screenshot({ path: path.join(results, 'file-huge.png') });
  await page.locator('dialog.large .letter', { hasText: /^XFD$/ }).waitFor();
  const parts = host.log.filter(([c]) => c === 'file_grid').map(([, p]) => p);
  that(parts.every((p) => p.rows >= 1 && p.rows <= 400 && p.columns >= 1 && p.columns <= 100), 'no part is larger than may be asked for');
  that(parts.length < 20, `few parts are asked for (${parts.length})`);
  await accessible(page, 'a very large sheet');
  await page.keyboard.press('Control+Home');
  await until(async () => (await page.locator(':focus').innerText()).trim() === 'Pair', 'and the first');
});
await check('a cell of the plan leads to the file', async (page) => {
  await room(page, 'data');
  await page.evaluate(() => { globalThis.almanacChoose = () => '/data/table3.xlsx'; });
  await page.locator('.add button').first().click();
  await page.locator('dialog .button.primary').first().click();
  await page.locator('dialog details[open] .link', { hasText: 'Table 3!G7' }).waitFor();
  await page.screenshot({ path: path.join(results, 'plan-new-cells.png') });
  await accessible(page, 'new values of a plan');
  await page.locator('dialog .link', { hasText: 'Table 3!E7' }).click();
  await page.locator('dialog.large .findings').waitFor();
  await until(async () => (await page.locator(':focus').innerText()).includes('12O'), 'the cell has the focus');
});
await check('the file at 200 % zoom', async (page) => {
  await page.setViewportSize({ width: 683, height: 384 });
  await fileView(page);
  await page.screenshot({ path: path.join(results, 'file-zoomed.png') });
  that(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out sideways');
  await accessible(page, 'the file zoomed');
  await page.locator('dialog.large .say').scrollIntoViewIfNeeded();
  await page.screenshot({ path: path.join(results, 'file-zoomed-panel.png') });
});
await check('the file in forced colours', async (page) => {
  await fileView(page);
  await page.locator('dialog.large .letter', { hasText: /^C$/ }).click();
  await page.screenshot({ path: path.join(results, 'file-forced.png') });
  await accessible(page, 'the file in forced colours');
}, { forced: true });
await check('a plan that is gone asks for the file again', async (page, host) => {
  await room(page, 'data');
  await page.evaluate(() => { globalThis.almanacChoose = () => '/data/table3.xlsx'; });
  await page.locator('.add button').first().click();
  await page.locator('dialog .button.primary').first().click();
  await page.locator('.counted .button').waitFor();
  host.forget();
  await page.locator('.counted .button').click();
  await page.locator('dialog.large [role="alert"]').waitFor();
  await page.screenshot({ path: path.join(results, 'file-gone.png') });
  await accessible(page, 'a plan that is gone');
  await page.locator('dialog.large .body .button').click();
  await page.locator('dialog.large').waitFor({ state: 'detached' });
  await page.locator('.counts').waitFor();
});
await check('an indicator of the file is named and coded in the plan', async (page, host) => {
  await room(page, 'data');
  await page.evaluate(() => { globalThis.almanacChoose = () => '/data/permits.csv'; });
  await page.locator('.add button').first().click();
  await page.locator('dialog .button.primary').first().click();
  const which = page.locator('dialog select[aria-label*="permits.csv"]');
  await which.waitFor();
  await which.selectOption({ index: 1 });
  await page.locator('dialog section p .button').first().click();
  const [name, coded] = [page.locator('dialog .named input').first(), page.locator('dialog .named input').last()];
  await coded.waitFor();
  await name.fill('Residence permits issued');
  await coded.fill('PER-001');
  await page.locator('#answers-waiting').waitFor();
  await page.screenshot({ path: path.join(results, 'added-named.png') });
  await accessible(page, 'name and code of a new indicator');
  await page.locator('dialog footer .primary').click();
  await until(async () => (await coded.inputValue()) === 'PER-001', 'the new code stands in the plan');
  same(host.log.filter(([c]) => c === 'import_plan').at(-1)[1].indicators, [{ heading: 'permits.csv', indicator: 'PER-001', name: 'Residence permits issued' }]);
  await page.locator('#answers-waiting').waitFor({ state: 'detached' });
});
await check('import shows its plan first', async (page, host) => {
  await room(page, 'data');
  await page.evaluate(() => { globalThis.almanacChoose = () => '/data/ims.xlsx'; });
  await page.locator('.add button').first().click();
  await page.locator('dialog .button.primary').first().click();
  await page.locator('.counts').waitFor();
  that(!host.log.some(([c]) => c === 'import_accept'), 'nothing is taken before Accept');
  await page.screenshot({ path: path.join(results, 'import.png') });
  await accessible(page, 'import');
  await page.locator('dialog footer .primary').click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  that(host.log.some(([c]) => c === 'import_accept'), 'Accept takes it');
});
await check('the notice after an import tells what was taken back', async (page, host) => {
  for (const gone of [0, 3]) {
    host.answer('import_plan', { gone });
    await room(page, 'data');
    await page.evaluate(() => { globalThis.almanacChoose = () => '/data/ims.xlsx'; });
    await page.locator('.add button').first().click();
    await page.locator('dialog .button.primary').first().click();
    await page.locator('.counts').waitFor();
    await page.locator('dialog footer .primary').click();
    await page.locator('.notices .notice').nth(gone ? 1 : 0).waitFor();
    const wanted = gone ? 'Imported: 3 new, 1 changed, 3 taken back.' : 'Imported: 3 new, 1 changed. One undo';
    await until(async () => (await page.locator('.notices').innerText()).includes(wanted), `${wanted}: ${await page.locator('.notices').innerText()}`);
  }
});
await check('words of the application stand by themselves in a window of another direction', async (page, host) => {
  await language(page, 'ar', 'light');
  host.answer('import_plan', { understood: [{ kind: 'dimension', what: '6 columns hold numbers', reason: 'of sheet “data”: time_period (1), ref_area (6)', doubtful: true }] });
  await room(page, 'data');
  await page.evaluate(() => { globalThis.almanacChoose = () => '/data/ims.xlsx'; });
  await page.locator('.add button').first().click();
  await page.locator('dialog .button.primary').first().click();
  await page.locator('.counts').waitFor();
  /** Where a part of a text begins. */
  const begins = (words, part) => page.locator('dialog td', { hasText: words }).first().evaluate((cell, what) => {
    const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const at = node.data.indexOf(what);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect().left;
    }
    return Number.NaN;
  }, part);
  await page.locator('dialog td', { hasText: '6 columns' }).scrollIntoViewIfNeeded();
  await page.screenshot({ path: path.join(results, 'import-understood-rtl.png') });
  that((await begins('6 columns', '6')) < (await begins('6 columns', 'columns')), 'the number stands before its noun');
  that((await begins('ref_area', 'time_period')) < (await begins('ref_area', '6)')), 'a list ends with its last part');
});
for (const [code, dir, theme] of [['en', 'ltr', 'light'], ['ar', 'rtl', 'dark']]) {
  await check(`a wrong way of reading is told at its field ${dir}`, async (page, host) => {
    await language(page, code, theme);
    await room(page, 'data');
    await page.evaluate(() => { globalThis.almanacChoose = () => '/data/ims.xlsx'; });
    await page.locator('.add button').first().click();
    await page.locator('dialog .button.primary').first().click();
    await page.locator('.counts').waitFor();
    await page.locator('dialog summary').last().click();
    const field = page.locator('dialog textarea.recipe');
    await field.fill('[table]\nsheet = "Table 1"\nnonsense\n');
    for (const button of [page.locator('dialog details .button').last(), page.locator('dialog footer .primary')]) {
      await button.click();
      const told = page.locator('dialog details [role="alert"]');
      await told.waitFor();
      that((await page.locator('dialog [role="alert"]').count()) === 1, 'once');
      await until(() => page.evaluate(() => document.activeElement?.querySelector(':scope > [role="alert"]') !== null && document.activeElement !== document.body), 'it has the focus');
      const [box, body] = [await told.boundingBox(), await page.locator('dialog .body').boundingBox()];
      that(box.y >= body.y && box.y + box.height <= body.y + body.height, 'and is seen');
      that((await field.getAttribute('aria-invalid')) === 'true', 'the field says that it is wrong');
      await page.locator('dialog .body').evaluate((e) => { e.scrollTop = 0; });
    }
    await field.scrollIntoViewIfNeeded();
    await page.screenshot({ path: path.join(results, `recipe-wrong-${dir}.png`) });
    await accessible(page, 'a wrong way of reading');
    that(!host.log.some(([c]) => c === 'import_accept'), 'nothing is taken');
  });
  await check(`undo says what it took back ${dir}`, async (page, host) => {
    await language(page, code, theme);
    await room(page, 'data');
    await page.evaluate(() => { globalThis.almanacChoose = () => '/data/ims.xlsx'; });
    await page.locator('.add button').first().click();
    await page.locator('dialog .button.primary').first().click();
    await page.locator('.counts').waitFor();
    await page.locator('dialog footer .primary').click();
    await page.locator('.notices .notice').waitFor();
    const imported = await page.locator('.notices').innerText();
    for (const [keys, words] of [['Control+z', 'Taken back: import: ims.xlsx'], ['Control+y', 'Done again: import: ims.xlsx']]) {
      await page.keyboard.press(keys);
      await until(async () => (await page.locator('.notices').innerText()).includes('ims.xlsx') && (await page.locator('.notices').innerText()) !== imported, 'a notice says it');
      that((await page.locator('.notices .notice').count()) === 1, 'the older one is gone');
      if (code === 'en') await until(async () => (await page.locator('[aria-live="polite"]').allInnerTexts()).some((s) => s.trim() === words), `screen readers hear ${words}`);
    }
    that(host.log.filter(([c]) => c === 'undo' || c === 'redo').map(([c]) => c).join() === 'undo,redo', 'each once');
    await page.screenshot({ path: path.join(results, `taken-back-${dir}.png`) });
    await accessible(page, 'taken back');
  });
}
await check('an inserted figure stands once, however late the text is read', async (page, host) => {
  await chapter(page);
  const before = await page.locator('.ProseMirror .figure').count();
  host.hold('section_get', 700);
  await page.locator('.ProseMirror > p').last().click();
  await page.locator('button', { hasText: 'Chart' }).last().click();
  await page.locator('dialog .written').fill('IMM-001 2000..2020');
  await page.locator('dialog footer .primary').click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  await page.waitForTimeout(2500);
  that((await page.locator('.ProseMirror .figure').count()) === before + 1, `${await page.locator('.ProseMirror .figure').count()} figures instead of ${before + 1}`);
  await page.locator('.ProseMirror > p').last().click();
  await page.keyboard.type('After.');
  await page.waitForTimeout(1500);
  const figures = host.log.filter(([c]) => c === 'section_put').map(([, p]) => p.blocks.flatMap((b) => (b.shape.kind === 'figure' ? [b.shape.figure] : [])));
  that(figures.every((list) => new Set(list).size === list.length), 'none is sent twice');
  that(JSON.stringify(host.texts().s32).includes('After.'), 'and what is typed then is kept');
});
for (const [code, dir, theme] of [['en', 'ltr', 'light'], ['ar', 'rtl', 'dark']]) {
  await check(`answers that are not read are read before Accept ${dir}`, async (page, host) => {
    await language(page, code, theme);
    await room(page, 'data');
    await page.evaluate(() => { globalThis.almanacChoose = () => '/data/ims.xlsx'; });
    await page.locator('.add button').first().click();
    await page.locator('dialog .button.primary').first().click();
    const congo = page.locator('dialog select[aria-label*="Congo"]');
    await congo.waitFor();
    await congo.selectOption('COG');
    await page.locator('#answers-waiting').waitFor({ timeout: 3000 });
    await page.screenshot({ path: path.join(results, `answers-waiting-${dir}.png`) });
    await accessible(page, 'answers that wait');
    await page.locator('dialog footer .primary').click();
    await congo.waitFor({ state: 'detached' });
    that(!host.log.some(([c]) => c === 'import_accept'), 'the new plan is shown first');
    that(host.log.filter(([c]) => c === 'import_plan').at(-1)[1].labels.map((l) => l.code).join() === 'COG', 'with what was chosen');
    await page.locator('#answers-waiting').waitFor({ state: 'detached' });
    await page.locator('dialog footer .primary').click();
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    that(host.log.some(([c]) => c === 'import_accept'), 'then Accept takes it');
  });
}
for (const [code, dir, theme] of [['en', 'ltr', 'light'], ['fr', 'ltr-fr', 'light'], ['ar', 'rtl', 'dark']]) {
  await check(`data without a value in the text lead to the text ${dir}`, async (page, host) => {
    host.answer('overview', { key_figures: [], indicators: 1, values: 1, sources: 1 });
    await language(page, code, theme);
    await page.locator('.steps li').first().waitFor();
    await page.screenshot({ path: path.join(results, `overview-no-key-figures-${dir}.png`) });
    that((await page.locator('.steps li').count()) === 2, 'nobody is asked for data that are there');
    if (code === 'en') {
      that((await page.locator('.main').innerText()).includes('The first value that you put into the text'), 'it says what makes a key figure');
      that((await page.locator('body').innerText()).includes('1 indicator · 1 value · 1 source'), 'one is one');
    }
    await accessible(page, 'no key figures yet');
  });
  await check(`a long chapter stands beside its box ${dir}`, async (page, host) => {
    host.answer('outline', { sections: [{ id: 's1', parent: null, number: '1', title: 'A very long heading of a chapter that goes on about migration, asylum, remittances, return and all that came after it in the years since', level: 1, place: 'chapter', findings: { errors: 0, warnings: 0, notes: 0 }, changed_values: 0 }] });
    await language(page, code, theme);
    await page.locator('header .primary').click();
    await page.locator('dialog input[value="chosen"]').click();
    const box = await page.locator('.chapters input').boundingBox();
    const words = await page.locator('.chapters span').last().boundingBox();
    await page.screenshot({ path: path.join(results, `export-long-${dir}.png`) });
    that(code !== 'en' || (await page.locator('dialog').innerText()).includes('1 error may block'), 'one error is one');
    that(words.y < box.y + box.height, 'the heading is beside the box, not below it');
  });
}
await check('a new chapter is typed at once, heading and text', async (page, host) => {
  await chapter(page);
  await page.locator('.outline .tools button').first().click();
  await page.waitForTimeout(100);
  await page.keyboard.type('Return migration');
  await page.keyboard.press('Enter');
  await until(() => host.log.some(([c, p]) => c === 'section_add' && p.title === 'Return migration'), 'the heading field has the focus');
  await page.locator('.outline form').waitFor({ state: 'detached' });
  await until(() => page.evaluate(() => document.activeElement?.classList.contains('ProseMirror') && document.activeElement.innerText.trim() === ''), 'the caret is in the text');
  await page.keyboard.type('Many return.');
  await until(() => Object.values(host.texts()).some((t) => JSON.stringify(t).includes('Many return.')), 'and what is typed is kept');
});
await check('the first chapter asks for its heading', async (page, host) => {
  host.answer('outline', { sections: [] });
  await room(page, 'profile');
  await page.locator('.empty .primary').click();
  await page.locator('.outline form').waitFor();
  that(await page.evaluate(() => document.activeElement?.matches('.outline form input')), 'the field has the focus');
});
await check('export can be stopped', async (page, host) => {
  await page.locator('header .primary').click();
  await page.evaluate(() => { globalThis.almanacChoose = () => '/tmp/out.pdf'; });
  await page.locator('dialog footer .primary').click();
  await page.locator('progress[value]').waitFor();
  await page.screenshot({ path: path.join(results, 'export.png') });
  await accessible(page, 'export');
  await page.locator('.job button').click();
  await page.locator('progress').waitFor({ state: 'detached' });
  that(host.log.some(([c]) => c === 'job_stop'), 'Stop reaches the application');
  await page.locator('dialog footer .primary').click();
  await page.locator('dialog p[role="status"]').waitFor();
});
for (const [code, dir, theme] of [['en', 'ltr', 'light'], ['ar', 'rtl', 'dark']]) {
  await check(`chosen chapters are exported alone, ${dir} ${theme}`, async (page, host) => {
    await language(page, code, theme);
    await page.locator('header .primary').click();
    await page.evaluate(() => { globalThis.almanacChoose = () => '/tmp/out.pdf'; });
    await page.locator('dialog input[value="chosen"]').check();
    that(await page.locator('dialog footer .primary').isDisabled(), 'nothing is chosen yet');
    const boxes = page.locator('dialog input[type="checkbox"]');
    await boxes.nth(1).check();
    await boxes.nth(0).check();
    const ids = [await boxes.nth(0).inputValue(), await boxes.nth(1).inputValue()];
    await page.screenshot({ path: path.join(results, `export-chapters-${dir}-${theme}.png`) });
    await accessible(page, 'export of chapters');
    await page.locator('dialog footer .primary').click();
    await page.locator('dialog p[role="status"]').waitFor();
    const asked = host.log.filter(([c]) => c === 'export_pdf').map(([, p]) => p.sections);
    that(JSON.stringify(asked) === JSON.stringify([ids]), `the chapters in their order: ${JSON.stringify(asked)}`);
  });
}
await check('a finding is accepted with a reason', async (page, host) => {
  await room(page, 'checks');
  await page.locator('.what .link', { hasText: 'Accept' }).first().click();
  await page.keyboard.type('Both vintages are named');
  await page.keyboard.press('Enter');
  await page.locator('summary').waitFor();
  that(host.log.some(([c, p]) => c === 'finding_accept' && p.reason === 'Both vintages are named'), 'the reason arrives');
});
await check('F6 goes round the panes', async (page) => {
  await chapter(page);
  const seen = new Set();
  for (let i = 0; i < 6; i += 1) {
    await page.keyboard.press('F6');
    seen.add(await page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('aria-label') ?? document.activeElement?.closest('[data-pane]')?.tagName));
  }
  that(seen.size >= 5, `every pane has had the focus: ${[...seen].join(', ')}`);
});
await check('F6 lands on the text and on the grid', async (page) => {
  await chapter(page);
  const goes = async (key, wanted) => {
    for (let i = 0; i < 8; i += 1) {
      await page.keyboard.press(key);
      const where = await page.evaluate(() => { const e = document.activeElement; return [e?.closest('[data-pane]')?.className.split(' ')[0], e?.getAttribute('role'), e?.classList.contains('ProseMirror')]; });
      if (where[0] === wanted.pane) { that(wanted.is(where), `${key}: ${where}`); return; }
    }
    throw new Error(`${key} never reaches ${wanted.pane}`);
  };
  for (const key of ['F6', 'Shift+F6']) await goes(key, { pane: 'editor', is: ([, , text]) => text });
  await page.keyboard.type('Here.');
  await until(async () => (await page.locator('.ProseMirror').innerText()).includes('Here.'), 'one can write at once');
  await room(page, 'data');
  await page.locator('[role="gridcell"][tabindex="0"]').waitFor();
  for (const key of ['F6', 'Shift+F6']) await goes(key, { pane: 'values', is: ([, role]) => role === 'gridcell' });
  // While the current cell is not drawn, its grid is as good.
  await page.locator('.item', { hasText: 'Emigrants by destination' }).click();
  await page.locator('[role="rowheader"]', { hasText: 'Country 1' }).first().waitFor();
  await until(async () => {
    await page.evaluate(() => { document.querySelector('[role="grid"]').scrollTop = 9000; });
    return (await page.locator('[role="rowheader"]', { hasText: 'Country 340' }).count()) === 1;
  }, 'the grid is scrolled');
  await goes('F6', { pane: 'values', is: ([, role]) => role === 'grid' || role === 'gridcell' });
});
await check('the palette goes to a chapter', async (page) => {
  await page.locator('nav .room').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.locator('[role="option"]', { hasText: '2.2' }).waitFor();
  await page.keyboard.type('2.2 ref');
  await page.keyboard.press('Enter');
  await page.locator('[data-section="s22"][aria-selected="true"]').waitFor();
});
await check('a failure says what happened', async (page) => {
  await page.locator('.start .button').nth(1).waitFor();
  await page.evaluate(() => { globalThis.almanacChoose = () => '/tmp/broken.almanac'; });
  await page.locator('.start .button').nth(1).click();
  await page.locator('[role="alert"]', { hasText: 'it is no profile' }).waitFor();
  await accessible(page, 'failure');
}, { empty: true });

await check('a project that is open elsewhere is opened for reading', async (page, host) => {
  await page.locator('.start .button').nth(1).waitFor();
  await page.evaluate(() => { globalThis.almanacChoose = () => '/tmp/locked.almanac'; });
  await page.locator('.start .button').nth(1).click();
  await page.locator('.notices .button').first().click();
  await page.locator('nav .room').first().waitFor();
  that(host.log.some(([c, p]) => c === 'project_open' && p.mode === 'read' && p.path === '/tmp/locked.almanac'), 'the second try is for reading');
}, { empty: true });
await check('history, definition and figure', async (page) => {
  await page.locator('nav .room').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('history');
  await page.keyboard.press('Enter');
  await page.locator('dialog table').waitFor();
  await page.screenshot({ path: path.join(results, 'history.png') });
  await accessible(page, 'history');
  await page.keyboard.press('Escape');
  await room(page, 'data');
  await page.locator('.values header .button').click();
  await page.locator('dialog .grid').waitFor();
  await page.screenshot({ path: path.join(results, 'definition.png') });
  await accessible(page, 'definition');
  await page.keyboard.press('Escape');
  await chapter(page);
  await page.locator('.ProseMirror .figure').dblclick();
  await page.locator('dialog .print img').waitFor();
  await page.screenshot({ path: path.join(results, 'figure.png') });
  await accessible(page, 'figure');
});
const paid = async (page) => { await room(page, 'profile'); await page.locator('[data-section="s31"]').click(); await page.locator('.ProseMirror .figure table').waitFor(); };
for (const [code, dir, theme] of [['en', 'ltr', 'light'], ['en', 'ltr', 'dark'], ['ar', 'rtl', 'dark'], ['en', 'ltr', 'contrast']]) {
  await check(`figures stand in the text as they will print ${dir} ${theme}`, async (page) => {
    await language(page, code, theme);
    await paid(page);
    const table = page.locator('.figure table');
    that((await table.getAttribute('aria-label')) === 'Table: women, men and total', 'its alternative text is its name');
    that((await table.locator('thead th').allInnerTexts()).join('|') === 'persons|2010|2015|2020', 'unit and columns are heads');
    that((await table.locator('tbody tr').count()) === 3 && (await table.locator('tbody tr.total th').innerText()) === 'Total', 'rows and their total');
    that((await table.locator('tbody tr').nth(1).locator('td').last().innerText()) === '…', 'what is missing has its symbol');
    that((await table.locator('tbody td').first().innerText()).replace(/\s/g, '').endsWith('e'), 'letters stand beside the number');
    const whole = await page.locator('.figure').first().innerText();
    that(whole.includes('Table 1') && whole.includes('Remittances paid') && whole.includes('Source:') && whole.includes('9'), `number, caption, source and what is left: ${whole}`);
    const broken = page.locator('.figure').nth(1);
    that((await broken.locator('.finding').innerText()).includes('XXX-001'), 'what is wrong stands at its place');
    that((await page.locator('[role="figure"]').first().getAttribute('aria-label')) === 'Table 1 Remittances paid', 'a figure has a name');
    await page.screenshot({ path: path.join(results, `figures-table-${dir}-${theme}.png`) });
    await accessible(page, 'tables in the text');
    await chapter(page);
    await page.locator('.ProseMirror .figure img').waitFor();
    that((await page.locator('.ProseMirror .figure img').getAttribute('alt')) === 'A line from 2000 to 2023', 'a drawing has its alternative text');
    await page.locator('.ProseMirror .figure').scrollIntoViewIfNeeded();
    await page.screenshot({ path: path.join(results, `figures-chart-${dir}-${theme}.png`) });
    await accessible(page, 'charts in the text');
  });
}
await check('a figure is chosen as a whole, opened by keys, and has the focus again', async (page, host) => {
  await paid(page);
  await page.locator('.ProseMirror > p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  await page.locator('.figure.ProseMirror-selectednode').waitFor();
  for (const key of ['Enter', 'F2']) {
    await page.keyboard.press(key);
    await page.locator('dialog[open] table').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await until(async () => page.evaluate(() => document.activeElement?.classList.contains('ProseMirror')), `after ${key} the text has the focus`);
    that((await page.locator('.figure.ProseMirror-selectednode table').count()) === 1, 'and the figure is chosen');
  }
  await page.keyboard.type('Behind it.');
  that((await page.locator('.ProseMirror .figure').count()) === 2, 'nothing is typed over it');
  that((await page.locator('.ProseMirror > *').nth(2).innerText()) === 'Behind it.', 'what is typed stands behind it');
  const asked = host.log.filter(([c]) => c === 'figure_print').length;
  await page.keyboard.type(' And more.');
  await page.waitForTimeout(900);
  that(host.log.filter(([c]) => c === 'figure_print').length === asked, 'typing asks for no figure again');
  // An input method composes behind a chosen figure too.
  await page.locator('.figure').first().click({ position: { x: 40, y: 20 } });
  await page.locator('.figure.ProseMirror-selectednode').waitFor();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: 'ことば', selectionStart: 3, selectionEnd: 3 });
  await devtools.send('Input.insertText', { text: '言葉' });
  await until(async () => (await page.locator('.ProseMirror').innerText()).includes('言葉'), 'what is composed stands in the text');
  that((await page.locator('.ProseMirror .figure').count()) === 2, 'and in the place of no figure');
  await page.locator('.figure .edit').first().click();
  await page.locator('dialog .written').waitFor();
  await page.locator('dialog label', { hasText: 'Caption' }).locator('input').fill('Paid to other countries');
  await page.locator('dialog footer .primary').click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  await page.locator('.figure', { hasText: 'Paid to other countries' }).waitFor();
  await until(async () => page.evaluate(() => document.activeElement?.classList.contains('ProseMirror')), 'after Apply the text has the focus');
});
for (const [code, dir, theme] of [['en', 'ltr', 'light'], ['ar', 'rtl', 'dark']]) {
  await check(`a table is made by choosing, seen, and then chosen in the text ${dir}`, async (page, host) => {
    await language(page, code, theme);
    await chapter(page);
    await endOf(page.locator('.ProseMirror > p').last());
    await page.locator('.toolbar .tool').nth(-2).click();
    const written = page.locator('dialog .written');
    const question = async (expected) => until(async () => (await written.inputValue()) === expected, `${expected}, not ${await written.inputValue()}`);
    const field = (nth) => page.locator('dialog .question select').nth(nth);
    await page.locator('dialog [role="combobox"]').click();
    await page.keyboard.type('migrant st');
    await page.locator('dialog [role="option"]').first().waitFor();
    await accessible(page, 'finding an indicator');
    await page.keyboard.press('Enter');
    await question('IMM-001 all');
    await page.locator('dialog .print table').waitFor();
    await field(0).selectOption({ label: code === 'en' ? 'Women' : 'Women' });
    await question('IMM-001[sex=F] all');
    await field(1).selectOption('NSC');
    await question('IMM-001[sex=F]@NSC all');
    await field(2).selectOption('range');
    await question('IMM-001[sex=F]@NSC this-10..this');
    await field(3).selectOption('period 2000');
    await question('IMM-001[sex=F]@NSC 2000..this');
    await field(5).selectOption('citizenship');
    await question('IMM-001[sex=F]@NSC 2000..this | by citizenship');
    await page.locator('dialog .question select').last().selectOption('top');
    await question('IMM-001[sex=F]@NSC 2000..this | by citizenship | top 10');
    await page.locator('dialog .chip').click();
    await question('IMM-001@NSC 2000..this | by citizenship | top 10');
    await page.screenshot({ path: path.join(results, `figure-chosen-${dir}.png`) });
    await accessible(page, 'a question by choosing');
    await written.fill('ASY-002 previous | by sex');
    await until(async () => (await page.locator('dialog [role="combobox"]').inputValue()).includes('Asylum applications'), 'what is written is chosen');
    await until(async () => (await page.locator('dialog .question select').nth(2).inputValue()) === 'at', 'its period too');
    await written.fill('ASY 002 nonsense |');
    await page.locator('dialog [role="alert"]').waitFor();
    that(await page.locator('dialog footer .primary').isDisabled(), 'what cannot be read is not taken');
    await written.fill('ASY-002 previous | by sex');
    await until(async () => page.locator('dialog footer .primary').isEnabled(), 'what can be read is');
    await page.locator('dialog footer .primary').click();
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await page.locator('.figure.ProseMirror-selectednode table').waitFor();
    await until(async () => page.evaluate(() => document.activeElement?.classList.contains('ProseMirror')), 'the text has the focus');
    that(host.log.some(([c, p]) => c === 'figure_put' && p.record.form === 'table' && p.record.question === 'ASY-002 previous | by sex'), 'it is kept as a table');
  });
}
await check('a figure pasted a second time is told of, and offered as a copy or a reference', async (page, host) => {
  await paid(page);
  const paste = () => page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/html', '<div class="figure" data-figure="f2" data-id="c2">Table 1</div>');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await endOf(page.locator('.ProseMirror > p').last());
  await paste();
  const notice = page.locator('.notices [role="alert"]');
  await notice.waitFor();
  that((await notice.innerText()).includes('Table 1'), 'it says which');
  that((await page.locator('.ProseMirror .figure').count()) === 2, 'it stands once');
  await page.screenshot({ path: path.join(results, 'figure-twice.png') });
  await accessible(page, 'a figure twice');
  await page.locator('.notices .button').first().click();
  await page.locator('.ProseMirror .figure').nth(2).waitFor();
  const copy = host.log.filter(([c]) => c === 'figure_put').at(-1)[1].record;
  that(copy.question === 'IMM-001 all | by sex' && copy.id !== 'f2', 'a copy is a figure of its own');
  await endOf(page.locator('.ProseMirror > p').first());
  await paste();
  await notice.waitFor();
  await page.locator('.notices .button').nth(1).click();
  await page.locator('.ProseMirror .figure-ref').waitFor();
  that((await page.locator('.ProseMirror .figure').count()) === 3, 'a reference brings no figure');
});
await check('whole words are found and no parts of others', async (page) => {
  await chapter(page);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('re');
  await page.locator('.place').first().waitFor();
  const before = await page.locator('.place').count();
  await page.locator('.find input[type="checkbox"]').nth(1).check();
  await until(async () => (await page.locator('.place').count()) < before, 'parts of words are left out');
  that((await page.locator('.ProseMirror .found').count()) === 0, 'in the text too');
  await page.locator('.find input[type="search"]').fill('stock');
  await page.locator('.place').first().waitFor();
  that((await page.locator('.ProseMirror .found').count()) > 0, 'whole words stay');
});
await check('chapters are added, renamed and removed', async (page, host) => {
  await chapter(page);
  await page.locator('.tools .button').first().click();
  await page.keyboard.type('Diaspora');
  await page.keyboard.press('Enter');
  await page.locator('[role="treeitem"]', { hasText: 'Diaspora' }).waitFor();
  await until(async () => (await page.locator('input.title').inputValue()) === 'Diaspora', 'the new chapter is open');
  await page.locator('input.title').fill('Diaspora and return');
  await page.keyboard.press('Enter');
  await page.locator('[role="treeitem"]', { hasText: 'Diaspora and return' }).waitFor();
  await page.locator('.tools .button').last().click();
  await page.locator('dialog .primary').click();
  await page.locator('[role="treeitem"]', { hasText: 'Diaspora' }).waitFor({ state: 'detached' });
  that(host.log.filter(([c]) => c.startsWith('section_')).map(([c]) => c).includes('section_remove'), 'it is removed');
});
await browser.close();
for (const failure of failures) console.error(`failed  ${failure}`);
console.log(`ui browser: ${passed} passed, ${failures.length} failed, 0 skipped`);
process.exit(failures.length > 0 ? 1 : 0);
