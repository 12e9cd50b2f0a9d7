/** The page as one file: small enough, the same bytes from the same sources, and closed to every connection. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { drop, expect, fromDisk, read, root, seeds, test } from './fixture.ts';

const file = join(root, 'dist', 'wenmai.html');

test('size, hash, and the same bytes when built again', async () => {
  test.skip(test.info().project.name !== 'single', 'about the single file alone');
  const bytes = readFileSync(file);
  const hash = createHash('sha256').update(bytes).digest('hex');
  console.log(`wenmai.html: ${bytes.length} bytes, SHA-256 ${hash}`);
  expect(bytes.length).toBeLessThanOrEqual(6_000_000);
  // What `sha256sum -c wenmai.html.sha256` reads.
  expect(readFileSync(`${file}.sha256`, 'utf8')).toBe(`${hash}  wenmai.html\n`);
  const again = test.info().outputPath('again');
  const said = execFileSync('node', [join(root, 'www', 'build.mjs'), '--out', again], { encoding: 'utf8' });
  expect(said).toContain(hash);
  expect(readFileSync(join(again, 'wenmai.html')).equals(bytes)).toBe(true);
});

test('its policy allows one script, one style and no connection', async ({ page, watch }) => {
  test.skip(test.info().project.name !== 'single', 'about the single file alone');
  await page.goto('./');
  await expect(page.locator('#query')).toBeVisible();
  const policy = (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content'))!;
  const directives = new Map(policy.split('; ').map((directive) => [directive.split(' ')[0]!, directive.split(' ').slice(1)]));
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.get('connect-src')).toEqual(["'none'"]);
  expect(directives.get('worker-src')).toEqual(['blob:']);
  expect(directives.get('script-src')).toEqual([expect.stringMatching(/^'sha256-.{44}'$/), "'wasm-unsafe-eval'"]);
  expect(directives.get('style-src')).toEqual([expect.stringMatching(/^'sha256-.{44}'$/)]);
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  // The browser holds to it: every way of sending something out fails, and a server that listens is never asked.
  let hits = 0;
  const thief = createServer((_, response) => { hits++; response.end(); });
  await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve));
  const { port } = thief.address() as AddressInfo;
  const tried = await page.evaluate(async (target) => {
    const failed = async (work: () => unknown): Promise<boolean> => {
      try {
        return (await work()) === false;
      } catch {
        return true;
      }
    };
    const image = (): Promise<boolean> => new Promise((resolve) => {
      const element = new Image();
      element.onload = () => resolve(true);
      element.onerror = () => resolve(false);
      element.src = target;
    });
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      event.stopImmediatePropagation();
      violations.push(event.effectiveDirective);
    }, true);
    /** A beacon fails without a word: that the policy refused it is told by the violation alone. */
    const refused = async (work: () => unknown): Promise<boolean> => {
      const before = violations.length;
      work();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return violations.slice(before).includes('connect-src');
    };
    const results = {
      beacon: await refused(() => navigator.sendBeacon(target, 'text')),
      fetch: await failed(() => fetch(target)),
      socket: await failed(() => new Promise((resolve, reject) => { const s = new WebSocket(target.replace('http', 'ws')); s.onopen = resolve; s.onerror = reject; })),
      image: await failed(image),
      script: await failed(() => { document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.broken = 1' })); return 'broken' in window; }),
      eval: await failed(() => (0, eval)('1')),
    };
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { results, violations: [...new Set(violations)].sort() };
  }, `http://127.0.0.1:${port}/stolen?text=1`);
  thief.close();
  expect(tried.results).toEqual({ fetch: true, beacon: true, socket: true, image: true, script: true, eval: true });
  expect(tried.violations).toEqual(expect.arrayContaining(['connect-src', 'img-src']));
  expect(hits).toBe(0);
  // What was blocked is what the watch has noted, and all that it has noted.
  expect(watch.faults.filter((fault) => !/violates|TrustedScript|stolen/.test(fault))).toEqual([]);
  watch.faults.length = 0;
});

test.describe('a part of the file', () => {
  test.beforeEach(() => test.skip(test.info().project.name !== 'single', 'about the single file alone'));
  /** A copy of the file in which a part is another; answers its address. */
  const altered = (part: string, alter: (bytes: Buffer) => Buffer | null): string => {
    const html = readFileSync(file, 'utf8');
    const element = new RegExp(`(<script type="[^"]*" id="inline:${part}-[^"]*">)([^<]*)(</script>\n)`);
    const copy = html.replace(element, (_, open: string, base64: string, close: string) => {
      const bytes = alter(Buffer.from(base64, 'base64'));
      return bytes ? open + bytes.toString('base64') + close : '';
    });
    expect(copy).not.toBe(html);
    const path = test.info().outputPath('altered', 'wenmai.html');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, copy);
    return pathToFileURL(path).href;
  };
  const flipped = (bytes: Buffer, at: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy[copy.length + at]! ^= 1;
    return copy;
  };
  const elsewhere = '不在原处';
  const damaged = '不完整，或属于另一个版本';
  const cases: { what: string; part: string; alter: (bytes: Buffer) => Buffer | null; says: string }[] = [
    { what: 'the dictionary is missing', part: 'dictionary', alter: () => null, says: elsewhere },
    { what: 'the core is truncated', part: 'core', alter: (b) => b.subarray(0, b.length >> 1), says: damaged },
    { what: 'one bit at the end of the core is another', part: 'core', alter: (b) => flipped(b, -1), says: damaged },
    { what: 'one bit in the middle of the dictionary is another', part: 'dictionary', alter: (b) => flipped(b, -(b.length >> 1)), says: damaged },
    { what: 'the dictionary is truncated', part: 'dictionary', alter: (b) => b.subarray(0, 5000), says: damaged },
    { what: 'the dictionary is another', part: 'dictionary', alter: () => gzipSync('合作 100 v\n'), says: damaged },
    { what: 'the worker is another', part: 'worker', alter: (b) => gzipSync(Buffer.concat([Buffer.from(';'), gunzipSync(b)])), says: damaged },
    { what: 'what unpacks the core is another', part: 'unpack', alter: (b) => gzipSync(Buffer.concat([gunzipSync(b), Buffer.from([0, 2, 1, 120])])), says: damaged },
  ];
  for (const { what, part, alter, says } of cases) {
    test(what, async ({ page, watch }) => {
      const address = altered(part, alter);
      await page.goto(address);
      await drop(page, seeds.map(fromDisk));
      await expect(page.locator('.notice')).toContainText(says);
      await expect(page.locator('.progress')).toHaveCount(0);
      await expect(page.locator('.facts')).toHaveText('');
      // The copy lies in another folder; nothing else was asked for.
      expect(watch.faults).toEqual([`request outside the page's path: ${address}`]);
      watch.faults.length = 0;
      await page.goto('./');
      await drop(page, seeds.map(fromDisk));
      await read(page, 5);
    });
  }
});
