/** Compare: the chart has the numbers of the table, and both sides lead to their own lines. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { column, drop, expect, open, read, test, textFile } from './fixture.ts';

const early = '丝绸之路经济带合作发展。贸易增长，贸易畅通。\n';
const late = '命运共同体合作发展。安全稳定，安全治理。\n';

async function twoTimes(page: Page): Promise<void> {
  await page.goto('./');
  await drop(page, [1, 2, 3].flatMap((day) => [
    textFile(`2024060${day}.txt`, `${early.repeat(4)}甲${day}日消息。`), textFile(`2025060${day}.txt`, `${late.repeat(4)}乙${day}日消息，贸易一次。`),
  ]));
  await read(page, 6);
  await page.evaluate(() => { location.hash = `${location.hash}&copies=all&from=2025-01-01`; });
  await open(page, 'compare');
  await page.getByLabel('相对于').selectOption('period');
  await page.locator('wm-compare input[type=date]').last().fill('2024-12-31');
}

test('key words of two times: bars, and lines of either side', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1400 });
  await twoTimes(page);
  await page.getByLabel('词在').selectOption('both');
  const terms = await column(page, 'compare', 2);
  expect(terms.join(' ')).toContain('安全');
  const chart = page.locator('wm-compare .chart[data-drawn]');
  await expect(chart.locator('canvas')).toBeVisible();
  const total = Number((await page.locator('wm-compare .grid-count').innerText()).replace(/\D/g, ''));
  // Words of which the sides may as well be equal have no bar.
  const unsure = await page.locator('wm-compare .grid-body .unsure').count();
  expect(unsure).toBeGreaterThan(0);
  await expect(chart).toHaveAttribute('aria-label', new RegExp(`前 ${Math.min(24, total - unsure)} 个关键词`));
  const waiting = page.waitForEvent('download');
  await page.locator('wm-compare wm-chart').getByRole('button', { name: 'SVG' }).click();
  const svg = readFileSync(await (await waiting).path(), 'utf8');
  for (const text of ['这边更多', '那边更多', '安全', 'LRC', 'N = ', 'Wenmai']) expect(svg, text).toContain(text);
  // What is frequent there comes first.
  await page.getByRole('columnheader', { name: '那边', exact: true }).click();
  const row = page.locator('wm-compare .grid-body [role=row]', { hasText: '贸易' }).first();
  const here = Number(await row.locator('[aria-colindex="4"]').innerText());
  const there = Number((await row.locator('[aria-colindex="5"]').innerText()).replace(/\D/g, ''));
  expect([here, there]).toEqual([3, 24]);
  await row.locator('[aria-colindex="5"]').click();
  await expect(page.locator('.chips')).toContainText('2024-12-31');
  await expect(page.locator('wm-concordance .grid-count')).toHaveText('24 行');
  await open(page, 'compare');
  await page.locator('wm-compare .grid-body [role=row]', { hasText: '贸易' }).first().locator('[aria-colindex="2"]').click();
  await expect(page.locator('wm-concordance .grid-count')).toHaveText('3 行');
});

test('a word class narrows the key words', async ({ page }) => {
  await twoTimes(page);
  expect((await column(page, 'compare', 2)).length).toBeGreaterThan(1);
  await page.locator('wm-compare').getByRole('combobox', { name: '词类' }).selectOption('idiom');
  await expect(page.locator('wm-compare .grid-count')).toHaveText('0 行');
});

test('a dropped list says what was taken from it, and a bad one leaves nothing behind', async ({ page }) => {
  await page.goto('./');
  await drop(page, [textFile('20240601.txt', early.repeat(6))]);
  await read(page, 1);
  await page.evaluate(() => { location.hash = `${location.hash}&copies=all`; });
  await open(page, 'compare');
  await page.getByLabel('相对于').selectOption('list');
  const give = (text: string): Promise<void> => page.locator('wm-compare input[type=file]').setInputFiles({ name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await give('序号\t词语\t出现次数\t频率(%)\n1\t合作\t744863\t7.79\n2\t，\t1000\t0.1\n3\t贸易\t130191\t1.36\n4\t无\n');
  await expect(page.locator('wm-compare')).toContainText('词取自“词语”列，次数取自“出现次数”列；2 个词，N = 875,054');
  await expect(page.locator('wm-compare')).toContainText('1 行没有词和次数');
  await expect(page.locator('wm-compare')).toContainText('略去标点 1,000 个');
  await expect(page.locator('wm-compare .grid-body [role=row]').first()).toBeVisible();
  await give('word\tper million\n的\t50155.13\n中国\t186.2\n');
  await expect(page.locator('wm-compare [role=alert]')).toContainText('其中的数是频率或比例');
  await expect(page.locator('wm-compare .grid-body')).toHaveCount(0);
});

test('key words have all measures with their numbers', async ({ page }) => {
  await twoTimes(page);
  await page.getByLabel('全部分值').click();
  await expect(page.locator('wm-compare [role=columnheader]', { hasText: 'DIN' })).toHaveCount(1);
  // Against none there a percentage has no bound; what stands in the place of nought is no number to be read.
  await page.getByRole('columnheader', { name: '差异百分比' }).click();
  await expect(page.locator('wm-compare .grid-body [role=row]').first()).toContainText('∞');
  await expect(page.locator('wm-compare .grid-body')).not.toContainText(/\de\d\d/);
  const row = page.locator('wm-compare .grid-body [role=row]').first();
  await row.getByText('ƒ(x)').click();
  const panel = page.locator('wm-compare .working');
  await expect(panel.locator('table').last().locator('tbody tr')).toHaveCount(10);
  await expect(panel).toContainText('Log Ratio：95 % 区间');
  await expect(panel).toContainText(/这边：每百万词 .* 次，95 % 区间/);
  await expect(panel.locator('.cells')).toContainText('O22');
});

test('parts are offered: one click holds the later texts against the rest', async ({ page }) => {
  await page.goto('./');
  await drop(page, [1, 2, 3].flatMap((day) => [
    textFile(`2024060${day}.txt`, `${early.repeat(4)}甲${day}日消息。`), textFile(`2025060${day}.txt`, `${late.repeat(4)}乙${day}日消息。`),
  ]));
  await read(page, 6);
  await open(page, 'compare');
  const offers = page.locator('wm-suggested button');
  await expect(offers).toHaveCount(2);
  await offers.first().click();
  await expect(page.getByRole('region', { name: '统计范围' })).toContainText('2025-06-01 起');
  expect((await column(page, 'compare', 2)).join(' ')).toContain('消息');
});
