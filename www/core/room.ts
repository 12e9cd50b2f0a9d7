// How many workers a corpus is worth, and how many it needs: an instance of a 32-bit engine ends at 4 GB.

/** Text that one worker takes, in bytes: with what is made of it, and room for questions. */
const PER_WORKER = 0.8e9;
/** More are never started. */
const MOST = 12;
/** Text for each worker from which on another one pays, in bytes: below, compiling the engine and loading the dictionary once more costs more than it saves. */
const WORTH = 2e6;
/** An archive of texts holds about so many times its bytes. */
const UNPACKED = 3;

/** Bytes of text that files will give, about. */
export function textOf(sources: readonly { path: string; blob: Blob }[]): number {
  return sources.reduce((sum, { path, blob }) => sum + blob.size * (/\.(zip|gz|tgz)$/i.test(path) ? UNPACKED : 1), 0);
}

/** Workers that `bytes` of text need. */
export const workersFor = (bytes: number): number => Math.min(Math.ceil(bytes / PER_WORKER), MOST);

/** Workers that make reading `bytes` of text faster. */
export const workersWorth = (bytes: number): number => Math.ceil(bytes / WORTH);
