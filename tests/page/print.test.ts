/** On paper: the first rows of a table whole, no controls, black on white whatever the screen. */
import { ask, expect, open, test, withSeeds } from './fixture.ts';
import { everyView, settled } from './places.ts';

test.use({ colorScheme: 'dark' });

test('a table is printed from its first row, as many rows as are here, without what is there to be pressed', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '中亚, 合作');
  await open(page, 'terms');
  await settled(page);
  const grid = page.locator('wm-terms [role=grid]');
  await grid.focus();
  await page.keyboard.press('PageDown');
  const seen = await page.locator('wm-terms .grid-body [role=row]').count();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const rows = page.locator('wm-terms .grid-body [role=row]:visible');
  await expect(rows).toHaveCount(100);
  expect(seen).toBeLessThan(60);
  await expect(rows.first()).toHaveAttribute('aria-rowindex', '2');
  const ends = await page.evaluate(() => {
    const last = [...document.querySelectorAll('wm-terms .grid-body [role=row]')][99]!.getBoundingClientRect();
    return { row: last.bottom, page: document.documentElement.scrollHeight, paper: getComputedStyle(document.documentElement).backgroundColor };
  });
  expect(ends.row).toBeLessThanOrEqual(ends.page + 1);
  expect(ends.paper).toBe('rgb(255, 255, 255)');
  await expect(page.locator('wm-tabs, .query, .controls, .grid-foot, .preferences').filter({ visible: true })).toHaveCount(0);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('wm-terms .grid-body [role=row]')).toHaveCount(seen);
});

test('every view can be printed', async ({ page }) => {
  test.setTimeout(120_000);
  await withSeeds(page);
  await ask(page, '中亚, 合作');
  await everyView(page, async (place) => {
    expect((await page.pdf({ format: 'A4' })).length, place).toBeGreaterThan(5000);
  });
});
