/** Markup stays text: in names, titles, cells, texts, queries, words of the user's, notes, selections, lists and project files;
 *  in every view, part and panel, and in every file that is taken away. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { ask, drop, expect, open, read, test, textFile } from './fixture.ts';
import { everyView, openPart, settled, tabs } from './places.ts';
import { by, readCsv, readJson, readSvg } from './readers.ts';
import { readWorkbook } from './workbook.ts';
import { zip } from './zip.ts';

/** Would set `hacked`, were any of it taken for markup. */
const IMAGE = '<img src=x onerror="window.hacked=1">';
const SCRIPT = '<script>window.hacked=1</script>';
const CLOSING = '"\'></textarea></title></style></svg><svg onload="window.hacked=1">';
const ALL = `${IMAGE}${SCRIPT}${CLOSING}`;

const TEXT = `中国同中亚国家的合作不断深化。${ALL}中亚合作共赢，面向未来。新时代的合作。\n`;
const quotedCell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const TABLE = `标题,来源,日期,正文\n${[1, 2, 3].map((day) => [`${IMAGE}${day}`, `${SCRIPT}报`, `2025-06-1${day}`, `${TEXT}第${day}天，中亚合作。`].map(quotedCell).join(',')).join('\n')}\n`;

async function harmless(page: Page, place: string): Promise<void> {
  const found = await page.evaluate(() => ({
    hacked: (window as unknown as { hacked?: number }).hacked ?? 0,
    elements: [...document.querySelectorAll('wm-app :is(script, img, style, iframe, object, [onload], [onerror])')].map(({ outerHTML }) => outerHTML.slice(0, 120)),
  }));
  expect(found, place).toEqual({ hacked: 0, elements: [] });
}

/** Takes every file that the present place offers, and reads each as another program would. */
async function takeAll(page: Page, place: string, seen: Map<string, number>): Promise<void> {
  const buttons = page.locator('main wm-export button:enabled');
  for (let at = 0; at < await buttons.count(); at++) {
    const button = buttons.nth(at);
    if (!(await button.isVisible())) continue;
    const format = (await button.innerText()).trim().toLowerCase();
    const waiting = page.waitForEvent('download');
    await button.click();
    const path = await (await waiting).path();
    const where = `${place}: ${format}`;
    seen.set(format, (seen.get(format) ?? 0) + 1);
    if (format === 'csv') {
      const rows = readCsv(path);
      expect(new Set(rows.map(({ length }) => length)).size, where).toBe(1);
    } else if (format === 'xlsx') {
      const { sheets } = readWorkbook(path);
      expect(sheets.length, where).toBe(2);
      expect(sheets[0]!.rows.length, where).toBeGreaterThan(0);
    } else if (format === 'json') {
      expect(readJson(path).question.ask, where).toBeTruthy();
    } else if (format === 'svg') {
      const { names, text } = readSvg(path);
      expect(names.filter((name) => /^(script|foreignObject|image|iframe|on.*|href)$/i.test(name)), where).toEqual([]);
      expect(text, where).toContain('N = ');
    } else if (format === 'png') {
      expect(readFileSync(path).subarray(1, 4).toString(), where).toBe('PNG');
    } else {
      expect(format).toBe('html');
      await opensHarmless(page, path, where);
    }
    await expect(page.locator('main wm-export button:disabled')).toHaveCount(0);
  }
}

/** The report, opened without a network and with scripts allowed: none runs, nothing is asked for. */
async function opensHarmless(page: Page, path: string, where: string): Promise<void> {
  const context = await page.context().browser()!.newContext({ offline: true });
  const opened = await context.newPage();
  const asked: string[] = [];
  opened.on('request', (request) => { if (!/^(file|data):/.test(request.url())) asked.push(request.url()); });
  await opened.goto(`file://${path}`);
  // Downloads are kept without an ending: the content says what it is.
  await opened.setContent(readFileSync(path, 'utf8'));
  await expect(opened.locator('h1')).toContainText('Wenmai');
  await expect(opened.locator('body')).toContainText(IMAGE);
  expect(await opened.evaluate(() => (window as unknown as { hacked?: number }).hacked ?? 0), where).toBe(0);
  expect(await opened.locator('script, [onerror], [onload], img:not([src^="data:image/svg+xml;base64,"])').count(), where).toBe(0);
  expect(await opened.locator('img').evaluateAll((all) => all.every((image) => (image as HTMLImageElement).naturalWidth > 0)), where).toBe(true);
  expect(asked, where).toEqual([]);
  await context.close();
}

