/** A person who has never seen it: every column of numbers says what it means, every empty view what to do next. */
import { zhCN } from '../../www/i18n/zh-CN.ts';
import { ask, expect, open, test, withSeeds } from './fixture.ts';
import { everyView, settled, tabs } from './places.ts';

const { grid, terms } = zhCN;

test('every column of numbers has a hint, and below the table for who has no mouse', async ({ page }) => {
  test.setTimeout(180_000);
  await withSeeds(page);
  await ask(page, '中亚, 合作');
  await page.locator('.scope [aria-controls=scope-panel]').click();
  await page.locator('.scope-panel input[type=date]').last().fill('2025-06-17');
  await page.locator('.scope [aria-controls=scope-panel]').click();
  const without: string[] = [];
  let columns = 0;
  await everyView(page, async (place) => {
    const headers = await page.locator('main [role=columnheader].end').evaluateAll((all) => all.map((each) => ({ label: each.textContent?.replace(/[↑↓]/g, '').trim() ?? '', title: (each as HTMLElement).title })));
    for (const { label, title } of headers) {
      const hint = title.replace(grid.sortedUp, '').replace(grid.sortedDown, '').replace(/^[ ·]+|[ ·]+$/g, '');
      columns++;
      // A number in order needs no explanation, and the columns of a timeline are named by query and unit.
      if (hint === '' && ![terms.rank, grid.number, zhCN.concordance.leftContext].includes(label) && !/中亚|合作/.test(label)) without.push(`${place}: ${label}`);
    }
  });
  console.log(`${columns} columns of numbers`);
  expect(columns).toBeGreaterThan(40);
  expect(without).toEqual([]);
  await open(page, 'collocations');
  await settled(page);
  const table = page.locator('wm-collocations [role=grid]').first();
  await table.focus();
  await page.keyboard.press('ArrowUp');
  const label = page.locator('wm-collocations [role=columnheader]').filter({ hasText: 'logDice' }).first();
  for (let i = 0; i < 20 && !(await label.evaluate((each) => each.classList.contains('at'))); i++) await page.keyboard.press('ArrowRight');
  await expect(page.locator('wm-collocations .grid-hint').first()).toContainText('14 + log2(2·O11 / (f1 + f2))');
});

test('a view without text or without a query says what to do next', async ({ page }) => {
  await page.goto('./');
  await page.locator('main').waitFor();
  for (const view of (await tabs(page)).filter((each) => each !== 'start')) {
    await open(page, view);
    await expect(page.locator('main .empty'), view).toBeVisible();
    await expect(page.locator('main .empty button').first(), view).toBeVisible();
  }
  await withSeeds(page);
  for (const view of ['collocations', 'timeline', 'concordance', 'compare']) {
    await open(page, view);
    await expect(page.locator('main .empty button').first(), view).toBeVisible();
  }
  await open(page, 'compare');
  await page.locator('main .empty button.primary').click();
  await expect(page.locator('.scope-panel input').first()).toBeFocused();
  // Three questions of the sample, each of which has an answer.
  await open(page, 'start');
  const questions = page.locator('.questions button');
  await expect(questions).toHaveCount(3);
  for (const number of [0, 1, 2]) {
    await open(page, 'start');
    await questions.nth(number).click();
    await settled(page);
    await expect(page.locator('main [role=grid] .grid-body [role=row]').first()).toBeVisible();
  }
});
