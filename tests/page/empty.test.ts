/** Where there is nothing to show, the page says why and what to do. */
import { readFileSync } from 'node:fs';
import { ask, drop, expect, open, read, test, textFile, withSeeds } from './fixture.ts';
import { openPart } from './places.ts';

test('a side of a comparison without documents says so', async ({ page }) => {
  await withSeeds(page);
  await page.evaluate(() => { location.hash = `${location.hash}&from=2025-06-17`; });
  await open(page, 'compare');
  await page.getByLabel('相对于').selectOption('period');
  await page.locator('wm-compare input[type=date]').last().fill('1999-12-31');
  await expect(page.locator('wm-compare .empty')).toContainText('用来比较的部分里没有文档');
  await page.locator('wm-compare input[type=date]').last().fill('2025-06-16');
  await expect(page.locator('wm-compare .grid-body [role=row]').first()).toBeVisible();
});

test('a frequency list of nothing but noughts says so', async ({ page }) => {
  await withSeeds(page);
  await open(page, 'compare');
  await page.getByLabel('相对于').selectOption('list');
  await page.locator('wm-compare input[type=file]').setInputFiles({ name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from('中国\t0\n合作\t0\n') });
  await expect(page.locator('wm-compare .empty, wm-compare .problem').first()).toBeVisible();
  await expect(page.locator('wm-compare .grid-body [role=row]')).toHaveCount(0);
});

test('a part of speech that no word has is called by its name, one that occurs is not', async ({ page }) => {
  await withSeeds(page);
  await ask(page, 'pos:n pos:xyz');
  await open(page, 'concordance');
  await expect(page.locator('wm-no-hits')).toContainText('没有词性为“xyz”的词');
  await expect(page.locator('wm-no-hits p')).toHaveCount(1);
});

test('marks inside a query lead to what can be written instead', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '《中国》');
  await open(page, 'concordance');
  await expect(page.locator('wm-no-hits')).toContainText('《 》 不是词的一部分');
  await page.locator('wm-no-hits').getByRole('button', { name: '中国', exact: true }).click();
  await expect(page.locator('wm-concordance .grid-body [role=row]').first()).toBeVisible();
  await ask(page, '中国+美国');
  await expect(page.locator('wm-no-hits button')).toHaveText(['中国 美国', '中国|美国', '"中国+美国"']);
});

test('a correlation over too few texts says how many it needs', async ({ page }) => {
  await page.goto('./');
  await drop(page, [1, 2, 3].map((day) => textFile(`2024060${day}.txt`, `${'合作发展。'.repeat(10 + day)}甲${day}日。`)));
  await read(page, 3);
  await page.evaluate(() => { location.hash = `${location.hash}&copies=all`; });
  await ask(page, '合作');
  await openPart(page, 'terms', 'wm-together');
  await expect(page.locator('wm-together .too-few')).toContainText('至少要有四个部分，这里只有 3 个');
});

test('a picture says that reprints count once, and how many tokens are counted', async ({ page }) => {
  await withSeeds(page);
  await open(page, 'terms');
  const waiting = page.waitForEvent('download');
  await page.locator('wm-terms wm-chart').getByRole('button', { name: 'SVG' }).click();
  const svg = readFileSync(await (await waiting).path(), 'utf8').replace(/<[^>]+>/gu, '');
  expect(svg).toContain('重复刊载只计一次');
  const number = (pattern: RegExp): number => Number(pattern.exec(svg)?.[1]?.replaceAll(',', ''));
  const counted = number(/N = ([\d,]+) 词次/u);
  expect(counted).toBeGreaterThan(10_000);
  expect(number(/语料共 5 篇、([\d,]+) 词次/u)).toBeGreaterThan(counted);
});
