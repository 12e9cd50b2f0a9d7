// The one face of the core: add files, ask questions, export, close.
import { type Waiting, gather, prepare } from './answers.ts';
import type { DictionaryName } from './assets.ts';
import { untilDropped } from './dropping.ts';
import { type Asking, type SheetWords, csv, json, xlsx } from './exports.ts';
import { Gate, LARGE, type Source, namedArchive } from './files.ts';
import { Ingest } from './ingest.ts';
import { toJson } from './json.ts';
import { Pool } from './pool.ts';
import type { OnProgress } from './protocol.ts';
import { type Remote, WorkerGone } from './remote.ts';
import { textOf, workersFor, workersWorth } from './room.ts';
import { type OnCut, decide } from './settle.ts';
import type { ListFault, ReadList } from './stats-types.ts';
import type { DateEdits } from './time-types.ts';
import type { LineNote, SwitchEffect, WordsChange } from './token-types.ts';
import type { AnswerOf, CorpusFacts, Envelope, FileReport, Preview, Question } from './types.ts';

export type { Source } from './files.ts';
export { QuestionError } from './remote.ts';

/** Workers at most; more than four gain little and cost a dictionary each. */
const MOST_WORKERS = 4;
/** How often a question is put again because a worker broke. */
const TRIES = 3;
/** Terms of a change of words that are shown. */
const CHANGES = 60;
/** Tokens from which on groundwork is made in slices: below, it takes less than a tenth of a second. */
const SLICED = 1_000_000;

/** A corpus that was set aside for another. */
export interface SetAside { back(): Promise<void>; drop(): void }

/** A question of the engine's own, beside those of the page. */
type Internal = { ask: 'facts' };

export class Engine extends EventTarget {
  #pool: Pool;
  readonly #size: number;
  /** Reading and asking take turns: an answer is always about one state of the corpus. */
  readonly #turn = new Gate(1);
  #next = 0;
  #batches: readonly (readonly Source[])[] = [];
  #facts: CorpusFacts | null = null;
  /** Whether a decision over the corpus with the files that are being read was taken. */
  #settled = false;
  #asked = 0;
  /** The question that the workers are about. */
  #running = 0;
  /** Workers were replaced or are to be, and what only the whole corpus can decide was not told them. */
  #unsettled = false;
  /** Ends the healing that nobody waits for. */
  #healing = new AbortController();

  /** Nothing is fetched or started before the first call that needs it. */
  constructor({ workers }: { workers?: number } = {}) {
    super();
    const count = workers ?? Math.min(navigator.hardwareConcurrency || 1, MOST_WORKERS);
    this.#size = Math.max(count, 1);
    this.#pool = this.#newPool();
  }

