/** On paper: the first rows of a table whole, no controls, black on white whatever the screen. */
import type { Page } from '@playwright/test';
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

/** As a sheet of A4 without its margins. */
const SHEET = 688;

async function onPaper(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: SHEET, height: 1000 });
}

test('tables fit a sheet: no number is cut, columns stand where their headers do, and what is missing is said', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '合作');
  for (const view of ['collocations', 'terms', 'concordance', 'documents']) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, view);
    await settled(page);
    await onPaper(page);
    const cells = await page.locator(`wm-${view} .grid-row`).evaluateAll((rows) => rows.slice(0, 40).flatMap((row) => [...row.children].map((cell) => {
      const { left, right } = cell.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(cell);
      const text = range.getBoundingClientRect();
      return { column: cell.getAttribute('aria-colindex'), left: Math.round(left), right, cut: text.width > 0 && (text.left < left - 1 || text.right > right + 1) };
    })));
    expect(Math.max(...cells.map(({ right }) => right)), view).toBeLessThanOrEqual(SHEET);
    expect(cells.filter(({ cut }) => cut), view).toEqual([]);
    const lefts = new Map<string | null, Set<number>>();
    for (const { column, left } of cells) lefts.set(column, (lefts.get(column) ?? new Set()).add(left));
    for (const [column, places] of lefts) expect(places.size, `${view}, column ${column}`).toBe(1);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
  }
  await open(page, 'terms');
  await settled(page);
  await expect(page.locator('.grid-printed')).toHaveCount(0);
  await onPaper(page);
  // Rows that were asked for may still come.
  await expect(async () => {
    const printed = await page.locator('wm-terms .grid-body [role=row]:visible').count();
    expect(await page.locator('wm-terms .grid-printed').innerText()).toContain(`此处为前 ${printed} 行`);
  }).toPass({ timeout: 15_000 });
});

test('charts are drawn anew for the sheet, in dark ink', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '合作');
  await open(page, 'timeline');
  await settled(page);
  await onPaper(page);
  const chart = page.locator('wm-timeline .on-paper');
  await expect(chart).toBeVisible();
  const box = (await chart.boundingBox())!;
  expect(box.x + box.width).toBeLessThanOrEqual(SHEET);
  await expect(page.locator('wm-timeline .chart')).toBeHidden();
  const pixels = await chart.evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let [black, white] = [0, 0];
    for (let at = 0; at < data.length; at += 4) data[at]! > 250 ? white++ : data[at]! < 80 && black++;
    return { black, white, all: data.length / 4 };
  });
  expect(pixels.white).toBeGreaterThan(pixels.all / 2);
  expect(pixels.black).toBeGreaterThan(500);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('.on-paper')).toHaveCount(0);
});

test('every view can be printed', async ({ page }) => {
  test.setTimeout(120_000);
  await withSeeds(page);
  await ask(page, '中亚, 合作');
  await everyView(page, async (place) => {
    expect((await page.pdf({ format: 'A4' })).length, place).toBeGreaterThan(5000);
  });
});
