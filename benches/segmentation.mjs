// What benches/segmentation.rs measures natively, compiled to WebAssembly and run by Node: node benches/segmentation.mjs [FOLDER].
// Needs wasm-bindgen in the version of Cargo.lock: `make tools` puts it into .tools/bin.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = process.argv[2] ?? join(root, 'seeds');
const run = (command, args) => execFileSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] });

// The last line that names an executable is the bench.
const lines = run('cargo', ['build', '--release', '--locked', '--bench', 'segmentation', '--target', 'wasm32-unknown-unknown', '--message-format', 'json'])
  .split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
const wasm = lines.filter((line) => line.reason === 'compiler-artifact' && line.target.name === 'segmentation').at(-1).filenames.find((name) => name.endsWith('.wasm'));
const out = mkdtempSync(join(tmpdir(), 'segmentation-'));
const own = join(root, '.tools', 'bin', 'wasm-bindgen');
run(existsSync(own) ? own : 'wasm-bindgen', ['--target', 'nodejs', '--no-typescript', '--out-dir', out, '--out-name', 'bench', wasm]);
const { Bench } = createRequire(import.meta.url)(join(out, 'bench.js'));
rmSync(out, { recursive: true, force: true });

const metadata = JSON.parse(run('cargo', ['metadata', '--format-version', '1', '--locked']));
const jieba = readFileSync(join(dirname(metadata.packages.find((p) => p.name === 'jieba-rs').manifest_path), 'src', 'data', 'dict.txt'));
const news = readFileSync(join(root, 'assets', 'news.dict'));
const names = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort();
const text = names.map((name) => readFileSync(join(folder, name), 'utf8')).join('').repeat(process.argv[2] ? 1 : 20);

/** The median time of eleven runs of each, in milliseconds, the runs taking turns; before them as many as V8 takes to compile what is hot. */
function middle(...works) {
  const times = works.map(() => []);
  for (let round = -5; round < 11; round += 1) {
    works.forEach((work, at) => {
      const start = performance.now();
      work();
      if (round >= 0) times[at].push(performance.now() - start);
    });
  }
  return times.map((each) => each.sort((a, b) => a - b)[each.length >> 1]);
}

const bench = new Bench(news);
const [bare, model, whole] = middle(() => bench.bare(text, false), () => bench.bare(text, true), () => bench.whole(text));
const [compact, asText] = middle(() => new Bench(news).free(), () => new Bench(jieba).free());
const speed = (time) => `${(Buffer.byteLength(text) / 1e3 / time).toFixed(1)} MB/s`;
console.log(`wasm bare segmentation, no HMM = ${speed(bare)}`);
console.log(`wasm bare segmentation, HMM = ${speed(model)}`);
console.log(`wasm lexer, segmenter and parts of speech = ${speed(whole)}`);
console.log(`wasm lexer, segmenter and parts of speech, share of bare without HMM = ${(bare / whole).toFixed(2)}`);
console.log(`wasm lexer, segmenter and parts of speech, share of bare with HMM = ${(model / whole).toFixed(2)}`);
const wire = (bytes) => (gzipSync(bytes, { level: 9 }).length / 1e3).toFixed(0);
console.log(`asset gzipped = ${wire(news)} kB, jieba's text = ${wire(jieba)} kB`);
console.log(`wasm start from the asset = ${compact.toFixed(0)} ms`);
console.log(`wasm start from jieba's text = ${asText.toFixed(0)} ms`);
console.log(`wasm start, share of jieba's time = ${(compact / asText).toFixed(2)}`);
