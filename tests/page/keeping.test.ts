/** What is kept on the device is never replaced by less than what it was, by no failure and no other tab. */
import type { BrowserContext, Dialog, Page } from '@playwright/test';
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ask, drop, dropRepeated, expect, fromDisk, hostedOnly, open, read, root, seeds, test, textFile } from './fixture.ts';
import { keeps, made, withWork } from './work.ts';

const line = '合作共赢，面向未来。中国同中亚国家的合作不断深化，成果惠及各国人民。\n';
const box = (page: Page) => page.getByLabel('保留在这台设备上');
const state = (page: Page) => page.locator('.project [role=status]');

async function tick(page: Page, answer?: (dialog: Dialog) => Promise<void>): Promise<void> {
  await open(page, 'start');
  if (answer) page.once('dialog', (dialog) => void answer(dialog));
  await box(page).click();
}

/** What the databases of the page hold: paths and the moment of writing. */
const stored = (page: Page): Promise<{ name: string; paths: string[]; saved: string }[]> => page.evaluate(async () => {
  const asked = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return Promise.all((await indexedDB.databases()).map(async ({ name = '' }) => {
    const db = await asked(indexedDB.open(name));
    const of = await asked(db.transaction('project').objectStore('project').get('description') as IDBRequest<{ saved: string; batches: { path: string }[][] } | undefined>);
    db.close();
    return { name, paths: of?.batches.flat().map(({ path }) => path) ?? [], saved: of?.saved ?? '' };
  }));
});

/** Work of every kind, and enough text that bringing it back takes a while; kept. */
async function withKept(page: Page): Promise<object> {
  await withWork(page);
  await dropRepeated(page, Array.from({ length: 12 }, (_, i) => `${i}.txt`), line, 6000);
  await read(page, 17);
  await ask(page, '峰会');
  const before = await made(page);
  await tick(page);
  await expect(state(page)).toContainText('已保留');
  // Until the last change, of the view, is written too.
  await page.waitForTimeout(1500);
  return before;
}

/** Nothing was written over what did not come back, whatever is dropped and ticked; then it comes back whole. */
async function isStillThere(page: Page, before: object): Promise<void> {
  const left = page.locator('wm-status .notice').filter({ hasText: '没有恢复到这里' });
  await expect(left).toBeVisible({ timeout: 90_000 });
  const was = await stored(page);
  expect(was[0]!.paths).toHaveLength(17);
  await drop(page, [textFile('another.txt', line)]);
  await read(page, 1);
  await page.waitForTimeout(1800);
  expect(await stored(page)).toEqual(was);
  // Ticking asks, and a no leaves it as it is.
  await tick(page, (dialog) => {
    expect(dialog.message()).toContain('永久删除');
    return dialog.dismiss();
  });
  await expect(box(page)).not.toBeChecked();
  await page.waitForTimeout(1200);
  expect(await stored(page)).toEqual(was);
  page.once('dialog', (dialog) => void dialog.accept());
  await left.getByRole('button', { name: '恢复' }).click();
  await read(page, 17);
  await open(page, 'start');
  await expect(box(page)).toBeChecked();
  await expect(left).toHaveCount(0);
  await keeps(page, before);
}

test.describe('what is kept does not come back', () => {
  test.describe.configure({ timeout: 180_000 });

  test('because it is cancelled', async ({ page }) => {
    const before = await withKept(page);
    await page.reload();
    await page.locator('.progress').getByRole('button', { name: '取消' }).click();
    await isStillThere(page, before);
  });

  test('because the workers end', async ({ page }) => {
    // Each new worker is waited for before the next is tried: that takes minutes.
    test.setTimeout(600_000);
    const before = await withKept(page);
    await page.reload();
    await page.locator('.progress').waitFor();
    let ending = true;
    const end = (worker: ReturnType<Page['workers']>[number]): void => void (ending && worker.evaluate(() => self.close()).catch(() => undefined));
    page.on('worker', end);
    page.workers().forEach(end);
    await page.locator('wm-status .notice').filter({ hasText: '没有恢复到这里' }).waitFor({ timeout: 300_000 });
    ending = false;
    await isStillThere(page, before);
  });

  test('because the module is not where it should be', async ({ page, watch }) => {
    hostedOnly('its parts are in the file');
    for (const noise of ['Failed to load resource', 'integrity', 'digest']) watch.expectError(noise);
    const before = await withKept(page);
    const core = /\/core-[0-9a-f]{10}\./;
    await page.route(core, (route) => route.fulfill({ status: 404, body: 'not found' }));
    await page.reload();
    await expect(page.locator('wm-status .notice').filter({ hasText: '不在原处' })).toBeVisible();
    await page.unroute(core);
    await isStillThere(page, before);
    watch.faults.splice(0, watch.faults.length, ...watch.faults.filter((fault) => !fault.startsWith('HEAD ')));
  });
});

