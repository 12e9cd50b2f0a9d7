/** Nothing leaves the machine, and after loading nothing is even asked for. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ask, column, drop, expect, fromDisk, hostedOnly, open, panic, read, root, seeds, test } from './fixture.ts';
import { zip } from './zip.ts';

test('no request to another origin, and none at all after loading', async ({ page, watch }) => {
  await page.goto('./');
  await page.waitForLoadState('networkidle');
  await drop(page, seeds.map(fromDisk));
  await read(page, 5);
  watch.loaded();
  await ask(page, '中亚, 合作');
  for (const view of ['documents', 'terms', 'collocations', 'timeline', 'concordance', 'methods']) await open(page, view);
  await open(page, 'timeline');
  await expect(page.locator('.chart[data-drawn] canvas')).toBeVisible();
  await page.locator('.preferences select').first().selectOption('en');
  await page.locator('.preferences select').nth(1).selectOption('dark');
  await drop(page, seeds.slice(0, 2).map(fromDisk));
  await read(page, 7);
  if (test.info().project.name === 'single') {
    // The file itself, and nothing else, not even when it was opened.
    expect(watch.requests).toHaveLength(1);
    return;
  }
  expect(watch.requests.length).toBeGreaterThan(3);
  const names = readdirSync(join(root, 'dist', 'assets'));
  for (const url of watch.requests.slice(1)) expect(names).toContain(new URL(url).pathname.split('/').at(-1));
});

test('archives are read and a broken worker is replaced without the network', async ({ page, watch, context }) => {
  watch.expectError('asked to panic');
  await page.goto('./');
  await page.waitForLoadState('networkidle');
  watch.loaded();
  await context.setOffline(true);
  await drop(page, seeds.slice(0, 2).map(fromDisk));
  await read(page, 2);
  await drop(page, [{ name: 'rest.zip', bytes: zip(seeds.slice(2).map(fromDisk)) }]);
  await read(page, 5);
  await panic(page);
  await expect(page.locator('.fault')).toHaveCount(1);
  await expect(page.locator('.fault')).toContainText('已替换它并重新读取了它的文件');
  await read(page, 5);
  await open(page, 'documents');
  expect(await column(page, 'documents', 5)).toHaveLength(5);
});

test('the sample comes from the page itself, and is analysed and drawn soon after the click', async ({ page }) => {
  test.setTimeout(120_000);
  const times: number[] = [];
  let dictionary = 0;
  // The least of several counts: other tests run on the same machine.
  for (let round = 0; round < 6 && !times.some((time) => time < 1500); round++) {
    await page.goto('about:blank');
    await page.goto('./');
    // Clicked as soon as it can be: the engine is not there yet, and its dictionary is not either.
    await page.locator('#sample').waitFor();
    times.push(await page.evaluate(async () => {
      const there = async (selector: string): Promise<HTMLElement> => {
        for (;;) {
          const found = document.querySelector<HTMLElement>(selector);
          if (found) return found;
          await new Promise(requestAnimationFrame);
        }
      };
      const clicked = performance.now();
      document.querySelector<HTMLElement>('#sample')!.click();
      await there('.questions button');
      document.querySelector<HTMLElement>('#tab-terms')!.click();
      await there('wm-terms .grid-body .grid-cell:not(:has(.pending))');
      await there('wm-terms .chart[data-drawn] canvas');
      await new Promise(requestAnimationFrame);
      return performance.now() - clicked;
    }));
    await read(page, 5);
    dictionary = await page.workers()[0]!.evaluate(() => performance.getEntriesByName('wenmai:dictionary')[0]!.duration);
  }
  console.log(`the sample is read, counted and drawn ${times.map((time) => time.toFixed(0)).join(', ')} ms after the click; a bare load of the dictionary takes ${dictionary.toFixed(0)} ms in the same run`);
  expect(Math.min(...times)).toBeLessThan(1500);
});

test('what is transferred before the page is usable', async ({ page, watch }) => {
  hostedOnly('nothing is transferred, and its size has a test of its own');
  await page.goto('./', { waitUntil: 'load' });
  await expect(page.locator('#query')).toBeVisible();
  const dist = join(root, 'dist');
  const first = watch.requests.filter((url) => !/charts-|views-|core-|unpack-|dictionary-|worker-|words-(?!zh-CN)/.test(url)).map((url) => new URL(url).pathname.split('/some/where/')[1] || 'index.html');
  const size = [...new Set(first)].reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, name)), { level: 9 }).length, 0);
  console.log(`before the page is usable: ${first.join(', ')}: ${(size / 1000).toFixed(1)} kB gzipped`);
  expect(size).toBeLessThan(80_000);
  const heavy = readdirSync(join(dist, 'assets')).filter((name) => /^(core|unpack|dictionary)-/.test(name));
  const weight = heavy.reduce((sum, name) => sum + (/\.(gz|lzma)$/.test(name) ? statSync(join(dist, 'assets', name)).size : gzipSync(readFileSync(join(dist, 'assets', name)), { level: 9 }).length), 0);
  console.log(`wasm and dictionary: ${(weight / 1e6).toFixed(2)} MB packed`);
  expect(weight).toBeLessThan(2_200_000);
});
