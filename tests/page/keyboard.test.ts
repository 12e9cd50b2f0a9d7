/** Everything without a mouse. */
import type { Page } from '@playwright/test';
import { ask, expect, open, read, test, withSeeds } from './fixture.ts';
import { everyView, settled, tabs } from './places.ts';

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

/** What can be used in the page now: each is given a number. Of a set that the arrow keys move in, one is a tab stop. */
const usable = (page: Page): Promise<string[]> => page.evaluate(() => {
  const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]')].filter((each) =>
    each.tabIndex >= 0 && each.checkVisibility({ visibilityProperty: true }) && !(each as HTMLButtonElement).disabled && !each.matches('fieldset:disabled *'));
  return all.map((each, i) => {
    each.dataset['stop'] = String(i);
    return `${i} ${each.tagName.toLowerCase()} ${each.getAttribute('aria-label') ?? each.textContent?.trim().slice(0, 20) ?? ''}`;
  });
});

test('every view: Tab reaches all that can be used, shows where it is, and leads out again', async ({ page }) => {
  test.setTimeout(600_000);
  await withSeeds(page);
  await ask(page, '中亚, 合作');
  await everyView(page, async (place) => {
    const stops = await usable(page);
    const reached = new Set<string>();
    await page.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      document.querySelector<HTMLElement>('.skip')!.focus();
    });
    for (let i = 0; i < stops.length + 8; i++) {
      const now = await page.evaluate(() => {
        const at = document.activeElement as HTMLElement | null;
        if (!at || at === document.body) return null;
        // A date has several stops inside, which the browser itself marks; Chromium takes a table that scrolls for one of its own.
        return { stop: at.dataset['stop'] ?? '', shown: getComputedStyle(at).outlineStyle !== 'none' || at.matches('#panel, input[type=date]'), name: `${at.tagName} ${at.className}` };
      });
      if (now?.stop) reached.add(now.stop);
      // The first was given the focus by this test, and not by a key.
      if (now && i > 0) expect(now.shown, `${place}: ${now.name} shows that it has the focus`).toBe(true);
      if (reached.size === stops.length) break;
      await page.keyboard.press('Tab');
    }
    expect(stops.filter((stop) => !reached.has(stop.split(' ')[0]!)), `${place}: not reached by Tab`).toEqual([]);
    // Backwards from any place: nothing keeps the focus.
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement !== document.body), `${place}: back`).toBe(true);
  });
});

test('from the sample to every view and to the lines behind a number, by keys alone', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto('./');
  await page.waitForLoadState('networkidle');
  const tabTo = async (selector: string): Promise<void> => {
    for (let i = 0; i < 60 && !(await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)); i++) await page.keyboard.press('Tab');
    await expect(page.locator(selector).first()).toBeFocused();
  };
  await tabTo('#sample');
  await page.keyboard.press('Enter');
  await read(page, 5);
  await page.locator('.skip').focus();
  await tabTo('#query');
  await page.keyboard.type('合作');
  await page.keyboard.press('Enter');
  const all = await tabs(page);
  await page.keyboard.press('Tab');
  await tabTo('[role=tab][aria-selected=true]');
  await page.keyboard.press('Home');
  for (const view of all) {
    await expect(page.locator(`#tab-${view}`)).toBeFocused();
    await expect(page.locator('#panel')).toHaveAttribute('aria-labelledby', `tab-${view}`);
    await settled(page);
    const grid = page.locator('main [role=grid]').first();
    if (view !== 'start' && (await grid.count()) > 0) {
      await tabTo('main [role=grid]');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      const active = (await grid.getAttribute('aria-activedescendant'))!;
      await expect(page.locator(`[id="${active}"]`)).toBeVisible();
      await page.keyboard.press('Enter');
      await settled(page);
      // A number leads to its lines, a document or a line to its text: by keys as by the mouse.
      const at = (await page.locator('[role=tab][aria-selected=true]').getAttribute('id'))!.replace('tab-', '');
      if (['terms', 'collocations', 'timeline'].includes(view)) expect(at, view).toBe('concordance');
      if (['documents', 'concordance'].includes(view)) {
        expect(at, view).toBe('documents');
        await expect(page.locator('wm-reader .body').first()).toBeVisible();
      }
    }
    await page.locator(`#tab-${view}`).evaluate((tab) => tab.ownerDocument.querySelector<HTMLElement>('[role=tab][aria-selected=true]')!.focus());
    await page.keyboard.press('Home');
    for (let i = 0; i <= all.indexOf(view) && view !== all.at(-1); i++) await page.keyboard.press('ArrowRight');
  }
});
