/** Workers that are replaced in the middle of something: what it costs who cancels, and what is told of files. */
import type { Page } from '@playwright/test';
import { zhCN } from '../../www/i18n/zh-CN.ts';
import { type Dropped, countWorkers, drop, dropRepeated, expect, open, panic, read, test, textFile, withSeeds } from './fixture.ts';
import { zip } from './zip.ts';

const line = '合作共赢，面向未来。中国同中亚国家的合作不断深化，成果惠及各国人民。\n';
const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `${i}.txt`);

declare global {
  interface Window { end: (method: string, path: string | null) => void }
}

/** Lets workers end when they are asked for a method: `window.end` says which, and for which file; without one only the next. */
const endingWorkers = (page: Page): Promise<unknown> => page.addInitScript(() => {
  let when: { method: string; path: string | null } | null = null;
  window.end = (method, path) => void (when = { method, path });
  window.Worker = class extends Worker {
    override postMessage(message: { method?: string; args?: unknown[] }, transfer?: unknown): void {
      if (when && message.method === when.method && (when.path === null || message.args?.[1] === when.path)) {
        if (when.path === null) when = { method: 'read', path: 'bad.txt' };
        setTimeout(() => this.dispatchEvent(new ErrorEvent('error', { message: 'no room', cancelable: true })));
        return;
      }
      super.postMessage(message, transfer as Transferable[]);
    }
  };
});

/** Reads a second drop, and breaks a worker while its texts are cut. */
async function breakWhileCutting(page: Page): Promise<void> {
  await dropRepeated(page, names(60), line, 12_000);
  await expect(page.locator('.progress p')).toContainText(zhCN.reading.index, { timeout: 60_000 });
  await panic(page, 0);
}

/** Cancels; milliseconds until the page says so. */
async function cancel(page: Page): Promise<number> {
  const clicked = Date.now();
  await page.locator('.progress').getByRole('button', { name: '取消' }).click();
  await expect(page.locator('.progress')).toHaveCount(0, { timeout: 50_000 });
  await expect(page.locator('.notice')).toContainText('已取消');
  return Date.now() - clicked;
}

test('cancelling while many archives are read again begins no more of them', async ({ page, watch }) => {
  watch.expectError('asked to panic');
  await countWorkers(page);
  await withSeeds(page);
  await drop(page, Array.from({ length: 60 }, (_, n): Dropped => ({ name: `${n}.zip`, bytes: zip([textFile(`${n}.txt`, line)]) })));
  await read(page, 65);
  await page.evaluate(() => (window.begun = 0));
  await breakWhileCutting(page);
  await page.waitForFunction(() => window.begun > 4);
  const took = await cancel(page);
  const begun = await page.evaluate(() => window.begun);
  console.log(`cancelled ${took} ms after the click, while archives are read again`);
  // What is healed in the background begins some more, one after the other.
  expect(begun).toBeLessThan(50);
  expect(took).toBeLessThan(1500);
  await read(page, 65);
});

test('a drop that waits while a worker is replaced in the background can be cancelled', async ({ page, watch }) => {
  watch.expectError('asked to panic');
  await withSeeds(page);
  await dropRepeated(page, names(40), line, 12_000);
  await read(page, 45);
  await breakWhileCutting(page);
  await expect(page.locator('.fault')).toBeVisible();
  await cancel(page);
  await drop(page, [textFile('one.txt', line)]);
  const took = await cancel(page);
  console.log(`cancelled ${took} ms after the click, while a worker is replaced for the drop before`);
  expect(took).toBeLessThan(1500);
  // And nothing is lost by either.
  await drop(page, [textFile('two.txt', line)]);
  await read(page, 46);
});

test('cancelling does not wait for a worker that is still loading', async ({ page }) => {
  await page.addInitScript(() => {
    let workers = 0;
    window.Worker = class extends Worker {
      readonly late = ++workers === 2;
      override postMessage(message: { method?: string }, transfer?: unknown): void {
        const post = (): void => super.postMessage(message, transfer as Transferable[]);
        if (this.late && message.method === 'init') setTimeout(post, 8000);
        else post();
      }
    };
  });
  await page.goto('./');
  await dropRepeated(page, names(20), line, 12_000);
  await expect(page.locator('.progress p')).toContainText(/[1-9]\d* \/ \d/, { timeout: 30_000 });
  expect(await cancel(page)).toBeLessThan(4000);
  await drop(page, [textFile('one.txt', line)]);
  await read(page, 1);
});

test('a file that is lost after all was decided is told once', async ({ page }) => {
  await endingWorkers(page);
  await withSeeds(page);
  await page.evaluate(() => window.end('forget', null));
  await drop(page, [textFile('bad.txt', line), textFile('good.txt', line)]);
  await read(page, 6);
  await open(page, 'start');
  const reports = page.locator('wm-reports');
  await expect(reports.getByRole('gridcell', { name: 'bad.txt' })).toHaveCount(1);
  await expect(reports).toContainText('good.txt');
  await expect(page.locator('.problems li')).toHaveCount(1);
});

test('of a large file of which a part cannot be read again no other part stays', async ({ page, watch }) => {
  watch.expectError('asked to panic');
  await endingWorkers(page);
  await withSeeds(page);
  await dropRepeated(page, ['big.txt'], line, 200_000);
  await expect(page.locator('.facts')).not.toContainText('5 篇', { timeout: 50_000 });
  await page.evaluate(() => window.end('read', 'big.txt'));
  await panic(page, 0);
  await read(page, 5);
  await expect(page.locator('.problems li')).toContainText('big.txt');
});
