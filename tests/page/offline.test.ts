/** The page as an app on the device: without its server, and from one version to the next. */
import type { Page } from '@playwright/test';
import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ask, drop, expect, fromDisk, hostedOnly, open, panic, read, root, seeds, type Dropped } from './fixture.ts';
import { built, builtOther, test } from './site.ts';

test.beforeEach(() => hostedOnly('it is on the device already, and has no service worker'));

const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

async function kept(page: Page): Promise<void> {
  await page.goto('./');
  await expect(page.locator('.version')).toContainText('断网也能用', { timeout: 30_000 });
}

async function analyse(page: Page): Promise<string> {
  // A tab that the fixture has not prepared measures no tasks.
  await page.evaluate(() => { window.longTasks ??= []; });
  await drop(page, seeds.map(fromDisk));
  await read(page, 5);
  await ask(page, '中亚, 合作');
  await open(page, 'timeline');
  await expect(page.locator('.chart[data-drawn] canvas')).toBeVisible();
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance .grid-body mark').first()).toHaveText('中亚');
  return page.locator('wm-concordance .summary').innerText();
}

/** The newer version, which lies ready, taken in one tab. */
async function take(tab: Page, wanted: string): Promise<void> {
  await expect(tab.locator('.update')).toContainText('新版本已就绪', { timeout: 30_000 });
  await tab.getByRole('button', { name: '载入新版本' }).click();
  await expect(tab.locator('.version')).toContainText(`Wenmai ${wanted}`, { timeout: 30_000 });
}

const cacheNames = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());
const pdf = (): Dropped => fromDisk(join(root, 'tests', 'data', 'pdf', 'gbk-euc.pdf'));
/** A copy of a build in which the core breaks off. */
function torn(of: string): string {
  const copy = test.info().outputPath('torn');
  cpSync(of, copy, { recursive: true });
  truncateSync(join(copy, 'assets', readdirSync(join(copy, 'assets')).find((name) => name.startsWith('core-'))!), 1000);
  return copy;
}

/** Names of the files that a tab has loaded, without those that browsers ask for by themselves. */
const loaded = (page: Page): Promise<string[]> => page.evaluate(() =>
  performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname.split('/').pop()!).filter((name) => /-[0-9a-f]{10}\./.test(name)));

test('the server is gone, the page is reloaded three times, and the seeds are analysed', async ({ page, site }) => {
  test.setTimeout(120_000);
  await kept(page);
  const before = await analyse(page);
  await site.stop();
  // A server that is gone counts nothing: what the page asked for in vain is counted in the page.
  const failed: string[] = [];
  page.on('requestfailed', (request) => failed.push(request.url()));
  for (let round = 1; round <= 3; round++) {
    await page.reload();
    await open(page, 'start');
    await expect(page.locator('.version')).toContainText('断网也能用');
    expect(await analyse(page)).toBe(before);
  }
  // Under its other name, and with a view in the address.
  await page.goto('./index.html#view=methods');
  await expect(page.locator('#tab-methods')).toHaveAttribute('aria-selected', 'true');
  expect(failed).toEqual([]);
});

test('modules are kept unpacked, and a tab that is served from there asks for nothing else', async ({ page, watch }) => {
  await kept(page);
  await page.reload();
  await analyse(page);
  const names = await loaded(page);
  expect(names.filter((name) => name.startsWith('core-'))).toEqual([expect.stringMatching(/^core-[0-9a-f]{10}\.wasm$/)]);
  expect(names.filter((name) => /\.lzma$|^unpack-/.test(name))).toEqual([]);
  // Without them the packed ones are fetched, and work goes on.
  watch.expectError('Failed to load resource');
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) if (/core-\w+\.wasm/.test(url)) await cache.delete(url);
    }
  });
  // Asked whether all is there, the service worker would take it again: it is not asked.
  await page.addInitScript(() => { ServiceWorker.prototype.postMessage = () => undefined; });
  await page.reload();
  await analyse(page);
  expect(await loaded(page)).toContainEqual(expect.stringMatching(/^core-[0-9a-f]{10}\.wasm\.lzma$/));
});

