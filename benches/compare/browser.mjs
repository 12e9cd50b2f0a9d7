// The whole pipeline in headless Chromium over the built site: node browser.mjs FOLDER WORKERS. The page starts cold: a new
// browser, an empty cache. Prints one line of JSON.
import { read, withPage } from './page.mjs';

const [, , folder, workers] = process.argv;
await withPage(Number(workers), async (page, browser) => {
  const milliseconds = await read(page, '#folder', folder);
  const { processInfo } = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
  // Of all processes of the browser, from its start on: the page, its workers, and what the files were read by.
  const seconds = processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  const memory = await page.evaluate(() => globalThis.wenmai.memory());
  const ask = async (question) => {
    const times = await page.evaluate(async (question) => {
      const times = [];
      for (let run = 0; run < 3; run++) {
        const start = performance.now();
        // A field that changes nothing but makes the question a new one, so that nothing is remembered.
        await globalThis.wenmai.ask({ ...question, scope: { without: [[4294967295, run]] } });
        times.push(performance.now() - start);
      }
      return times;
    }, question);
    return times.sort((a, b) => a - b)[1];
  };
  const questions = {
    terms: await ask({ ask: 'terms' }),
    concordance: await ask({ ask: 'concordance', query: '中国' }),
    collocates: await ask({ ask: 'collocates', node: '中国' }),
    timeline: await ask({ ask: 'timeline', queries: ['中国', '经济', '合作'] }),
  };
  // A question is put and dropped, another takes its place: until the first is gone and the second is answered.
  const dropped = await page.evaluate(async () => {
    const abort = new AbortController();
    const first = globalThis.wenmai.ask({ ask: 'terms', scope: { without: [[4294967295, 7]] } }, abort.signal).catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, 30));
    const start = performance.now();
    abort.abort();
    await first;
    await globalThis.wenmai.ask({ ask: 'documents', limit: 1 });
    return performance.now() - start;
  });
  const after = await page.evaluate(() => globalThis.wenmai.memory());
  const facts = (await page.evaluate(() => globalThis.wenmai.ask({ ask: 'facts' }))).answer;
  console.log(JSON.stringify({ workers: Number(workers), milliseconds, seconds, memory, after, questions, dropped, facts, version: browser.version() }));
});
