// The smoke test of every engine: drop, count, chart, export, offline, single file. node tests/engines/smoke.mjs [engine …]
// The numbers of the hosted page and of the single file must be those of the native program, in every engine.
import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { staticServer } from '../../www/static.mjs';
import { engines, native } from './engines.mjs';
import { Browser } from './webdriver.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const seeds = readdirSync(join(root, 'seeds')).filter((name) => name.endsWith('.txt')).sort();
const wanted = process.argv.slice(2).map((name) => name.toLowerCase());

const questions = [
  { ask: 'documents' },
  { ask: 'terms', limit: 300 },
  { ask: 'collocates', node: '中亚', limit: 100 },
  { ask: 'timeline', queries: ['中亚', '"一带一路"'], bin: 'day' },
  { ask: 'concordance', query: '合作', sort: ['R1', 'L1'], limit: 200 },
];
console.log('asking the native program');
const truth = questions.map((question) => native(root, question, seeds));

const facts = () => document.querySelector('.facts')?.textContent?.trim() ?? '';
/** @param {Browser} browser @param {number} count */
const documents = (browser, count) => browser.until(`${count} documents`, (/** @type {number} */ n) => {
  const said = document.querySelector('.facts')?.textContent ?? '';
  return new RegExp(`^\\s*${n} (篇|documents?)`).test(said) && !document.querySelector('.progress') ? said : '';
}, count);
const tab = (/** @type {Browser} */ browser, /** @type {string} */ name) =>
  browser.run((/** @type {string} */ view) => document.querySelector(`#tab-${view}`)?.click(), name);
const query = (/** @type {Browser} */ browser, /** @type {string} */ text) => browser.run((/** @type {string} */ words) => {
  const input = document.querySelector('#query');
  input.value = words;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.closest('form').requestSubmit();
}, text);

/** Files dropped on the page, as a hand would. @param {Browser} browser @param {{ name: string, bytes: Buffer }[]} dropped */
const drop = (browser, dropped) => browser.run((/** @type {{ name: string, base64: string }[]} */ files) => {
  const dataTransfer = new DataTransfer();
  for (const { name, base64 } of files) dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name));
  for (const type of ['dragenter', 'dragover', 'drop']) {
    document.querySelector('main').dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }
}, dropped.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })));
const seed = (/** @type {string} */ name) => ({ name, bytes: readFileSync(join(root, 'seeds', name)) });

/** What a button saves: the file is caught on its way to the disk. @param {Browser} browser @param {string} within @param {string} label */
const saved = async (browser, within, label) => {
  await browser.run((/** @type {string} */ where, /** @type {string} */ name) => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      URL.createObjectURL = make;
      const reader = new FileReader();
      reader.onload = () => (window.caught = String(reader.result));
      reader.readAsDataURL(blob);
      return make.call(URL, blob);
    };
    window.caught = '';
    [...document.querySelectorAll(`${where} button`)].find((button) => button.textContent?.trim() === name).click();
  }, within, label);
  const address = await browser.until(`the ${label} of ${within}`, () => window.caught);
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
};

/** Every question has the native program's answer. @param {Browser} browser */
async function same(browser) {
  for (const [i, question] of questions.entries()) {
    // As text: a driver may round numbers on the way.
    const here = JSON.parse(await browser.run((/** @type {object} */ asked) => window.wenmai.ask(asked).then(JSON.stringify), question));
    deepStrictEqual(here, truth[i], `${question.ask} differs from the native program`);
  }
}

