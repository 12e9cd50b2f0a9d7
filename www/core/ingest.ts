// Reading a drop: files are numbered in order, archives unpacked by a worker of their own, and each file goes to the
// worker with the least to do, as long as that has no more than its share. Texts are cleaned and stored; they are cut into tokens
// once all are read, or before by whoever has to wait.
import { type Held, LARGE, type Source, namedArchive } from './files.ts';
import { type Pool, crashed } from './pool.ts';
import { Loads } from './loads.ts';
import type { OnProgress } from './protocol.ts';
import { inOrder } from './reports.ts';
import { type Remote, WorkerGone } from './remote.ts';
import { textOf } from './room.ts';
import type { OnCut } from './settle.ts';
import type { FileReport } from './types.ts';

/** Bytes of a Chinese character in UTF-8. */
const BYTES_A_CHARACTER = 3;
/** Milliseconds between two reports of progress. */
const PACE = 100;

class Cancelled extends Error {}

/** One drop being read. */
export class Ingest {
  readonly #pool: Pool;
  readonly #progress: OnProgress | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #lost: (reports: FileReport[]) => void;
  readonly #reports = new Map<number, FileReport>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #loads: Loads;
  readonly #start = performance.now();
  readonly #first: number;
  #next: number;
  /** Whether there are files that were not read. */
  #reading = true;
  #done = { bytes: 0, files: 0 };
  #known = { bytes: 0, files: 0 };
  /** Bytes that may still come out of the archive that is being unpacked. */
  #packed = 0;
  #said = 0;
  #wake: (() => void) | null = null;
  #broken: unknown = null;

