// The table of ratios: node run.mjs [--grow] [--megabytes 100]. Everything runs over the same folder of text, one thing after
// the other, on this machine and in this hour; ratios are what can be compared, times are not.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folder } from './corpus.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const argument = (name, otherwise) => (process.argv.includes(name) ? Number(process.argv[process.argv.indexOf(name) + 1]) : otherwise);
const last = (text) => JSON.parse(text.trim().split('\n').pop());
const run = (command, args) => execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 });
const attempt = (work) => { try { return work(); } catch { return null; } };
const MB = 1e6;

const limit = (path) => last(run('cargo', ['bench', '--locked', '--bench', 'limit', '--', path]));
const browser = (path, workers) => last(run('node', [join(here, 'browser.mjs'), path, String(workers)]));
const peer = (name, path) => attempt(() => last(run('node', [join(here, 'peers.mjs'), name, path])));

const versions = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).dependencies;
const commit = attempt(() => run('git', ['rev-parse', '--short', 'HEAD']).trim()) ?? '';
const out = [];
const say = (line = '') => { console.log(line); out.push(line); };

say(`# ${new Date().toISOString().slice(0, 10)}, commit ${commit}`);
say(`${cpus().length} × ${cpus()[0].model}, node ${process.version}`);

function compare(megabytes) {
  const text = folder(root, megabytes * MB);
  const small = folder(root, 21 * MB);
  const native = limit(text.path);
  const [one, two] = [browser(text.path, 1), browser(text.path, 2)];
  const peers = ['jieba-wasm', 'node-rs-jieba', 'intl-segmenter'].map((name) => peer(name, small.path));
  const python = attempt(() => last(run(existsSync(join(root, '.tools/python/bin/python')) ? join(root, '.tools/python/bin/python') : 'python3', [join(here, 'peer.py'), small.path])));
  const rate = ({ milliseconds }) => text.bytes / (milliseconds / 1000);
  const rows = [
    ['limit: jieba-rs cut, HMM, native, one thread', native.limit],
    ['our lexer and segmenter, native', native.cut],
    ['whole ingest, native, one thread', native.ingest],
    [`whole ingest, Chromium ${one.version}, one worker, cold`, rate(one)],
    [`whole ingest, Chromium ${two.version}, two workers, cold`, rate(two)],
    [`jieba-wasm ${versions['jieba-wasm']}, segmentation only`, peers[0]?.bytesPerSecond],
    [`@node-rs/jieba ${versions['@node-rs/jieba']}, segmentation only`, peers[1]?.bytesPerSecond],
    ['Intl.Segmenter, segmentation only', peers[2]?.bytesPerSecond],
    ['python jieba with a Counter', python?.bytesPerSecond],
  ];
  say(`\n${(text.bytes / MB).toFixed(1)} MB of text (${text.name}, extended) in ${text.files} files; peers over ${(small.bytes / MB).toFixed(1)} MB\n`);
  say('| what | MB/s | of the limit |');
  say('|---|--:|--:|');
  for (const [name, value] of rows) say(`| ${name} | ${value ? (value / MB).toFixed(1) : 'not here'} | ${value ? (value / native.limit).toFixed(2) : ''} |`);
  const linear = two.memory.reduce((sum, { linear }) => sum + linear, 0);
  say();
  say(`ratio ingest-pool2-vs-limit = ${(rate(two) / native.limit).toFixed(3)}`);
  say(`ratio ingest-worker-vs-limit = ${(rate(one) / native.limit).toFixed(3)}`);
  if (peers[0]) say(`ratio ingest-pool2-vs-jieba-wasm = ${(rate(two) / peers[0].bytesPerSecond).toFixed(2)}`);
  say(`ratio memory-per-byte = ${(linear / text.bytes).toFixed(2)}`);
  say(`\nQuestions over it, two workers, median of three, milliseconds: ${Object.entries(two.questions).map(([name, time]) => `${name} ${time.toFixed(0)}`).join(', ')}`);
}

function grow(sizes) {
  say('\n| MB | seconds | MB/s | linear memory, bytes per byte | held | terms, ms | collocates | concordance | timeline |');
  say('|--:|--:|--:|--:|--:|--:|--:|--:|--:|');
  const per = {};
  for (const size of sizes) {
    const text = folder(root, size * MB);
    const two = browser(text.path, 2);
    const sum = (field) => two.after.reduce((total, each) => total + each[field], 0) / text.bytes;
    per[size] = two.milliseconds / text.bytes;
    const q = two.questions;
    say(`| ${size} | ${(two.milliseconds / 1000).toFixed(1)} | ${(text.bytes / MB / (two.milliseconds / 1000)).toFixed(1)} | ${sum('linear').toFixed(2)} | ${sum('held').toFixed(2)} | ${q.terms.toFixed(0)} | ${q.collocates.toFixed(0)} | ${q.concordance.toFixed(0)} | ${q.timeline.toFixed(0)} |`);
  }
  const largest = Math.max(...sizes);
  if (per[30] && largest > 30) say(`\nratio time-growth-${largest === 1000 ? '1gb' : `${largest}mb`}-vs-30mb = ${(per[largest] / per[30]).toFixed(3)}`);
}

compare(argument('--megabytes', 100));
if (process.argv.includes('--grow')) grow([10, 30, 100, 300, 1000].filter((size) => size <= argument('--to', 1000)));
