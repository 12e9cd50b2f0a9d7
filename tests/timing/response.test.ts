/** How soon the page shows that it heard: interaction to next paint, by the Event Timing API, in every view on 825 texts. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { ask, drop, expect, open, read, root, test } from '../page/fixture.ts';
import { everyView, settled } from '../page/places.ts';

const archive = [process.env['WENMAI_NEWS'], join(root, '..', 'shared', 'corpora', 'evening-news-2022-2024.zip')].find((path) => path && existsSync(path));
/** Each interaction is made so often. The calmest counts: a busy machine holds up any of them, a slow one always is. */
const TIMES = 3;
/** What takes less is not reported by the browser. */
const LEAST = 16;

declare global {
  interface Window { interactions: Map<number, number> }
}

test('interaction to next paint in every view, 825 texts', async ({ page }) => {
  test.skip(!archive, 'evening-news-2022-2024.zip is not here: set WENMAI_NEWS to its path to run this');
  test.setTimeout(900_000);
  await page.addInitScript(() => {
    window.interactions = new Map();
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
        if (entry.interactionId > 0) window.interactions.set(entry.interactionId, Math.max(entry.duration, window.interactions.get(entry.interactionId) ?? 0));
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  await page.goto('./');
  await drop(page, [{ name: 'evening-news-2022-2024.zip', bytes: readFileSync(archive!) }]);
  await expect(page.locator('.facts')).toContainText('825 篇', { timeout: 180_000 });
  await read(page, 825);
  await ask(page, '中亚, 合作');
  const calmest: [string, number][] = [];
  /** The times of an interaction that is made several times. */
  const time = async (what: string, act: (round: number) => Promise<void>): Promise<void> => {
    const times: number[] = [];
    for (let round = 0; round < TIMES; round++) {
      await settled(page);
      await page.waitForTimeout(50);
      await page.evaluate(() => window.interactions.clear());
      await act(round);
      await settled(page);
      await page.waitForTimeout(100);
      times.push(await page.evaluate((least) => Math.max(least, ...window.interactions.values()), LEAST));
    }
    times.sort((a, b) => a - b);
    calmest.push([what, times[0]!]);
    console.log(`${what.padEnd(40)} ${times.map((each) => String(each).padStart(4)).join('')} ms`);
  };
  await everyView(page, async (place) => {
    const view = place.replace(/-\d+$/, '');
    if (view === place) {
      await time(`${place}: opened`, async () => {
        await open(page, view === 'methods' ? 'start' : 'methods');
        await settled(page);
        await page.evaluate(() => window.interactions.clear());
        await open(page, view);
      });
    }
    const grid = page.locator('main [role=grid]').first();
    if (await visible(grid)) {
      await time(`${place}: arrow and page keys`, async () => {
        await grid.focus();
        for (const key of ['ArrowDown', 'PageDown', 'PageDown', 'PageUp']) await page.keyboard.press(key);
      });
      const header = grid.locator('.sortable').first();
      if (await visible(header)) await time(`${place}: sorted`, () => header.click());
    }
    const box = page.locator('main .controls input[type=checkbox]').first();
    if (await visible(box)) await time(`${place}: a setting ticked`, () => box.click());
    if (place === 'documents') {
      await time('documents: a text opened', (round) => page.locator('wm-documents .grid-body [role=row]').nth(round).locator('[role=gridcell]').first().click());
      await page.locator('wm-reader header button').first().click();
    }
    if (place === 'terms') {
      const field = page.locator('wm-terms .controls input[type=search]').first();
      await time('terms: typed into the pattern', (round) => field.pressSequentially('中国人民日'[round]!));
      await field.fill('');
    }
  });
  await time('the query asked', async (round) => {
    await page.locator('#query').fill(['经济', '中亚', '合作'][round]!);
    await page.locator('#query').press('Enter');
  });
  expect(calmest.length).toBeGreaterThan(40);
  expect(calmest.filter(([, least]) => least > 100)).toEqual([]);
});

const visible = async (of: Locator): Promise<boolean> => (await of.count()) > 0 && of.isVisible();
