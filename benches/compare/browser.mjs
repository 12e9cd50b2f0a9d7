// The whole pipeline in headless Chromium over the built site: node browser.mjs FOLDER WORKERS. The page starts cold: a new
// browser, an empty cache. Prints one line of JSON.
import { read, withPage } from './page.mjs';

const [, , folder, workers] = process.argv;
await withPage(Number(workers), async (page, browser) => {
  const milliseconds = await read(page, '#folder', folder);
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
  const after = await page.evaluate(() => globalThis.wenmai.memory());
  const facts = (await page.evaluate(() => globalThis.wenmai.ask({ ask: 'facts' }))).answer;
  console.log(JSON.stringify({ workers: Number(workers), milliseconds, memory, after, questions, facts, version: browser.version() }));
});
