#!/usr/bin/env node
// The sample texts in seeds/: `--check` compares them with the SHA-256 sums in seeds/README.md; without it, the table
// of that README is counted anew. Nothing here is part of the product.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';

const folder = new URL('../seeds/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort();

/** What can be counted in a text without understanding it; each pattern is explained in seeds/README.md. */
const facts = {
  'bytes': (text) => Buffer.byteLength(text),
  'lines': (text) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
  'blank lines': (text) => count(text, /^$\n/gm),
  'Han characters': (text) => count(text, /\p{Script=Han}/gu),
  'line breaks inside a block': (text) => count(text, /[^\n]\n(?=[^\n])/g),
  'breaks between two Han characters inside a block': (text) => count(text, /\p{Script=Han}\n(?=\p{Script=Han})/gu),
  'blank lines in mid-sentence, at least': (text) =>
    count(text, /^(?=[^\n]{15})[^\n]*，[^\n]*\p{Script=Han}\n\n(?=[\p{Script=Han}“])/gmu),
  'lines with a space between Han and digit': (text) =>
    count(text, /^(?=[^\n]*(?:\p{Script=Han} \d|\d \p{Script=Han}))[^\n]+$/gmu),
  '中国—中亚 (U+2014)': (text) => count(text, /中\n*国\n*—\n*中\n*亚/g),
  '中国－中亚 (U+FF0D)': (text) => count(text, /中\n*国\n*－\n*中\n*亚/g),
  'page jumps (上接…, 下转…)': (text) => count(text, /[（(](?:上接|下转)[^）)]*[）)]/g),
  'datelines 新华社…电': (text) => count(text, /新华社\p{Script=Han}+\d+月\d+日电/gu),
  'letter-spaced lines': (text) => count(text, /^(?:\p{Script=Han} ){6,}\p{Script=Han}$/gmu),
  'lines over 40 characters that occur before': (text) => repeats(text),
};

function count(text, pattern) {
  return [...text.matchAll(pattern)].length;
}

function repeats(text) {
  const long = text.split('\n').filter((line) => [...line].length > 40);
  return long.length - new Set(long).size;
}

function check() {
  const readme = readFileSync(new URL('README.md', folder), 'utf8');
  const sums = new Map([...readme.matchAll(/^([0-9a-f]{64}) {2}(\S+)$/gm)].map(([, sum, name]) => [name, sum]));
  let failed = 0;
  for (const name of new Set([...sums.keys(), ...names])) {
    const sum = names.includes(name) ? createHash('sha256').update(readFileSync(new URL(name, folder))).digest('hex') : 'no such file';
    const same = sums.get(name) === sum;
    if (!same) failed += 1;
    console.log(`${name}: ${same ? 'OK' : `FAILED (README ${sums.get(name) ?? 'has no sum'}, file ${sum})`}`);
  }
  console.log(`test result: ${sums.size + names.length > 0 && !failed ? 'ok' : 'FAILED'}. ${new Set([...sums.keys(), ...names]).size - failed} passed; ${failed} failed`);
  if (failed || !sums.size) process.exitCode = 1;
}

function table() {
  const texts = names.map((name) => readFileSync(new URL(name, folder), 'utf8'));
  console.log(`| | ${names.map((name) => name.slice(0, 3)).join(' | ')} |\n|---|${names.map(() => '--:').join('|')}|`);
  for (const [label, fact] of Object.entries(facts)) console.log(`| ${label} | ${texts.map(fact).join(' | ')} |`);
}

if (process.argv.includes('--check')) check();
else table();
