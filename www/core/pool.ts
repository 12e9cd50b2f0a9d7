// The workers. Each holds the shard of its files; one that breaks is replaced and its files are read again.
import { type DictionaryName, load, pdfModule } from './assets.ts';
import type { Held } from './files.ts';
import { PdfReader, failed, namedPdf } from './pdf.ts';
import { Remote, WorkerGone } from './remote.ts';
import type { Entry } from './protocol.ts';
import type { Fault, FileReport } from './types.ts';

export interface PoolEvents {
  fault(fault: Fault): void;
  recovered(): void;
  /** A worker broke; whoever holds the turn heals the pool. */
  broke(): void;
}

/** A Blob that every worker can read, where workers can read Blobs at all. */
const PROBE = new Blob(['文']);
/** Files up to so many bytes are read by the page while their worker is busy with others. */
const READ_AHEAD = 4 << 20;
/** A file that broke a worker so often in a row is left out. */
const CRASHES = 2;
/** What it counts that a worker ended while it read a file, for a reason that nobody knows: it may be the file, or the browser. */
const SUSPICION = 0.25;

/** Fresh workers that may end before they live, until healing gives up. */
const STARTS = 5;

export class Pool {
  readonly #size: number;
  readonly #events: PoolEvents;
  readonly #workers: Remote[] = [];
  /** Breakdowns that were reported. */
  readonly #told = new WeakSet<WorkerGone>();
  /** Files of the corpus by number. */
  readonly held = new Map<number, Held>();
  readonly #leftOut = new Set<number>();
  /** Reads the pages of PDFs; whoever used it ends it. */
  readonly pdfs = new PdfReader(() => this.#pdfWorker());
  settings = '{}';
  dictionary: DictionaryName = 'news';
  /** What the user says about dates: every worker is told before it reads. */
  dates = '';
  /** Titles that the user gives, likewise. */
  titles = '';

  constructor(size: number, events: PoolEvents) {
    this.#size = size;
    this.#events = events;
  }

  get size(): number {
    return this.#size;
  }

  get started(): boolean {
    return this.#workers.length > 0;
  }

  get workers(): readonly Remote[] {
    return this.#workers;
  }

  /** The worker that merges. */
  get merger(): Remote {
    const first = this.#workers[0];
    if (!first) throw new Error('no worker was started');
    return first;
  }

  /** Starts workers until there are `count`, or as many as there may be, but at least `least`. */
  async start(count: number, least = 1): Promise<void> {
    const starting: Promise<void>[] = [];
    const wanted = Math.max(Math.min(count, this.#size), least, 1);
    while (this.#workers.length < wanted) {
      const { remote, ready } = await this.#spawn(true);
      this.#workers.push(remote);
      starting.push(ready);
    }
    await Promise.all(starting);
  }

  /** A worker outside the pool that only unpacks; or that cuts, with a dictionary. */
  async reader(dictionary: DictionaryName | null = null): Promise<Remote> {
    const { remote, ready } = await this.#spawn(false, dictionary);
    await ready;
    return remote;
  }

  async #pdfWorker(): Promise<Remote> {
    const [{ worker }, module] = await Promise.all([load(this.dictionary), pdfModule()]);
    const remote = new Remote(worker);
    await remote.watch();
    await remote.call('initPdf', module);
    remote.readsBlobs = await remote.call('canRead', PROBE);
    return remote;
  }

  /**
   * Lets a worker read a file, by way of the reader of PDFs where it is one; null when it was cancelled in the middle. Its text
   * is cut, too, unless that is for `later`: then `cut` of the worker must follow.
   */
  async read(remote: Remote, held: Held, data: Blob | Uint8Array<ArrayBuffer>, later: boolean): Promise<FileReport | null> {
    const { file, path, reading } = held;
    const asPdf = async (pdf: Blob | Uint8Array<ArrayBuffer>): Promise<FileReport | 'none' | null> => {
      const pages = await this.pdfs.read(path, pdf);
      if (pages === null) return 'none';
      return pages instanceof Uint8Array ? remote.send('readPages', [file, path, pages, later], [pages.buffer]) : pages;
    };
    if (namedPdf(path)) {
      const report = await asPdf(data);
      if (report !== 'none') return report;
    }
    // The page reads ahead while the worker is busy. A large file the worker reads by itself, piece by piece; what cannot be read it
    // reports. Bytes out of an archive are given away: the archive can be unpacked again.
    const ahead = data instanceof Blob && data.size <= READ_AHEAD ? await data.arrayBuffer().catch(() => null) : null;
    const bytes = ahead ? new Uint8Array(ahead) : data;
    const report = await remote.send('read', [file, path, bytes, reading, later], bytes instanceof Blob ? [] : [bytes.buffer]);
    if (report === null || !('pdf' in report)) return report;
    const read = await asPdf(report.pdf);
    return read === 'none' ? failed(path, 'damaged', 'no PDF') : read;
  }

  async #spawn(lasting: boolean, other: DictionaryName | null = null): Promise<{ remote: Remote; ready: Promise<void> }> {
    const { module, dictionary, worker } = await load(other ?? this.dictionary);
    const withDictionary = lasting || other !== null;
    const remote = new Remote(worker);
    const ready = remote.watch().then(() => remote.call('init', module, withDictionary ? dictionary : null, this.settings)).then(async () => {
      remote.readsBlobs = await remote.call('canRead', PROBE);
      if (withDictionary && this.dates) await remote.call('editDates', this.dates);
      if (withDictionary && this.titles) await remote.call('editTitles', this.titles);
      // One that never began to live is not replaced by itself: that could go on for ever.
      if (lasting) remote.onGone = () => this.#events.broke();
    });
    return { remote, ready };
  }

  /** Every worker, or only these. */
  all<T>(work: (remote: Remote) => Promise<T>, workers: readonly Remote[] = this.#workers): Promise<T[]> {
    return Promise.all(workers.map(work));
  }

  get broken(): boolean {
    return this.#broken() >= 0;
  }

  /** Number of the first worker that is gone, or -1. */
  #broken(): number {
    return this.#workers.findIndex((remote) => remote.gone !== null);
  }

