// The scripts of the hosted page: the first one, what it loads when it is needed, and what these have in common.
import { build } from 'esbuild';

/**
 * Bundles `entry` into scripts that import one another, those without imports first. The names in them are esbuild's.
 * @param {string} entry @param {Record<string, string>} define @param {string} outdir
 * @returns {Promise<{ file: string, role: 'main' | 'shared' | 'views', text: string, imports: string[] }[]>}
 */
export async function split(entry, define, outdir) {
  const { outputFiles, metafile } = await build({
    entryPoints: { main: entry }, bundle: true, splitting: true, write: false, metafile: true, minify: true, format: 'esm', target: ['es2022'],
    define, legalComments: 'none', charset: 'utf8', outdir, chunkNames: '@@[hash]@@', absWorkingDir: process.cwd(),
  });
  const found = Object.entries(metafile.outputs).map(([path, { imports, entryPoint }]) => {
    const file = path.split('/').pop();
    const text = outputFiles.find((output) => output.path.endsWith(`/${file}`))?.text ?? '';
    const role = file === 'main.js' ? 'main' : entryPoint ? 'views' : 'shared';
    return { file, role, text, imports: imports.map((each) => each.path.split('/').pop()).filter((name) => name !== file) };
  });
  const ordered = [];
  while (ordered.length < found.length) {
    const done = new Set(ordered.map(({ file }) => file));
    const next = found.filter(({ file, imports }) => !done.has(file) && imports.every((name) => done.has(name)));
    if (next.length === 0) throw new Error('the scripts of the page import one another in a circle');
    // By content, so that the order is the same on every machine.
    ordered.push(...next.sort((a, b) => (a.text < b.text ? -1 : 1)));
  }
  return ordered;
}
