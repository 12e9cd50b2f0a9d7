/** What is taken away is read back by other programs: workbooks, JSON, CSV. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { ask, column, drop, expect, open, read, test, textFile, withSeeds } from './fixture.ts';
import { parseCsv } from './csv.ts';
import { readWorkbook } from './workbook.ts';

async function taken(page: Page, within: string, format: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.locator(within).getByRole('button', { name: format, exact: true }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(new RegExp(`^wenmai-[a-z]+-\\d{4}-\\d\\d-\\d\\d\\.${format.toLowerCase()}$`));
  return download.path();
}

test('a workbook: numbers as numbers, all rows, and a sheet of parameters', async ({ page }) => {
  test.setTimeout(240_000);
  await withSeeds(page);
  await ask(page, '中亚');
  await open(page, 'collocations');
  const shown = await column(page, 'collocations', 2);
  const total = Number((await page.locator('wm-collocations .grid-count').innerText()).replace(/\D/g, ''));
  const { sheets, by } = readWorkbook(await taken(page, 'wm-collocations wm-grid', 'XLSX'));
  console.log(`the workbook was read by ${by}`);
  expect(sheets.map(({ name }) => name)).toEqual(['数据', '参数']);
  const [header, ...rows] = sheets[0]!.rows;
  expect(rows.length).toBe(total);
  const at = (name: string): number => header!.indexOf(name);
  expect(rows.slice(0, shown.length).map((row) => row[at('written')])).toEqual(shown);
  for (const row of rows) for (const name of ['O11', 'f2', 'E11', header!.find((each) => /^log_?dice$/i.test(String(each)))!].map(String)) expect(typeof row[at(name)], `${name} of ${row[at('term')]}`).toBe('number');
  const parameters = new Map(sheets[1]!.rows.map((row) => [String(row[0]), row[1]]));
  expect(parameters.get('question.node')).toBe('中亚');
  expect(parameters.get('question.left')).toBe(5);
  expect(String(parameters.get('corpus.fingerprint'))).toMatch(/^[0-9a-f]{64}$/);
  expect(parameters.get('corpus.documents')).toBe(5);
  expect([...parameters.keys()].some((key) => key.startsWith('convention.'))).toBe(true);
  expect(String(parameters.get('导出时间'))).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('JSON holds the question, the conventions and every row', async ({ page }) => {
  await withSeeds(page);
  await open(page, 'terms');
  await expect(page.locator('wm-terms .grid-body [role=row]').first()).toBeVisible();
  const total = Number((await page.locator('wm-terms .grid-count').innerText()).replace(/\D/g, ''));
  const file = JSON.parse(readFileSync(await taken(page, 'wm-terms wm-grid', 'JSON'), 'utf8'));
  expect(file.answer.rows.length).toBe(total);
  expect(total).toBeGreaterThan(1000);
  expect(file.answer.rows.map((row: { rank: number }) => row.rank)).toEqual(Array.from({ length: total }, (_, i) => i + 1));
  expect(file.question).toMatchObject({ ask: 'terms', offset: 0, limit: total });
  expect(file.corpus.documents).toBe(5);
  // The question of the file gives the file again.
  const again = await page.evaluate((question) => (globalThis as unknown as { wenmai: { ask(q: object): Promise<object> } }).wenmai.ask(question), file.question);
  expect(again).toEqual(file);
  await ask(page, '中亚, 合作');
  await open(page, 'timeline');
  await expect(page.locator('wm-timeline wm-grid [role=row]').nth(1)).toBeVisible();
  const timeline = JSON.parse(readFileSync(await taken(page, 'wm-timeline wm-grid >> nth=0', 'JSON'), 'utf8'));
  expect(timeline.answer.series.map((series: { query: string }) => series.query)).toEqual(['中亚', '合作']);
});

test('markup and formulas stay text in every file', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto('./');
  const name = '=HYPERLINK("x")<b>&.txt';
  await drop(page, [textFile(name, '=1+1\n<script>alert(1)</script> 合作共赢 & "合作"\n'), textFile('-2.txt', '@SUM(A1) 合作\u0001共赢')]);
  await read(page, 2);
  await open(page, 'documents');
  const { sheets } = readWorkbook(await taken(page, 'wm-documents wm-grid', 'XLSX'));
  const [header, ...rows] = sheets[0]!.rows;
  expect(rows.map((row) => row[header!.indexOf('name')]).sort()).toEqual(['-2.txt', name]);
  const csv = parseCsv(readFileSync(await taken(page, 'wm-documents wm-grid', 'CSV'), 'utf8').slice(1));
  expect(csv.slice(1).map((row) => row[csv[0]!.indexOf('name')]).sort()).toEqual(["'-2.txt", `'${name}`]);
  await ask(page, '"合作"');
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance .grid-body mark').first()).toBeVisible();
  const lines = readWorkbook(await taken(page, 'wm-concordance wm-grid', 'XLSX')).sheets[0]!.rows;
  expect(JSON.stringify(lines)).toContain('<script>alert(1)</script>');
});

test('the whole report: every view, no script, markup stays text', async ({ page, browser }) => {
  await withSeeds(page);
  await drop(page, [textFile('<img src=x onerror=alert(1)>20250620.txt', '<script>alert(2)</script>中亚合作 <b>峰会</b>\n')]);
  await read(page, 6);
  await ask(page, '中亚, 峰会');
  await page.locator('.scope [aria-controls=scope-panel]').click();
  await page.locator('.scope-panel input[type=date]').first().fill('2025-06-14');
  await open(page, 'methods');
  const html = readFileSync(await taken(page, 'wm-methods', 'HTML'), 'utf8');
  expect(html).not.toMatch(/<script|<b>|<img src=x/);
  const opened = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await opened.setContent(html);
  const titles = await opened.locator('h2').allInnerTexts();
  for (const part of ['文档: 相似文本', '词表: 词组', '词表: 各篇的关键词', '搭配: 网络', '可用于论文的段落']) expect(titles).toContain(part);
  for (const view of ['文档', '词表', '搭配', '时间线', '索引行', '比较']) expect(titles.some((title) => title === view || title.startsWith(`${view}: `)), view).toBe(true);
  await expect(opened.locator('body')).toContainText('<script>alert(2)</script>');
  expect(await opened.locator('table').count()).toBeGreaterThan(7);
  const widths = (): Promise<number[]> => opened.locator('img').evaluateAll((all) => all.map((image) => (image as HTMLImageElement).naturalWidth));
  await expect.poll(async () => (await widths()).filter((width) => width >= 720).length).toBe(await opened.locator('img').count());
  expect(await opened.locator('img').count()).toBeGreaterThan(1);
  await expect(opened.locator('body')).toContainText('SHA-256');
  // No number, date or header is broken, and a wide table is moved in its own box.
  await opened.setViewportSize({ width: 600, height: 800 });
  const broken = await opened.locator('th, td.end, td.short').evaluateAll((all) => all.filter((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 8))).size > 1;
  }).map(({ textContent }) => textContent));
  expect(broken).toEqual([]);
  expect(await opened.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(600);
  const under = (title: string): Locator => opened.locator(`h2:text-is("${title}") ~ div`).first();
  const copied = await under('文档').locator('th').evaluateAll((all) => all.findIndex(({ textContent }) => textContent === '重复'));
  await expect(under('文档').locator(`tbody tr:first-child td:nth-child(${copied + 1})`)).toHaveText(/^\d+\s?%$/);
  const nodes = await under('索引行').locator('mark').evaluateAll((all) => all.map((mark) => [mark.textContent, Math.round(mark.getBoundingClientRect().left)].join(' ')));
  expect(nodes.length).toBeGreaterThan(5);
  expect(new Set(nodes).size).toBe(1);
  await opened.context().close();
});

test('columns are chosen, and the copy holds those', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await withSeeds(page);
  await open(page, 'terms');
  await page.locator('wm-terms .columns summary').click();
  await page.locator('wm-terms .columns').getByLabel('每百万词').click();
  await expect(page.locator('wm-terms [role=columnheader]')).toHaveText(['名次', '词', '词类', /频次/, '篇数', '算式']);
  await page.keyboard.press('Escape');
  await page.locator('wm-terms').getByRole('button', { name: '复制' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n')[0]!.split('\t')).toEqual(['名次', '词', '词类', '频次', '篇数', 'idf', '累计 %', '每百万区间']);
});

test('what the series of a timeline do is taken away too', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '中亚, 合作');
  await open(page, 'timeline');
  const grid = 'wm-timeline wm-grid:last-of-type';
  await expect(page.locator(`${grid} .grid-body [role=row]`)).toHaveCount(2);
  const [header, ...rows] = parseCsv(readFileSync(await taken(page, grid, 'CSV'), 'utf8').slice(1));
  for (const name of ['趋势', '突增', '转折']) expect(header, name).toContain(name);
  expect(rows.map((row) => row[0]).slice(0, 2)).toEqual(['中亚', '合作']);
  expect(Number(rows[0]![1])).toBeGreaterThan(50);
  const { answer } = JSON.parse(readFileSync(await taken(page, grid, 'JSON'), 'utf8'));
  expect(answer.series.map((series: { query: string }) => series.query)).toEqual(['中亚', '合作']);
});
