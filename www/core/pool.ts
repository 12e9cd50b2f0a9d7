// The workers. Each holds the shard of its files; one that breaks is replaced and its files are read again.
import { type DictionaryName, load, pdfModule } from './assets.ts';
import { contents } from './contents.ts';
import type { Held } from './files.ts';
import { PdfReader, failed, namedPdf } from './pdf.ts';
import { Remote, WorkerGone } from './remote.ts';
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

/** Fresh workers in a row that may end before they live, until healing gives up. */
const STARTS = 5;

export class Pool {
  readonly #size: number;
  readonly #events: PoolEvents;
  readonly #workers: Remote[] = [];
  /** Breakdowns that were reported. */
  readonly #told = new WeakSet<WorkerGone>();
  /** Files of the corpus by number. */
  readonly held = new Map<number, Held>();
  /** Whether a breakdown was reported since all workers were whole. */
  #faulty = false;
  /** Fresh workers in a row that ended before they lived. */
  #stillborn = 0;
  /** Large files of which a part could not be read, by the number of the first part; with each the workers, by number, that hold other parts. */
  readonly #leftOut = new Map<number, Set<number>>();
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

  /**
   * Starts workers until there are `count`, or as many as there may be, but at least `least`; the first is ready then. What is asked
   * of the others waits until they are.
   */
  async start(count: number, least = 1): Promise<void> {
    const wanted = Math.max(Math.min(count, this.#size), least, 1);
    let first: Promise<void> | undefined;
    while (this.#workers.length < wanted) {
      const { remote, ready } = await this.#spawn(true);
      // Should another one die before it lives, it is replaced like any that is gone.
      ready.catch(() => undefined);
      if (this.#workers.push(remote) === 1) first = ready;
    }
    await first;
  }

  /** A worker outside the pool that only unpacks; or that cuts, with a dictionary. It is ended when `signal` is aborted. */
  async reader(dictionary: DictionaryName | null = null, signal?: AbortSignal): Promise<Remote> {
    const { remote, ready } = await this.#spawn(false, dictionary);
    remote.endBy(signal);
    await ready;
    return remote;
  }

  async #pdfWorker(): Promise<Remote> {
    const [{ worker }, module] = await Promise.all([load(this.dictionary), pdfModule()]);
    const remote = new Remote(worker);
    await remote.makeReady(async () => {
      await remote.watch();
      await remote.callNow('initPdf', module);
      remote.readsBlobs = await remote.callNow('canRead', PROBE);
    });
    return remote;
  }

  /**
   * Lets a worker read a file, by way of the reader of PDFs where it is one; null when it was cancelled in the middle. Its text
   * is cut, too, unless that is for `later`: then `cut` of the worker must follow. With `signal` a PDF that waits for others is not begun.
   */
  async read(remote: Remote, held: Held, data: Blob | Uint8Array<ArrayBuffer>, later: boolean, signal?: AbortSignal): Promise<FileReport | null> {
    const { file, path, reading } = held;
    const asPdf = async (pdf: Blob | Uint8Array<ArrayBuffer>): Promise<FileReport | 'none' | null> => {
      const pages = await this.pdfs.read(path, pdf, signal);
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
    const ready = remote.makeReady(async () => {
      await remote.watch();
      await remote.callNow('init', module, withDictionary ? dictionary : null, this.settings);
      remote.readsBlobs = await remote.callNow('canRead', PROBE);
      if (withDictionary && this.dates) await remote.callNow('editDates', this.dates);
      if (withDictionary && this.titles) await remote.callNow('editTitles', this.titles);
      if (!lasting) return;
      this.#stillborn = 0;
      // One that never began to live is not replaced by itself: that could go on for ever.
      remote.onGone = () => this.#events.broke();
    });
    ready.catch((error: unknown) => {
      if (lasting && error instanceof WorkerGone && !error.meant) this.#stillborn++;
    });
    return { remote, ready };
  }

  /** Every worker, or only these. */
  all<T>(work: (remote: Remote) => Promise<T>, workers: readonly Remote[] = this.#workers): Promise<T[]> {
    return Promise.all(workers.map(work));
  }

  /** Whether there is a worker to be replaced. */
  get broken(): boolean {
    return this.#broken() >= 0;
  }

  /** Whether one of them is gone. Those that only hold what must not count are replaced with it, or when all is read. */
  get crippled(): boolean {
    return this.#workers.some((remote) => remote.gone);
  }

  /**
   * Whether replacing a worker is hardly worth another try: so many fresh ones ended before they lived that this machine seems to
   * have no room for one, and each is waited for. Workers that are there go on all the same.
   */
  get hopeless(): boolean {
    return this.#stillborn > STARTS;
  }

  /** Number of the first worker that is gone or stale, or -1. */
  #broken(): number {
    const stale = [...this.#leftOut.values()];
    return this.#workers.findIndex((remote, index) => remote.gone !== null || stale.some((workers) => workers.has(index)));
  }

  /**
   * Replaces every broken worker and reads its files again. A file that breaks the fresh worker as well is left out.
   * `reports` takes those of all files that were read again, by number. Rejects with AbortError when it was cancelled. A worker that has
   * not all of its files when this fails is ended. Whoever calls it ends the reader of PDFs where it is not cancelled.
   */
  async heal(reports: Map<number, FileReport>, signal?: AbortSignal): Promise<void> {
    let fallen = 0;
    for (let index = this.#broken(); index >= 0; index = this.#broken()) {
      signal?.throwIfAborted();
      const old = this.#workers[index];
      old?.end();
      const gone = old?.gone ?? new WorkerGone('', '');
      const { remote, ready } = await this.#spawn(true);
      if (!this.#told.has(gone) && !gone.meant) {
        this.#faulty = true;
        this.#events.fault({ message: gone.message, place: gone.place, worker: index });
      }
      this.#told.add(gone);
      const drop = (): void => remote.end();
      signal?.addEventListener('abort', drop);
      if (signal?.aborted) drop();
      try {
        if (!(await this.#lives(ready))) continue;
        this.#workers[index] = remote;
        for (const stale of this.#leftOut.values()) stale.delete(index);
        if (!(await this.#refill(index, remote, reports, signal))) continue;
      } catch (error) {
        remote.end();
        signal?.throwIfAborted();
        throw error;
      } finally {
        signal?.removeEventListener('abort', drop);
      }
      // One that breaks at that is the next to be replaced; but not for ever.
      await this.all((other) => other.call('forget').catch(ifGone), this.#workers.filter((other) => !other.gone));
      if (remote.gone && ++fallen > STARTS) throw remote.gone;
    }
    // Also when what replaced the broken one was ended on purpose before it was whole.
    if (this.#faulty) this.#events.recovered();
    this.#faulty = false;
  }

  /** Whether a fresh worker lives; it may have been ended before. A machine that cannot start one in several tries has no room for it. */
  async #lives(ready: Promise<void>): Promise<boolean> {
    try {
      await ready;
      return true;
    } catch (error) {
      if (!(error instanceof WorkerGone) || error.meant || this.hopeless) throw error;
      return false;
    }
  }

  /** Reads the files of worker `index` again; false when one of them broke it. */
  async #refill(index: number, remote: Remote, reports: Map<number, FileReport>, signal?: AbortSignal): Promise<boolean> {
    const files = [...this.held.values()].filter((held) => held.worker === index);
    const missing = new Set(files);
    const wholes = new Set<number | null>();
    for await (const { held, data } of contents(files, () => this.reader(null, signal), signal)) {
      missing.delete(held);
      if (!this.held.has(held.file)) continue;
      try {
        // Cut at once: should that break the worker, it is known which file did it.
        const report = await this.read(remote, held, data, false, signal);
        // Nothing of it counts once it is cancelled.
        signal?.throwIfAborted();
        held.crashes = 0;
        if (report) reports.set(held.file, report);
        // It was moved, changed or locked since it was dropped: it is out of the corpus, and the report says why.
        if (report?.problem) this.leaveOut(held);
        else wholes.add(held.whole);
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof WorkerGone)) throw error;
        const report = this.blame(held, error);
        if (report) reports.set(held.file, report);
        return false;
      }
    }
    signal?.throwIfAborted();
    for (const held of missing) {
      this.held.delete(held.file);
      reports.set(held.file, crashed(held.path, new WorkerGone('the archive could not be opened again', '')));
    }
    // It was to read parts of files that are left out by now, but did not come to them.
    for (const [whole, stale] of this.#leftOut) if (!wholes.has(whole)) stale.delete(index);
    return true;
  }

  /** Counts a crash against a file. One that did it before, too, is left out from now on, with this report. */
  blame(held: Held, error: WorkerGone): FileReport | null {
    held.crashes += error.own ? 1 : SUSPICION;
    if (held.crashes < CRASHES) return null;
    this.leaveOut(held);
    return crashed(held.path, error);
  }

  /** Leaves a file out from now on, and with a part the whole file: workers that hold other parts of it are stale then. */
  leaveOut({ file, whole }: Held): void {
    this.held.delete(file);
    if (whole === null) return;
    const stale = this.#leftOut.get(whole) ?? new Set();
    this.#leftOut.set(whole, stale);
    for (const [other, held] of this.held) {
      if (held.whole !== whole) continue;
      this.held.delete(other);
      stale.add(held.worker);
    }
  }

  /** Files from number `first` on were never dropped. */
  forgetFrom(first: number): void {
    for (const file of [...this.held.keys()]) if (file >= first) this.held.delete(file);
    for (const whole of [...this.#leftOut.keys()]) if (whole >= first) this.#leftOut.delete(whole);
  }

  /** Whether a part of the large file `whole` could not be read. */
  isLeftOut(whole: number): boolean {
    return this.#leftOut.has(whole);
  }

  end(): void {
    this.pdfs.end();
    for (const remote of this.#workers) remote.end();
    this.#workers.length = 0;
    this.held.clear();
    this.#leftOut.clear();
    this.#faulty = false;
    this.#stillborn = 0;
  }
}

function ifGone(error: unknown): void {
  if (!(error instanceof WorkerGone)) throw error;
}

/** The report of a file that broke the worker which read it. */
export function crashed(path: string, { message, place }: WorkerGone): FileReport {
  return failed(path, 'crashed', place ? `${message} (${place})` : message);
}
