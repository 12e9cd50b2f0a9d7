/** Breakdowns and changes of mind: a panic in a worker, a cancel in the middle. */
import { ask, column, drop, expect, open, read, test, textFile, withSeeds } from './fixture.ts';

test('a panic in a worker is shown with its place, and nothing is lost', async ({ page, watch }) => {
  watch.expectError('panicked');
  watch.expectError('unreachable');
  await withSeeds(page);
  await open(page, 'documents');
  const before = await column(page, 'documents', 5);
  const worker = page.workers()[0]!;
  await worker.evaluate(() => self.dispatchEvent(new MessageEvent('message', { data: { id: 0, method: 'panic', args: [] } })));
  const fault = page.locator('.fault');
  await expect(fault).toContainText('引擎的一部分出了故障');
  await expect(fault).toContainText(/\.rs:\d+/);
  await expect(fault).toContainText('已替换它并重新读取了它的文件');
  await expect.poll(() => column(page, 'documents', 5)).toEqual(before);
  await ask(page, '合作');
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance .grid-body mark').first()).toHaveText('合作');
  await page.getByRole('button', { name: '关闭' }).click();
  await expect(fault).toHaveCount(0);
});

test('reading is cancelled, and all is as before', async ({ page }) => {
  await withSeeds(page);
  const facts = await page.locator('.facts').innerText();
  const line = '合作共赢，面向未来。中国同中亚国家的合作不断深化，成果惠及各国人民。\n';
  const many = Array.from({ length: 40 }, (_, i) => textFile(`${i}.txt`, line.repeat(4000)));
  await drop(page, many);
  const progress = page.locator('.progress');
  await expect(progress).toBeVisible();
  await progress.getByRole('button', { name: '取消' }).click();
  await expect(progress).toHaveCount(0);
  await expect(page.locator('.notice')).toContainText('已取消');
  await expect(page.locator('.facts')).toHaveText(facts);
  // And the engine is free again.
  await drop(page, [textFile('one-more.txt', line)]);
  await read(page, 6);
});

test('progress says amount, files and rate', async ({ page }) => {
  await page.goto('./');
  const line = '合作共赢，面向未来。中国同中亚国家的合作不断深化，成果惠及各国人民。\n';
  await drop(page, Array.from({ length: 40 }, (_, i) => textFile(`${i}.txt`, line.repeat(3000))));
  const said = page.locator('.progress p');
  await expect(said).toContainText(/MB.*\d+ \/ 40 个文件.*每秒/s, { timeout: 30_000 });
  await read(page, 40);
});
