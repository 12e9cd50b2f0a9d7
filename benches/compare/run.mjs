// The table of ratios: node run.mjs [--megabytes 100] [--rounds 3] [--grow] [--to 1000]. Everything runs over the same text on
// this machine and in this hour; what is compared takes turns, and medians are taken. Ratios can be compared with those of
// another day, times cannot.
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
const run = (command, args) => execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 26 });
const attempt = (work) => { try { return work(); } catch { return null; } };
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const MB = 1e6;

const limit = (path, ...more) => last(run('cargo', ['bench', '--locked', '--quiet', '--bench', 'limit', '--', path, ...more]));
const browser = (path, workers) => last(run('node', [join(here, 'browser.mjs'), path, String(workers)]));
const peer = (name, path) => attempt(() => last(run('node', [join(here, 'peers.mjs'), name, path])));
const python = (path) => {
  const own = join(root, '.tools/python/bin/python');
  return attempt(() => last(execFileSync(existsSync(own) ? own : 'python3', [join(here, 'peer.py'), path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })));
};

const versions = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).dependencies;
const commit = attempt(() => run('git', ['rev-parse', '--short', 'HEAD']).trim()) ?? '';
const rust = attempt(() => run('rustc', ['--version']).split(' ')[1]) ?? '';
const say = (line = '') => console.log(line);

/** Runs of the limit and of both pools, in turns. */
function turns(text, rounds) {
  const runs = { limit: [], one: [], two: [] };
  for (let round = 0; round < rounds; round++) {
    runs.limit.push(limit(text.path));
    runs.two.push(browser(text.path, 2));
    runs.limit.push(limit(text.path));
    runs.one.push(browser(text.path, 1));
  }
  const rate = (each) => median(each.map(({ milliseconds }) => text.bytes / (milliseconds / 1000)));
  // What both cores could do if nothing else ran: bytes by the processor time that the browser took.
  const processor = (each, workers) => median(each.map(({ seconds }) => (workers * text.bytes) / seconds));
  return {
    limit: median(runs.limit.map((each) => each.limit)), limitProcessor: median(runs.limit.map((each) => each.limit_processor)),
    one: rate(runs.one), two: rate(runs.two), oneProcessor: processor(runs.one, 1), twoProcessor: processor(runs.two, 2),
    last: runs.two.at(-1),
  };
}

function compare(megabytes, rounds) {
  const text = folder(root, megabytes * MB);
  const small = folder(root, 21 * MB);
  limit(small.path);
  const large = turns(text, rounds);
  const cold = turns(small, 1);
  const stages = limit(small.path, '--stages');
  const peers = ['jieba-wasm', 'node-rs-jieba', 'intl-segmenter'].map((name) => peer(name, small.path));
  const rows = [
    ['limit: jieba-rs cut, HMM, native, one thread', large.limit, large.limit],
    ['whole ingest, two workers, cold', large.two, large.limit],
    ['whole ingest, one worker, cold', large.one, large.limit],
    [`whole ingest of ${(small.bytes / MB).toFixed(0)} MB, two workers, cold`, cold.two, cold.limit],
    [`whole ingest of ${(small.bytes / MB).toFixed(0)} MB, one worker, cold`, cold.one, cold.limit],
    ['two workers, by processor time of the whole browser', large.twoProcessor, large.limitProcessor],
    ['one worker, by processor time of the whole browser', large.oneProcessor, large.limitProcessor],
    [`jieba-wasm ${versions['jieba-wasm']}, segmentation only`, peers[0]?.bytesPerSecond, large.limit],
    [`@node-rs/jieba ${versions['@node-rs/jieba']}, segmentation only`, peers[1]?.bytesPerSecond, large.limit],
    ['Intl.Segmenter, segmentation only', peers[2]?.bytesPerSecond, large.limit],
    ['python jieba with a Counter', python(small.path)?.bytesPerSecond, large.limit],
    ...['ingest', 'cut', 'segment_han', 'clean', 'prints', 'settle'].map((name) => [`native, one thread: ${name}`, stages[name], stages.limit_processor]),
  ];
  say(`\n${(text.bytes / MB).toFixed(1)} MB of text (${text.name}, extended) in ${text.files} files, ${rounds} rounds; peers and stages over ${(small.bytes / MB).toFixed(1)} MB; Chromium ${large.last.version}\n`);
  say('| what | MB/s | of the limit |');
  say('|---|--:|--:|');
  for (const [name, value, of] of rows) say(`| ${name} | ${value ? (value / MB).toFixed(1) : 'not here'} | ${value ? (value / of).toFixed(2) : ''} |`);
  const linear = large.last.memory.reduce((sum, each) => sum + each.linear, 0);
  say();
  say(`ratio ingest-pool2-vs-limit = ${(large.two / large.limit).toFixed(3)}`);
  say(`ratio ingest-worker-vs-limit = ${(large.one / large.limit).toFixed(3)}`);
  if (peers[0]) say(`ratio ingest-pool2-vs-jieba-wasm = ${(large.two / peers[0].bytesPerSecond).toFixed(2)}`);
  say(`ratio memory-per-byte = ${(linear / text.bytes).toFixed(2)}`);
  say(`ratio ingest-pool2-vs-limit-cold-21mb = ${(cold.two / cold.limit).toFixed(3)}`);
  say(`ratio ingest-pool2-vs-limit-by-processor-time = ${(large.twoProcessor / large.limitProcessor).toFixed(3)}`);
}

function grow(sizes) {
  say('\n| MB | seconds | MB/s | linear memory, bytes per byte | after questions | held | terms, ms | collocates | concordance | timeline | dropped, ms |');
  say('|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|');
  const per = {};
  for (const size of sizes) {
    const text = folder(root, size * MB);
    const two = attempt(() => browser(text.path, 2));
    if (!two) {
      say(`| ${size} | could not be read here |`);
      continue;
    }
    const sum = (of, field) => (of.reduce((total, each) => total + each[field], 0) / text.bytes).toFixed(2);
    per[size] = two.milliseconds / text.bytes;
    const q = two.questions;
    const times = [q.terms, q.collocates, q.concordance, q.timeline, two.dropped].map((time) => time.toFixed(0)).join(' | ');
    say(`| ${size} | ${(two.milliseconds / 1000).toFixed(1)} | ${(text.bytes / MB / (two.milliseconds / 1000)).toFixed(1)} | ${sum(two.memory, 'linear')} | ${sum(two.after, 'linear')} | ${sum(two.memory, 'held')} | ${times} |`);
  }
  const largest = Math.max(...Object.keys(per).map(Number));
  if (per[30] && largest > 30) say(`\nratio time-growth-${largest === 1000 ? '1gb' : `${largest}mb`}-vs-30mb = ${(per[largest] / per[30]).toFixed(3)}`);
}

say(`# ${new Date().toISOString().slice(0, 10)}, commit ${commit}`);
say(`${cpus().length} × ${cpus()[0].model}, Rust ${rust}, node ${process.version}`);
compare(argument('--megabytes', 100), argument('--rounds', 3));
if (process.argv.includes('--grow')) grow([10, 30, 100, 300, 1000].filter((size) => size <= argument('--to', 1000)));
