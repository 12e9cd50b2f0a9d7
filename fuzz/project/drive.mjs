// The project file, whose reader is the page's own: node fuzz/project/drive.mjs SECONDS [seed=N]. The very code of the page is
// run, with mutated archives and descriptions. Whatever a file says: reading it ends, what was taken is taken again as it
// is, and the core accepts the settings and every question that the page then asks.
import { build } from 'esbuild';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { generator } from './mutate.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const seconds = Number(process.argv.slice(2).find((each) => /^\d+$/.test(each)) ?? 10);
const seed = Number(process.argv.find((each) => each.startsWith('seed='))?.slice(5) ?? 1);

// What the page's modules look at as they load.
Object.defineProperty(globalThis, 'navigator', { value: { languages: ['zh-CN'], hardwareConcurrency: 1 }, configurable: true });
globalThis.matchMedia = () => ({ matches: false, addEventListener() {} });

const target = join(root, 'fuzz', 'target', 'project.mjs');
const define = { __ASSETS__: '{}', __DIGESTS__: '{}', __SINGLE__: 'true', __VERSION__: '"0"', __BUILD__: '"0"' };
await build({ entryPoints: [join(here, 'entry.ts')], bundle: true, format: 'esm', outfile: target, define, logLevel: 'error' });
const page = await import(pathToFileURL(target).href);
page.initSync({ module: readFileSync(join(root, 'pkg', 'wenmai_bg.wasm')) });
const dictionary = new TextEncoder().encode('中国 1000 ns\n合作 900 vn\n');
const core = new page.Core(dictionary, '{}');

const source = generator(seed, () => page.describe().state);

/** What is said of a question that no hand could have made. */
const MALFORMED = /unknown (variant|field)|invalid (type|value|length)|missing field|did not match any variant|out of range|JSON/;

/** Everything a file goes through; the promises are those at the head of this file. @param {Uint8Array} bytes */
function run(bytes) {
  const unpacked = page.unpack(bytes);
  if (unpacked === null) return 'damaged';
  const of = page.understood(unpacked.description);
  if (of === null) return 'foreign';
  page.setParts(of, true);
  page.setParts(of, false);
  const taken = JSON.stringify(page.describe().state);
  page.setParts({ state: JSON.parse(taken) }, true);
  page.setParts({ state: JSON.parse(taken) }, false);
  const again = JSON.stringify(page.describe().state);
  if (again !== taken) throw new Error(`what was taken is not taken again:\n${taken}\n${again}`);
  new page.Core(dictionary, page.toJson(page.take())).free();
  for (const question of page.asked()) {
    try {
      core.open(page.toJson(question));
      core.finish(page.toJson(question));
    } catch (error) {
      // What a person typed may be no query, and days may end before they begin: then the answer says so.
      const { code, message } = /** @type {any} */ (error);
      if (code === 'query' || (code === 'question' && !MALFORMED.test(message))) continue;
      throw new Error(`${/** @type {any} */ (error).message}\n${JSON.stringify(question)}`);
    }
  }
  return 'opened';
}

const began = Date.now();
/** @type {Record<string, number>} */
const ended = { damaged: 0, foreign: 0, opened: 0 };
let runs = 0;
let slowest = 0;
page.describe();
const pristine = JSON.stringify(page.describe().state);
while (Date.now() - began < seconds * 1000) {
  page.setParts({ state: JSON.parse(pristine) }, true);
  page.setParts({ state: JSON.parse(pristine) }, false);
  const bytes = source();
  const start = performance.now();
  try {
    ended[run(bytes)]++;
  } catch (error) {
    const folder = join(root, 'fuzz', 'artifacts', 'project');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'last.wenmai'), bytes);
    console.log(`project   FOUND: ${error instanceof Error ? error.stack : error}\nthe input is in fuzz/artifacts/project/last.wenmai`);
    process.exit(1);
  }
  slowest = Math.max(slowest, performance.now() - start);
  runs++;
}
console.log(`project   ${String(runs).padStart(9)} runs in ${String(Math.round((Date.now() - began) / 1000)).padStart(5)} s, slowest ${slowest.toFixed(1)} ms, ${Object.entries(ended).map(([how, times]) => `${times} ${how}`).join(', ')}`);
