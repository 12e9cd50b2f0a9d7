/** Everything without a mouse. */
import { ask, expect, open, test, withSeeds } from './fixture.ts';

test('tabs after the ARIA pattern', async ({ page }) => {
  await withSeeds(page);
  await page.locator('#tab-start').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('#tab-documents')).toBeFocused();
  await expect(page.locator('#tab-documents')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('End');
  await expect(page.locator('#tab-methods')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('#tab-start')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Home');
  await expect(page.locator('#tab-start')).toHaveAttribute('aria-selected', 'true');
  expect(await page.locator('[role=tab][tabindex="0"]').count()).toBe(1);
});

test('the whole way from the query to the text', async ({ page }) => {
  await withSeeds(page);
  await page.locator('#query').focus();
  await page.keyboard.type('合作');
  await page.keyboard.press('Enter');
  await expect(page.locator('#tab-concordance')).toHaveAttribute('aria-selected', 'true');
  const grid = page.locator('wm-concordance [role=grid]');
  await expect(grid).toBeVisible();
  for (let i = 0; i < 30 && !(await grid.evaluate((g) => g === document.activeElement)); i++) await page.keyboard.press('Tab');
  await expect(grid).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const active = (await grid.getAttribute('aria-activedescendant'))!;
  await expect(page.locator(`[id="${active}"]`)).toHaveAttribute('role', 'gridcell');
  await expect(page.locator(`[role=row]:has([id="${active}"])`)).toHaveAttribute('aria-rowindex', '3');
  await page.keyboard.press('Enter');
  await expect(page.locator('wm-reader .body')).toContainText('合作');
});

test('a grid: paging, ends, sorting and copying', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await withSeeds(page);
  await open(page, 'terms');
  const grid = page.locator('wm-terms [role=grid]');
  await expect(grid).toBeVisible();
  await grid.focus();
  const row = async (): Promise<number> => {
    const id = (await grid.getAttribute('aria-activedescendant'))!;
    return Number(await page.locator(`[role=row]:has([id="${id}"])`).getAttribute('aria-rowindex'));
  };
  await page.keyboard.press('Control+End');
  await expect.poll(row).toBe(Number(await grid.getAttribute('aria-rowcount')));
  await page.keyboard.press('Control+Home');
  await expect.poll(row).toBe(2);
  await page.keyboard.press('PageDown');
  await expect.poll(row).toBeGreaterThan(8);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+c');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const lines = copied.split('\n');
  expect(lines.length).toBe(4);
  expect(lines[0]!.split('\t')[1]).toBe('词');
  expect(lines[1]!.split('\t').length).toBe(lines[0]!.split('\t').length);
  // The header is a row of the grid: Enter sorts by the column.
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.locator('wm-terms [role=columnheader]').nth(1)).toHaveAttribute('aria-sort', 'ascending');
});

test('what a tab stop shows', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '合作');
  await page.keyboard.press('Tab');
  for (let i = 0; i < 12; i++) {
    const outline = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement!);
      return document.activeElement === document.body ? 'body' : style.outlineStyle;
    });
    expect(outline).not.toBe('none');
    await page.keyboard.press('Tab');
  }
});
