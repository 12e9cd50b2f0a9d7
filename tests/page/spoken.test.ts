/** What time texts speak of, what company a word keeps over time, and the dates of documents set by hand. */
import type { Page } from '@playwright/test';
import { ask, column, drop, expect, open, read, test, textFile, withSeeds } from './fixture.ts';

const part = (page: Page, name: string): Promise<void> => page.locator('.parts').getByRole('button', { name }).click();

test('what the texts say happened or will happen when, each date with its sentence, and the way to its place', async ({ page }) => {
  await page.goto('./');
  await drop(page, [
    textFile('2025-06-17.txt', '会议昨天开幕。2025年6月16日至18日，各国代表出席。铁路将于2026年6月通车。近日又有进展。'),
    textFile('2025-07-01.txt', '峰会6月16日举行。今天下雨。自2013年以来合作不断。'),
  ]);
  await read(page, 2);
  await open(page, 'timeline');
  await part(page, '文中所说的时间');
  const events = page.locator('wm-events wm-grid');
  await expect(events.locator('.grid-body [role=row]')).toHaveCount(5);
  expect(await column(page, 'events', 1)).toEqual(['2025-06-16', '2025-06-16', '2025-06-16 – 2025-06-18', '2025-07-01', '2026-06']);
  await expect(events.locator('.grid-body mark').nth(2)).toHaveText('2025年6月16日至18日');
  await page.locator('wm-spoken select').nth(2).selectOption('0');
  await expect(events.locator('.grid-body')).toContainText('自2013年以来');
  await page.locator('wm-spoken select').nth(1).selectOption('future');
  await expect(events.locator('.grid-body [role=row]')).toHaveCount(1);
  await expect(events.locator('.grid-body')).toContainText('铁路将于2026年6月通车');
  await page.locator('wm-spoken select').nth(1).selectOption('');
  await page.locator('wm-spoken .stretch').getByLabel('从').fill('2025-07-01');
  // Today, the railway, and what has gone on since 2013.
  await expect(events.locator('.grid-body [role=row]')).toHaveCount(3);
  await page.getByRole('button', { name: '显示全部时间' }).click();
  await expect(page.locator('wm-spoken wm-chart .chart[data-drawn]')).toHaveCount(2);
  await expect(page.locator('wm-lag')).toContainText('前一天');
  await events.locator('.grid-body mark').first().click();
  await expect(page.locator('wm-reader .body')).toContainText('合作不断');
});

test('a click on the axis of the time spoken of leads to what is said of that period', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '峰会');
  await open(page, 'timeline');
  await page.locator('wm-timeline select').nth(2).selectOption('spoken');
  await page.getByLabel('单位').selectOption('month');
  await page.locator('wm-timeline wm-grid').last().locator('.grid-body [role=gridcell]').first().click();
  await expect(page.locator('wm-spoken')).toBeVisible();
  await expect(page.getByLabel('只看含“峰会”的句子')).toBeChecked();
  await expect(page.locator('wm-events .grid-body [role=row]', { hasText: '峰会' }).first()).toBeVisible();
});

test('collocates that appear, stay and fade', async ({ page }) => {
  await page.goto('./');
  const texts = [['202401', '机器人 工厂 。'], ['202402', '机器人 工厂 。'], ['202403', '机器人 舞蹈 。']] as const;
  await drop(page, texts.map(([month, line]) => textFile(`${month}15.txt`, `${line}\n`.repeat(1) + Array.from({ length: 12 }, (_, i) => `机器人和${line.includes('工厂') ? '工厂' : '舞蹈'}以及伙伴，第${i}次。`).join('\n'))));
  await read(page, 3);
  await ask(page, '机器人');
  await open(page, 'timeline');
  await part(page, '各时段的搭配');
  const grid = page.locator('wm-company wm-grid');
  await expect(grid.locator('.grid-body [role=row]', { hasText: '伙伴' })).toContainText(/持续\s*2 \/ 2/);
  await expect(grid.locator('.grid-body [role=row]', { hasText: '舞蹈' })).toContainText('新出现');
  await expect(grid.locator('.grid-body [role=row]', { hasText: '工厂' })).toContainText('已消退');
  // From which period to which the marks run.
  await expect(grid.getByRole('columnheader', { name: '走势' })).toContainText(/2024-01 → 2024-03/);
  const strip = (await grid.locator('.ranks').first().boundingBox())!;
  expect(strip.width).toBeGreaterThan(140);
  await page.locator('wm-company select').last().selectOption('fades');
  await expect(grid.locator('.grid-body [role=row]', { hasText: '伙伴' })).toHaveCount(0);
  await grid.locator('.grid-body .term', { hasText: '工厂' }).click();
  await expect(page.locator('wm-concordance .grid-body mark').first()).toHaveText('机器人');
});

test('dates are set one by one and by pattern, shown with their source, undone, and those without one are listed', async ({ page }) => {
  await page.goto('./');
  await drop(page, [textFile('甲.txt', '没有日期。'), textFile('v2405.txt', '也没有。'), textFile('2024-03-05.txt', '有日期。')]);
  await read(page, 3);
  await open(page, 'documents');
  await part(page, '日期');
  const grid = page.locator('wm-dates wm-grid');
  await expect(page.locator('wm-dates .summary')).toContainText('1 篇有日期，2 篇没有');
  await page.getByLabel('只看没有日期的').click();
  await expect(grid.locator('.grid-body [role=row]')).toHaveCount(2);
  await page.getByLabel('只看没有日期的').click();
  await page.locator('wm-dates textarea').fill('{month}');
  await page.getByRole('button', { name: '应用' }).click();
  await expect(page.locator('wm-dates [role=alert]')).toContainText('{month}');
  await page.locator('wm-dates textarea').fill('v{yy}{month}');
  await page.getByRole('button', { name: '应用' }).click();
  await expect(grid.locator('.grid-body')).toContainText('2024-05');
  await expect(grid.locator('.grid-body')).toContainText('文件名格式');
  await expect(page.locator('wm-dates [role=alert]')).toHaveCount(0);
  await grid.locator('.grid-body [role=gridcell]', { hasText: '甲' }).first().click();
  await page.locator('wm-dates input[name=date]').fill('昨天');
  await page.getByRole('button', { name: '设定', exact: true }).click();
  await expect(page.locator('wm-dates [role=alert]')).toContainText('昨天');
  await page.locator('wm-dates input[name=date]').fill('2025-06');
  await page.getByRole('button', { name: '设定', exact: true }).click();
  await expect(page.locator('wm-dates .summary')).toContainText('3 篇有日期');
  await expect(grid.locator('.grid-body')).toContainText('手工设定');
  await page.locator('body').press('Control+z');
  await expect(page.locator('wm-dates .summary')).toContainText('2 篇有日期');
});

test('the year that datelines leave out is asked for once', async ({ page }) => {
  await page.goto('./');
  await drop(page, [textFile('a.txt', '新华社北京6月13日电　会议闭幕。'), textFile('b.txt', '新华社上海7月1日电　会议开始。')]);
  await read(page, 2);
  await open(page, 'documents');
  await part(page, '日期');
  await expect(page.locator('wm-dates p[role=status]')).toContainText('2 篇文档写了月日而没有年份（如6月13日）');
  await page.locator('wm-dates input[name=year]').fill('2019');
  await page.locator('wm-dates form', { hasText: '哪一年' }).getByRole('button').click();
  await expect(page.locator('wm-dates .grid-body')).toContainText('2019-07-01');
});
