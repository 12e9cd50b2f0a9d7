/** Charts are taken away whole: legend, source line, N and settings. */
import { readFileSync } from 'node:fs';
import { ask, column, expect, open, test, withSeeds } from './fixture.ts';

test('SVG and PNG of the timeline', async ({ page, browser }) => {
  await withSeeds(page);
  await ask(page, '中亚, 合作, <b>&x');
  await open(page, 'timeline');
  const chart = page.locator('wm-timeline wm-chart');
  await expect(chart.locator('[data-drawn] canvas')).toBeVisible();
  const take = async (name: string): Promise<Buffer> => {
    const waiting = page.waitForEvent('download');
    await chart.getByRole('button', { name }).click();
    return readFileSync(await (await waiting).path());
  };
  const svg = (await take('SVG')).toString('utf8');
  expect(svg).toMatch(/^<svg/);
  for (const part of ['中亚', '合作', 'Wenmai', 'N = ', '时段 日', '的时间线']) expect(svg, part).toContain(part);
  expect(svg).not.toMatch(/<script|<foreignObject|javascript:/i);
  // Another program reads it: as a picture it must be well-formed XML.
  const other = await (await browser.newContext()).newPage();
  await other.setContent(`<img src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`);
  await expect.poll(() => other.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1120);
  await other.context().close();
  const png = await take('PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(2240);
  expect(png.readUInt32BE(20)).toBe(1200);
});

test('a click on a point and on a bar leads to the lines', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '中亚');
  await open(page, 'timeline');
  const chart = page.locator('wm-timeline .chart[data-drawn]');
  await expect(chart).toBeVisible();
  const box = (await chart.boundingBox())!;
  // The last of the periods, by the width of the plot.
  await page.mouse.click(box.x + box.width - 40, box.y + box.height / 2);
  await expect(page.locator('#tab-concordance')).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.chips')).toContainText('2025-06-19');
  await open(page, 'terms');
  const first = (await column(page, 'terms', 2))[0]!;
  const bars = page.locator('wm-terms .chart[data-drawn]');
  await expect(bars).toBeVisible();
  const at = (await bars.boundingBox())!;
  await page.mouse.click(at.x + 160, at.y + 20);
  await expect(page.locator('#query')).toHaveValue(first);
  await expect(page.locator('wm-concordance .grid-body mark').first()).toHaveText(first);
});

test('hovering a chart breaks no policy', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '中亚, 合作');
  await open(page, 'timeline');
  const chart = page.locator('wm-timeline .chart[data-drawn]');
  await expect(chart).toBeVisible();
  const box = (await chart.boundingBox())!;
  for (let x = 80; x < box.width; x += 60) await page.mouse.move(box.x + x, box.y + box.height / 2, { steps: 3 });
});
