/** What can break around the page, in the order of the table in SECURITY.md: a clear message, nothing lost, and work goes on. */
import type { Page } from '@playwright/test';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zhCN } from '../../www/i18n/zh-CN.ts';
import { ask, drop, dropRepeated, expect, fromDisk, open, panic, read, seeds, test, textFile } from './fixture.ts';
import { keeps, made, withWork } from './work.ts';
import { zip } from './zip.ts';

const line = '合作共赢，面向未来。中国同中亚国家的合作不断深化，成果惠及各国人民。\n';
const started = '已替换它并重新读取了它的文件';

async function lines(page: Page, query: string): Promise<string> {
  await ask(page, query);
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance .grid-body mark').first()).toHaveText(query);
  return page.locator('wm-concordance .summary').innerText();
}

/** Ends a worker as a browser does: without a word to anybody. */
const kill = (page: Page, which = -1): Promise<void> => page.workers().at(which)!.evaluate(() => self.close());

test.describe('a worker is killed', () => {
  test('while nothing happens', async ({ page }) => {
    const before = await withWork(page);
    await kill(page);
    await expect(page.locator('.fault')).toContainText(started);
    await read(page, 5);
    await keeps(page, before);
  });

  test('while files are read', async ({ page }) => {
    const { fingerprint, ...before } = await withWork(page) as { fingerprint: string };
    await dropRepeated(page, Array.from({ length: 30 }, (_, i) => `${i}.txt`), line, 4000);
    await expect(page.locator('.progress p')).toContainText(/[1-9]\d* \/ 30/);
    await kill(page);
    await read(page, 35);
    await expect(page.locator('.fault')).toContainText(started);
    await lines(page, '惠及');
    await ask(page, '峰会');
    const { fingerprint: larger, ...after } = await made(page) as { fingerprint: string };
    expect(after).toEqual(before);
    expect(larger).not.toBe(fingerprint);
  });

  test('while a question is answered, and the one that merges', async ({ page }) => {
    await withWork(page);
    // Enough text for two workers: one merges, the other does not.
    await dropRepeated(page, ['a.txt', 'b.txt'], line, 12_000);
    await read(page, 7);
    expect(page.workers().length).toBeGreaterThan(1);
    const before = await made(page);
    for (const which of [0, -1]) {
      const answer = page.evaluate(() => (globalThis as unknown as { wenmai: { ask(q: object): Promise<{ answer: { total: number } }> } }).wenmai.ask({ ask: 'terms', limit: 5 }));
      await kill(page, which);
      expect((await answer).answer.total).toBeGreaterThan(500);
      await page.evaluate(() => (globalThis as unknown as { wenmai: { ask(q: object): Promise<unknown> } }).wenmai.ask({ ask: 'documents' }));
    }
    await keeps(page, before);
  });
});

test('a panic in the middle of a question, of a drop, of an archive, and of the repair itself', async ({ page, watch }) => {
  test.setTimeout(120_000);
  watch.expectError('asked to panic');
  const before = await withWork(page);
  const answer = page.evaluate(() => (globalThis as unknown as { wenmai: { ask(q: object): Promise<{ answer: { total: number } }> } }).wenmai.ask({ ask: 'terms', limit: 5 }));
  await panic(page);
  expect((await answer).answer.total).toBeGreaterThan(500);
  await keeps(page, before);
  await dropRepeated(page, ['a.txt', 'b.txt', 'c.txt', 'd.txt'], line, 4000);
  await panic(page, 0);
  await read(page, 9);
  await drop(page, [{ name: 'more.zip', bytes: zip(Array.from({ length: 40 }, (_, i) => textFile(`${i}.txt`, line.repeat(3000)))) }]);
  await expect(page.locator('.progress')).toBeVisible();
  await panic(page, 0);
  await read(page, 49);
  // One breaks, and while its files are read again, another.
  await panic(page, 0);
  await panic(page, -1);
  await ask(page, '惠及');
  await read(page, 49);
  await expect(page.locator('.fault').last()).toContainText(started);
  await page.evaluate(() => (globalThis as unknown as { wenmai: { ask(q: object): Promise<unknown> } }).wenmai.ask({ ask: 'documents' }));
  await read(page, 49);
  await ask(page, '峰会');
  const after = await made(page);
  expect({ ...after, fingerprint: '' }).toEqual({ ...before, fingerprint: '' });
});

