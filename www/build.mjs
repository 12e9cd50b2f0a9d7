// Builds the page into dist/: one command, no configuration. Every asset carries a hash of its content in its name,
// and every address is relative, so that dist/ works under any path of any static host. dist/wenmai.html is the same
// page as one file. The same sources give the same bytes. node www/build.mjs [--out dist] [--version 0.1.0] [--wasm pkg/wenmai_bg.wasm]
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import * as policies from './build/policy.mjs';
import { gzip } from './build/gzip.mjs';
import { icons, manifest } from './build/install.mjs';
import { packed, plain } from './build/packed.mjs';
import * as privacy from './build/privacy.mjs';
import { singleFile, travelling } from './build/single.mjs';
import { split } from './build/split.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'dist') }, version: { type: 'string' }, wasm: { type: 'string', default: join(root, 'pkg', 'wenmai_bg.wasm') }, pdf: { type: 'string', default: join(root, 'pkg-pdf', 'wenmai_pdf_bg.wasm') }, unpack: { type: 'string', default: join(root, 'pkg-unpack', 'wenmai_unpack_bg.wasm') } } });
const out = values.out;
const assets = join(out, 'assets');
/** Assets by the names that scripts ask for. @type {Map<string, Buffer>} */
const contents = new Map();
/** What was written, for the table of sizes at the end. @type {{ name: string, bytes: number, gzip: number }[]} */
const written = [];

/** Writes one asset under a name with its hash; answers the name. */
function put(name, content) {
  const bytes = Buffer.from(content);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const dot = name.indexOf('.');
  const hashed = `${name.slice(0, dot)}-${hash}${name.slice(dot)}`;
  writeFileSync(join(assets, hashed), bytes);
  contents.set(hashed, bytes);
  written.push({ name: hashed, bytes: bytes.length, gzip: gzip(bytes).length });
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

const { wasm, pdf, unpack } = values;
for (const module of [wasm, pdf, unpack]) {
  if (existsSync(module)) continue;
  console.error(`${relative(root, module)} is missing: run \`make wasm\` first`);
  process.exit(1);
}
if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, '.nojekyll'))) {
  console.error(`${out} holds files that no build of the page has written: it is left alone`);
  process.exit(1);
}
rmSync(out, { recursive: true, force: true });
mkdirSync(assets, { recursive: true });
writeFileSync(join(out, '.nojekyll'), '');