test('with the server there, only the look for a newer version reaches it', async ({ page, site }) => {
  await kept(page);
  site.hits = [];
  for (let round = 1; round <= 2; round++) {
    await page.reload();
    await analyse(page);
  }
  await page.waitForTimeout(1500);
  expect([...new Set(site.hits)].filter((hit) => hit !== 'GET /some/name/sw.js')).toEqual([]);
});

test('from an older version to this one, with a tab open', async ({ page, site, context, watch }) => {
  watch.expectError('asked to panic');
  test.setTimeout(180_000);
  const older = test.info().outputPath('older');
  builtOther(older, '0.0.9');
  site.dir = older;
  await kept(page);
  await expect(page.locator('.version')).toContainText('Wenmai 0.0.9');
  const lines = await analyse(page);

  site.dir = join(root, 'dist');
  const other = await context.newPage();
  await other.goto(site.address);
  // What is opened is the old version, whole, until the new one is whole as well.
  await expect(other.locator('.version')).toContainText('Wenmai 0.0.9');
  await expect(other.locator('.update')).toContainText('新版本已就绪', { timeout: 30_000 });
  await expect(page.locator('.update')).toContainText('新版本已就绪');
  await expect(page.locator('.update')).toContainText('重新载入会清空');
  await other.getByRole('button', { name: '载入新版本' }).click();
  await expect(other.locator('.version')).toContainText(`Wenmai ${version}`, { timeout: 30_000 });
  await expect(other.locator('.update')).toHaveCount(0);
  expect(await analyse(other)).toBe(lines);

  // The first tab still has its texts, and goes on with what it was loaded with, a broken worker included.
  await expect(page.locator('.update')).toContainText('本标签页仍是 0.0.9');
  await panic(page);
  await expect(page.locator('.fault')).toContainText('已替换它并重新读取了它的文件');
  await ask(page, '中亚, 合作');
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance .summary')).toHaveText(lines);
  // What it has not asked for yet comes from its own version, which the host has no more.
  await drop(page, [pdf()]);
  await read(page, 6);
  expect(await loaded(page)).toContain(readdirSync(join(older, 'assets')).find((name) => name.startsWith('pdf-'))!.replace('.lzma', ''));
  for (const [tab, dir] of [[page, older], [other, join(root, 'dist')]] as const) {
    const names = await loaded(tab);
    expect(names.length).toBeGreaterThan(3);
    const there = readdirSync(join(dir, 'assets')).flatMap((name) => [name, name.replace(/\.lzma$/, '')]);
    for (const name of names) expect(there, `${name} in ${dir}`).toContain(name);
  }
  await page.getByRole('button', { name: '载入新版本' }).click();
  await page.waitForLoadState('load');
  await open(page, 'start');
  await expect(page.locator('.version')).toContainText(`Wenmai ${version}`, { timeout: 30_000 });
  await site.stop();
  await page.reload();
  expect(await analyse(page)).toBe(lines);
  expect((await cacheNames(page)).length).toBeLessThanOrEqual(2);
});

test('a version that is published only in part is never used', async ({ page, site, context }) => {
  test.setTimeout(120_000);
  const older = test.info().outputPath('older');
  builtOther(older, '0.0.9');
  site.dir = older;
  await kept(page);
  site.dir = torn(join(root, 'dist'));
  await page.reload();
  await expect.poll(() => site.hits.filter((hit) => /core-/.test(hit)).length, { timeout: 20_000 }).toBeGreaterThan(1);
  await page.waitForTimeout(1000);
  await open(page, 'start');
  await expect(page.locator('.version')).toContainText('Wenmai 0.0.9');
  await expect(page.locator('.update')).toHaveCount(0);
  await analyse(page);
  // The rest arrives, and the next visit finds it.
  site.dir = join(root, 'dist');
  const later = await context.newPage();
  await later.goto(site.address);
  await expect(later.locator('.update')).toContainText('新版本已就绪', { timeout: 30_000 });
});

