/** The main job: five texts dropped, every view with real rows, the language switched, the tables taken away. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, column, expect, open, read, seeds, test, withSeeds } from './fixture.ts';
import { parseCsv } from './csv.ts';

test('the five sample texts: characters and dates', async ({ page }) => {
  await withSeeds(page);
  await open(page, 'documents');
  expect(await column(page, 'documents', 5)).toEqual(['4,333', '6,017', '6,168', '8,508', '3,329']);
  expect(await column(page, 'documents', 3)).toEqual(['2025-06-17', '2025-06-13', '2025-06-19', '2025-06-17', '2025-06-19']);
  // Every date says where it came from.
  for (const source of await column(page, 'documents', 4)) expect(source).not.toBe('–');
});

test('the file button and the folder button', async ({ page }) => {
  const folder = test.info().outputPath('我的文本');
  mkdirSync(join(folder, '2024'), { recursive: true });
  writeFileSync(join(folder, '2024', '20240305.txt'), '改革开放以来，合作不断深化。');
  writeFileSync(join(folder, '2024', '.DS_Store'), Buffer.from([0, 0, 0, 1, 66, 117, 100, 49]));
  writeFileSync(join(folder, '说明.md'), '合作共赢，面向未来。');
  await page.goto('./');
  await page.waitForLoadState('networkidle');
  await page.locator('#folder').setInputFiles(folder);
  await read(page, 2);
  await expect(page.locator('.problems')).toHaveCount(0);
  await page.locator('#files').setInputFiles(seeds.slice(0, 1));
  await read(page, 3);
  await open(page, 'documents');
  expect(await column(page, 'documents', 2)).toEqual(['我的文本/2024/20240305.txt', '我的文本/说明.md', expect.stringMatching(/^000_/)]);
  expect((await column(page, 'documents', 3))[0]).toBe('2024-03-05');
});

test('terms: real rows, filters, a click leads to the lines', async ({ page }) => {
  await withSeeds(page);
  await open(page, 'terms');
  const terms = await column(page, 'terms', 2);
  const counts = (await column(page, 'terms', 4)).map((count) => Number(count.replaceAll(',', '')));
  expect(terms).toContain('合作');
  expect(terms).not.toContain('的');
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
  await page.getByLabel('不列停用词').click();
  await expect(page.locator('wm-terms .grid-body')).toContainText('的');
  await page.getByLabel('筛选').fill('合作');
  await expect.poll(async () => (await column(page, 'terms', 2)).every((term) => term.includes('合作'))).toBe(true);
  const hits = Number((await column(page, 'terms', 4))[0]!.replaceAll(',', ''));
  await page.locator('wm-terms .grid-body [aria-colindex="2"]').first().click();
  await expect(page.locator('#tab-concordance')).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('#query')).toHaveValue('合作');
  await expect(page.locator('wm-concordance .grid-count')).toHaveText(`${hits} 行`);
});

test('collocations: counts behind the scores, a click leads to the lines', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '中亚');
  await open(page, 'collocations');
  const terms = await column(page, 'collocations', 2);
  expect(terms.length).toBeGreaterThan(5);
  const observed = (await column(page, 'collocations', 4)).map(Number);
  const expected = (await column(page, 'collocations', 5)).map((e) => Number(e.replaceAll(',', '')));
  expect(observed.every((o) => o >= 1) && expected.every((e) => e > 0)).toBe(true);
  // The tiny bars of a row say their numbers, and they add up to O.
  const profile = await page.locator('wm-collocations .profile').first().getAttribute('aria-label');
  const sum = profile!.split(', ').reduce((total, each) => total + Number(each.split(' ').at(-1)), 0);
  expect(sum).toBe(observed[0]);
  await page.locator('wm-collocations .grid-body [aria-colindex="2"]').first().click();
  await expect(page.locator('.chips')).toContainText(terms[0]!);
  const lines = Number((await page.locator('wm-concordance .grid-count').innerText()).replace(/\D/g, ''));
  expect(lines).toBeGreaterThan(0);
  for (const line of await column(page, 'concordance', 3).then(async (left) => (await column(page, 'concordance', 4)).map((right, i) => left[i]! + right))) {
    expect(line).toContain(terms[0]!);
  }
  await expect(page.locator('wm-concordance .grid-body mark').first()).toHaveText('中亚');
});

test('timeline: several queries, a chart and its numbers, a click leads to the lines', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '中亚，合作');
  await open(page, 'timeline');
  await expect(page.locator('.chart[data-drawn] canvas')).toBeVisible();
  await expect(page.locator('wm-timeline [role=columnheader]').nth(2)).toContainText('中亚');
  const days = await column(page, 'timeline', 1);
  // 16 June and so on: days without any text are gaps, shown as such.
  expect(days[0]).toBe('2025-06-13');
  expect(days.at(-1)).toBe('2025-06-19');
  const hits = await column(page, 'timeline', 2);
  expect(hits[0]).toMatch(/^\d+$/);
  expect(hits[1]).toBe('–');
  // A word that stands in quotation marks is not quoted twice.
  await ask(page, '"一带一路"');
  await expect(page.locator('wm-timeline .summary')).toContainText('“一带一路”在');
  await ask(page, '中亚，合作');
  await page.locator('wm-timeline .grid-body [aria-colindex="2"]').first().click();
  await expect(page.locator('.chips')).toContainText('2025-06-13');
  await expect(page.locator('wm-concordance .grid-count')).toHaveText(`${hits[0]} 行`);
});

test('concordance: aligned lines, sorted, into the text and back', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '合作');
  await open(page, 'concordance');
  const marks = page.locator('wm-concordance .grid-body mark');
  await expect(marks.first()).toHaveText('合作');
  const lefts = await marks.evaluateAll((all) => all.map((mark) => Math.round(mark.getBoundingClientRect().left)));
  expect(new Set(lefts).size).toBe(1);
  await page.getByLabel('排序').selectOption('R1');
  await expect.poll(async () => {
    const right = (await column(page, 'concordance', 4)).map((line) => line.slice(2, 3));
    return right.filter((each, i) => i > 0 && each === right[i - 1]).length;
  }, { message: 'sorted by the word to the right, equal words stand together' }).toBeGreaterThan(5);
  await marks.first().click();
  await expect(page.locator('wm-reader .body')).toContainText('合作');
  const marked = await page.evaluate(() => [...(CSS.highlights.get('hit') ?? [])].map(String));
  expect(marked.length).toBeGreaterThan(5);
  expect(new Set(marked)).toEqual(new Set(['合作']));
  expect(await page.evaluate(() => [...CSS.highlights.get('here')!].map(String))).toEqual(['合作']);
});

test('words and plain characters: the difference is shown and one click away', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '"一带一路"');
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance .grid-body mark').first()).toHaveText('一带一路');
  await ask(page, '哈萨克');
  const differ = page.locator('wm-concordance .summary');
  await expect(differ).toContainText('作为字串');
  await page.getByRole('button', { name: '看字串命中' }).click();
  await expect(page.locator('#query')).toHaveValue('~"哈萨克"');
  await expect(page.locator('wm-concordance .grid-body mark').first()).toHaveText('哈萨克');
});

test('a query that cannot be read is shown at its character', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '合作||中亚');
  await open(page, 'concordance');
  const fault = page.locator('.query-fault');
  await expect(fault).toBeVisible();
  await expect(fault).toContainText('第 4 个字符');
  await expect(fault.locator('mark')).toHaveText('|');
  await expect(fault).toContainText('这里应有一个词');
  await ask(page, '合作');
  await expect(fault).toHaveCount(0);
  await expect(page.locator('wm-concordance .grid-body mark').first()).toHaveText('合作');
});

test('the language is switched and nothing is lost', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '中亚');
  await open(page, 'collocations');
  const before = await column(page, 'collocations', 2);
  await page.locator('.preferences select').first().selectOption('en');
  await expect(page.locator('#tab-collocations')).toHaveText('Collocations');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  // Words are of other lengths: the table may have a line more or less.
  const after = await column(page, 'collocations', 2);
  const both = Math.min(before.length, after.length);
  expect(both).toBeGreaterThan(5);
  expect(after.slice(0, both)).toEqual(before.slice(0, both));
  await expect(page.locator('body')).not.toContainText('词表');
});

test('a table is taken away as CSV and read back', async ({ page }) => {
  await withSeeds(page);
  await open(page, 'terms');
  const shown = await column(page, 'terms', 2);
  const total = Number((await page.locator('wm-terms .grid-count').innerText()).replace(/\D/g, ''));
  const waiting = page.waitForEvent('download');
  await page.locator('wm-terms').getByRole('button', { name: 'CSV' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^wenmai-terms-\d{4}-\d\d-\d\d\.csv$/);
  const bytes = readFileSync(await download.path());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [header, ...rows] = parseCsv(bytes.toString('utf8').slice(1));
  expect(rows.length).toBe(total);
  const at = header!.indexOf('written');
  expect(at).toBeGreaterThanOrEqual(0);
  expect(rows.slice(0, shown.length).map((row) => row[at])).toEqual(shown);
});

test('the settings and the view stand in the address, the words do not', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '中亚');
  await open(page, 'collocations');
  await page.getByLabel('左', { exact: true }).fill('3');
  await page.getByLabel('左', { exact: true }).press('Tab');
  await expect.poll(() => new URL(page.url()).hash).toContain('collocations.left=3');
  expect(new URL(page.url()).hash).toContain('view=collocations');
  expect(decodeURIComponent(page.url())).not.toContain('中亚');
  await open(page, 'terms');
  await page.goBack();
  await expect(page.locator('#tab-collocations')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByLabel('左', { exact: true })).toHaveValue('3');
});
