/** Terms beyond their counts: dispersion, what moves together, key terms of documents. */
import { readFileSync } from 'node:fs';
import { ask, column, drop, expect, open, read, test, textFile, withSeeds } from './fixture.ts';
import { parseCsv } from './csv.ts';

test('dispersion: columns with their formula, sorted by one of them, in the file', async ({ page }) => {
  await withSeeds(page);
  await open(page, 'terms');
  await page.getByLabel('分布是否均匀').click();
  const header = page.getByRole('columnheader', { name: 'DP', exact: true });
  await expect(header).toHaveAttribute('title', /比例偏差.*\n.*Gries/);
  await expect(page.locator('wm-terms .summary')).toContainText('分布按 5 个部分计');
  await header.click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  const at = Number(await header.getAttribute('aria-colindex'));
  const shown = (await column(page, 'terms', at)).map(Number);
  expect(shown.length).toBeGreaterThan(5);
  expect(shown).toEqual([...shown].sort((a, b) => b - a));
  expect(shown.every((value) => value >= 0 && value <= 1)).toBe(true);
  await header.click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  // A word of every text is spread over all parts.
  const range = page.locator('wm-terms [role=columnheader]', { hasText: '覆盖' });
  expect(Number((await column(page, 'terms', Number(await range.getAttribute('aria-colindex'))))[0])).toBe(1);
  const waiting = page.waitForEvent('download');
  await page.locator('wm-terms wm-grid').getByRole('button', { name: 'CSV', exact: true }).click();
  const [names] = parseCsv(readFileSync(await (await waiting).path(), 'utf8').slice(1));
  for (const name of ['DP', 'DPnorm', 'ARF', 'idf', 'cumulative_share', 'per_million_lower']) expect(names).toContain(name);
  await page.getByRole('combobox', { name: '按' }).selectOption('parts10');
  await expect(page.locator('wm-terms .summary')).toContainText('10 个部分');
  await page.getByLabel('分布是否均匀').click();
  await expect(page.locator('wm-terms .chart[data-drawn]')).toBeVisible();
});

test('the working of a term: rate, idf and every measure of dispersion with its numbers', async ({ page }) => {
  await withSeeds(page);
  await open(page, 'terms');
  const row = page.locator('wm-terms .grid-body [role=row]').first();
  const count = (await row.locator('[aria-colindex="4"]').innerText()).trim();
  await row.getByText('ƒ(x)').click();
  const panel = page.locator('wm-term-working');
  await expect(panel.locator('tbody tr')).toHaveCount(14);
  await expect(panel.locator('tbody tr').first().locator('td').first()).toHaveText(new RegExp(`^${count} / [\\d,]+ · 10⁶ = `));
  for (const worked of [/^\d \/ 5 = /, /^½·0\.\d+ = 0\.\d+/, /^1 − 0\.\d+ \/ √\(5 − 1\) = /]) {
    await expect(panel.locator('td', { hasText: worked })).toHaveCount(1);
  }
  await panel.getByRole('button', { name: '关闭' }).click();
  await expect(panel.locator('.working')).toHaveCount(0);
});

test('bars show what the table is sorted by', async ({ page }) => {
  await withSeeds(page);
  await open(page, 'terms');
  await page.locator('wm-terms [role=columnheader]', { hasText: '篇数' }).click();
  await expect(page.locator('wm-terms figcaption small')).toHaveText('篇数');
  const first = (await column(page, 'terms', 6))[0]!;
  await expect(page.locator('wm-terms .chart')).toHaveAttribute('aria-label', new RegExp(`: .+ ${first},`));
});

test('terms that move together: bars to both sides, a click leads to lines', async ({ page }) => {
  await withSeeds(page);
  await open(page, 'terms');
  await page.getByRole('button', { name: '同起同落' }).click();
  await expect(page.locator('wm-together')).toContainText('还没有查询');
  await ask(page, '中亚');
  await open(page, 'terms');
  await page.getByLabel('至少').fill('3');
  await page.getByLabel('至少').press('Tab');
  const cells = await column(page, 'terms', 4);
  const values = cells.map((cell) => Number(cell.replace('−', '-')));
  expect(values.length).toBeGreaterThan(5);
  expect(values).toEqual([...values].sort((a, b) => b - a));
  await expect(page.locator('wm-together .chart[data-drawn] canvas')).toBeVisible();
  await page.getByLabel('此起彼落的在前').click();
  await expect.poll(async () => Number((await column(page, 'terms', 4))[0]!.replace('−', '-'))).toBeLessThan(0);
  const term = (await column(page, 'terms', 2))[0]!;
  await page.locator('wm-together .grid-body [aria-colindex="2"]').first().click();
  await expect(page.locator('#query')).toHaveValue(term);
  await expect(page.locator('wm-concordance .grid-body mark').first()).toBeVisible();
});

