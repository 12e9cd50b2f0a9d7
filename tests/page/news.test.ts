/** A real corpus of 825 dated texts, 20.8 MB, as one archive. It is not part of the project: without it, this says so. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, column, drop, expect, longest, open, read, root, test } from './fixture.ts';

const archive = [process.env['WENMAI_NEWS'], join(root, '..', 'shared', 'corpora', 'evening-news-2022-2024.zip')].find((path) => path && existsSync(path));

/** The label and value of the highest bin, from the table under the chart. */
async function peak(page: import('@playwright/test').Page): Promise<string> {
  return page.locator('wm-timeline .summary').innerText();
}

test('825 evening news: when words were highest', async ({ page }) => {
  test.skip(!archive, 'evening-news-2022-2024.zip is not here: set WENMAI_NEWS to its path to run this');
  test.setTimeout(240_000);
  await page.goto('./');
  const started = Date.now();
  await drop(page, [{ name: 'evening-news-2022-2024.zip', bytes: readFileSync(archive!) }]);
  await expect(page.locator('.facts')).toContainText('825 篇', { timeout: 180_000 });
  console.log(`825 texts read in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  await read(page, 825);
  console.log(`longest task while 20.8 MB were read: ${await longest(page)} ms`);
  await page.evaluate(() => (window.longTasks.length = 0));
  await ask(page, '中亚');
  await open(page, 'timeline');
  await page.getByLabel('单位').selectOption('day');
  await page.getByLabel('显示').selectOption('hits');
  await expect.poll(() => peak(page)).toContain('“中亚”在 2023-05-19 最高');
  await ask(page, '"一带一路"');
  await page.getByLabel('单位').selectOption('month');
  await expect.poll(() => peak(page)).toContain('在 2023-10 最高');
  await open(page, 'documents');
  await page.getByRole('columnheader', { name: '日期', exact: true }).click();
  expect((await column(page, 'documents', 3))[0]).toMatch(/^2022-/);
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance .grid-body mark').first()).toHaveText('一带一路');
  console.log(`longest task while asking: ${await longest(page)} ms`);
});