test('files of an earlier drop that a worker cannot read again are named in the middle of the next one', async ({ page, watch }) => {
  watch.expectError('asked to panic');
  const folder = test.info().outputPath('texts');
  mkdirSync(folder, { recursive: true });
  const paths = ['one.txt', 'two.txt'].map((name) => join(folder, name));
  for (const path of paths) writeFileSync(path, line.repeat(50));
  await page.goto('./');
  await page.locator('#files').setInputFiles(paths);
  await read(page, 2);
  for (const path of paths) rmSync(path);
  await dropRepeated(page, Array.from({ length: 40 }, (_, i) => `${i}.txt`), line, 12_000);
  await expect(page.locator('.progress p')).toContainText(zhCN.reading.index, { timeout: 60_000 });
  // The one that was there before.
  await panic(page, 0);
  await read(page, 40);
  for (const name of ['one.txt', 'two.txt']) await expect(page.locator('.fault').filter({ hasText: name })).toContainText('无法重新读取');
});

test('a file is removed, another changed, between the drop and the second reading', async ({ page, watch }) => {
  watch.expectError('asked to panic');
  const folder = test.info().outputPath('texts');
  mkdirSync(folder, { recursive: true });
  const paths = ['kept.txt', 'changed.txt', 'removed.txt'].map((name) => join(folder, name));
  for (const path of paths) writeFileSync(path, line.repeat(50));
  await page.goto('./');
  await page.locator('#files').setInputFiles(paths);
  await read(page, 3);
  writeFileSync(paths[1]!, `${line.repeat(50)}另有一行。\n`);
  rmSync(paths[2]!);
  // Every worker, so that all files are read again.
  for (let i = 0; i < page.workers().length; i++) await panic(page, i);
  const fault = page.locator('.fault');
  await expect(fault.filter({ hasText: 'removed.txt' })).toContainText('无法重新读取');
  await expect(fault.filter({ hasText: 'changed.txt' })).toContainText('重新放入即可');
  await read(page, 1);
  await open(page, 'start');
  const problems = page.locator('.problems li');
  await expect(problems.filter({ hasText: 'removed.txt' })).toContainText(zhCN.problem.unreadable);
  await expect(problems.filter({ hasText: 'changed.txt' })).toContainText(zhCN.problem.unreadable);
  // What was made is saved all the same, with the texts that are left.
  const waiting = page.waitForEvent('download');
  await page.locator('#save-project').click();
  const project = readFileSync(await (await waiting).path());
  await expect(page.locator('.notice')).toContainText('缺少这些文件的文本');
  await expect(page.locator('.notice')).toContainText('changed.txt、removed.txt');
  const other = await page.context().newPage();
  await other.goto(page.url().split('#')[0]!);
  await other.locator('#project-file').setInputFiles({ name: 'a.wenmai', mimeType: 'application/zip', buffer: project });
  await read(other, 1);
  await other.close();
  // Dropped again, it is there again.
  await page.locator('#files').setInputFiles(paths.slice(1, 2));
  await read(page, 2);
  await lines(page, '惠及');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the page says what it needs, in every language', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(baseURL!);
    const said = page.locator('noscript p');
    for (const part of ['文脉需要 JavaScript', '文脈需要 JavaScript', 'Wenmai needs JavaScript']) await expect(said).toContainText(part);
    await expect(said).toBeInViewport();
    await context.close();
  });
});

test('without WebAssembly the page says what it needs', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await page.goto('./');
  await expect(page.getByRole('alert').filter({ hasText: 'WebAssembly' })).toContainText('关闭了 WebAssembly');
  await drop(page, seeds.slice(0, 1).map(fromDisk));
  await expect(page.locator('.notice').filter({ hasText: '读取失败' })).toBeVisible();
});

