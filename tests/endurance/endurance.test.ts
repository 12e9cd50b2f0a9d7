/** Endurance: ROUNDS rounds of load, ask, close with flat memory; KILLS workers ended at random moments with nothing lost. */
import type { Page } from '@playwright/test';
import { ask, drop, dropRepeated, expect, fromDisk, read, seeds, test } from '../page/fixture.ts';
import { keeps, made, withWork } from '../page/work.ts';

const rounds = Number(process.env['ROUNDS'] ?? 1000);
const kills = Number(process.env['KILLS'] ?? 300);

interface Asking { wenmai: { ask(question: object): Promise<{ answer: unknown }>; memory(): Promise<{ held: number; linear: number }[]> } }
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

/** Bytes of WebAssembly memory that the workers have. */
const linear = (page: Page): Promise<number> =>
  page.evaluate(async () => (await (globalThis as unknown as Asking).wenmai.memory()).reduce((sum, each) => sum + each.linear, 0));

test(`${rounds} rounds of load, ask, close`, async ({ page }) => {
  test.setTimeout(rounds * 20_000);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto('./');
  const files = seeds.map(fromDisk);
  let first = '';
  let early: { heap: number; nodes: number; wasm: number } | null = null;
  const began = Date.now();
  for (let round = 1; round <= rounds; round++) {
    await drop(page, files);
    await expect(page.locator('.facts')).toContainText(/^5 /);
    await expect(page.locator('.progress')).toHaveCount(0);
    const answer = await answered(page, question);
    first ||= answer;
    expect(answer === first, `round ${round} answers as the first did`).toBe(true);
    const measured = round === 10 || round === rounds || round % 100 === 0;
    const wasm = measured ? await linear(page) : 0;
    await page.locator('#tab-start').click();
    await page.getByRole('button', { name: '全部忘记' }).click({ timeout: 15_000 });
    await expect(page.locator('.facts')).toBeEmpty();
    if (measured) {
      const { heap, nodes, workers } = await held(page);
      early ??= { heap, nodes, wasm };
      console.log(`round ${round}: ${(heap / 1e6).toFixed(1)} MB of JavaScript, ${(wasm / 1e6).toFixed(1)} MB of WebAssembly with the texts, ${nodes} nodes, ${workers} workers, ${((Date.now() - began) / round).toFixed(0)} ms a round`);
      expect(workers).toBe(0);
      expect(nodes, 'nodes after this round beside those after the tenth').toBeLessThan(early.nodes + 300);
      expect(wasm, 'memory of the workers in this round beside that in the tenth').toBeLessThan(early.wasm + 10e6);
      expect(heap, 'memory after this round beside that after the tenth').toBeLessThan(early.heap + 1.5e6);
    }
  }
});

test(`${kills} workers ended at random moments`, async ({ page, watch }) => {
  test.skip(test.info().project.name === 'single', 'a page from file:// has no locks, by which the death would be noticed');
  test.setTimeout(kills * 20_000);
  watch.expectError('asked to panic');
  await withWork(page);
  // Enough text for two workers.
  await dropRepeated(page, ['a.txt', 'b.txt'], '合作共赢，面向未来。中国同中亚国家的合作不断深化，成果惠及各国人民。\n', 12_000);
  await read(page, 7);
  await ask(page, '峰会');
  const work = await made(page);
  const questions = [question, { ask: 'documents' }, { ask: 'timeline', queries: ['合作'] }];
  const answers = await Promise.all(questions.map((each) => answered(page, each)));
  // The same sequence in every run: what goes wrong once goes wrong again.
  let state = 20250617;
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  let asked = 0;
  let hits = 0;
  let round = 0;
  while (hits < kills) {
    round++;
    expect(round, 'rounds in which a worker was hit').toBeLessThan(kills * 3 + 10);
    const which = Math.floor(random() * questions.length);
    const waiting = random() < 0.7 ? answered(page, questions[which]!) : null;
    await page.waitForTimeout(random() * 40);
    const workers = page.workers();
    const worker = workers[Math.floor(random() * workers.length)];
    // Half by the browser's hand, half by a defect. One that is gone by itself meanwhile does not count.
    const hit = await worker?.evaluate((by) => {
      if (by === 'browser') self.close();
      else self.dispatchEvent(new MessageEvent('message', { data: { id: 0, method: 'panic', args: [] } }));
      return true;
    }, random() < 0.5 ? 'browser' : 'defect').catch(() => false);
    if (hit) hits++;
    if (waiting) {
      expect(await waiting === answers[which], `the question during kill ${hits} is answered as before`).toBe(true);
      asked++;
    }
    if (hit && hits % 50 === 0) {
      console.log(`${hits} workers ended in ${round} rounds, ${asked} questions in the middle of it answered as before`);
      await keeps(page, work);
    }
  }
  console.log(`${hits} workers ended in ${round} rounds, ${asked} questions in the middle of it answered as before`);
  for (const [i, each] of questions.entries()) expect(await answered(page, each) === answers[i]).toBe(true);
  await expect(page.locator('.facts')).toContainText(/^7 /);
  await keeps(page, work);
});
