// The whole pipeline in headless Chromium over the built site: node browser.mjs FOLDER WORKERS. The page starts cold: a new
// browser, an empty cache. Prints one line of JSON.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const [, , folder, workers] = process.argv;
const port = 4890 + Number(workers);
const server = spawn('node', [join(root, 'www/serve.mjs'), '--port', String(port)], { stdio: 'ignore' });
const address = `http://127.0.0.1:${port}/`;
for (let tries = 0; tries < 50; tries++) {
  if (await fetch(address).then((r) => r.ok, () => false)) break;
  await new Promise((resolve) => setTimeout(resolve, 100));
}
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] });
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(1_800_000);
  // The page takes as many workers as the machine has cores.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setHardwareConcurrencyOverride', { hardwareConcurrency: Number(workers) });
  await page.goto(address);
  await page.locator('#folder').waitFor({ state: 'attached' });
  await page.locator('#folder').setInputFiles(folder);
  const read = () => performance.getEntriesByName('wenmai:read').map(({ duration }) => duration)[0];
  await page.waitForFunction(read, null, { polling: 200, timeout: 1_800_000 });
  const milliseconds = await page.evaluate(read);
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
        await globalThis.wenmai.ask({ ...question, scope: { without: [[4294967295, run + Math.floor(Math.random() * 1e9)]] } });
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
  // A question is put and dropped, another takes its place: until the first is gone and the second begins.
  const dropped = await page.evaluate(async () => {
    const abort = new AbortController();
    const first = globalThis.wenmai.ask({ ask: 'concordance', query: '发展', scope: { without: [[4294967295, 7]] } }, abort.signal).catch(() => null);
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
} finally {
  await browser.close();
  server.kill();
}
