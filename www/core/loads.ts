// Who is given the next file of a drop.
import type { Slice } from './protocol.ts';

/** Files that one worker is given before it has finished the first. */
const AHEAD = 3;
/** How much more than its share of the bytes a worker is given while others have less: cutting them takes thrice as long as reading. */
const SLACK = 1.05;

interface Load {
  /** Bytes given in all, without those that turned out to be no text. */
  given: number;
  /** Bytes and files given and not yet done. */
  bytes: number;
  files: number;
  /** Bytes of the file that is being read, and how far it is. */
  size: number;
  slice: Slice;
}

/** What each worker was given. */
export class Loads {
  readonly #loads: Load[];
  /** Bytes that turned out to be no text. */
  #other = 0;

  constructor(workers: number) {
    this.#loads = Array.from({ length: workers }, () => ({ given: 0, bytes: 0, files: 0, size: 0, slice: { done: 0, total: 0 } }));
  }

  of(worker: number): Load {
    const load = this.#loads[worker];
    if (!load) throw new RangeError(`no worker ${worker}`);
    return load;
  }

  give(worker: number, size: number): void {
    const load = this.of(worker);
    load.given += size;
    load.bytes += size;
    load.files++;
  }

  done(worker: number, size: number): void {
    const load = this.of(worker);
    load.bytes -= size;
    load.files--;
    load.slice = { done: 0, total: 0 };
  }

  /** A file of `size` bytes held so many bytes of text: a picture in a document is read and not cut. */
  found(worker: number, size: number, text: number): void {
    const other = Math.max(size - text, 0);
    this.of(worker).given -= other;
    this.#other += other;
  }

  /**
   * The worker with the least to do, of those that have room and were given not much more than their share of `all` bytes while others were
   * given less; null where there is none, until one is done with a file.
   */
  next(all: number): number | null {
    const share = (all - this.#other) / this.#loads.length;
    const less = this.#loads.some(({ given }) => given < share);
    let best: number | null = null;
    this.#loads.forEach((load, worker) => {
      if (load.files >= AHEAD || (less && load.given > share * SLACK)) return;
      const other = best === null ? null : this.of(best);
      if (!other || load.files < other.files || (load.files === other.files && load.bytes < other.bytes)) best = worker;
    });
    return best;
  }

  /** Bytes that are read of files that are not done. */
  get reading(): number {
    return this.#loads.reduce((sum, { size, slice }) => sum + (slice.total > 0 ? (size * slice.done) / slice.total : 0), 0);
  }
}