test('storage is denied: nothing needs it', async ({ page }) => {
  await page.addInitScript(() => {
    const denied = (): never => { throw new DOMException('denied', 'SecurityError'); };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(globalThis, name, { get: denied });
    if ('serviceWorker' in navigator) navigator.serviceWorker.register = () => Promise.reject(new DOMException('denied', 'SecurityError'));
  });
  const before = await withWork(page);
  await open(page, 'start');
  await page.getByLabel('保留在这台设备上').click();
  await expect(page.locator('wm-status .notice')).toContainText('无法保留在这台设备上：denied');
  await expect(page.getByLabel('保留在这台设备上')).not.toBeChecked();
  await keeps(page, before);
  await open(page, 'start');
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: '全部忘记' }).click();
  await expect(page.locator('.facts')).toHaveText('');
});

test('storage is full: what is kept is not kept any longer, nothing is lost, and the page says what to do', async ({ page, context, baseURL }) => {
  const origin = new URL(baseURL!).origin;
  const session = await context.newCDPSession(page);
  const before = await withWork(page);
  // A quota that the browser itself enforces; a page from file:// has none that could be set, so there a write is refused as it would be.
  if (origin !== 'null') await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 10_000 });
  else await page.evaluate(() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  await open(page, 'start');
  await page.getByLabel('保留在这台设备上').click();
  await expect(page.locator('wm-status .notice')).toContainText('存储空间不够');
  await expect(page.getByLabel('保留在这台设备上')).not.toBeChecked();
  await page.locator('wm-status .notice').getByRole('button', { name: '关闭' }).click();
  await keeps(page, before);
  if (origin === 'null') return;
  // With room again, the same click keeps it.
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await open(page, 'start');
  await page.getByLabel('保留在这台设备上').click();
  await expect(page.locator('.project [role=status]')).toContainText('已保留');
  await page.waitForTimeout(1500);
  await page.reload();
  await read(page, 5);
  await keeps(page, before);
});

test('two tabs at once: each has its own texts, and closing one leaves the other alone', async ({ page, context, baseURL }) => {
  const before = await withWork(page);
  const other = await context.newPage();
  await other.goto(baseURL!);
  await other.locator('#files').setInputFiles(seeds.slice(0, 2));
  await read(other, 2);
  await read(page, 5);
  await other.close();
  await keeps(page, before);
  await expect(page.locator('.fault')).toHaveCount(0);
});

test('the tab is suspended in the middle of reading, and goes on where it was', async ({ page, browser }) => {
  const before = await withWork(page);
  // As an operating system suspends: the process of the page, its workers with it, gets no time.
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  expect(renderers.length).toBeGreaterThan(0);
  await page.evaluate(() => {
    const beats: { at: number; reading: boolean }[] = [];
    Object.assign(window, { beats });
    setInterval(() => beats.push({ at: Date.now(), reading: document.querySelector('.progress') !== null }), 20);
  });
  await dropRepeated(page, Array.from({ length: 20 }, (_, i) => `${i}.txt`), line, 4000);
  await expect(page.locator('.progress')).toBeVisible();
  for (const id of renderers) process.kill(id, 'SIGSTOP');
  const stopped = Date.now();
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const resumed = Date.now();
  for (const id of renderers) process.kill(id, 'SIGCONT');
  await read(page, 25);
  const beats = await page.evaluate(() => (window as unknown as { beats: { at: number; reading: boolean }[] }).beats);
  expect(beats.filter(({ at }) => at < stopped).length).toBeGreaterThan(0);
  expect(beats.filter(({ at }) => at > stopped + 100 && at < resumed)).toEqual([]);
  expect(beats.filter(({ at, reading }) => at >= resumed && reading).length).toBeGreaterThan(0);
  await lines(page, '惠及');
  await ask(page, '峰会');
  expect({ ...await made(page), fingerprint: '' }).toEqual({ ...before, fingerprint: '' });
});
