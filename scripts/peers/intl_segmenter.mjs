// Cuts each line of the standard input with Intl.Segmenter; tokens are separated by U+001F.
import { readFileSync } from 'node:fs';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const lines = readFileSync(0, 'utf8').replace(/\n$/, '').split('\n');
const cut = (line) => Array.from(segmenter.segment(line), ({ segment }) => segment).join('\x1f');
process.stdout.write(`${lines.map(cut).join('\n')}\n`);
