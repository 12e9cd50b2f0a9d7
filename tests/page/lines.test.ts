/** Samples of lines, and notes on them: kept, filtered, taken away, undone. */
import { readFileSync } from 'node:fs';
import { ask, drop, expect, open, read, test, textFile, withSeeds } from './fixture.ts';
import { parseCsv } from './csv.ts';

test('a sample is the same again, and another one is another', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '合作');
  await open(page, 'concordance');
  const count = page.locator('wm-concordance .grid-count');
  await expect(count).toBeVisible();
  const lines = (): Promise<string> => page.locator('wm-concordance .grid-rows').innerText();
  await page.getByLabel('抽样').fill('10');
  await page.getByLabel('抽样').press('Tab');
  await expect(count).toHaveText('10 行');
  await expect(page.locator('wm-concordance .summary')).toContainText('行中的 10 行');
  const first = await lines();
  await page.getByRole('button', { name: '换一批' }).click();
  await expect.poll(lines).not.toBe(first);
  await page.getByLabel('抽样').fill('');
  await page.getByLabel('抽样').press('Tab');
  await page.getByLabel('每篇只列一行').click();
  await expect(count).toHaveText(/^[1-5] 行$/);
});

test('a note on a line is kept, filtered by its label, exported and undone', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '峰会');
  await open(page, 'concordance');
  const rows = page.locator('wm-concordance .grid-body [role=row]');
  await expect(rows.first()).toBeVisible();
  await rows.nth(1).locator('[role=gridcell]').last().click();
  const form = page.locator('form.note');
  await form.getByLabel('标签').fill('=<b>赞</b>');
  await form.getByLabel('批注', { exact: true }).fill('<script>alert(1)</script>');
  await form.getByRole('button', { name: '保存批注' }).click();
  await expect(rows.nth(1).locator('.note-label')).toHaveText('=<b>赞</b>');
  await page.locator('wm-concordance .controls select').last().selectOption({ index: 2 });
  await expect(page.locator('wm-concordance .grid-count')).toHaveText('1 行');
  const waiting = page.waitForEvent('download');
  await page.locator('wm-concordance').getByRole('button', { name: 'CSV' }).click();
  const [header, row] = parseCsv(readFileSync(await (await waiting).path(), 'utf8').slice(1));
  expect(row![header!.indexOf('label')]).toBe("'=<b>赞</b>");
  await page.locator('wm-concordance [role=grid]').focus();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.note-label', { hasText: '赞' })).toHaveCount(0);
});

test('a mark goes with its query: of another one, or of none, nothing of it stays', async ({ page }) => {
  await page.goto('./');
  await drop(page, [textFile('a.txt', '中亚峰会在西安举行。中亚很远。')]);
  await read(page, 1);
  await ask(page, '中亚');
  await open(page, 'concordance');
  await page.locator('wm-concordance .grid-body mark').first().click();
  const marks = (name: string): Promise<number> => page.evaluate((of) => CSS.highlights.get(of)?.size ?? 0, name);
  await expect.poll(() => marks('here')).toBe(1);
  expect(await marks('hit')).toBe(2);
  await ask(page, '不存在的词');
  await expect.poll(() => marks('hit')).toBe(0);
  expect(await marks('here')).toBe(0);
});
