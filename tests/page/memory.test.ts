/** Out of memory: the file that asks for too much is left out with a message, all others stay, and work goes on. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drop, dropRepeated, expect, fromDisk, hostedOnly, open, read, root, seeds } from './fixture.ts';
import { built, test } from './site.ts';
import { keeps, withWork } from './work.ts';
import { withLittleMemory } from './small-memory.ts';

test('a file that needs more memory than there is', async ({ page, site, watch }) => {
  hostedOnly('it takes a page built with another module; what happens is the same code');
  test.setTimeout(180_000);
  for (const noise of ['unreachable', 'memory', 'out of bounds']) watch.expectError(noise);
  const wasm = test.info().outputPath('small.wasm');
  writeFileSync(wasm, withLittleMemory(readFileSync(join(root, 'pkg', 'wenmai_bg.wasm')), 96));
  site.dir = test.info().outputPath('small');
  built(site.dir, '0.0.8', '--wasm', wasm);
  const before = await withWork(page);
  await dropRepeated(page, ['huge.txt'], '合作共赢，面向未来。中国同中亚国家的合作不断深化，成果惠及各国人民。\n', 900_000);
  await expect(page.locator('.problems li').or(page.locator('.fault').first())).not.toHaveCount(0, { timeout: 120_000 });
  await expect(page.locator('.progress')).toHaveCount(0, { timeout: 120_000 });
  await open(page, 'start');
  // Where a part of it broke the engine, the report says so; where all of it together did, the notice.
  await expect(page.locator('.problems li').filter({ hasText: 'huge.txt' }).or(page.locator('wm-status .notice').filter({ hasText: '读取失败' })))
    .toContainText(/引擎在处理这个文件时出了故障|多半是内存不足。原有的文本仍在/);
  await read(page, 5);
  await keeps(page, before);
  await drop(page, seeds.slice(0, 1).map(fromDisk));
  await read(page, 6);
});

test('a drop that will not fit is not read before the user says so', async ({ page }) => {
  await page.goto('./');
  await drop(page, seeds.map(fromDisk));
  await read(page, 5);
  // 24 GB that hold the same megabyte over and over: nothing is copied.
  const huge = (): Promise<void> => page.evaluate(() => {
    const chunk = new Blob(['合作共赢，面向未来。\n'.repeat(33_000)]);
    const gigabyte = new Blob(Array<Blob>(1000).fill(chunk));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(Array<Blob>(24).fill(gigabyte), 'huge.txt'));
    document.querySelector('main')!.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await huge();
  const note = page.locator('wm-status .notice');
  await expect(note).toContainText(/约有 2\d\.\d GB 文本/);
  await expect(page.locator('.progress')).toHaveCount(0);
  await note.getByRole('button', { name: '不读取' }).click();
  await expect(note).toHaveCount(0);
  await read(page, 5);
  await huge();
  await note.getByRole('button', { name: '照样读取' }).click();
  // It is too large for one file in any case, and the report says so.
  await expect(page.locator('.problems li').filter({ hasText: 'huge.txt' })).toBeVisible({ timeout: 45_000 });
  await read(page, 5);
});
