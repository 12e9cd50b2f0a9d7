// Whether a corpus will fit, asked before anything is read: a tab that runs out of memory dies without a word.

/** Bytes of memory for every byte of text, all workers together, as `make bench` measures them. */
const PER_BYTE = 3.5;
/** Text that one worker takes, in bytes: its instance ends at 4 GB, and questions need room too. */
const PER_WORKER = 0.8e9;
/** Workers for a corpus that fewer could not hold. */
const MOST = 12;
/** An archive of texts holds about so many times its bytes. */
const UNPACKED = 3;
/** The share of the device's memory that a tab may hope for. */
const SHARE = 0.75;
/** Devices tell no more than this, in GB, whatever they have. */
const TOLD = 8;

/** More text than there is memory for. */
export class TooMuch extends Error {
  constructor(
    readonly bytes: number,
    readonly most: number,
  ) {
    super(`${bytes} bytes of text are more than the ${most} that there is memory for`);
    this.name = 'TooMuch';
  }
}

/** Bytes of text that files will give, about. */
export function textOf(sources: readonly { path: string; blob: Blob }[]): number {
  return sources.reduce((sum, { path, blob }) => sum + blob.size * (/\.(zip|gz)$/i.test(path) ? UNPACKED : 1), 0);
}

/** Workers that `bytes` of text need. Throws TooMuch when no number of them would do. */
export function workersFor(bytes: number): number {
  const memory = (navigator as { deviceMemory?: number }).deviceMemory ?? TOLD;
  const device = memory < TOLD ? (memory * 1e9 * SHARE) / PER_BYTE : Infinity;
  const most = Math.min(device, MOST * PER_WORKER);
  if (bytes > most) throw new TooMuch(bytes, most);
  return Math.ceil(bytes / PER_WORKER);
}
