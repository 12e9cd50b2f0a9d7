// The segmenters that people use from JavaScript, over one folder of text: node peers.mjs NAME FOLDER. One process each, so
// that none suffers from another's memory. Prints the median of three runs in bytes per second.
import { createRequire } from 'node:module';
import { whole } from './corpus.mjs';

const [, , name, path] = process.argv;
const text = whole(path);
const lines = text.split('\n');
const require = createRequire(import.meta.url);

const peers = {
  'jieba-wasm': () => {
    const { cut } = require('jieba-wasm');
    return () => lines.reduce((sum, line) => sum + cut(line, true).length, 0);
  },
  'node-rs-jieba': () => {
    const { Jieba } = require('@node-rs/jieba');
    const { dict } = require('@node-rs/jieba/dict');
    const jieba = Jieba.withDict(dict);
    return () => lines.reduce((sum, line) => sum + jieba.cut(line, true).length, 0);
  },
  'intl-segmenter': () => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
    return () => {
      let sum = 0;
      for (const line of lines) for (const _ of segmenter.segment(line)) sum++;
      return sum;
    };
  },
};
const cut = peers[name]();
cut();
const times = Array.from({ length: 3 }, () => {
  const start = performance.now();
  cut();
  return performance.now() - start;
}).sort((a, b) => a - b);
console.log(JSON.stringify({ name, bytesPerSecond: Buffer.byteLength(text) / (times[1] / 1000) }));