test('key terms of documents: a term leads to its lines in that document', async ({ page }) => {
  await withSeeds(page);
  await open(page, 'terms');
  await page.getByRole('button', { name: '各篇的关键词' }).click();
  const row = page.locator('wm-keys .grid-body [role=row]').first();
  await expect(page.locator('wm-keys .grid-body [role=row]')).toHaveCount(5);
  const cell = row.locator('[role=gridcell]').nth(2);
  const term = await cell.innerText();
  const count = Number(/本篇 (\d+) 次/.exec((await cell.locator('.term').getAttribute('title'))!)![1]);
  await cell.click();
  await expect(page.locator('#query')).toHaveValue(term);
  await expect(page.locator('.chips')).toContainText('只看文档');
  await expect(page.locator('wm-concordance .grid-count')).toHaveText(`${count} 行`);
});

test('terms of traditional text are shown as written, in tables, charts and files, and lead to their lines', async ({ page }) => {
  const text = '乾隆皇帝統治中國。中國與臺灣發展經濟。APEC會議在臺灣舉行，乾隆時期的中國經濟。';
  await page.goto('./');
  await drop(page, [textFile('a.txt', text), textFile('b.txt', '中國發展經濟，臺灣發展經濟。中国经济。')]);
  await read(page, 2);
  await expect(page.locator('.questions')).toContainText('中國');
  await open(page, 'terms');
  const shown = await column(page, 'terms', 2);
  for (const term of ['中國', '乾隆', '臺灣', 'APEC', '經濟']) expect(shown).toContain(term);
  for (const term of ['中国', '干隆', '台湾', 'apec']) expect(shown).not.toContain(term);
  await expect(page.locator('wm-terms .chart')).toHaveAttribute('aria-label', /中國/);
  const waiting = page.waitForEvent('download');
  await page.locator('wm-terms wm-grid').getByRole('button', { name: 'CSV', exact: true }).click();
  const [header, ...rows] = parseCsv(readFileSync(await (await waiting).path(), 'utf8').slice(1));
  const [term, written] = [header!.indexOf('term'), header!.indexOf('written')];
  expect(rows.find((row) => row[term] === '干隆')?.[written]).toBe('乾隆');
  await page.locator('wm-terms .grid-body [role=row]', { hasText: '乾隆' }).click();
  await expect(page.locator('#query')).toHaveValue('乾隆');
  await expect(page.locator('wm-concordance .grid-body [role=row]')).toHaveCount(2);
});

test('who asks for function words sees them, though stop words are left out', async ({ page }) => {
  await withSeeds(page);
  await open(page, 'terms');
  await page.getByRole('combobox', { name: '词类' }).selectOption('function');
  await expect(page.locator('wm-terms .summary')).toContainText('此类多为停用词，照列');
  await expect(page.locator('wm-terms .grid-body .term').first()).toHaveText('的');
  await page.getByRole('combobox', { name: '词类' }).selectOption('noun');
  await expect(page.locator('wm-terms .summary')).not.toContainText('照列');
});

test('a rank of five digits is not cut, and the row that was reached stands where a number beyond was asked for', async ({ page }) => {
  await page.goto('./');
  await drop(page, [textFile('a.txt', Array.from({ length: 10_500 }, (_, at) => `word${[...String(at)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('')}`).join(' '))]);
  await read(page, 1);
  await open(page, 'terms');
  const jump = page.locator('wm-terms .grid-foot input[type=number]');
  await jump.fill('999999999');
  await jump.press('Enter');
  await expect(jump).toHaveValue(/^10\d{3}$/);
  const last = page.locator('wm-terms .grid-body [aria-colindex="1"]').last();
  await expect(last).toHaveText(/^10,\d{3}$/);
  expect(await last.evaluate((cell) => cell.scrollWidth - cell.clientWidth)).toBe(0);
});
