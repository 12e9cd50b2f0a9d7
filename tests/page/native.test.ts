/** The same question, natively and in the browser: the same answer, with the same fingerprint. */
import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { expect, root, seeds, test, withSeeds } from './fixture.ts';

const questions = [
  { ask: 'documents' },
  { ask: 'terms', limit: 300 },
  { ask: 'terms', stop_words: false, groups: ['place'], sort: 'documents' },
  { ask: 'collocates', node: '中亚' },
  { ask: 'collocates', node: '合作|发展', left: 2, right: 3, within: 'document', sort: 'g2', limit: 50 },
  { ask: 'timeline', queries: ['中亚', '"一带一路"', '峰会'], bin: 'day' },
  { ask: 'concordance', query: '中国', sort: ['R1', 'L1'], limit: 200, context: 60 },
  { ask: 'concordance', query: '"命运共同体"', scope: { from: '2025-06-17', to: '2025-06-18' } },
  { ask: 'text', document: [1, 0], query: '中亚' },
];

function native(question: object): unknown {
  const output = execFileSync(join(root, 'target', 'debug', 'wenmai'), ['ask', '-', ...seeds.map((path) => basename(path))], {
    cwd: join(root, 'seeds'), input: JSON.stringify(question), encoding: 'utf8', maxBuffer: 1 << 28,
  });
  return JSON.parse(output);
}

test('every question has the same answer natively and in the browser', async ({ page }) => {
  test.setTimeout(600_000);
  // The program that is built with the core's tests: there already where those were run.
  execFileSync('cargo', ['test', '--quiet', '--locked', '--no-run'], { cwd: root, env: { ...process.env, CARGO_TARGET_DIR: join(root, 'target') } });
  await withSeeds(page);
  for (const question of questions) {
    const here = await page.evaluate((asked) => {
      const { wenmai } = globalThis as unknown as { wenmai: { ask(question: object): Promise<unknown> } };
      return wenmai.ask(asked);
    }, question);
    expect(here, JSON.stringify(question)).toEqual(native(question));
  }
});
