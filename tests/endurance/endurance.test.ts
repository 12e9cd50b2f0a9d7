/** Endurance: ROUNDS rounds of load, ask, close with flat memory; KILLS workers ended at random moments with nothing lost. */
import type { Page } from '@playwright/test';
import { drop, dropRepeated, expect, fromDisk, read, seeds, test, withSeeds } from '../page/fixture.ts';

const rounds = Number(process.env['ROUNDS'] ?? 1000);
const kills = Number(process.env['KILLS'] ?? 300);

interface Asking { wenmai: { ask(question: object): Promise<{ answer: unknown }> } }
const answered = (page: Page, question: object): Promise<string> =>
  page.evaluate(async (asked) => JSON.stringify((await (globalThis as unknown as Asking).wenmai.ask(asked)).answer), question);
const question = { ask: 'terms', limit: 200 };

/** Bytes that JavaScript holds after a collection, and bytes of the whole renderer's DOM, as counted by the browser. */
async function held(page: Page): Promise<{ heap: number; nodes: number; workers: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.enable').then(() => session.send('Performance.getMetrics'));
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
  await session.detach();
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), workers: page.workers().length };
}

test(`${rounds} rounds of load, ask, close`, async ({ page }) => {
  test.setTimeout(rounds * 20_000);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto('./');
  const files = seeds.map(fromDisk);
  let first = '';
  let early: { heap: number; nodes: number } | null = null;
  const began = Date.now();
  for (let round = 1; round <= rounds; round++) {
    await drop(page, files);
    await expect(page.locator('.facts')).toContainText(/^5 /);
    await expect(page.locator('.progress')).toHaveCount(0);
    const answer = await answered(page, question);
    first ||= answer;
    expect(answer === first, `round ${round} answers as the first did`).toBe(true);
    await page.locator('#tab-start').click();
    await page.getByRole('button', { name: '全部忘记' }).click({ timeout: 15_000 });
    await expect(page.locator('.facts')).toBeEmpty();
    if (round === 10 || round === rounds || round % 100 === 0) {
      const { heap, nodes, workers } = await held(page);
      early ??= { heap, nodes };
      console.log(`round ${round}: ${(heap / 1e6).toFixed(1)} MB of JavaScript, ${nodes} nodes, ${workers} workers, ${((Date.now() - began) / round).toFixed(0)} ms a round`);
      expect(workers).toBe(0);
      expect(nodes, 'nodes after this round beside those after the tenth').toBeLessThan(early.nodes + 300);
      expect(heap, 'memory after this round beside that after the tenth').toBeLessThan(early.heap + 1.5e6);
    }
  }
});

test(`${kills} workers ended at random moments`, async ({ page, watch }) => {
  test.skip(test.info().project.name === 'single', 'a page from file:// has no locks, by which the death would be noticed');
  test.setTimeout(kills * 20_000);
  watch.expectError('asked to panic');
  await withSeeds(page);
  // Enough text for two workers.
  await dropRepeated(page, ['a.txt', 'b.txt'], '合作共赢，面向未来。中国同中亚国家的合作不断深化，成果惠及各国人民。\n', 12_000);
  await read(page, 7);
  const before = await answered(page, question);
  // The same sequence in every run: what goes wrong once goes wrong again.
  let state = 20250617;
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  let asked = 0;
  for (let kill = 1; kill <= kills; kill++) {
    const waiting = random() < 0.7 ? answered(page, question) : null;
    await page.waitForTimeout(random() * 40);
    const workers = page.workers();
    const worker = workers[Math.floor(random() * workers.length)];
    // Half by the browser's hand, half by a defect. One that is gone by itself meanwhile is as good as killed.
    await worker?.evaluate((by) => {
      if (by === 'browser') self.close();
      else self.dispatchEvent(new MessageEvent('message', { data: { id: 0, method: 'panic', args: [] } }));
    }, random() < 0.5 ? 'browser' : 'defect').catch(() => undefined);
    if (waiting) {
      expect(await waiting === before, `the question during kill ${kill} is answered as before`).toBe(true);
      asked++;
    }
    if (kill % 50 === 0) console.log(`${kill} workers ended, ${asked} questions in the middle of it answered as before`);
  }
  expect(await answered(page, question) === before).toBe(true);
  await expect(page.locator('.facts')).toContainText(/^7 /);
});
