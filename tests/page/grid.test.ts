/** The grid alone, with more rows than any element is tall. */
import { ask, calmest, drop, expect, read, test, textFile } from './fixture.ts';
import { everyView, settled } from './places.ts';

test('two million rows: scrolling, jumping, no long task', async ({ page }) => {
  await page.goto('./');
  await page.evaluate(() => {
    const grid = Object.assign(document.createElement('wm-grid'), {
      columns: [
        { key: 'n', label: 'n', width: '120px', cell: (row: number) => String(row), text: (row: number) => row },
        { key: 'square', label: 'n²', width: '1fr', cell: (row: number) => String(row * row), text: (row: number) => row * row },
      ],
      row: (index: number) => index, total: 2_000_000, label: 'Many',
    });
    grid.style.cssText = 'height: 600px';
    document.querySelector('main')!.replaceChildren(grid);
  });
  const cells = page.locator('wm-grid .grid-body [aria-colindex="1"]');
  await expect(cells.first()).toHaveText('0');
  const scroller = page.locator('wm-grid .grid-scroll');
  const tall = await scroller.evaluate((s) => s.scrollHeight);
  expect(tall).toBeLessThan(6_001_000);
  // The end is the last row, whole; the wheel steps by rows, not by leaps.
  await scroller.evaluate((s) => (s.scrollTop = s.scrollHeight));
  await expect(cells.last()).toHaveText('1999999');
  await scroller.hover();
  await page.mouse.wheel(0, -320);
  await expect(cells.first()).toHaveText(/^19999(6|7)\d$/);
  const before = Number(await cells.first().innerText());
  await page.mouse.wheel(0, -320);
  await expect.poll(async () => before - Number(await cells.first().innerText())).toBe(10);
  await page.locator('wm-grid .grid-foot input').fill('1234567');
  await page.locator('wm-grid .grid-foot input').press('Enter');
  await expect(cells.first()).toHaveText('1234566');
  const task = await calmest(page, 4, async () => {
    for (let i = 0; i < 40; i++) {
      await scroller.evaluate((s, part) => (s.scrollTop = s.scrollHeight * part), (i * 7 % 40) / 40);
      await page.waitForTimeout(20);
    }
  });
  console.log(`longest task while scrolling 2 M rows: ${task} ms`);
  expect(task).toBeLessThanOrEqual(50);
});

test('every table of every view has all of its rows, not the first of them only', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('./');
  // More texts than rows come at once, each with words of its own.
  const texts = Array.from({ length: 130 }, (_, n) => textFile(`2024-0${1 + n % 9}-1${n % 10} text ${n}.txt`, `合作共赢，面向未来。${String.fromCodePoint(0x5000 + n)}${String.fromCodePoint(0x6100 + n)}合作，经济合作${n}。`.repeat(3)));
  await drop(page, texts);
  await read(page, texts.length);
  await ask(page, '合作');
  const seen = new Map<string, number>();
  await everyView(page, async (place) => {
    for (const grid of await page.locator('main wm-grid').all()) {
      const total = Number(await grid.locator('[role=grid]').getAttribute('aria-rowcount')) - 1;
      if (total <= 50) continue;
      for (const row of [60, total]) {
        await grid.locator('.grid-foot input[type=number]').fill(String(row));
        await grid.locator('.grid-foot input[type=number]').press('Enter');
        await settled(page);
      }
      await expect(grid.locator(`.grid-body [aria-rowindex="${total + 1}"]`)).toBeVisible();
      seen.set(place, total);
    }
  });
  console.log(`tables with more than fifty rows: ${[...seen].map(([place, total]) => `${place} ${total}`).join(', ')}`);
  expect(seen.size).toBeGreaterThan(6);
});
