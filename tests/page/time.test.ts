/** The timeline beyond its lines: bands, parts of the corpus, what each series does, and what rose and fell. */
import { readFile } from 'node:fs/promises';
import { ask, column, drop, expect, open, read, test, textFile, withSeeds } from './fixture.ts';

const monthly = (count: number, line: (i: number) => string): { name: string; bytes: Buffer }[] =>
  Array.from({ length: count }, (_, i) => textFile(`2024${String(i + 1).padStart(2, '0')}15.txt`, line(i)));
const all = async (page: import('@playwright/test').Page): Promise<void> => {
  await page.getByRole('button', { name: '限定…' }).click();
  await page.getByLabel('重复刊载的每次都计').click();
  await page.getByRole('button', { name: '限定…' }).click();
};

test('a word that rises is said to rise, and a burst has its periods', async ({ page }) => {
  await page.goto('./');
  await drop(page, monthly(12, (i) => `${'机器人亮相。'.repeat(2 * i + 1)}${'天气晴朗，道路通畅。'.repeat(40)}\n`));
  await read(page, 12);
  await all(page);
  await ask(page, '机器人');
  await open(page, 'timeline');
  await page.getByLabel('单位').selectOption('month');
  const series = page.locator('wm-timeline wm-grid').last();
  await expect(series.locator('.grid-body [role=row]')).toHaveCount(1);
  await expect(series.locator('.grid-body')).toContainText('上升');
  await expect(series.locator('.grid-body')).toContainText('2024-12');
  await page.getByRole('button', { name: '升降的词' }).click();
  await expect(page.locator('wm-rising .grid-body .term', { hasText: '机器人' })).toHaveCount(1);
  await page.getByLabel('显示').selectOption('rose');
  await expect(page.locator('wm-rising [role=status]').first()).toContainText('第一天');
  await page.locator('wm-rising').getByLabel('从', { exact: true }).fill('2024-10-01');
  await expect(page.locator('wm-rising .grid-body .term', { hasText: '机器人' })).toHaveCount(1);
  await page.locator('wm-rising .grid-body .term', { hasText: '机器人' }).click();
  await expect(page.locator('#query')).toHaveValue('机器人');
  await expect(page.locator('wm-timeline .chart[data-drawn]')).toBeVisible();
});

test('where the level of a word changes, the chart has a line for the mean before and after', async ({ page }) => {
  await page.goto('./');
  await drop(page, monthly(12, (i) => `${'机器人亮相。'.repeat(i < 6 ? 2 : 30)}${'天气晴朗，道路通畅。'.repeat(40)}\n`));
  await read(page, 12);
  await all(page);
  await ask(page, '机器人');
  await open(page, 'timeline');
  await page.getByLabel('单位').selectOption('month');
  await expect(page.locator('wm-timeline wm-grid').last().locator('.grid-body')).toContainText('2024-07: ');
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('wm-timeline').getByRole('button', { name: 'SVG' }).click()]);
  const svg = await readFile(await download.path(), 'utf8');
  // Level, up half-way between June and July, level.
  const [path] = /<path d="([^"]*)"[^>]*stroke-dasharray="1,3"/u.exec(svg)?.slice(1) ?? [];
  const heights = new Set([...(path ?? '').matchAll(/[ML ]-?[\d.]+[ ,](-?[\d.]+)/gu)].map(([, y]) => y));
  expect(heights.size).toBe(2);
});

test('saved selections stand side by side, and a point of one leads to its lines', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '中亚');
  const save = async (name: string, holding: string): Promise<void> => {
    await page.locator('.scope-panel input[name=holding]').fill(holding);
    await page.locator('.scope-panel input[name=holding]').press('Enter');
    await page.getByLabel('这个范围的名称').fill(name);
    await page.getByRole('button', { name: '保存范围' }).click();
  };
  await page.getByRole('button', { name: '限定…' }).click();
  await save('甲', '000_');
  await save('乙', '003_');
  await page.locator('.scope .chip').click();
  await open(page, 'timeline');
  await page.getByLabel('单位').selectOption('day');
  await page.getByLabel('分开').selectOption('selections');
  await expect(page.locator('wm-timeline wm-chart')).toHaveCount(2);
  await expect(page.locator('wm-timeline figcaption').first()).toContainText('甲');
  const series = page.locator('wm-timeline wm-grid').last();
  expect((await series.locator('.grid-body [aria-colindex="1"]').allInnerTexts()).map((text) => text.trim())).toEqual(['甲: 中亚', '乙: 中亚']);
  const hits = Number(await series.locator('.grid-body [aria-colindex="2"]').first().innerText());
  await series.locator('.grid-body [aria-colindex="2"]').first().click();
  await expect(page.locator('wm-concordance .grid-count')).toHaveText(`${hits} 行`);
  await expect(page.locator('.chips')).toContainText('甲');
  // Collocates of the one part beside those of the other.
  await page.locator('.chips button').first().click();
  await open(page, 'timeline');
  await page.getByRole('button', { name: '各时段的搭配' }).click();
  await page.getByRole('combobox', { name: '按', exact: true }).selectOption('selections');
  await expect(page.locator('wm-company [role=columnheader]').filter({ hasText: /^\s*[甲乙]\s*$/ })).toHaveCount(2);
  await expect(page.locator('wm-company .grid-body [role=row]').first()).toBeVisible();
});

test('the time that sentences speak of has an axis of its own', async ({ page }) => {
  await page.goto('./');
  await drop(page, [textFile('20250617.txt', '2013年9月，合作启动。2014年5月，合作扩大。2015年3月，合作深化。合作共赢。\n'.repeat(5))]);
  await read(page, 1);
  await ask(page, '合作');
  await open(page, 'timeline');
  await page.getByLabel('单位').selectOption('year');
  await all(page);
  await page.locator('wm-timeline select').nth(2).selectOption('spoken');
  const periods = page.locator('wm-timeline wm-grid').first().locator('.grid-body [aria-colindex="1"]');
  await expect(periods.first()).toContainText('2013');
  expect(await column(page, 'timeline', 1)).toContain('2014');
});