test('what an open tab still needs is kept, and what no tab shows goes', async ({ page, site, context, watch }) => {
  test.setTimeout(240_000);
  const [older, part, next] = ['older', 'part', 'next'].map((name) => test.info().outputPath(name)) as [string, string, string];
  builtOther(older, '0.0.9');
  built(part, '0.0.10');
  built(next, '99.0.0');
  site.dir = older;
  await kept(page);
  await drop(page, seeds.map(fromDisk));
  await read(page, 5);
  const [first] = await cacheNames(page);

  // A version arrives in part and is never used.
  site.dir = torn(part);
  const other = await context.newPage();
  await other.goto(site.address);
  await expect.poll(async () => (await cacheNames(page)).length).toBe(2);
  await expect.poll(() => other.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.installing)).toBeNull();
  const [, broken] = await cacheNames(page);

  // As long as one tab does not say what it needs, all are kept.
  const asleep = await context.newPage();
  await asleep.addInitScript(() => navigator.serviceWorker.addEventListener('message', (event) => event.stopImmediatePropagation()));
  await asleep.goto(site.address);
  await expect(asleep.locator('.version')).toContainText('Wenmai 0.0.9');
  site.dir = join(root, 'dist');
  await other.reload();
  await take(other, version);
  expect(await cacheNames(page)).toEqual(expect.arrayContaining([first, broken]));
  expect(await cacheNames(page)).toHaveLength(3);
  await asleep.close();

  site.dir = next;
  await other.reload();
  await take(other, '99.0.0');
  await expect.poll(() => cacheNames(page)).not.toContain(broken);
  expect(await cacheNames(page)).toContain(first);
  await drop(page, [pdf()]);
  await read(page, 6);
  // Nobody shows the first any more.
  await page.close();
  site.dir = join(root, 'dist');
  await other.reload();
  await take(other, version);
  await expect.poll(() => cacheNames(other)).not.toContain(first);
  expect(watch.faults).toEqual([]);
});

test('what was deleted on the device is taken again before the page says that it is kept', async ({ page, site, watch }) => {
  watch.expectError('Failed to load resource');
  await kept(page);
  const forget = (): Promise<void> => page.evaluate(async () => { for (const name of await caches.keys()) await caches.delete(name); });
  await forget();
  // As long as one file cannot be had, it is not.
  const without = test.info().outputPath('without');
  cpSync(join(root, 'dist'), without, { recursive: true });
  rmSync(join(without, 'manifest.webmanifest'));
  site.dir = without;
  await page.reload();
  await expect.poll(() => site.hits.some((hit) => hit.endsWith('/manifest.webmanifest'))).toBe(true);
  await page.waitForTimeout(1000);
  await expect(page.locator('.version')).toContainText(`Wenmai ${version}`);
  await expect(page.locator('.version')).not.toContainText('断网也能用');
  site.dir = join(root, 'dist');
  await page.reload();
  await expect(page.locator('.version')).toContainText('断网也能用', { timeout: 30_000 });
  await site.stop();
  await page.reload();
  await analyse(page);
});