  /** `lost` hears of files of earlier drops that could not be read again when a worker was replaced; `end` must follow. */
  constructor(pool: Pool, first: number, lost: (reports: FileReport[]) => void, progress?: OnProgress, signal?: AbortSignal) {
    this.#pool = pool;
    this.#lost = lost;
    this.#first = first;
    this.#next = first;
    this.#progress = progress;
    this.#signal = signal;
    this.#loads = new Loads(pool.workers.length);
    pool.workers.forEach((remote, index) => this.#listen(remote, index));
    signal?.addEventListener('abort', this.#cancel);
  }

  readonly #cancel = (): void => {
    this.#pool.workers.forEach((remote) => remote.cancel());
    this.#pool.pdfs.end();
  };

  /** Listens no longer, to who cancels and to the workers. */
  end(): void {
    this.#pool.pdfs.end();
    this.#signal?.removeEventListener('abort', this.#cancel);
    this.#pool.workers.forEach((remote) => (remote.onSlice = null));
  }

  /** Number for the file that comes next. */
  get next(): number {
    return this.#next;
  }

  /** The reports in the order of the files. */
  get reports(): FileReport[] {
    return inOrder(this.#reports, this.#wholes);
  }

  /** Reads all sources. Rejects with AbortError when it was cancelled. */
  async run(sources: Source[]): Promise<void> {
    this.#known = { bytes: sources.reduce((sum, { blob }) => sum + blob.size, 0), files: sources.length };
    try {
      for (const source of sources) {
        this.#check();
        if (namedArchive(source.path)) await this.#unpack(source);
        else if (!(source.blob.size > LARGE && (await this.#divide(source)))) await this.#give(this.#next++, source.path, source.blob, source.reading ?? null, { blob: source.blob });
      }
      await this.#settle();
      this.#say(true);
    } catch (error) {
      this.#cancel();
      await Promise.allSettled(this.#underWay);
      throw error instanceof Cancelled ? new DOMException('reading was cancelled', 'AbortError') : error;
    } finally {
      this.#reading = false;
      this.#pool.pdfs.end();
    }
  }

  /** Tells how far what was read is cut. */
  cutting(progress: OnProgress): OnCut {
    const start = performance.now();
    let said = 0;
    // What was cut while files were read was not cut in this time.
    let before: number | null = null;
    return ({ done, total }) => {
      const time = performance.now();
      if (time - said < PACE && done < total) return;
      said = time;
      const { bytes, files } = this.#done;
      const cut = total > 0 ? (bytes * done) / total : bytes;
      before ??= cut;
      progress({ stage: 'index', bytes: cut, bytesTotal: bytes, files, filesTotal: files, rate: (cut - before) / Math.max((time - start) / 1000, 0.001) });
    };
  }

  #listen(remote: Remote, index: number): void {
    remote.onSlice = (slice) => {
      this.#loads.of(index).slice = slice;
      this.#say(false);
    };
  }

  /** Gives the parts of a large text file, each with a number of its own, to whoever has least to do; false when it has none. */
  async #divide({ path, blob, reading }: Source): Promise<boolean> {
    const reader = await this.#aside();
    const parts = await (reader.readsBlobs ? reader.call('partsOf', path, blob) : Promise.resolve(null)).catch(() => null).finally(() => reader.end());
    if (!parts) return false;
    const whole = this.#next;
    this.#known.files += parts.ends.length - 1;
    let from = 0;
    for (const end of parts.ends) {
      const file = this.#next++;
      this.#wholes.set(file, whole);
      const part = blob.slice(from, end);
      from = end;
      await this.#give(file, path, part, reading ?? parts.encoding, { blob: part });
    }
    return true;
  }

  /** A worker that looks into a file or an archive, ended when the drop is cancelled: it may be at it for a while. */
  #aside(): Promise<Remote> {
    return this.#pool.reader(null, this.#signal);
  }

  async #unpack({ path, blob, reading, within }: Source): Promise<void> {
    const reader = await this.#aside();
    try {
      const opened = await reader.call('unpack', path, blob);
      if (opened === null) return await this.#give(this.#next++, path, blob, reading ?? null, { blob });
      // The archive stands for its files from here on.
      this.#known.files--;
      this.#known.bytes -= blob.size;
      if (typeof opened !== 'number') {
        this.#reports.set(this.#next++, opened);
        return;
      }
      this.#known.files += opened;
      let left = opened;
      this.#packed = textOf([{ path, blob }]);
      for (;;) {
        this.#check();
        const entry = await reader.call('nextEntry');
        if (entry === null) break;
        // Archives in the archive add files that were not known.
        if (--left < 0) this.#known.files++;
        const file = this.#next++;
        if ('report' in entry) {
          this.#reports.set(file, entry.report);
          this.#done.files++;
          continue;
        }
        this.#known.bytes += entry.bytes.length;
        this.#packed = Math.max(this.#packed - entry.bytes.length, 0);
        await this.#give(file, entry.path, entry.bytes, within?.[entry.path] ?? reading ?? null, { archive: path, blob });
      }
      this.#known.files -= Math.max(left, 0);
    } catch (error) {
      // The files that came out of it before stay; the rest of the drop goes on.
      if (!(error instanceof WorkerGone) || error !== reader.gone) throw error;
      this.#reports.set(this.#next++, crashed(path, error));
    } finally {
      this.#packed = 0;
      reader.end();
    }
  }

  /** Gives a file to the worker with the least to do of those that have not more than their share, once one has room for it. */
  async #give(file: number, path: string, data: Blob | Uint8Array<ArrayBuffer>, reading: string | null, origin: Held['origin']): Promise<void> {
    const size = data instanceof Blob ? data.size : data.length;
    for (;;) {
      this.#check();
      if (this.#pool.crippled) await this.#heal();
      const whole = this.#wholes.get(file) ?? null;
      if (whole !== null && this.#pool.isLeftOut(whole)) return;
      const worker = this.#loads.next(this.#known.bytes + this.#packed);
      if (worker !== null) {
        const held: Held = { file, path, size, reading, origin, worker, crashes: 0, whole };
        this.#pool.held.set(file, held);
        this.#loads.give(worker, size);
        const done = this.#read(held, data).finally(() => {
          this.#loads.done(worker, size);
          this.#done.bytes += size;
          this.#done.files++;
          this.#underWay.delete(done);
          this.#wake?.();
          if (this.#loads.of(worker).files === 0) void this.#cut(worker);
          this.#say(false);
        });
        done.catch((error: unknown) => (this.#broken ??= error));
        this.#underWay.add(done);
        return;
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Lets a worker that was given nothing to read cut what it has, until there is more to read or all is read. */
  async #cut(worker: number): Promise<void> {
    const load = this.#loads.of(worker);
    const remote = this.#pool.workers[worker];
    try {
      while (this.#reading && load.files === 0 && remote && !this.#signal?.aborted) if ((await remote.call('cut')).finished) return;
    } catch (error) {
      // One that breaks at it is replaced like one that breaks while it reads.
      if (!(error instanceof WorkerGone)) this.#broken ??= error;
    }
  }

  async #read(held: Held, data: Blob | Uint8Array<ArrayBuffer>): Promise<void> {
    const remote = this.#pool.workers[held.worker];
    if (!remote) return;
    this.#loads.of(held.worker).size = held.size;
    try {
      const report = await this.#pool.read(remote, held, data, true, this.#signal);
      if (report === null || this.#signal?.aborted) throw new Cancelled();
      held.crashes = 0;
      this.#loads.found(held.worker, held.size, report.problem ? 0 : BYTES_A_CHARACTER * report.characters);
      if (report.problem?.code === 'archive') this.#again.push({ path: held.path, blob: data as Blob });
      if (report.problem) this.#pool.leaveOut(held);
      if (report.problem?.code !== 'archive') this.#reports.set(held.file, report);
    } catch (error) {
      if (!(error instanceof WorkerGone)) throw error;
      // Healing reads the file once more, from where it came.
      if (!error.meant) this.#pool.blame(held, error);
    }
  }

  async #heal(): Promise<void> {
    const reports = new Map<number, FileReport>();
    try {
      await this.#pool.heal(reports, this.#signal);
    } finally {
      for (const [file, report] of reports) if (file >= this.#first) this.#reports.set(file, report);
      const lost = [...reports].filter(([file, { problem }]) => file < this.#first && problem).map(([, report]) => report);
      if (lost.length > 0) this.#lost(lost);
    }
    this.#check();
    this.#pool.workers.forEach((remote, index) => this.#listen(remote, index));
  }

  /** For each part of a large file the number of the first. */
  readonly #wholes = new Map<number, number>();

  /** Archives that did not look like one. */
  readonly #again: Source[] = [];

  async #settle(): Promise<void> {
    await this.#finished();
    for (const source of this.#again.splice(0)) {
      await this.#unpack(source);
      await this.#finished();
    }
  }

  async #finished(): Promise<void> {
    await Promise.allSettled(this.#underWay);
    this.#check();
    await this.mend();
  }

  /** Replaces workers that broke, now or when their texts were cut. */
  async mend(): Promise<void> {
    if (this.#pool.broken) await this.#heal();
    // Parts of a file that cannot be had as a whole are taken out again.
    for (const [file, { problem }] of [...this.#reports]) {
      if (!problem && this.#pool.isLeftOut(this.#wholes.get(file) ?? -1)) this.#reports.delete(file);
    }
  }

  #check(): void {
    if (this.#signal?.aborted) throw new Cancelled();
    if (this.#broken) throw this.#broken;
  }

  #say(now: boolean): void {
    const time = performance.now();
    if (!now && time - this.#said < PACE) return;
    this.#said = time;
    const bytes = this.#done.bytes + this.#loads.reading;
    this.#progress?.({
      stage: 'read',
      bytes,
      bytesTotal: this.#known.bytes,
      files: this.#done.files,
      filesTotal: this.#known.files,
      rate: bytes / Math.max((time - this.#start) / 1000, 0.001),
    });
  }
}
