// How long questions take in one browser worker once a corpus is read and indexed: node questions.mjs FILE. Prints one line of
// JSON: for each question milliseconds until the page has the answer, as medians.
//
//   first  the first question of a page that has just read the corpus, once
//   again  asked of the corpus as it was read; merged counts are thrown away between two runs, the index stays
//   fresh  asked of a part of the corpus that was never looked at
//
// Each as {clock, busy}: `busy` is processor time of the whole page, so that others on the machine do not count; null where
// the system does not tell.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { read, withPage } from './page.mjs';

const RUNS = 9;
const [, , file] = process.argv;

/** By the names that scripts/oracles/speed.py has for them. `target` is the most that is allowed, in milliseconds. */
const QUESTIONS = [
  { name: 'first page of lines, 中国', target: 50, question: { ask: 'concordance', query: '中国' } },
  { name: 'collocates of 中国', target: 50, question: { ask: 'collocates', node: '中国' } },
  { name: 'whole term table, sorted', target: 50, question: { ask: 'terms', stop_words: false } },
  { name: 'timeline of three words', target: 50, question: { ask: 'timeline', queries: ['中国', '经济', '合作'] } },
  { name: 'all 3-grams', target: 2000, question: { ask: 'ngrams', min_n: 3, max_n: 3, min_count: 1, stop_words: false, nested: 'kept' } },
  {
    name: 'keyness of two years', target: 200,
    question: { ask: 'keyness', scope: { from: '2023-01-01', to: '2023-12-31' }, reference: { scope: { from: '2024-01-01', to: '2024-12-31' } } },
  },
];

const median = (times) => [...times].sort((a, b) => a - b)[times.length >> 1];

/** Nanoseconds of processor time of all threads of a process, as Linux counts them; null elsewhere. */
function busy(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const of = (thread) => Number(readFileSync(join('/proc', String(pid), 'task', thread, 'schedstat'), 'utf8').split(' ')[0]);
    return threads.reduce((sum, thread) => sum + of(thread), 0);
  } catch {
    return null;
  }
}

async function rendererOf(browser) {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  // The page is the renderer that has worked most.
  const renderers = processInfo.filter(({ type }) => type === 'renderer').sort((a, b) => b.cpuTime - a.cpuTime);
  return renderers[0]?.id ?? 0;
}

/** Milliseconds of one question, by the clock and of processor time. */
async function ask(page, renderer, question) {
  const before = busy(renderer);
  const clock = await page.evaluate(async (question) => {
    const start = performance.now();
    await globalThis.wenmai.ask(question);
    return performance.now() - start;
  }, question);
  return { clock, busy: before === null ? null : (busy(renderer) - before) / 1e6 };
}

const medians = (times) => ({ clock: median(times.map(({ clock }) => clock)), busy: times[0].busy === null ? null : median(times.map(({ busy }) => busy)) });

/** Other questions, so many that nothing merged is kept of the ones before. */
const forget = (page, run) => page.evaluate(async (run) => {
  for (let other = 0; other < 8; other++) await globalThis.wenmai.ask({ ask: 'concordance', query: '㐀㐀', seed: run * 8 + other });
}, run);

/** A part of the corpus that was never looked at, with everything in it. */
const never = (question, run) => ({ ...question, scope: { ...question.scope, without: [[4294967295, run]] } });

let first = null;
await withPage(1, async (page, browser) => {
  await read(page, '#files', file);
  first = await ask(page, await rendererOf(browser), QUESTIONS[0].question);
});
await withPage(1, async (page, browser) => {
  const milliseconds = await read(page, '#files', file);
  const { tokens, documents } = (await page.evaluate(() => globalThis.wenmai.ask({ ask: 'facts' }))).answer;
  const renderer = await rendererOf(browser);
  const questions = [];
  for (const { name, target, question } of QUESTIONS) {
    const [again, fresh] = [[], []];
    for (let run = 0; run <= RUNS; run++) {
      await forget(page, run);
      const time = await ask(page, renderer, question);
      // The first run is for the index of the question's own scope.
      if (run > 0) again.push(time);
    }
    for (let run = 0; run < RUNS; run++) fresh.push(await ask(page, renderer, never(question, run)));
    questions.push({ name, target, again: medians(again), fresh: medians(fresh) });
  }
  console.log(JSON.stringify({ version: browser.version(), documents, tokens, milliseconds, first, questions }));
});
