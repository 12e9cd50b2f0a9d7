// Modules, packed by the program that scripts/wasm.sh has built. What was packed once is kept by its content.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const target = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'target');
const program = join(target, 'tool', 'wenmai-pack');

/** The name of what is in a packed file. @param {string} name */
export const plain = (name) => name.replace(/\.lzma$/, '');

/** The content of a file, packed. @param {string} file */
export function packed(file) {
  const hash = createHash('sha256').update(readFileSync(program)).update(readFileSync(file)).digest('hex');
  const kept = join(target, 'packed', `${hash}.lzma`);
  if (!existsSync(kept)) {
    mkdirSync(dirname(kept), { recursive: true });
    // Under its name only when it is whole.
    const begun = `${kept}.${process.pid}`;
    execFileSync(program, [file, begun]);
    renameSync(begun, kept);
  }
  return readFileSync(kept);
}
