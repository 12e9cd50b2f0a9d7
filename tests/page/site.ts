/** A host of the page's own for one test: it can change what it serves, count what it is asked, and go away. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { staticServer } from '../../www/static.mjs';
import { root, test as base } from './fixture.ts';

export class Site {
  readonly #server: Server;
  /** The folder that is served. */
  dir: string;
  /** Addresses asked for, in order. */
  hits: string[] = [];
  address = '';

  constructor(dir: string) {
    this.dir = dir;
    this.#server = staticServer(() => this.dir, '/some/name/', { cached: true });
    this.#server.on('request', ({ method, url }) => this.hits.push(`${method} ${url}`));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.address = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/some/name/`;
  }

  /** Nothing listens any more; whatever is connected is cut off. */
  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

/** Builds the page under another version; everything else is as it stands. */
export function built(out: string, version: string, ...more: string[]): void {
  execFileSync('node', [join(root, 'www', 'build.mjs'), '--out', out, '--version', version, ...more]);
}

/** Builds a version whose modules, fetched late, are others than ours: they say of which version they are, and do the same. */
export function builtOther(out: string, version: string): void {
  const folder = `${out}-modules`;
  mkdirSync(folder, { recursive: true });
  const modules = ([['wasm', 'pkg/wenmai_bg.wasm'], ['pdf', 'pkg-pdf/wenmai_pdf_bg.wasm']] as const).flatMap(([option, path]) => {
    const other = join(folder, `${option}.wasm`);
    // A section that browsers pass over: its kind, its size, and its name with the size of that.
    writeFileSync(other, Buffer.concat([readFileSync(join(root, path)), Buffer.from([0, version.length + 1, version.length]), Buffer.from(version)]));
    return [`--${option}`, other];
  });
  built(out, version, ...modules);
}

/** A copy of the page in which a part holds other bytes, and every digest fits. */
export function rewritten(out: string, part: string, bytes: Buffer): void {
  cpSync(join(root, 'dist'), out, { recursive: true });
  const digest = (of: Buffer): string => createHash('sha256').update(of).digest('base64');
  const assets = readdirSync(join(out, 'assets')).map((name) => join(out, 'assets', name));
  const texts = [...assets.filter((path) => path.endsWith('.js')), join(out, 'index.html'), join(out, 'sw.js')];
  const write = (path: string, content: Buffer): void => {
    const [before, after] = [digest(readFileSync(path)), digest(content)];
    writeFileSync(path, content);
    // Where the digest of this file stands is another file now, whose digest stands elsewhere.
    for (const text of texts) {
      const old = readFileSync(text, 'utf8');
      if (old.includes(before)) write(text, Buffer.from(old.replaceAll(before, after)));
    }
  };
  write(assets.find((path) => path.includes(`${part}-`))!, bytes);
}

/** Tests with a host of their own, under a sub-path, and service workers as users have them. */
export const test = base.extend<{ site: Site }>({
  site: async ({}, use) => {
    const site = new Site(join(root, 'dist'));
    await site.start();
    await use(site);
    await site.stop();
  },
  baseURL: async ({ site }, use) => use(site.address),
  serviceWorkers: 'allow',
});
