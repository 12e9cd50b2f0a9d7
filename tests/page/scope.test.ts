/** What is counted: dates, ticks, text, copies; the same in every view; undone and named. */
import type { Page } from '@playwright/test';
import { ask, column, drop, expect, open, read, test, textFile, withSeeds } from './fixture.ts';

const lines = async (page: Page): Promise<number> => {
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance [role=grid]')).toHaveAttribute('aria-busy', 'false');
  return Number((await page.locator('wm-concordance .grid-count').innerText()).replace(/\D/g, ''));
};

test('a drag across the timeline restricts every view, and is undone', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '中亚');
  const all = await lines(page);
  await open(page, 'terms');
  const before = await page.locator('wm-terms .summary').textContent() ?? '';
  await open(page, 'timeline');
  await page.getByLabel('单位').selectOption('day');
  const chart = page.locator('wm-timeline .chart[data-drawn]');
  await expect(chart).toBeVisible();
  const box = (await chart.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.6, box.y + 120);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 24, box.y + 140, { steps: 5 });
  await expect(page.locator('.brush')).toBeVisible();
  await page.mouse.up();
  await expect(page.locator('.scope .chip')).toHaveCount(1);
  const chip = await page.locator('.scope .chip').innerText();
  expect(chip).toMatch(/2025-06-1\d 至 2025-06-19/);
  expect(page.url()).toContain('to=2025-06-19');
  const fewer = await lines(page);
  expect(fewer).toBeGreaterThan(0);
  expect(fewer).toBeLessThan(all);
  await open(page, 'terms');
  await expect(page.locator('wm-terms .summary')).not.toHaveText(before);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.scope .chip')).toHaveCount(0);
  await expect(page.locator('wm-terms .summary')).toHaveText(before);
  await page.getByRole('button', { name: '重做' }).click();
  await expect(page.locator('.scope .chip')).toHaveText(chip);
  await page.locator('.scope .chip').click();
  expect(await lines(page)).toBe(all);
});

test('days by keyboard; another address restores them', async ({ page }) => {
  await withSeeds(page);
  await page.getByRole('button', { name: '限定…' }).press('Enter');
  await page.locator('.scope-panel').getByLabel('从').fill('2025-06-17');
  await page.locator('.scope-panel').getByLabel('到', { exact: true }).fill('2025-06-17');
  await expect(page.locator('.scope .chip')).toContainText('2025-06-17');
  await ask(page, '中亚');
  await open(page, 'concordance');
  await expect.poll(async () => [...new Set(await column(page, 'concordance', 2))]).toEqual(['2025-06-17']);
  expect(page.url()).toContain('from=2025-06-17');
  await page.evaluate(() => (location.hash = 'view=concordance&from=2025-06-19'));
  await expect.poll(async () => [...new Set(await column(page, 'concordance', 2))]).toEqual(['2025-06-19']);
});

test('documents are ticked off one by one, by key and by their words', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '峰会');
  const all = await lines(page);
  await open(page, 'documents');
  const boxes = page.locator('wm-documents .box');
  await expect(boxes).toHaveCount(5);
  await boxes.first().click();
  await expect(page.locator('wm-documents .grid-row.dim')).toHaveCount(1);
  await expect(page.locator('.scope .chip')).toHaveText(/不计 1 篇/);
  const one = await lines(page);
  expect(one).toBeLessThan(all);
  await open(page, 'documents');
  await page.locator('wm-documents [role=grid]').focus();
  for (const key of ['Control+Home', 'Shift+ArrowDown', 'Shift+ArrowDown', ' ']) await page.keyboard.press(key);
  await expect(page.locator('wm-documents .grid-row.dim')).toHaveCount(0);
  await page.keyboard.press(' ');
  await expect(page.locator('wm-documents .grid-row.dim')).toHaveCount(3);
  await expect(page.locator('.scope .chip')).toHaveText(/不计 3 篇/);
  await page.locator('.scope .chip').click();
  await page.getByLabel('标题、文件名或日期').fill('000_');
  await page.getByRole('button', { name: '只统计这些' }).click();
  await expect(page.locator('.scope .chip')).toContainText('000_');
  await open(page, 'terms');
  await expect(page.locator('wm-terms .grid-body')).toBeVisible();
  expect(new URL(page.url()).hash).not.toContain('000_');
});

test('a selection has a name, and counts again at a click', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '合作');
  await page.getByRole('button', { name: '限定…' }).click();
  await page.locator('.scope-panel').getByLabel('到', { exact: true }).fill('2025-06-13');
  await page.getByLabel('这个范围的名称').fill('<b>会前</b>');
  await page.getByRole('button', { name: '保存范围' }).click();
  const few = await lines(page);
  await page.locator('.scope .chip').click();
  const all = await lines(page);
  expect(few).toBeLessThan(all);
  const saved = page.locator('.scope .selection button').first();
  await expect(saved).toHaveText('<b>会前</b>');
  await saved.click();
  await expect(saved).toHaveAttribute('aria-pressed', 'true');
  expect(await lines(page)).toBe(few);
  await page.locator('.scope .selection button').nth(1).click();
  await expect(page.locator('.scope .selection')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.scope .selection')).toHaveCount(1);
});

test('every way of counting carries the scope', async ({ page }) => {
  await page.goto('./');
  await drop(page, [textFile('20240101.txt', '甲乙丙丁。合作共赢。\n'.repeat(8)), textFile('20250101.txt', '合作共赢，合作发展。\n'.repeat(8))]);
  await read(page, 2);
  await ask(page, '合作');
  await page.getByRole('button', { name: '限定…' }).click();
  await page.locator('.scope-panel').getByLabel('到', { exact: true }).fill('2024-12-31');
  expect(await lines(page)).toBeLessThanOrEqual(8);
  await open(page, 'timeline');
  await expect(page.locator('wm-timeline wm-grid').first().locator('.grid-body [aria-colindex="1"]').first()).toContainText('2024');
  await expect(page.locator('wm-timeline wm-grid').first().locator('.grid-body')).not.toContainText('2025');
  await open(page, 'collocations');
  await expect(page.locator('wm-collocations .grid-body')).not.toContainText('发展');
  await open(page, 'terms');
  await expect(page.locator('wm-terms .grid-body')).not.toContainText('发展');
  await open(page, 'methods');
  await expect(page.locator('wm-methods')).toContainText('至 2024-12-31');
});
