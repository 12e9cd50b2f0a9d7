#!/usr/bin/env node
// Which licences the project depends on. Without an argument: a table of every package that this system
// and the page build with; `--write` writes NOTICE for those that end in the product; `--check` fails when NOTICE is not what
// `--write` would write. In every case a licence outside `allowed` is a failure.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

/** What may be depended on; of several offered, the first in this order is taken. */
const allowed = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Zlib', 'Unicode-3.0', 'Unlicense', 'Apache-2.0', 'MPL-2.0', 'CC-BY-4.0', 'CC0-1.0'];

/** The licences taken under an SPDX expression, or null when it offers none that is allowed. */
function choose(expression) {
  const tokens = expression.replaceAll('/', ' OR ').match(/[()]|[^\s()]+/g) ?? [];
  const rank = (set) => Math.max(...set.map((id) => allowed.indexOf(id)));
  const atom = () => {
    const token = tokens.shift();
    if (token === '(') {
      const inner = any();
      tokens.shift();
      return inner;
    }
    // "Apache-2.0 WITH LLVM-exception" only adds permissions.
    if (tokens[0] === 'WITH') tokens.splice(0, 2);
    return allowed.includes(token) ? [token] : null;
  };
  const all = () => {
    let taken = atom();
    while (tokens[0] === 'AND') {
      tokens.shift();
      const next = atom();
      taken = taken && next && [...new Set([...taken, ...next])];
    }
    return taken;
  };
  const any = () => {
    let taken = all();
    while (tokens[0] === 'OR') {
      tokens.shift();
      const next = all();
      if (!taken || (next && rank(next) < rank(taken))) taken = next;
    }
    return taken;
  };
  const taken = any();
  return tokens.length ? null : taken;
}

/** Crates: what is linked into the WebAssembly modules is in the product; build scripts, macros and tests are not. */
function crates() {
  const metadata = (...args) =>
    JSON.parse(execFileSync('cargo', ['metadata', '--locked', '--format-version', '1', ...args], { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] }));
  const wasm = metadata('--filter-platform', 'wasm32-unknown-unknown', '--features', 'wenmai-pdf/reader');
  const nodes = new Map(wasm.resolve.nodes.map((node) => [node.id, node]));
  const macros = new Set(wasm.packages.filter((p) => p.targets.some((t) => t.kind.includes('proc-macro'))).map((p) => p.id));
  const linked = new Set();
  const visit = (id) => {
    if (linked.has(id) || macros.has(id)) return;
    linked.add(id);
    for (const dep of nodes.get(id).deps) if (dep.dep_kinds.some((kind) => kind.kind === null)) visit(dep.pkg);
  };
  visit(wasm.resolve.root);
  visit(wasm.packages.find((p) => p.name === 'wenmai-unpack').id);
  // Crates for other systems than this one are left to cargo-deny, which need not download them.
  const host = /^host: (.*)$/m.exec(execFileSync('rustc', ['-vV'], { encoding: 'utf8' }))[1];
  const every = new Map([...wasm.packages, ...metadata('--filter-platform', host).packages].map((p) => [p.id, p]));
  return [...every.values()]
    // What has no source is our own.
    .filter((p) => p.source !== null)
    .map((p) => ({ name: p.name, version: p.version, expression: p.license ?? '', folder: dirname(p.manifest_path), authors: p.authors, product: linked.has(p.id) }));
}

/** npm packages: those that package.json does not call development tools are in the product. */
function packages() {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const present = ([path, entry]) => {
    if (existsSync(join(path, 'package.json'))) return true;
    // Binaries for other systems are optional; anything else must be there to be looked at.
    if (!entry.optional) throw new Error(`${path} is missing: run \`make packages\` first`);
    return false;
  };
  return Object.entries(lock.packages)
    .filter(([path]) => path)
    .filter(present)
    .map(([path, entry]) => {
      const own = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
      const author = typeof own.author === 'string' ? own.author : own.author?.name;
      return { name: path.replace(/^.*node_modules\//, ''), version: entry.version, expression: own.license ?? '', folder: path, authors: author ? [author] : [], product: !entry.dev };
    });
}

const legal = /^(licen[cs]e|copying|copyright|notice|unlicense)/i;

/** The legal texts in a package's folder, by file name. */
function texts({ folder }) {
  const here = readdirSync(folder, { withFileTypes: true });
  const files = here.filter((entry) => entry.isFile() && legal.test(entry.name)).map((entry) => entry.name);
  if (here.some((entry) => entry.isDirectory() && entry.name === 'licenses'))
    files.push(...readdirSync(join(folder, 'licenses')).map((name) => `licenses/${name}`));
  return files.sort().map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim() }));
}

