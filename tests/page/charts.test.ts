/** Charts are taken away whole: legend, source line, N and settings. */
import { readFileSync } from 'node:fs';
import { bars } from '../../www/charts/bars.ts';
import { color, dash } from '../../www/charts/timeline.ts';
import type { BarsSpec, Theme } from '../../www/charts/spec.ts';
import { ask, column, drop, expect, open, read, test, textFile, withSeeds } from './fixture.ts';
import { openPart, settled } from './places.ts';

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

test('36 lines of a timeline differ in colour or dash', () => {
  const theme = { series: ['1', '2', '3', '4', '5', '6'] } as Theme;
  const pairs = Array.from({ length: 36 }, (_, i) => `${color(theme, i)} ${String(dash(i))}`);
  expect(new Set(pairs).size).toBe(36);
});

test('words beside bars have the room that they need', () => {
  const label = 'over a century ago';
  const spec: BarsSpec = { kind: 'bars', title: '', unit: '', labels: [label], values: [1], description: '', source: '' };
  const { yAxis } = bars(spec, { language: 'en' } as Theme, false, { width: 358, height: 400 }) as { yAxis: { axisLabel: { width: number; fontSize: number } } };
  // Latin letters are about half as wide as high.
  expect(yAxis.axisLabel.width).toBeGreaterThan(label.length * yAxis.axisLabel.fontSize * 0.5);
});

test('the legend names bursts and moving averages where they are drawn', async ({ page }) => {
  await page.goto('./');
  const months = Array.from({ length: 24 }, (_, i) => `${2022 + Math.floor(i / 12)}${String((i % 12) + 1).padStart(2, '0')}15`);
  await drop(page, months.map((day, i) => textFile(`${day}.txt`, `${'经济'.concat('，').repeat(i > 9 && i < 14 ? 60 : 3)}今天是第${i}个月的新闻。${'人们看书，天气很好。'.repeat(40 + i)}\n`)));
  await read(page, 24);
  const svg = async (): Promise<string> => {
    await settled(page);
    const waiting = page.waitForEvent('download');
    await page.locator('wm-timeline wm-chart').getByRole('button', { name: 'SVG' }).click();
    return readFileSync(await (await waiting).path(), 'utf8');
  };
  await page.evaluate(() => { location.hash = `${location.hash}&copies=all`; });
  await ask(page, '经济');
  await open(page, 'timeline');
  const drawn = await svg();
  for (const name of ['突增时段', '移动平均', '各时段的值']) expect(drawn, name).toContain(name);
  await ask(page, '无此词');
  const plain = await svg();
  expect(plain).not.toContain('突增时段');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('the network is within its canvas, and what is said of it fits a finger', async ({ page }) => {
    await withSeeds(page);
    await ask(page, '中亚');
    await openPart(page, 'collocations', 'wm-network');
    const chart = page.locator('wm-network .chart[data-drawn]');
    await expect(chart).toBeVisible();
    const ink = await chart.locator('canvas').first().evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let [left, right, drawn] = [canvas.width, 0, 0];
      for (let at = 3; at < data.length; at += 4) {
        if (data[at]! === 0) continue;
        const x = ((at - 3) / 4) % canvas.width;
        [left, right, drawn] = [Math.min(left, x), Math.max(right, x), drawn + 1];
      }
      return { left, right, drawn, width: canvas.width };
    });
    expect(ink.drawn).toBeGreaterThan(1000);
    expect(ink.left).toBeGreaterThan(1);
    expect(ink.right).toBeLessThan(ink.width - 2);
    const figure = page.locator('wm-network .figure');
    expect(await figure.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
    await expect(page.locator('wm-network .summary')).not.toContainText(/拖动|滚轮/);
  });
  test('titles that differ at their end only are told apart', async ({ page }) => {
    await page.goto('./');
    await drop(page, [4, 5, 6, 7].map((day) => textFile(`《晚间新闻》(2022092${day}).txt`, `今天的第${day}条新闻说，合作很好，人们很高兴，天气${'晴朗'.repeat(day)}。\n`)));
    await read(page, 4);
    await openPart(page, 'documents', 'wm-similar');
    const cells = page.locator('wm-similar .grid-body [role=gridcell]');
    await expect(cells.first()).toContainText('(2022092');
    expect(await cells.evaluateAll((all) => all.filter((cell) => cell.scrollHeight > cell.clientHeight + 1 || cell.scrollWidth > cell.clientWidth).map(({ textContent }) => textContent))).toEqual([]);
  });
});
