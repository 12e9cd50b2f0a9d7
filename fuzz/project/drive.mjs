// The project file, whose reader is the page's own: node fuzz/project/drive.mjs SECONDS [seed=N]. The very code of the page is
// run, with mutated archives and descriptions. Whatever a file says: reading it ends, what was taken is taken again as it
// is, and the core accepts the settings and every question that the page then asks.
import { build } from 'esbuild';
import { zipSync } from 'fflate';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const seconds = Number(process.argv.slice(2).find((each) => /^\d+$/.test(each)) ?? 10);
const seed = Number(process.argv.find((each) => each.startsWith('seed='))?.slice(5) ?? 1);

// What the page's modules look at as they load.
Object.defineProperty(globalThis, 'navigator', { value: { languages: ['zh-CN'], hardwareConcurrency: 1 }, configurable: true });
globalThis.matchMedia = () => ({ matches: false, addEventListener() {} });

const target = join(root, 'target', 'fuzz', 'project.mjs');
const define = { __ASSETS__: '{}', __DIGESTS__: '{}', __SINGLE__: 'true', __VERSION__: '"0"', __BUILD__: '"0"' };
await build({ entryPoints: [join(here, 'entry.ts')], bundle: true, format: 'esm', outfile: target, define, logLevel: 'error' });
const page = await import(pathToFileURL(target).href);
page.initSync({ module: readFileSync(join(root, 'pkg', 'wenmai_bg.wasm')) });
const dictionary = new TextEncoder().encode('中国 1000 ns\n合作 900 vn\n');
const core = new page.Core(dictionary, '{}');

/** As fastrand or any other would do; the same sequence for the same seed. */
let state = seed >>> 0;
const random = () => (state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0) / 2 ** 32;
const below = (/** @type {number} */ n) => Math.floor(random() * n);
const one = (/** @type {any[]} */ of) => of[below(of.length)];

const odd = [
  null, true, false, 0, -1, 1.5, 1e300, -1e300, 4294967296, Number.MAX_SAFE_INTEGER, '', 'x', '2025-06-17', '2025-99-99', '0000-00-00', '9999-12-31', '中国', '"', '/[', '\u0000', '\ud800',
  '<img src=x onerror=alert(1)>', 'view=terms&terms.sort=x&timeline.smooth=9999', 'phrases.least=8&phrases.most=2', 'terms.sort=__proto__', '__proto__', 'constructor',
  [], {}, [null], [[0, 0]], [[1e300, -1]], { length: -1 }, [{}], ['x'], { name: 'a', scope: { from: '2025-13-01' } }, { document: [0, 0], start: 5, end: 1 }, 'x'.repeat(70_000),
];
const base = () => ({
  format: 'wenmai', formatVersion: 1, program: '0', saved: '2025-06-17T00:00:00Z', corpus: null, batches: [[{ path: 'a.txt', reading: null, size: 3 }]],
  state: {
    ...structuredClone(page.describe().state), query: '中亚, 合作', scope: { from: '2025-06-01', only: [[0, 0]], copies: 'all' },
    selections: [{ name: '会后', scope: { holding: 'a', without: [[1, 0]] } }], notes: [{ document: [0, 0], start: 1, end: 3, label: '甲', text: 'b' }],
    columns: { terms: ['count'] }, address: 'view=collocations&collocations.left=3&concordance.sample=10', pattern: '*国', filter: 'a', choices: { 'a.txt': 'gbk' },
  },
});

/** A place somewhere within, as [object, key]. */
function place(/** @type {any} */ value) {
  let at = { value };
  /** @type {any} */ let key = 'value';
  for (let depth = below(7); depth > 0; depth--) {
    const inner = /** @type {any} */ (at)[key];
    if (typeof inner !== 'object' || inner === null || Object.keys(inner).length === 0) break;
    at = inner;
    key = one(Object.keys(inner));
  }
  return [at, key];
}

function mutated() {
  const of = base();
  for (let times = 1 + below(5); times > 0; times--) {
    const [at, key] = place(of.state);
    const choice = below(5);
    if (choice === 0) delete at[key];
    else if (choice === 1 && Array.isArray(at)) at.push(...at, one(odd));
    else if (choice === 2) Object.defineProperty(at, one(['__proto__', 'length', 'x', 'sort', 'from']), { value: one(odd), enumerable: true, configurable: true, writable: true });
    else at[key] = structuredClone(one(odd));
  }
  let text = JSON.stringify(of);
  while (below(4) === 0) {
    const at = below(text.length);
    text = text.slice(0, at) + one(['', '"', '}', ']', '\\', '0', ',', '中', '\u0000', text.slice(below(text.length)).slice(0, 40)]) + text.slice(at + below(4));
  }
  return text;
}

/** An archive with that description, damaged now and then. */
function archive(/** @type {string} */ text) {
  const bytes = zipSync({ 'project.json': new TextEncoder().encode(text), 'files/0': new Uint8Array([97, 98, 99]) }, { level: one([0, 6]) });
  if (below(3) > 0) return bytes;
  for (let times = 1 + below(4); times > 0; times--) bytes[below(bytes.length)] = one([0, 255, below(256)]);
  return below(4) === 0 ? bytes.slice(0, below(bytes.length)) : bytes;
}

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
  new page.Core(dictionary, JSON.stringify(page.take())).free();
  for (const question of page.asked()) {
    try {
      core.open(JSON.stringify(question));
      core.finish(JSON.stringify(question));
    } catch (error) {
      // A query that the user typed may be none; then it says where.
      if (/** @type {any} */ (error).code === 'query') continue;
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
  const bytes = archive(mutated());
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