/** The lines by which a package's authors claim copyright, for one licence. */
function copyrights(item, id) {
  const marks = { MIT: 'Permission is hereby granted, free of charge', ISC: 'Permission to use, copy, modify', '0BSD': 'Permission to use, copy, modify' };
  const own = texts(item).filter(({ name, text }) => (marks[id] ? text.replace(/\s+/g, ' ').includes(marks[id]) : true) || /copyright/i.test(name));
  const lines = own.flatMap(({ text }) => text.split('\n').map((line) => line.trim()).filter((line) => /^copyright\b.*(\d{4}|©|\(c\))/i.test(line) && !/\[yyyy\]/.test(line)));
  if (lines.length) return [...new Set(lines)];
  return [item.authors.length ? `by ${item.authors.join(', ').replace(/ <[^>]*>/g, '')}` : '(its files name no copyright holder)'];
}

function notice(product) {
  const out = [readFileSync('scripts/notice-head.txt', 'utf8').trimEnd()];
  const under = (id) => product.filter((item) => choose(item.expression).includes(id));
  const heading = (title) => out.push('', '='.repeat(100), title, '='.repeat(100), '');
  // Two versions of one package stand under one name.
  const list = (items, id) => {
    const lines = new Map();
    for (const item of items) lines.set(item.name, [...new Set([...(lines.get(item.name) ?? []), ...copyrights(item, id)])]);
    for (const [name, claims] of lines) out.push(name, ...claims.map((line) => `    ${line}`));
  };
  const permission = (file) => readFileSync(file, 'utf8').split('\n').filter((line) => !/^(MIT License|Copyright)/.test(line)).join('\n').trim();

  heading('Under the MIT licence');
  list(under('MIT'), 'MIT');
  out.push('', permission('LICENSE-MIT'));

  heading('Under the Apache License 2.0 (its text stands in LICENSE-APACHE)');
  for (const item of under('Apache-2.0')) {
    out.push(item.name, ...copyrights(item, 'Apache-2.0').map((line) => `    ${line}`));
    for (const { name, text } of texts(item).filter((file) => /^notice|^licenses\//i.test(file.name))) out.push('', `    ${name} of ${item.name}:`, '', text.replace(/^/gm, '    '), '');
  }

  for (const id of allowed.filter((id) => id !== 'MIT' && id !== 'Apache-2.0')) {
    const items = under(id);
    if (!items.length) continue;
    heading(`Under ${id}`);
    const groups = new Map();
    for (const item of items) {
      // With several licence files, the one named for this licence; with one, that one.
      const all = texts(item).filter(({ name }) => !/^notice/i.test(name));
      const named = all.filter(({ name, text }) => name.toUpperCase().includes(id.split('-')[0].toUpperCase()) || (/^BSD/.test(id) && /WHATWG/i.test(name)) || (all.length === 1 && text));
      const text = (named.length ? named : all).at(0)?.text ?? `(${item.expression}; ${copyrights(item, id)[0]}; the package itself holds no licence text)`;
      groups.set(text, [...new Set([...(groups.get(text) ?? []), item.name])]);
    }
    for (const [text, names] of groups) out.push(`${names.join(', ')}:`, '', text.replace(/^(?=.)/gm, '    '), '');
  }
  return `${out.join('\n').replace(/[ \t]+$/gm, '').replace(/\n{3,}/g, '\n\n').trimEnd()}\n`;
}

const everything = [...crates(), ...packages()].sort((a, b) => Number(b.product) - Number(a.product) || (a.name < b.name ? -1 : 1));
const forbidden = everything.filter((item) => !choose(item.expression));
const product = everything.filter((item) => item.product);

if (process.argv.includes('--write') || process.argv.includes('--check')) {
  const wanted = forbidden.length ? '' : notice(product);
  if (process.argv.includes('--write') && wanted) writeFileSync('NOTICE', wanted);
  else if (wanted !== readFileSync('NOTICE', 'utf8')) {
    console.error('NOTICE is not what the dependencies ask for: run `make notice` and look at what changed.');
    process.exitCode = 1;
  }
} else {
  for (const { name, version, expression, product: shipped } of everything)
    console.log(`${shipped ? 'product' : 'tools  '}  ${name.padEnd(28)} ${version.padEnd(12)} ${expression}`);
}
console.log(`${everything.length} packages, ${product.length} of them in the product; every licence must be one of ${allowed.join(', ')}.`);
for (const { name, version, expression } of forbidden) {
  console.error(`Not allowed: ${name} ${version}, ${expression || 'no licence named'}`);
  process.exitCode = 1;
}
