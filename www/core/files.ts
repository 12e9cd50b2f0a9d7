// Which file is with which worker, and where its bytes came from: enough to read it again.

export interface Source {
  /** Path with folders. */
  path: string;
  blob: Blob;
  /** What the user chose for it: the label of an encoding, or JSON with encoding, delimiter, header and columns. */
  reading?: string | null;
  /** The same for single files of an archive, by their whole path. */
  within?: Readonly<Record<string, string>>;
}

/** The choices for single files of the archive at `path`. */
export const choicesWithin = (path: string, choices: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(choices).filter(([entry]) => entry.startsWith(`${path}/`)));

/** A file of the corpus. Its number is its place in the order of documents. */
export interface Held {
  file: number;
  path: string;
  size: number;
  reading: string | null;
  /** The file itself, or the archive that it is in. */
  origin: { blob: Blob } | { archive: string; blob: Blob };
  worker: number;
  /** The first file number of the parts that make up one large file, where this is one of them. */
  whole: number | null;
  /** How often in a row it broke a worker, as far as is known. */
  crashes: number;
}

/** Files of more bytes are asked whether they are read in parts. */
export const LARGE = 16 << 20;

/** Whether a name says that the file is an archive. Archives under other names are found when they are read. */
export function namedArchive(path: string): boolean {
  return /\.zip$/i.test(path);
}

/** A line that lets in a few at a time. */
export class Gate {
  #free: number;
  readonly #queue: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  /** Waits for a place; rejects at once with AbortError when nobody waits any more. */
  async enter(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.#free > 0) {
      this.#free--;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const abort = (): void => {
        this.#queue.splice(this.#queue.indexOf(enter), 1);
        reject(signal?.reason as Error);
      };
      const enter = (): void => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      this.#queue.push(enter);
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  leave(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#free++;
  }

  /** Runs `work` in a place of its own. */
  async run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.enter(signal);
    try {
      return await work();
    } finally {
      this.leave();
    }
  }
}
