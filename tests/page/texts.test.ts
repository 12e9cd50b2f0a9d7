/** Single texts: titles by hand, source, what a text is about, texts by similarity, marks without the highlight API. */
import { readFileSync } from 'node:fs';
import { ask, column, drop, expect, open, read, test, textFile, withSeeds } from './fixture.ts';

test('a title is given by hand, undone, and kept in a project', async ({ page }) => {
  test.setTimeout(120_000);
  await withSeeds(page);
  await open(page, 'documents');
  const before = await column(page, 'documents', 1);
  await page.locator('wm-documents .grid-body [role=gridcell]').first().click();
  await page.getByRole('button', { name: '改标题' }).click();
  await page.getByRole('textbox', { name: '标题' }).fill('<b>峰会</b> & "之后"');
  await page.getByRole('button', { name: '存标题' }).click();
  await expect(page.locator('wm-reader h2')).toContainText('<b>峰会</b> & "之后"');
  await expect.poll(async () => (await column(page, 'documents', 1))[0]).toContain('<b>峰会</b> & "之后"');
  // Lines are called by it, and a part of the corpus can be one by it.
  await ask(page, '中亚');
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance .grid-body')).toContainText('<b>峰会</b> & "之后"');
  await open(page, 'start');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存项目' }).click();
  const bytes = readFileSync(await (await saving).path());
  await open(page, 'documents');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => column(page, 'documents', 1)).toEqual(before);
  await page.goto('about:blank');
  await page.goto('./');
  await page.locator('#project-file').setInputFiles({ name: 'a.wenmai', mimeType: 'application/zip', buffer: bytes });
  await read(page, 5);
  await open(page, 'documents');
  expect((await column(page, 'documents', 1))[0]).toContain('<b>峰会</b> & "之后"');
  await page.locator('wm-documents .grid-body [role=gridcell]').first().click();
  await page.getByRole('button', { name: '改标题' }).click();
  await page.getByRole('button', { name: '恢复原有标题' }).click();
  await expect.poll(async () => (await column(page, 'documents', 1))[0]).toBe(before[0]);
});

test('the source that a file states has a column and can be sorted by', async ({ page }) => {
  await page.goto('./');
  await drop(page, [textFile('news.csv', '标题,日期,来源,正文\n一,2025-06-17,乙报,中国同中亚国家合作共赢面向未来。\n二,2025-06-18,<i>甲报</i>,峰会在阿斯塔纳举行成果丰硕影响深远。\n')]);
  await read(page, 2);
  await open(page, 'documents');
  const header = page.getByRole('columnheader', { name: '来源', exact: true });
  const at = Number(await header.getAttribute('aria-colindex'));
  expect((await column(page, 'documents', at)).sort()).toEqual(['<i>甲报</i>', '乙报']);
  await header.click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  expect(await column(page, 'documents', at)).toEqual(['<i>甲报</i>', '乙报']);
});

test('texts by similarity: a map and a table, a click opens the text; what a text is about', async ({ page }) => {
  await withSeeds(page);
  await open(page, 'documents');
  await page.getByRole('button', { name: '相似文本' }).click();
  const chart = page.locator('wm-similar .chart[data-drawn]');
  await expect(chart.locator('canvas')).toBeVisible();
  await expect(chart).toHaveAttribute('aria-label', /5 篇文本的图/);
  await expect(page.locator('wm-similar .grid-body [role=row]')).toHaveCount(5);
  const title = await page.locator('wm-similar .grid-body [role=gridcell]').first().innerText();
  await page.locator('wm-similar .grid-body [role=gridcell]').first().click();
  await expect(page.locator('wm-reader h2')).toContainText(title);
  const waiting = page.waitForEvent('download');
  await page.locator('wm-similar wm-chart').getByRole('button', { name: 'SVG' }).click();
  const svg = readFileSync(await (await waiting).path(), 'utf8');
  for (const text of ['相似程度', '打开的一篇', '与它最像的', 'Wenmai', 'N = ']) expect(svg, text).toContain(text);
  await page.locator('wm-reader details.about summary').click();
  const keys = page.locator('wm-about p').first().locator('button');
  await expect(keys).toHaveCount(12);
  await expect(page.locator('wm-about p').nth(1).locator('button')).toHaveCount(4);
  const term = await keys.first().innerText();
  await keys.first().click();
  await expect(page.locator('#query')).toHaveValue(term);
  await expect(page.locator('wm-concordance .grid-body mark').first()).toHaveText(term);
});

test('without the highlight API the hits are marked all the same', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(CSS, 'highlights', { value: undefined }));
  await page.goto('./');
  await drop(page, [textFile('20250617.txt', `${'峰会消息。\n'.repeat(60)}中亚<b>合作</b>，中亚发展。\n`)]);
  await read(page, 1);
  await ask(page, '中亚');
  await open(page, 'concordance');
  await page.locator('wm-concordance .grid-body mark').last().click();
  await expect(page.locator('wm-reader mark')).toHaveText(['中亚', '中亚']);
  await expect(page.locator('wm-reader mark.here')).toBeInViewport();
  await page.getByRole('button', { name: '上一处' }).click();
  await expect(page.locator('wm-reader mark').first()).toHaveClass('here');
  await expect(page.locator('wm-reader .body')).toContainText('中亚<b>合作</b>，中亚发展。');
});
