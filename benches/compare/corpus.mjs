// The text that everything is measured on: a folder of dated files of about a quarter of a megabyte, so many bytes in all.
//
// What is there is used first: an archive of real news, else the sample texts. What is missing is made of it: clauses of
// the real text in a new order, so that the words keep their frequencies (Zipf) and no passage is long enough to be a copy,
// and now and then a name that was never there, as often as new words come up in the real text (Heaps: V = K·N^β, β
// measured on it). The same seed gives the same bytes.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';

const FILE = 250_000;

/** The archive of real news, where there is one. */
export const archive = (root) => [process.env.WENMAI_NEWS, join(root, '..', 'shared', 'corpora', 'evening-news-2022-2024.zip')].find((path) => path && existsSync(path));

/** The real texts, in order of their names. */
export function realTexts(root) {
  const news = archive(root);
  if (news) {
    const files = Object.entries(unzipSync(readFileSync(news))).filter(([, bytes]) => bytes.length > 0);
    return { name: 'evening news 2022–2024', texts: files.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bytes]) => new TextDecoder().decode(bytes)) };
  }
  const names = readdirSync(join(root, 'seeds')).filter((name) => name.endsWith('.txt')).sort();
  return { name: 'the sample texts', texts: names.map((name) => readFileSync(join(root, 'seeds', name), 'utf8')) };
}

/** Numbers in [0, 1): mulberry32. */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** β and K of Heaps' law for the pairs of neighbouring characters of a text. */
function heaps(text) {
  const seen = new Set();
  let half = 0;
  for (let at = 0; at + 1 < text.length; at++) {
    seen.add(text.charCodeAt(at) * 65536 + text.charCodeAt(at + 1));
    if (at === text.length >> 1) half = seen.size;
  }
  const beta = Math.log2(seen.size / half);
  return { beta, k: seen.size / text.length ** beta };
}

/** Texts without end: the real ones, then made ones. */
function* texts(real, seed) {
  yield* real;
  const next = random(seed);
  const whole = real.join('\n');
  const clauses = whole.match(/[^。！？；，\n]{2,38}[，。；！？]/gu) ?? ['没有文字，'];
  const han = [...whole.slice(0, 400_000)].filter((c) => /\p{Script=Han}/u.test(c));
  const { beta, k } = heaps(whole.slice(0, 4_000_000));
  let characters = whole.length;
  for (;;) {
    const parts = [];
    let length = 0;
    while (length < FILE / 3) {
      const sentences = 2 + Math.floor(next() * 4);
      for (let s = 0; s < sentences; s++) {
        const many = 2 + Math.floor(next() * 4);
        for (let c = 0; c < many; c++) {
          let clause = clauses[Math.floor(next() * clauses.length)];
          if (next() < Math.min(1, k * beta * characters ** (beta - 1) * clause.length * 0.1)) {
            const name = Array.from({ length: 2 + Math.floor(next() * 2) }, () => han[Math.floor(next() * han.length)]).join('');
            clause = `${name}${clause}`;
          }
          parts.push(c === many - 1 ? `${clause.slice(0, -1)}。` : `${clause.slice(0, -1)}，`);
          length += clause.length;
          characters += clause.length;
        }
      }
      parts.push('\n');
    }
    yield parts.join('');
  }
}

/** A folder under `target/corpus` with `bytes` bytes of text in files; made when it is not there. */
export function folder(root, bytes) {
  const real = realTexts(root);
  const path = join(root, 'target', 'corpus', `${real.name === 'the sample texts' ? 'seeds' : 'news'}-${Math.round(bytes / 1e6)}`);
  const done = join(path, '.done');
  if (existsSync(done)) return { path, name: real.name, ...JSON.parse(readFileSync(done, 'utf8')) };
  mkdirSync(path, { recursive: true });
  let [size, files, open, held] = [0, 0, [], 0];
  const day = new Date(Date.UTC(2000, 0, 1));
  const flush = () => {
    const data = Buffer.concat(open);
    writeFileSync(join(path, `${day.toISOString().slice(0, 10)}.txt`), data);
    day.setUTCDate(day.getUTCDate() + 1);
    files++;
    size += data.length;
    [open, held] = [[], 0];
  };
  for (const text of texts(real.texts, 20260101)) {
    const data = Buffer.from(`${text}\n`);
    open.push(data);
    held += data.length;
    if (held >= FILE || size + held >= bytes) flush();
    if (size >= bytes) break;
  }
  writeFileSync(done, JSON.stringify({ bytes: size, files }));
  return { path, name: real.name, bytes: size, files };
}

/** All files of a folder, one after the other. */
export function whole(path) {
  const names = readdirSync(path).filter((name) => name.endsWith('.txt') && statSync(join(path, name)).isFile()).sort();
  return names.map((name) => readFileSync(join(path, name), 'utf8')).join('\n');
}
