// Serves dist/ for trying it out: node www/serve.mjs [--port 8080] [--base /any/sub/path] [--dir dist]
// A plain static server, as GitHub Pages is one: no headers of its own but the type.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { folder, staticServer } from './static.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    base: { type: 'string', default: '/' },
    dir: { type: 'string', default: join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist') },
  },
});
const server = staticServer(() => values.dir, values.base);
server.on('error', (error) => {
  const why = error.code === 'EADDRINUSE' ? `port ${values.port} is taken; give another one: make serve PORT=8081` : error.message;
  console.error(`The page cannot be served: ${why}`);
  process.exit(1);
});
server.listen(Number(values.port), '127.0.0.1', () => {
  console.log(`Wenmai is at http://127.0.0.1:${server.address().port}${folder(values.base)}`);
});