  /**
   * Replaces every broken worker and reads its files again. A file that breaks the fresh worker as well is left out.
   * The result: reports of all files that were read again, by number.
   */
  async heal(): Promise<Map<number, FileReport>> {
    const reports = new Map<number, FileReport>();
    let stillborn = 0;
    for (let index = this.#broken(); index >= 0; index = this.#broken()) {
      const gone = this.#workers[index]?.gone ?? new WorkerGone('', '');
      const { remote, ready } = await this.#spawn(true);
      if (!this.#told.has(gone) && !gone.meant) this.#events.fault({ message: gone.message, place: gone.place, worker: index });
      this.#told.add(gone);
      try {
        await ready;
      } catch (error) {
        // It may have been ended before it lived. A machine that cannot start one in several tries has no room for it.
        if (!(error instanceof WorkerGone) || ++stillborn > STARTS) throw error;
        continue;
      }
      this.#workers[index] = remote;
      if (!(await this.#refill(index, remote, reports).finally(() => this.pdfs.end()))) continue;
      await this.all((other) => other.call('forget'), this.#workers.filter((other) => !other.gone));
      if (!gone.meant) this.#events.recovered();
    }
    return reports;
  }

  /** Reads the files of worker `index` again; false when one of them broke it. */
  async #refill(index: number, remote: Remote, reports: Map<number, FileReport>): Promise<boolean> {
    const files = [...this.held.values()].filter((held) => held.worker === index);
    const missing = new Set(files);
    for await (const { held, data } of this.#contents(files)) {
      missing.delete(held);
      if (!this.held.has(held.file)) continue;
      try {
        // Cut at once: should that break the worker, it is known which file did it.
        const report = await this.read(remote, held, data, false);
        held.crashes = 0;
        if (report) reports.set(held.file, report);
        // It was moved, changed or locked since it was dropped: it is out of the corpus, and the report says why.
        if (report?.problem) this.leaveOut(held);
      } catch (error) {
        if (!(error instanceof WorkerGone)) throw error;
        const report = this.blame(held, error);
        if (report) reports.set(held.file, report);
        return false;
      }
    }
    for (const held of missing) {
      this.held.delete(held.file);
      reports.set(held.file, crashed(held.path, new WorkerGone('the archive could not be opened again', '')));
    }
    return true;
  }

  /** Counts a crash against a file. One that did it before, too, is left out from now on, with this report. */
  blame(held: Held, error: WorkerGone): FileReport | null {
    held.crashes += error.own ? 1 : SUSPICION;
    if (held.crashes < CRASHES) return null;
    this.leaveOut(held);
    return crashed(held.path, error);
  }

  /** Leaves a file out from now on, and with a part the whole file. */
  leaveOut({ file, whole }: Held): void {
    this.held.delete(file);
    if (whole === null) return;
    this.#leftOut.add(whole);
    for (const [other, held] of this.held) if (held.whole === whole) this.held.delete(other);
  }

  /** Whether a part of the large file `whole` could not be read. */
  isLeftOut(whole: number): boolean {
    return this.#leftOut.has(whole);
  }

  /** The bytes of files, each archive among their origins unpacked once. */
  async *#contents(files: Held[]): AsyncGenerator<{ held: Held; data: Blob | Uint8Array<ArrayBuffer> }> {
    const archives = new Map<Blob, Held[]>();
    for (const held of files) {
      if ('archive' in held.origin) archives.set(held.origin.blob, [...(archives.get(held.origin.blob) ?? []), held]);
      else yield { held, data: held.origin.blob };
    }
    for (const [blob, inside] of archives) {
      const wanted = new Map(inside.map((held) => [held.path, held]));
      const first = inside[0];
      if (!first || !('archive' in first.origin)) continue;
      const reader = await this.reader();
      try {
        if (typeof (await reader.call('unpack', first.origin.archive, blob)) !== 'number') continue;
        for (let entry: Entry | null; (entry = await reader.call('nextEntry')); ) {
          const held = wanted.get(entry.path);
          if (held && 'bytes' in entry) yield { held, data: entry.bytes };
        }
      } catch (error) {
        // What is left of this archive is reported as lost; other files go on.
        if (!(error instanceof WorkerGone) || error !== reader.gone) throw error;
      } finally {
        reader.end();
      }
    }
  }

  end(): void {
    this.pdfs.end();
    for (const remote of this.#workers) remote.end();
    this.#workers.length = 0;
    this.held.clear();
    this.#leftOut.clear();
  }
}

/** The report of a file that broke the worker which read it. */
export function crashed(path: string, { message, place }: WorkerGone): FileReport {
  return failed(path, 'crashed', place ? `${message} (${place})` : message);
}