test.describe('a part arrived damaged, and the host says that it may be kept for ten minutes', () => {
  test('the page has it again as soon as the host has it', async ({ page, site, watch }) => {
    for (const noise of ['integrity', 'digest']) watch.expectError(noise);
    await page.addInitScript(() => { navigator.serviceWorker.register = () => Promise.reject(new DOMException('denied', 'SecurityError')); });
    site.dir = torn(join(root, 'dist'));
    await page.goto('./');
    await drop(page, seeds.map(fromDisk));
    await expect(page.locator('.notice')).toContainText('不完整，或属于另一个版本');
    site.dir = join(root, 'dist');
    await drop(page, seeds.map(fromDisk));
    await read(page, 5);
    // Which of the two it was is asked for with a HEAD request.
    watch.faults.splice(0, watch.faults.length, ...watch.faults.filter((fault) => !fault.startsWith('HEAD ')));
  });

  test('so does the service worker', async ({ page, site, watch }) => {
    for (const noise of ['integrity', 'digest']) watch.expectError(noise);
    site.dir = torn(join(root, 'dist'));
    await page.goto('./');
    // jieba's dictionary is asked for by the service worker alone.
    await expect.poll(() => site.hits.some((hit) => /jieba-/.test(hit)), { timeout: 20_000 }).toBe(true);
    await expect.poll(() => page.evaluate(async () => await navigator.serviceWorker.getRegistration() ?? null)).toBeNull();
    site.dir = join(root, 'dist');
    await page.reload();
    await expect(page.locator('.version')).toContainText('断网也能用', { timeout: 30_000 });
    watch.faults.splice(0, watch.faults.length, ...watch.faults.filter((fault) => !fault.startsWith('HEAD ')));
  });
});

test('there is no room on the device: the page is not kept, and works all the same', async ({ page, site, watch }) => {
  watch.expectError('Quota');
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.address).origin, quotaSize: 100_000 });
  await page.goto('./');
  await analyse(page);
  await open(page, 'start');
  await expect(page.locator('.version')).not.toContainText('断网也能用');
  // Once there is room, the next visit keeps it.
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.address).origin });
  await page.reload();
  await expect(page.locator('.version')).toContainText('断网也能用', { timeout: 30_000 });
});

test('the service worker answers every request to elsewhere with an error', async ({ page, site, watch }) => {
  watch.expectError('Failed to load resource');
  await kept(page);
  let hits = 0;
  const elsewhere = createServer((_, response) => { hits++; response.writeHead(200, { 'access-control-allow-origin': '*' }).end('ok'); });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const other = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
  // A page in its reach without any policy: what is refused here, the service worker refuses.
  const copy = test.info().outputPath('with-probe');
  cpSync(join(root, 'dist'), copy, { recursive: true });
  writeFileSync(join(copy, 'probe.html'), '<!doctype html><title>probe</title>');
  site.dir = copy;
  await page.goto('./probe.html');
  site.hits = [];
  const answers = await page.evaluate(async (target) => {
    const asked = (url: string, init?: RequestInit): Promise<string> => fetch(url, init).then((r) => `answered ${r.status}`, () => 'error');
    return {
      cors: await asked(target), opaque: await asked(target, { mode: 'no-cors' }), post: await asked(target, { method: 'POST', body: 'text', mode: 'no-cors' }),
      host: await asked('/elsewhere/on/this/host'), send: await asked('./', { method: 'POST', body: 'text' }), own: await asked('./'),
    };
  }, other);
  elsewhere.close();
  expect(answers).toEqual({ cors: 'error', opaque: 'error', post: 'error', host: 'error', send: 'error', own: 'answered 200' });
  expect(hits).toBe(0);
  expect(site.hits.filter((hit) => !hit.endsWith('/sw.js'))).toEqual([]);
  // The watch has seen the attempts; none got out.
  watch.faults.length = 0;
});

test('it can be installed', async ({ page }) => {
  await kept(page);
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = (await session.send('Page.getInstallabilityErrors')) as { installabilityErrors: { errorId: string }[] };
  // A private window, which every test has, cannot install anything; nothing else may stand in the way.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  const { data, errors } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data!) as { start_url: string; scope: string; icons: { src: string; sizes: string }[] };
  expect([manifest.start_url, manifest.scope]).toEqual(['./', './']);
  for (const { src, sizes } of manifest.icons) {
    const bytes = readFileSync(join(root, 'dist', src));
    if (sizes !== 'any') expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
  }
});
