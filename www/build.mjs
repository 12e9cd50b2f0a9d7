// Builds the page into dist/: one command, no configuration. Every asset carries a hash of its content in its name,
// and every address is relative, so that dist/ works under any path of any static host.
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'dist');
const assets = join(out, 'assets');
/** What was written, for the table of sizes at the end. @type {{ name: string, bytes: number, gzip: number }[]} */
const written = [];

const POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self' blob: data:",
  "worker-src 'self' blob:", "connect-src 'self'", "manifest-src 'self'", "font-src 'self'", "base-uri 'none'",
  "form-action 'none'", "require-trusted-types-for 'script'", 'trusted-types lit-html app default',
].join('; ');

/** Writes one asset under a name with its hash; answers the name. */
function put(name, content) {
  const bytes = Buffer.from(content);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const dot = name.indexOf('.');
  const hashed = `${name.slice(0, dot)}-${hash}${name.slice(dot)}`;
  writeFileSync(join(assets, hashed), bytes);
  written.push({ name: hashed, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length });
  return hashed;
}

/** Bundles one entry into one text. A glue file that only hands out its own address never needs `import.meta`. */
async function bundle(entry, format, define = {}) {
  const result = await build({
    entryPoints: [join(root, entry)], bundle: true, write: false, minify: true, format, target: ['es2022'],
    define, legalComments: 'none', charset: 'utf8', logOverride: { 'empty-import-meta': 'silent' }, outdir: out,
  });
  return result.outputFiles[0].text;
}

/** jieba's dictionary, from the source of the crate that Cargo.lock pins. */
function jieba() {
  const metadata = JSON.parse(execFileSync('cargo', ['metadata', '--format-version', '1', '--locked'], {
    cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'],
  }));
  const crate = metadata.packages.find((p) => p.name === 'jieba-rs');
  if (!crate) throw new Error('jieba-rs is not among the packages of Cargo.lock');
  return readFileSync(join(dirname(crate.manifest_path), 'src', 'data', 'dict.txt'));
}

function sample() {
  const names = readdirSync(join(root, 'seeds')).filter((name) => name.endsWith('.txt')).sort();
  return names.map((name) => ({ name, url: put(name, readFileSync(join(root, 'seeds', name))) }));
}

const wasm = join(root, 'pkg', 'wenmai_bg.wasm');
if (!existsSync(wasm)) {
  console.error(`${relative(root, wasm)} is missing: run \`wasm-pack build --target web --out-dir pkg\` first`);
  process.exit(1);
}
rmSync(out, { recursive: true, force: true });
mkdirSync(assets, { recursive: true });

const addresses = {
  wasm: put('core.wasm', readFileSync(wasm)),
  dictionary: put('dictionary.bin.gz', gzipSync(readFileSync(join(root, 'assets', 'news.dict')), { level: 9 })),
  // Fetched only by who wants to cut as jieba does.
  jieba: put('jieba.txt.gz', gzipSync(jieba(), { level: 9 })),
  worker: put('worker.js', await bundle('www/core/worker.ts', 'iife')),
  charts: put('charts.js', await bundle('www/charts/index.ts', 'esm')),
  sample: sample(),
};
const version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
const main = put('main.js', await bundle('www/main.ts', 'esm', {
  __ASSETS__: JSON.stringify(addresses), __VERSION__: JSON.stringify(version),
}));
const style = put('style.css', await bundle('www/styles/index.css', 'esm'));
// The icon stands in the page itself: browsers ask for an icon again whenever the address changes.
const seal = `data:image/svg+xml,${encodeURIComponent(readFileSync(join(root, 'www', 'seal.svg'), 'utf8').replaceAll('\n', ''))}`;

const html = readFileSync(join(root, 'www', 'index.html'), 'utf8')
  .replace('{{policy}}', POLICY).replace('{{style}}', `assets/${style}`)
  .replace('{{main}}', `assets/${main}`).replace('{{seal}}', seal);
writeFileSync(join(out, 'index.html'), html);
writeFileSync(join(out, '.nojekyll'), '');
written.push({ name: 'index.html', bytes: Buffer.byteLength(html), gzip: gzipSync(html, { level: 9 }).length });

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(11);
for (const { name, bytes, gzip } of written) console.log(`${name.padEnd(44)}${kb(bytes)}${kb(gzip)} gzipped`);
const first = written.filter(({ name }) => [main, style, 'index.html'].includes(name));
console.log(`${'before the page is usable'.padEnd(55)}${kb(first.reduce((sum, { gzip }) => sum + gzip, 0))} gzipped`);
console.log(`written: ${basename(out)}/`);