test('two tabs: one keeps, the other says so and writes nothing, and takes over once it may', async ({ page, context, baseURL }) => {
  const before = await withWork(page);
  await tick(page);
  await expect(state(page)).toContainText('已保留');
  await page.waitForTimeout(1500);
  const was = await stored(page);
  const other = await context.newPage();
  await other.goto(baseURL!);
  await expect(state(other)).toContainText('另一个标签页正在这台设备上保留');
  await drop(other, seeds.slice(0, 2).map(fromDisk));
  await read(other, 2);
  await tick(other);
  await expect(state(other)).toContainText('另一个标签页正在这台设备上保留');
  await expect(box(other)).not.toBeChecked();
  await other.waitForTimeout(1500);
  expect(await stored(other)).toEqual(was);
  await keeps(page, before);
  await page.close();
  await tick(other, (dialog) => dialog.accept());
  await expect(state(other)).toContainText('已保留');
  await expect.poll(async () => (await stored(other))[0]!.paths).toHaveLength(2);
});

test('two tabs where a page has no locks: the later one keeps, and the first finds that out before it writes', async ({ page, context, baseURL }) => {
  // The workers' locks have other names. An empty tab has none at all.
  await context.addInitScript(() => {
    if (!('LockManager' in globalThis)) return;
    const { request } = LockManager.prototype as unknown as { request: (name: string, ...more: unknown[]) => Promise<unknown> };
    LockManager.prototype.request = function (this: LockManager, name: string, ...more: unknown[]) {
      return /^wenmai (http|file):/.test(name) ? Promise.reject(new DOMException('denied', 'SecurityError')) : request.call(this, name, ...more);
    } as typeof LockManager.prototype.request;
  });
  const before = await withWork(page);
  await tick(page);
  await expect(state(page)).toContainText('已保留');
  await page.waitForTimeout(1500);
  const other = await context.newPage();
  await other.goto(baseURL!);
  await read(other, 5);
  await drop(other, [textFile('another.txt', line)]);
  await read(other, 6);
  await expect.poll(async () => (await stored(other))[0]!.paths).toHaveLength(6);
  await ask(page, '合作');
  await open(page, 'start');
  await expect(state(page)).toContainText('另一个标签页正在这台设备上保留');
  await expect(box(page)).not.toBeChecked();
  expect((await stored(page))[0]!.paths).toHaveLength(6);
  await keeps(page, before);
});

test('what one tab forgets is not written again by another', async ({ page, context, baseURL }) => {
  const before = await withWork(page);
  await tick(page);
  await expect(state(page)).toContainText('已保留');
  const other = await context.newPage();
  await other.goto(baseURL!);
  await expect(state(other)).not.toHaveText('');
  await other.getByRole('button', { name: '全部忘记' }).click();
  await expect(other.locator('.facts')).toHaveText('');
  await expect(state(page)).toContainText('另一个标签页里按了“全部忘记”');
  await expect(box(page)).not.toBeChecked();
  await keeps(page, before);
  await page.waitForTimeout(1800);
  expect((await stored(page))[0]!.paths).toEqual([]);
});

test('two copies of the page on one host keep apart', async ({ browser, baseURL }) => {
  const context: BrowserContext = await browser.newContext({ locale: 'zh-CN' });
  const copies = ['one', 'two'].map((folder) => {
    if (!baseURL!.startsWith('file:')) return new URL(`/${folder}/`, baseURL).href;
    const file = test.info().outputPath(folder, 'wenmai.html');
    mkdirSync(dirname(file), { recursive: true });
    copyFileSync(join(root, 'dist', 'wenmai.html'), file);
    return pathToFileURL(file).href;
  });
  await context.route(/\/(one|two)\/(?!wenmai)/, async (route) => route.fulfill({ response: await route.fetch({ url: route.request().url().replace(/\/(one|two)\//, new URL(baseURL!).pathname) }) }));
  for (const [i, address] of copies.entries()) {
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('#files').setInputFiles(seeds.slice(0, i + 1));
    await read(page, i + 1);
    await tick(page);
    await expect(state(page)).toContainText('已保留');
    await page.waitForTimeout(1500);
    await page.close();
  }
  const page = await context.newPage();
  await page.goto(copies[0]!);
  await read(page, 1);
  expect((await stored(page)).map(({ paths }) => paths.length).sort()).toEqual([1, 2]);
  await context.close();
});

test('beside the box stands who can read what is kept, and the first page says what closing does', async ({ page, baseURL }) => {
  await page.goto('./');
  await expect(page.locator('.keep-hint')).toContainText(baseURL!.startsWith('file:') ? '任何其他 HTML 文件都能读到' : new URL(baseURL!).origin);
  await expect(page.locator('.privacy')).toContainText('关闭标签页，其中的一切即忘');
  await drop(page, seeds.slice(0, 1).map(fromDisk));
  await read(page, 1);
  await tick(page);
  await expect(page.locator('.privacy')).toContainText('关闭标签页后仍保留在这个浏览器里');
  await box(page).click();
  await expect(page.locator('.privacy')).toContainText('关闭标签页，其中的一切即忘');
});

test('forgetting asks when texts are not saved, and the focus stays on the page', async ({ page }) => {
  await page.goto('./');
  await drop(page, seeds.slice(0, 1).map(fromDisk));
  await read(page, 1);
  await open(page, 'start');
  const forget = page.getByRole('button', { name: '全部忘记' });
  page.once('dialog', (dialog) => void dialog.dismiss());
  await forget.click();
  await read(page, 1);
  page.once('dialog', (dialog) => void dialog.accept());
  await forget.click();
  await expect(page.locator('.facts')).toHaveText('');
  await expect(page.getByRole('button', { name: '选择文件…' })).toBeFocused();
});