test('texts, names, cells, queries, words, notes and selections: every view and every file', async ({ page }) => {
  test.setTimeout(480_000);
  page.on('dialog', (dialog) => { throw new Error(`a dialog: ${dialog.message()}`); });
  await page.goto('./');
  await drop(page, [
    textFile(`${IMAGE.replaceAll('/', '')}.txt`, TEXT), textFile(`20250617 ${SCRIPT.replaceAll('/', '|')}.txt`, `${TEXT.repeat(3)}`),
    textFile('table.csv', TABLE), textFile('page.html', `<title>${IMAGE.replaceAll('<', '&lt;')}</title><p>中亚合作 &lt;script&gt;window.hacked=1&lt;/script&gt;</p>`),
    { name: `${IMAGE.replaceAll('/', '')}.zip`, bytes: Buffer.from('PK\x03\x04 broken', 'latin1') },
  ]);
  await read(page, 6);
  await harmless(page, 'the reports');
  // Words of the user's own, with and without a frequency.
  await openPart(page, 'documents', 'wm-reading');
  await page.locator('#own-words').fill(`${IMAGE}\n<b>中亚</b> 5\n${SCRIPT} 0`);
  await page.locator('wm-reading .buttons button').first().click();
  await read(page, 6);
  await page.locator('wm-reading .grid-body [role=row]').filter({ hasText: 'table.csv' }).locator('[role=gridcell]').first().click();
  await expect(page.locator('.preview')).toContainText(IMAGE);
  await harmless(page, 'the preview of a table');
  await page.locator('main .parts button').nth(0).click();
  // A selection and a restriction.
  await page.locator('.scope [aria-controls=scope-panel]').click();
  await page.locator('.scope-panel input[name=selection]').fill(ALL.slice(0, 60));
  await page.locator('.scope-panel form button').click();
  await page.locator('.scope-panel input[name=holding]').fill('<');
  await page.locator('.scope-panel input[name=holding]').press('Enter');
  await page.locator('.scope-panel input[type=date]').last().fill('2025-06-12');
  await page.locator('.scope [aria-controls=scope-panel]').click();
  await harmless(page, 'the scope');
  // Queries; the first is that of the views for one query.
  await ask(page, `中亚, "${IMAGE.replaceAll('"', '')}", 合作, "<script>"`);
  await open(page, 'concordance');
  await settled(page);
  await page.locator('wm-concordance .grid-body [role=row]').first().locator('[role=gridcell]').last().click();
  await page.locator('form.note').getByLabel('标签').fill(IMAGE);
  await page.locator('form.note').getByLabel('批注', { exact: true }).fill(SCRIPT);
  await page.locator('form.note').getByRole('button', { name: '保存批注' }).click();
  await expect(page.locator('.note-label').first()).toHaveText(IMAGE);
  await harmless(page, 'a note');
  const seen = new Map<string, number>();
  await everyView(page, async (place) => {
    await harmless(page, place);
    await takeAll(page, place, seen);
  });
  console.log(`files read by ${by}: ${[...seen].map(([format, count]) => `${count} ${format}`).join(', ')}`);
  for (const format of ['csv', 'xlsx', 'json', 'svg', 'png', 'html']) expect(seen.get(format) ?? 0, format).toBeGreaterThan(0);
  // Each of the queries, and markup that is no query at all.
  for (const query of [`"${IMAGE.replaceAll('"', '')}"`, ALL, '<b>||<i>', `/${SCRIPT.replaceAll('/', '.')}[/`]) {
    await ask(page, query);
    for (const view of await tabs(page)) {
      await open(page, view);
      await settled(page);
      await harmless(page, `${view}: ${query}`);
    }
  }
  await ask(page, '"<script>"');
  await open(page, 'documents');
  await settled(page);
  for (const row of [0, 1, 2]) {
    await page.locator('wm-documents .grid-body [role=row]').nth(row).locator('[role=gridcell]').first().click();
    await expect(page.locator('wm-reader .body').first()).toContainText(SCRIPT);
    await harmless(page, 'the reader');
  }
  await open(page, 'terms');
  await page.locator('wm-terms .controls input[type=search]').fill(IMAGE);
  await settled(page);
  await harmless(page, 'a pattern');
});

test('a project file and a frequency list that were made to harm', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto('./');
  const text = Buffer.from(TEXT);
  const path = `${IMAGE.replaceAll('/', '')}.txt`;
  const state = {
    reading: { words: ALL, dictionary: ALL, clean: { join: ALL }, unit: ALL }, choices: { [path]: ALL }, address: `view=${ALL}&terms.sort=${ALL}&collocations.left=${ALL}`,
    scope: { from: ALL, holding: '中亚', sources: [ALL], only: ALL }, selections: [{ name: ALL, scope: { holding: ALL } }, ALL, null],
    query: `中亚, ${ALL}`, notes: [{ document: [0, 0], start: 0, end: 6, label: IMAGE, text: SCRIPT }, { document: ALL }], columns: { terms: [ALL], [ALL]: [ALL] },
    pattern: ALL, filter: ALL, [ALL]: ALL, __proto__: { hacked: 1 },
  };
  const project = { format: 'wenmai', formatVersion: 1, program: ALL, saved: ALL, corpus: null, batches: [[{ path, reading: null, size: text.length }]], state };
  await page.locator('#project-file').setInputFiles({
    name: 'evil.wenmai', mimeType: 'application/zip', buffer: zip([textFile('project.json', JSON.stringify(project)), { name: 'files/0', bytes: text }]),
  });
  await expect(page.locator('.notice')).toBeVisible();
  await harmless(page, 'opened');
  await everyView(page, (place) => harmless(page, place));
  await open(page, 'compare');
  await page.locator('wm-compare .controls select').nth(1).selectOption('list');
  await page.locator('wm-compare input[type=file]').setInputFiles({ name: `${IMAGE}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`word\tfreq\n${IMAGE}\t10\n中亚\t20\n${SCRIPT}\t5\n`) });
  await settled(page);
  await harmless(page, 'a frequency list');
});