  #newPool(): Pool {
    return new Pool(this.#size, {
      fault: (fault) => this.dispatchEvent(new CustomEvent('fault', { detail: fault })),
      recovered: () => this.dispatchEvent(new Event('recovered')),
      broke: () => this.#healSoon(),
    });
  }

  /** What was read, drop by drop: reading it again in the same order gives every document the same number. */
  get batches(): readonly (readonly Source[])[] {
    return this.#batches;
  }

  /** Settings of cutting and cleaning, for what is read from now on: call it while there is no corpus. */
  set settings(settings: { dictionary?: DictionaryName }) {
    this.#pool.settings = toJson(settings);
    this.#pool.dictionary = settings.dictionary ?? 'news';
  }

  /** What the user says about dates, for what is read from now on: call it while there is no corpus. */
  set dates(edits: DateEdits | null) {
    this.#pool.dates = edits ? JSON.stringify(edits) : '';
  }

  /** Titles that the user gives, as JSON, for what is read from now on: call it while there is no corpus. */
  set titles(edits: string) {
    this.#pool.titles = edits;
  }

  get facts(): CorpusFacts | null {
    return this.#facts;
  }

  /** Starts one worker ahead of the first file. */
  async warm(): Promise<void> {
    await this.#turn.run(() => this.#pool.start(1));
  }

  /**
   * Reads files into the corpus; one report for each, those in archives included, in order. Rejects with AbortError when
   * it was cancelled: the corpus is then as it was before.
   */
  add(sources: Source[], { signal, progress }: { signal?: AbortSignal; progress?: OnProgress } = {}): Promise<FileReport[]> {
    return this.#turn.run(async () => {
      const began = performance.now();
      const many = sources.length > 1 || sources.some(({ path, blob }) => namedArchive(path) || blob.size > LARGE);
      const text = textOf(sources) + textOf(this.#batches.flat());
      await this.#pool.start(many ? workersWorth(text) : 1, workersFor(text));
      await this.#heal(signal).catch((error: unknown) => {
        if (signal?.aborted) this.#healSoon();
        throw error;
      });
      this.#settled = false;
      const marked = new Set(this.#pool.workers);
      // Whoever is still getting ready is marked as soon as it is; one that dies before is replaced.
      this.#pool.all((remote) => remote.call('mark')).catch(() => undefined);
      const first = this.#next;
      const ingest = new Ingest(this.#pool, first, (lost) => this.#tellLost(lost), progress, signal);
      try {
        const reports = await this.#read(ingest, sources, first, signal, progress).finally(() => ingest.end());
        performance.measure('wenmai:read', { start: began });
        this.#next = ingest.next;
        this.#batches = [...this.#batches, sources];
        return reports;
      } catch (error) {
        await this.#undo(marked, first);
        throw signal?.aborted ? new DOMException('reading was cancelled', 'AbortError') : error;
      }
    }, signal);
  }

  /**
   * Asks a question. Rejects with QuestionError when it cannot be understood, at once with AbortError when it is dropped; the
   * workers then stop within a slice. `progress` hears which share of the groundwork is made.
   */
  ask<K extends keyof AnswerOf>(question: Extract<Question, { ask: K }>, signal?: AbortSignal, progress?: (share: number) => void): Promise<Envelope<AnswerOf[K]>> {
    const asked = ++this.#asked;
    const answer = this.#turn.run(async () => {
      signal?.throwIfAborted();
      this.#running = asked;
      await this.#pool.start(1);
      try {
        return await this.#retrying(() => this.#answer<Envelope<AnswerOf[K]>>(question, { asked, signal, progress }));
      } finally {
        this.#running = 0;
      }
    });
    const drop = (): void => {
      if (this.#running === asked) this.#pool.workers.forEach((remote) => remote.drop(asked));
    };
    return signal ? untilDropped(answer, signal, drop) : answer;
  }

  /** Dates the documents anew. Rejects with QuestionError when something cannot be understood; then nothing is changed. */
  editDates(edits: DateEdits): Promise<void> {
    return this.#turn.run(async () => {
      const json = JSON.stringify(edits);
      await this.#pool.start(1);
      await this.#heal();
      await this.#pool.merger.call('editDates', json);
      this.dates = edits;
      await this.#retrying(async () => {
        await this.#pool.all((remote) => remote.call('editDates', json));
        await this.#settle();
      });
      await this.#refresh();
    });
  }

  /** Gives documents the titles of `json`, all others the one that was found. */
  editTitles(json: string): Promise<void> {
    return this.#turn.run(async () => {
      await this.#pool.start(1);
      await this.#heal();
      this.titles = json;
      await this.#retrying(() => this.#pool.all((remote) => remote.call('editTitles', json)));
      await this.#refresh();
    });
  }

  /** All rows of a question, without pages, as a file. */
  csv(question: Question): Promise<Blob> {
    return this.#export((asking) => csv(asking, question));
  }

  json(question: Question): Promise<Blob> {
    return this.#export((asking) => json(asking, question));
  }

  xlsx(question: Question, words: SheetWords): Promise<Blob> {
    return this.#export((asking) => xlsx(asking, question, words));
  }

  #export(work: (asking: Asking) => Promise<Blob>): Promise<Blob> {
    const asking = { answer: <E>(question: Question) => this.#answer<E>(question), merger: () => this.#pool.merger };
    return this.#turn.run(() => this.#retrying(async () => {
      await this.#pool.start(1);
      return work(asking);
    }));
  }

  /** Packs a description and files into a project file, in a worker of its own; `lost`: paths that could not be read any more. */
  async pack(description: string, files: { path: string; blob: Blob }[]): Promise<{ file: Blob; lost: string[] }> {
    const { parts, lost } = await this.#aside((remote) => remote.call('pack', description, files));
    return { file: new Blob(parts, { type: 'application/zip' }), lost: lost.map((number) => files[number]?.path ?? '') };
  }

  /** What a project file holds; null when it is damaged or none. */
  async unpack(blob: Blob): Promise<{ description: string; files: Blob[] } | null> {
    const project = await this.#aside((remote) => remote.call('unpackProject', blob));
    return project && { ...project, files: project.files.map((bytes) => new Blob([bytes])) };
  }

  /** Takes other words of the user's: cuts again the documents that hold one that differs, and says what changed. */
  setWords(words: string): Promise<WordsChange> {
    return this.#turn.run(() => this.#retrying(async () => {
      this.#pool.settings = JSON.stringify({ ...(JSON.parse(this.#pool.settings) as object), words });
      const shares = await this.#pool.all((remote) => remote.call('setWords', words));
      const change = await this.#pool.merger.call('wordsChange', shares, CHANGES);
      await this.#refresh();
      return change;
    }));
  }

  /** Lines of the user's words that should be looked at. */
  wordNotes(words: string): Promise<LineNote[]> {
    return this.#turn.run(() => this.#retrying(() => this.#pool.merger.call('wordNotes', words)));
  }

  /** What each switch of how words are cut changes, on a sample of the corpus. */
  effects(): Promise<SwitchEffect[]> {
    return this.#turn.run(() => this.#retrying(async () =>
      this.#pool.merger.call('effectsOfAll', await this.#pool.all((remote) => remote.call('effects')))));
  }

  /** What another dictionary changes: a worker of its own cuts the sample with it. */
  effectOf(dictionary: DictionaryName): Promise<SwitchEffect | null> {
    return this.#turn.run(() => this.#retrying(async () => {
      const other = await this.#pool.reader(dictionary);
      try {
        const shares = await this.#pool.all(async (remote) => remote.call('effectOf', await other.call('cutSample', await remote.call('sample'))));
        return (await this.#pool.merger.call('effectsOfAll', shares))[0] ?? null;
      } finally {
        other.end();
      }
    }));
  }

  /** How a file would be read. */
  preview({ path, blob, reading }: Source): Promise<Preview> {
    return this.#aside((remote) => remote.call('preview', path, blob, reading ?? null));
  }

  /** A frequency list to compare with. */
  frequencyList(name: string, bytes: Uint8Array): Promise<ReadList | ListFault> {
    return this.#aside((remote) => remote.call('frequencyList', name, bytes));
  }

  async #aside<T>(work: (remote: Remote) => Promise<T>): Promise<T> {
    const remote = await this.#pool.reader();
    try {
      return await work(remote);
    } finally {
      remote.end();
    }
  }

  /** Bytes of each worker: what its shard holds, and its linear memory. */
  memory(): Promise<{ held: number; linear: number }[]> {
    return this.#turn.run(() => this.#retrying(() => this.#pool.all((remote) => remote.call('memory'))));
  }

  /** Empties the corpus and ends the workers. */
  close(): Promise<void> {
    this.#stopHealing();
    return this.#turn.run(async () => {
      this.#pool.end();
      this.#begin(0, [], null, false);
    });
  }

  #begin(next: number, batches: readonly (readonly Source[])[], facts: CorpusFacts | null, unsettled: boolean): void {
    this.#unsettled = unsettled;
    this.#next = next;
    this.#batches = batches;
    this.#facts = facts;
    this.dispatchEvent(new Event('corpus'));
  }

  /**
   * Sets the corpus aside, workers and all, and begins an empty one. `back` puts it in the place of whatever was read since;
   * `drop` ends its workers. So another corpus can be read whole before this one is let go.
   */
  setAside(): Promise<SetAside> {
    this.#stopHealing();
    return this.#turn.run(async () => {
      const [pool, next, batches, facts, unsettled] = [this.#pool, this.#next, this.#batches, this.#facts, this.#unsettled];
      // A worker that was only warmed holds nothing worth its memory.
      if (batches.length === 0) pool.end();
      this.#pool = this.#newPool();
      this.#begin(0, [], null, false);
      return {
        back: () => this.#turn.run(async () => {
          this.#pool.end();
          this.#pool = pool;
          this.#begin(next, batches, facts, unsettled);
          // Should this fail, the next question tries again.
          if (pool.started) await this.#heal().catch(() => undefined);
        }),
        drop: () => pool.end(),
      };
    });
  }

  async #answer<E>(question: Question | Internal, asking?: Waiting): Promise<E> {
    const json = toJson(question);
    if (asking && (this.#facts?.tokens ?? 0) > SLICED) await prepare(this.#pool, json, asking);
    await gather(this.#pool, json, asking?.signal);
    return (await this.#pool.merger.call('finish', json)) as E;
  }

  /** Once the pool is whole; again when a worker broke. */
  async #retrying<T>(work: () => Promise<T>, tries = TRIES): Promise<T> {
    try {
      await this.#heal();
      return await work();
    } catch (error) {
      if (!(error instanceof WorkerGone) || tries === 0 || this.#pool.hopeless) throw error;
      // Another may break while this one is replaced: that is one more try.
      return this.#retrying(work, tries - 1);
    }
  }

  /** Replaces broken workers and settles anew, where that is due. */
  async #heal(signal?: AbortSignal): Promise<void> {
    if (!this.#pool.started) this.#unsettled = false;
    if (!this.#pool.broken && !this.#unsettled) return;
    this.#unsettled = true;
    const reports = new Map<number, FileReport>();
    await this.#pool.heal(reports, signal).finally(() => {
      const lost = [...reports.values()].filter(({ problem }) => problem);
      if (lost.length > 0) this.#tellLost(lost);
      this.#pool.pdfs.end();
    });
    await this.#settle(signal);
    await this.#refresh();
    this.#unsettled = false;
  }

  /** Heals as soon as it is its turn; nobody waits for it. Should it fail, the next question tries again. */
  #healSoon(): void {
    const { signal } = this.#healing;
    this.#turn.run(() => this.#heal(signal), signal).catch(() => undefined);
  }

  /** Ends what `#healSoon` began, before the corpus is closed or set aside. */
  #stopHealing(): void {
    this.#healing.abort();
    this.#healing = new AbortController();
  }

  #tellLost(lost: FileReport[]): void {
    this.dispatchEvent(new CustomEvent('lost', { detail: lost }));
  }

  async #refresh(): Promise<void> {
    await this.#pool.merger.call('forget');
    const { answer } = await this.#answer<{ answer: CorpusFacts }>({ ask: 'facts' });
    this.#facts = answer;
    this.dispatchEvent(new Event('corpus'));
  }

  /** Reads, cuts and settles; the reports. A file that breaks the engine only when it is cut is left out and reported like one that breaks it when it is read. */
  async #read(ingest: Ingest, sources: Source[], first: number, signal?: AbortSignal, progress?: OnProgress): Promise<FileReport[]> {
    await ingest.run(sources);
    const onCut = progress && ingest.cutting(progress);
    // Each worker may break once more; one outside the pool need not be tried as often.
    let [tries, others] = [TRIES + this.#pool.workers.length, TRIES];
    for (;;) {
      try {
        await ingest.mend();
        await this.#settle(signal, onCut);
        await this.#refresh();
        return await this.#withDates(ingest.reports, first);
      } catch (error) {
        if (!(error instanceof WorkerGone) || this.#pool.hopeless || (this.#pool.broken ? tries-- : others--) === 0) throw error;
      }
    }
  }

  /** What only the whole corpus can decide, anew after every change. */
  async #settle(signal?: AbortSignal, onCut?: OnCut): Promise<void> {
    const decision = await decide(this.#pool, signal, onCut);
    signal?.throwIfAborted();
    this.#settled = true;
    await this.#pool.all((remote) => remote.call('settle', decision));
  }

  /** Reports of files whose date was found only when all of them were read. */
  async #withDates(reports: FileReport[], first: number): Promise<FileReport[]> {
    if (reports.every(({ date, problem }) => date !== null || problem !== null)) return reports;
    const documents = { ask: 'documents' as const, limit: this.#facts?.documents ?? 0 };
    const { answer } = await this.#answer<Envelope<AnswerOf['documents']>>(documents);
    const dates = new Map(answer.rows.filter(({ id }) => id[0] >= first && id[1] === 0).map(({ name, date }) => [name, date]));
    return reports.map((report) => {
      const date = report.date ?? dates.get(report.path) ?? null;
      const warnings = date ? report.warnings.filter(({ code }) => code !== 'no_date') : report.warnings;
      return { ...report, date, warnings };
    });
  }

  /** Brings every shard back to where it was before files from number `first` on were read. */
  async #undo(marked: Set<Remote>, first: number): Promise<void> {
    this.#pool.forgetFrom(first);
    let same = !this.#settled;
    await this.#pool.all(async (remote) => {
      // A worker that took another's place in the meantime has no mark: it begins anew, with the files of before.
      if (marked.has(remote) && !remote.gone) {
        const rolled = await remote.call('rollBack').then(() => true, (error: unknown) => {
          if (!(error instanceof WorkerGone)) throw error;
          return false;
        });
        if (rolled) return;
      }
      same = false;
      remote.end();
    });
    // Every shard is as it was, decisions and facts included.
    if (same && !this.#unsettled) return;
    // That takes a while: who cancelled need not wait for it.
    this.#unsettled = true;
    this.#healSoon();
  }
}
