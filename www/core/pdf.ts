// Reading the pages of PDFs: a module of its own in a worker of its own, fetched and started with the first PDF of a drop and
// ended after the last. Whatever a file does to it, only that file is lost.
import { AssetError } from '../assets.ts';
import { untilDropped } from './dropping.ts';
import { type Remote, WorkerGone } from './remote.ts';
import type { FileReport, Problem } from './types.ts';

/** Milliseconds that one file may take, and for every megabyte of it. */
const PATIENCE = 60_000;
const PATIENCE_PER_MEGABYTE = 6_000;
/** Bytes after which the worker is replaced: its memory never shrinks. */
const FRESH = 32 << 20;

/** Whether a name says that the file is a PDF. PDFs under other names are found when they are read. */
export const namedPdf = (path: string): boolean => /\.pdf$/i.test(path);

export const failed = (path: string, code: Problem['code'], detail: string): FileReport =>
  ({ path, documents: 0, characters: 0, format: null, encoding: null, date: null, warnings: [], problem: { code, detail } });

export class PdfReader {
  readonly #start: () => Promise<Remote>;
  #worker: Promise<Remote> | null = null;
  #bytes = 0;
  /** Files are read one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(start: () => Promise<Remote>) {
    this.#start = start;
  }

  /**
   * What the core takes for the pages of a file; a report when it cannot be read, null when it is no PDF. Rejects with AbortError as
   * soon as it is cancelled, and with it ends whatever is being read.
   */
  read(path: string, data: Blob | Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<Uint8Array | FileReport | null> {
    const reading = this.#last.then(() => {
      signal?.throwIfAborted();
      return this.#read(path, data);
    });
    this.#last = reading.catch(() => undefined);
    return signal ? untilDropped(reading, signal, () => this.end()) : reading;
  }

  async #read(path: string, data: Blob | Uint8Array<ArrayBuffer>): Promise<Uint8Array | FileReport | null> {
    const size = data instanceof Blob ? data.size : data.length;
    if (this.#bytes > 0 && this.#bytes + size > FRESH) this.end();
    this.#bytes += size;
    let late: ReturnType<typeof setTimeout> | undefined;
    let tooLate = false;
    try {
      const worker = await (this.#worker ??= this.#start());
      late = setTimeout(() => {
        tooLate = true;
        worker.end();
      }, PATIENCE + (size / 1e6) * PATIENCE_PER_MEGABYTE);
      const pages = await worker.call('readPdf', data);
      return pages === 'unreadable' ? failed(path, 'unreadable', 'the browser could not read the file') : pages;
    } catch (error) {
      this.end();
      if (error instanceof AssetError) return failed(path, 'pages', error.message);
      const said = error instanceof WorkerGone && error.place ? `${error.message} (${error.place})` : String((error as Error).message);
      return failed(path, 'crashed', tooLate ? 'reading the PDF took too long and was stopped' : said);
    } finally {
      clearTimeout(late);
    }
  }

  /** Ends the worker, and with it whatever it is reading. */
  end(): void {
    this.#bytes = 0;
    void this.#worker?.then((worker) => worker.end(), () => undefined);
    this.#worker = null;
  }
}
