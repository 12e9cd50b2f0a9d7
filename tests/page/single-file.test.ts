/** The page as one file: small enough, the same bytes from the same sources, and closed to every connection. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, root, test } from './fixture.ts';

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
    const results = {
      fetch: await failed(() => fetch(target)),
      beacon: await failed(() => { navigator.sendBeacon(target, 'text'); return false; }),
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
