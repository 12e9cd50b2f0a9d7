// Serves dist/ for trying it out: node www/serve.mjs [--port 8080] [--base /any/sub/path] [--dir dist]
// A plain static server, as GitHub Pages is one: no headers of its own but the type.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    base: { type: 'string', default: '/' },
    dir: { type: 'string', default: join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist') },
  },
});
const base = `/${values.base.split('/').filter(Boolean).join('/')}/`.replace('//', '/');
const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8', '.gz': 'application/gzip',
};

const server = createServer((request, response) => {
  const fail = (status) => response.writeHead(status, { 'content-type': 'text/plain' }).end(`${status}\n`);
  let path;
  try {
    path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  } catch {
    return fail(400);
  }
  if (`${path}/` === base) return response.writeHead(301, { location: base }).end();
  if (!path.startsWith(base)) return fail(404);
  const file = normalize(join(values.dir, path.slice(base.length) || 'index.html'));
  if (!file.startsWith(normalize(values.dir) + sep)) return fail(404);
  let size;
  try {
    const stat = statSync(file);
    if (!stat.isFile()) return fail(404);
    size = stat.size;
  } catch {
    return fail(404);
  }
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-length': size });
  createReadStream(file).pipe(response);
});
server.on('error', (error) => {
  const why = error.code === 'EADDRINUSE' ? `port ${values.port} is taken; give another one: make serve PORT=8081` : error.message;
  console.error(`The page cannot be served: ${why}`);
  process.exit(1);
});
server.listen(Number(values.port), '127.0.0.1', () => {
  console.log(`Wenmai is at http://127.0.0.1:${server.address().port}${base}`);
});
