// The built site in headless Chromium, cold: a new browser, an empty cache. `work` gets the page.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Opens the page with so many workers: it takes as many as the machine has cores. */
export async function withPage(workers, work) {
  const port = 4890 + workers;
  const server = spawn('node', [join(root, 'www/serve.mjs'), '--port', String(port)], { stdio: 'ignore' });
  const address = `http://127.0.0.1:${port}/`;
  for (let tries = 0; tries < 50; tries++) {
    if (await fetch(address).then((r) => r.ok, () => false)) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(1_800_000);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setHardwareConcurrencyOverride', { hardwareConcurrency: workers });
    await page.goto(address);
    return await work(page, browser);
  } finally {
    await browser.close();
    server.kill();
  }
}

/** Drops files or a folder on an input of the page; milliseconds until all of it is read and indexed. */
export async function read(page, input, path) {
  await page.locator(input).waitFor({ state: 'attached' });
  await page.locator(input).setInputFiles(path);
  const duration = () => performance.getEntriesByName('wenmai:read').map(({ duration }) => duration)[0];
  await page.waitForFunction(duration, null, { polling: 200, timeout: 1_800_000 });
  return page.evaluate(duration);
}