const addresses = {
  wasm: put('core.wasm.lzma', packed(wasm)),
  // Fetched with the first PDF that is dropped.
  pdf: put('pdf.wasm.lzma', packed(pdf)),
  unpack: put('unpack.wasm', readFileSync(unpack)),
  dictionary: put('dictionary.bin.gz', gzip(readFileSync(join(root, 'assets', 'news.dict')))),
  // Fetched only by who wants to cut as jieba does.
  jieba: put('jieba.txt.gz', gzip(jieba())),
  worker: put('worker.js', await bundle('www/core/worker.ts', 'iife')),
  charts: put('charts.js', await bundle('www/charts/index.ts', 'esm')),
  wordsEn: put('words-en.js', await bundle('www/i18n/en.ts', 'esm')),
  wordsZhCN: put('words-zh-CN.js', await bundle('www/i18n/zh-CN.ts', 'esm')),
  wordsZhTW: put('words-zh-TW.js', await bundle('www/i18n/zh-TW.ts', 'esm')),
  sample: sample(),
};
const version = values.version ?? JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
const shown = icons(put);
/** What scripts may ask for, by digest: what arrives is compared with it. Some hosts unpack .gz files on the way. */
const digest = (bytes) => `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
const digests = Object.fromEntries([...contents].map(([name, bytes]) =>
  [name, name.endsWith('.gz') ? `${digest(bytes)} ${digest(gunzipSync(bytes))}` : digest(bytes)]));
// The service worker hands modules out as they were before they were packed.
for (const [name, file] of [[addresses.wasm, wasm], [addresses.pdf, pdf]]) digests[plain(name)] = digest(readFileSync(file));
/** Stands for the build until everything that makes it up is known. */
const BUILD = '@@build@@@';
const style = await bundle('www/styles/index.css', 'esm');
const define = (single) => ({
  __ASSETS__: JSON.stringify(addresses), __DIGESTS__: JSON.stringify(single ? Object.fromEntries([...data].map(([name, bytes]) => [name, digest(bytes)])) : digests), __SINGLE__: String(single),
  __VERSION__: JSON.stringify(version), __BUILD__: JSON.stringify(BUILD),
});

// The charts are bundled into the script of the single file, run with the first chart as well; its other parts are data.
// jieba's own dictionary, which few will ask for, would be a third of the file and is left out: the hosted page has it.
const asked = JSON.stringify({ ...addresses, charts: '', wordsEn: '', wordsZhCN: '', wordsZhTW: '', jieba: '' });
const data = travelling(new Map([...contents].filter(([name]) => asked.includes(`"${name}"`))));
const alone = await bundle('www/main.ts', 'iife', define(true));
const scripts = await split(join(root, 'www/main.ts'), define(false), out);
/** @param {Record<string, string>} files */
const keeper = (files) => bundle('www/offline/sw.ts', 'iife', {
  __FILES__: JSON.stringify(files), __UNPACK__: JSON.stringify(`assets/${addresses.unpack}`), __BUILD__: JSON.stringify(BUILD),
});
const [template, aside] = ['index.html', 'privacy.html'].map((name) => readFileSync(join(root, 'www', name), 'utf8'));
/** The build: ten characters that differ whenever anything of the page does. */
const stamp = createHash('sha256').update([alone, ...scripts.map(({ text }) => text), style, template, aside, ...privacy.sources, await keeper({}), ...contents.keys()].join('\0')).digest('hex').slice(0, 10);
const stamped = (text) => text.replaceAll(BUILD, stamp);
/** What a script is called once its content, and so that of what it imports, is known. @type {Map<string, string>} */
const called = new Map();
for (const { file, role, text } of scripts) {
  let content = stamped(text);
  for (const [before, after] of called) content = content.replaceAll(before, after);
  called.set(file, put(`${role}.js`, content));
}
const ofRole = (role) => scripts.filter((script) => script.role === role).map(({ file }) => called.get(file));
const [main] = ofRole('main');
const look = put('style.css', style);

// The icon stands in the page itself: browsers ask for an icon again whenever the address changes.
const seal = `data:image/svg+xml,${encodeURIComponent(readFileSync(join(root, 'www', 'seal.svg'), 'utf8').replaceAll('\n', ''))}`;
/** Every {{name}} of a template, replaced once; what takes a place is taken as it is. */
const fill = (template, places) => template.replace(/{{(\w+)}}/g, (_, name) => {
  if (!(name in places)) throw new Error(`a page asks for {{${name}}}, which nothing fills`);
  return places[name];
});
/** Files that the service worker keeps, by address, with their digests. The single file is there to be taken away, not to be kept. */
const files = Object.fromEntries([...contents].map(([name, bytes]) => [`assets/${name}`, digests[name] ?? digest(bytes)]));
/** Writes a file under its plain name. */
const page = (name, html, address = name) => {
  if (address) files[address] = digest(html);
  writeFileSync(join(out, name), html);
  written.push({ name, bytes: Buffer.byteLength(html), gzip: gzip(html).length });
};
const integrity = (name) => `integrity="${digest(contents.get(name))}"`;
page('index.html', fill(template, {
  policy: policies.hosted, seal, last: '',
  links: `${ofRole('shared').map((name) => `<link rel="modulepreload" href="assets/${name}" ${integrity(name)}>\n`).join('')}<link rel="manifest" href="manifest.webmanifest">\n<link rel="apple-touch-icon" href="assets/${shown.touch}">\n`,
  style: `<link rel="stylesheet" href="assets/${look}" ${integrity(look)}>`,
  script: `<script type="module" src="assets/${main}" ${integrity(main)}></script>`,
}), './');
page('manifest.webmanifest', manifest(shown));
const notice = readFileSync(join(root, 'NOTICE'), 'utf8');
const single = singleFile({ template, seal, script: stamped(alone), style, notice, dialog: privacy.dialog(), contents: data, fill });
page('wenmai.html', single, '');
const fingerprint = createHash('sha256').update(single).digest('hex');
page('privacy.html', fill(aside, {
  policy: policies.text, seal, style: `<link rel="stylesheet" href="assets/${look}" ${integrity(look)}>`,
  articles: privacy.pageArticles({ bytes: Buffer.byteLength(single), hash: fingerprint, version }),
}));
page('sw.js', stamped(await keeper(files)), '');
// As sha256sum writes it and reads it: sha256sum -c wenmai.html.sha256
writeFileSync(join(out, 'wenmai.html.sha256'), `${fingerprint}  wenmai.html\n`);

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(11);
for (const { name, bytes, gzip } of written) console.log(`${name.padEnd(44)}${kb(bytes)}${kb(gzip)} gzipped`);
const first = written.filter(({ name }) => [main, ...ofRole('shared'), look, addresses.wordsZhCN, 'index.html'].includes(name));
console.log(`${'before the page is usable'.padEnd(55)}${kb(first.reduce((sum, { gzip }) => sum + gzip, 0))} gzipped`);
console.log(`version ${version}, build ${stamp}`);
console.log(`SHA-256 of wenmai.html: ${fingerprint}`);
console.log(`written: ${basename(out)}/`);
