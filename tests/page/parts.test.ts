/** Parts of the page that are missing, broken off or of another version: the page says which, and works as soon as they can be had. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zhCN } from '../../www/i18n/zh-CN.ts';
import { ask, drop, expect, fromDisk, hostedOnly, open, read, root, seeds, test, withSeeds } from './fixture.ts';
import { rewritten, test as hosted } from './site.ts';

test.describe('a part of the page', () => {
  test.beforeEach(() => hostedOnly('its parts stand in the file: single-file.test.ts alters them there'));
  const name = (part: string): RegExp => new RegExp(`/${part}-[0-9a-f]{10}\\.`);
  const asset = (part: string): Buffer => readFileSync(join(root, 'dist', 'assets', readdirSync(join(root, 'dist', 'assets')).find((file) => file.startsWith(`${part}-`))!));
  /** A section of a module that browsers pass over. */
  const section = Buffer.from([0, 2, 1, 120]);
  const cases = [
    { what: 'the module is missing', part: 'core', status: 404, body: () => Buffer.from('not found'), says: '不在原处' },
    { what: 'the module is truncated', part: 'core', status: 200, body: (b: Buffer) => b.subarray(0, b.length >> 1), says: '不完整，或属于另一个版本' },
    { what: 'the module is whole, but another', part: 'core', status: 200, body: () => asset('pdf'), says: '不完整，或属于另一个版本' },
    { what: 'what unpacks the module is truncated', part: 'unpack', status: 200, body: (b: Buffer) => b.subarray(0, b.length >> 1), says: '不完整，或属于另一个版本' },
    { what: 'what unpacks the module is of another version', part: 'unpack', status: 200, body: (b: Buffer) => Buffer.concat([b, section]), says: '不完整，或属于另一个版本' },
    { what: 'what unpacks the module is missing', part: 'unpack', status: 404, body: () => Buffer.from('not found'), says: '不在原处' },
    { what: 'the dictionary is missing', part: 'dictionary', status: 404, body: () => Buffer.from('not found'), says: '不在原处' },
    { what: 'the dictionary is truncated', part: 'dictionary', status: 200, body: (b: Buffer) => b.subarray(0, 5000), says: '不完整，或属于另一个版本' },
    { what: 'the dictionary is of another version', part: 'dictionary', status: 200, body: () => gzipSync('合作 100 v\n'), says: '不完整，或属于另一个版本' },
    { what: 'the worker is of another version', part: 'worker', status: 200, body: (b: Buffer) => Buffer.concat([Buffer.from(';'), b]), says: '不完整，或属于另一个版本' },
    { what: 'nothing can be reached', part: 'core|dictionary|worker', status: 0, body: (b: Buffer) => b, says: '网络是否连通' },
  ];
  for (const { what, part, status, body, says } of cases) {
    test(what, async ({ page, watch }) => {
      for (const noise of ['Failed to load resource', 'integrity', 'digest', 'ERR_']) watch.expectError(noise);
      const broken = name(`(?:${part})`);
      await page.route(broken, async (route) => {
        if (status === 0) return route.abort('connectionfailed');
        const bytes = readFileSync(join(root, 'dist', 'assets', new URL(route.request().url()).pathname.split('/').pop()!));
        await route.fulfill({ status, body: route.request().method() === 'HEAD' ? '' : body(bytes), contentType: part === 'unpack' ? 'application/wasm' : 'application/octet-stream' });
      });
      await page.goto('./');
      await drop(page, seeds.map(fromDisk));
      await expect(page.locator('.notice')).toContainText(says);
      await expect(page.locator('.progress')).toHaveCount(0);
      // As soon as it can be had, the same drop works, without a reload.
      await page.unroute(broken);
      watch.faults.length = 0;
      await drop(page, seeds.map(fromDisk));
      await read(page, 5);
      await ask(page, '合作');
      await open(page, 'concordance');
      await expect(page.locator('wm-concordance .grid-body mark').first()).toHaveText('合作');
      // Asking which of the two it was is a HEAD request, allowed here.
      watch.faults.splice(0, watch.faults.length, ...watch.faults.filter((fault) => !fault.startsWith('HEAD ')));
    });
  }

  test('the reader of PDFs is truncated: the PDF is named, the other files are read, and once it can be had the same PDF is', async ({ page, watch }) => {
    for (const noise of ['integrity', 'digest']) watch.expectError(noise);
    const reader = asset('pdf');
    await page.route(name('pdf'), (route) => route.fulfill({ body: route.request().method() === 'HEAD' ? '' : reader.subarray(0, reader.length >> 1), contentType: 'application/octet-stream' }));
    const pdf = fromDisk(join(root, 'tests', 'data', 'pdf', 'gbk-euc.pdf'));
    await page.goto('./');
    await drop(page, [pdf, ...seeds.map(fromDisk)]);
    await read(page, 5);
    await expect(page.locator('.problems li').filter({ hasText: pdf.name })).toContainText(zhCN.problem.pages);
    await page.unroute(name('pdf'));
    await drop(page, [pdf]);
    await read(page, 6);
    watch.faults.splice(0, watch.faults.length, ...watch.faults.filter((fault) => !fault.startsWith('HEAD ')));
  });

  hosted('a module that has its digest and cannot be unpacked', async ({ page, site }) => {
    for (const [what, bytes] of [['no LZMA', Buffer.alloc(5000, 0xff)], ['LZMA that breaks off', asset('core').subarray(0, 500_000)]] as const) {
      site.dir = test.info().outputPath(what);
      rewritten(site.dir, 'core', bytes);
      // Each in a page of its own: names of files stay, and the browser's cache goes by names.
      const context = await page.context().browser()!.newContext({ locale: 'zh-CN' });
      const other = await context.newPage();
      await other.addInitScript(() => { window.longTasks = []; });
      await other.goto(site.address);
      await drop(other, seeds.map(fromDisk));
      await expect(other.locator('.notice')).toContainText('不完整，或属于另一个版本');
      await expect(other.locator('.progress')).toHaveCount(0);
      // The service worker cannot unpack it either, and does not keep the page.
      await expect.poll(() => site.hits.some((hit) => /jieba-/.test(hit)), { timeout: 20_000 }).toBe(true);
      await other.waitForTimeout(1000);
      await expect(other.locator('.version')).not.toContainText('断网也能用');
      site.hits = [];
      await context.close();
    }
  });

  test('the first script is missing', async ({ page, watch }) => {
    watch.expectError('Failed to load resource');
    await page.route(name('main'), (route) => route.fulfill({ status: 404, body: 'not found' }));
    await page.goto('./');
    await expect(page.locator('#boot')).toBeInViewport();
    await expect(page.locator('#boot')).toContainText('请重新载入');
  });

  test('the charts are missing: tables stay, and the place of the chart says why', async ({ page, watch }) => {
    watch.expectError('Failed to load resource');
    await page.route(name('charts'), (route) => route.fulfill({ status: 404, body: 'not found' }));
    await withSeeds(page);
    await open(page, 'terms');
    await expect(page.locator('wm-terms .chart')).toContainText('不在原处');
    await expect(page.locator('wm-terms .grid-body [role=row]').first()).toBeVisible();
  });
});
