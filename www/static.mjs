// Files over HTTP as GitHub Pages gives them: no headers of its own but the type and, where asked for, the age.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { createGzip } from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8', '.gz': 'application/gzip',
  '.png': 'image/png', '.webmanifest': 'application/manifest+json',
};

/** What GitHub Pages compresses. */
const compressed = new Set(['.html', '.js', '.css', '.json', '.wasm', '.svg', '.txt', '.webmanifest']);

/** `/a/b/` out of any way to write it. @param {string} base */
export const folder = (base) => `/${base.split('/').filter(Boolean).join('/')}/`.replace('//', '/');

/**
 * A server of files, not yet listening. The folder is asked for at every request, so that it can be changed meanwhile.
 * @param {() => string} dir @param {string} [under] the path before the files
 * @param {{ compress?: boolean, cached?: boolean }} [how] as GitHub Pages does: `compress` for who measures, `cached` for ten minutes;
 *   who builds the page and looks at it would see the page before
 */
export function staticServer(dir, under = '/', { compress = false, cached = compress } = {}) {
  const base = folder(under);
  return createServer((request, response) => {
    const fail = (status) => response.writeHead(status, { 'content-type': 'text/plain' }).end(`${status}\n`);
    let path;
    try {
      path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    } catch {
      return fail(400);
    }
    if (`${path}/` === base) return response.writeHead(301, { location: base }).end();
    if (!path.startsWith(base)) return fail(404);
    const file = normalize(join(dir(), path.slice(base.length) || 'index.html'));
    if (!file.startsWith(normalize(dir()) + sep)) return fail(404);
    let size;
    try {
      const stat = statSync(file);
      if (!stat.isFile()) return fail(404);
      size = stat.size;
    } catch {
      return fail(404);
    }
    const type = { 'content-type': types[extname(file)] ?? 'application/octet-stream', ...(cached && { 'cache-control': 'max-age=600' }) };
    if (compress && compressed.has(extname(file)) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      response.writeHead(200, { ...type, 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
      createReadStream(file).pipe(createGzip()).pipe(response);
      return;
    }
    response.writeHead(200, { ...type, 'content-length': size });
    createReadStream(file).pipe(response);
  });
}