/** The seeds by drop and by button, the same numbers as natively, every view, a chart, exports, a project. @param {Browser} browser */
async function work(browser) {
  await browser.until('the page', () => document.querySelector('#query') !== null);
  // So that a worker can be ended below.
  await browser.run(() => {
    const Real = window.Worker;
    window.workers = [];
    window.Worker = class extends Real {
      constructor(/** @type {any} */ address) {
        super(address);
        window.workers.push(this);
      }
    };
  });
  await drop(browser, seeds.slice(0, 4).map(seed));
  await documents(browser, 4);
  await tab(browser, 'start');
  await browser.files('#files', [join(root, 'seeds', seeds[4])]);
  await documents(browser, 5);
  await same(browser);
  await query(browser, '中亚, 合作');
  await tab(browser, 'timeline');
  await browser.until('the chart', () => document.querySelector('wm-timeline .chart[data-drawn] canvas'));
  const svg = (await saved(browser, 'wm-timeline wm-chart', 'SVG')).toString('utf8');
  ok(svg.startsWith('<svg') && svg.includes('中亚') && svg.includes('N = '), 'the SVG has no legend or no N');
  const png = await saved(browser, 'wm-timeline wm-chart', 'PNG');
  strictEqual(png.subarray(1, 4).toString(), 'PNG');
  await tab(browser, 'terms');
  await browser.until('the terms', () => document.querySelector('wm-terms .grid-body [role=row]'));
  const csv = await saved(browser, 'wm-terms', 'CSV');
  deepStrictEqual([...csv.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  ok(csv.toString('utf8').split('\n').length > 500, 'the table of terms is too short');
  const views = await browser.run(() => [...document.querySelectorAll('[role=tab][id^=tab-]')].map(({ id }) => id.slice(4)));
  ok(views.length >= 8, `only the views ${views}`);
  for (const view of views) {
    await tab(browser, view);
    await browser.until(`the view ${view}`, (/** @type {string} */ name) => {
      const panel = document.querySelector('#panel');
      return panel.getAttribute('aria-labelledby') === `tab-${name}` && panel.innerText.trim().length > 40 && !panel.querySelector('[aria-busy=true]');
    }, view);
  }
  return browser.run(facts);
}

/** A project is saved, everything is forgotten, and it is opened again. @param {Browser} browser */
async function project(browser) {
  await tab(browser, 'start');
  await browser.until('the button', () => document.querySelector('#save-project:not([disabled])'));
  const label = await browser.run(() => document.querySelector('#save-project').textContent.trim());
  const file = await saved(browser, '.project', label);
  await browser.run(() => document.querySelector('.project button.quiet').click());
  await browser.until('everything to be forgotten', () => document.querySelector('.facts').textContent.trim() === '');
  await drop(browser, [{ name: 'mine.wenmai', bytes: file }]);
  await documents(browser, 5);
  await browser.until('the query of the project', () => document.querySelector('#query').value === '中亚, 合作');
  await same(browser);
  return `project of ${file.length} bytes saved and opened`;
}

/** One worker ends without a word: it is noticed, replaced, and the numbers are the same. @param {Browser} browser */
async function killed(browser) {
  const began = Date.now();
  // All that were there since a project took the place of everything; those that were there for one answer only have ended and hear nothing.
  await browser.run(() => window.workers.forEach((worker) => worker.postMessage({ id: 0, method: 'vanish', args: [] })));
  await browser.until('the end of a worker to be noticed', () => document.querySelector('.fault'));
  const after = Date.now() - began;
  await documents(browser, 5);
  await same(browser);
  return `a worker that ended was noticed after ${(after / 1000).toFixed(1)} s and replaced`;
}

/** @param {Browser} browser */
async function hosted(browser) {
  const server = staticServer(() => join(root, 'dist'), '/some/name/');
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const results = [];
  try {
    await browser.open(`http://127.0.0.1:${port}/some/name/`);
    results.push(`hosted: ${await work(browser)}; ${await project(browser)}; ${await killed(browser)}`);
    await browser.until('the page to be kept on the device', () => new Promise((resolve) => {
      const worker = navigator.serviceWorker.controller;
      if (!worker) return resolve(false);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      worker.postMessage('which build', [port2]);
    }));
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  // In its place one that counts and never answers: a server that is gone counts nothing.
  const hits = /** @type {string[]} */ ([]);
  const deaf = createServer(({ url, socket }) => {
    hits.push(url ?? '');
    socket.destroy();
  });
  await new Promise((resolve) => deaf.listen(port, '127.0.0.1', () => resolve(undefined)));
  try {
    for (let round = 0; round < 3; round++) {
      await browser.reload();
      await work(browser);
    }
  } finally {
    deaf.closeAllConnections();
    await new Promise((resolve) => deaf.close(resolve));
  }
  // Browsers look for a newer version by themselves.
  const asked = hits.filter((url) => !url.endsWith('/sw.js'));
  deepStrictEqual(asked, [], 'the page asked for what is not on the device');
  results.push(`offline: the server stopped, reloaded three times, ${await browser.run(facts)}, ${asked.length} hits but ${hits.length} for sw.js`);
  return results;
}

/** @param {Browser} browser */
async function single(browser) {
  const file = join(root, 'dist', 'wenmai.html');
  await browser.open(pathToFileURL(file).href);
  strictEqual(await browser.run(() => location.protocol), 'file:');
  const said = `${await work(browser)}; ${await project(browser)}; ${await killed(browser)}`;
  const bytes = readFileSync(file);
  return [`single file from file://: ${said}; ${bytes.length} bytes, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`];
}

let passed = 0;
let failed = 0;
let skipped = 0;
for (const engine of engines()) {
  if (wanted.length > 0 && !wanted.includes(engine.name.toLowerCase())) continue;
  if ('missing' in engine) {
    console.log(`${engine.name}: skipped, ${engine.missing}`);
    skipped++;
    continue;
  }
  for (const [what, run] of /** @type {const} */ ([['hosted page and offline', hosted], ['single file', single]])) {
    /** @type {Browser | undefined} */
    let browser;
    try {
      browser = await Browser.start(engine);
      const results = await run(browser);
      for (const result of results) console.log(`${engine.name} (${browser.name}), ${result}`);
      passed++;
    } catch (error) {
      console.log(`${engine.name}, ${what}: FAILED, ${error instanceof Error ? error.stack : error}`);
      failed++;
    } finally {
      await browser?.stop();
    }
  }
}
console.log(`test result: ${failed === 0 ? 'ok' : 'FAILED'}. ${passed} passed; ${failed} failed; ${skipped} engines skipped`);
process.exitCode = failed === 0 ? 0 : 1;
