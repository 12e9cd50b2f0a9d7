/** Answers as a view wants them: the newest question wins, rows come in blocks when they are looked at. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AnswerOf, Envelope, Question } from '../core/types.ts';
import { engine, revision } from './corpus.ts';
import { counting } from './counting.ts';
import { words } from './preferences.ts';
import { remember } from './record.ts';
import { queryFault } from './search.ts';

export type Ask = keyof AnswerOf;
export type QuestionOf<K extends Ask> = Extract<Question, { ask: K }>;
type RowOf<K extends Ask> = AnswerOf[K] extends { rows: (infer R)[] } ? R : never;

export const BLOCK = 100;
/** Blocks kept: 20,000 rows, some megabytes at most. */
const KEPT = 200;

interface Shown<K extends Ask> {
  question: QuestionOf<K>;
  envelope: Envelope<AnswerOf[K]>;
  blocks: Map<number, RowOf<K>[]>;
  asked: Set<number>;
}

export class Answers<K extends Ask> implements ReactiveController {
  #key = '';
  #abort = new AbortController();
  #shown: Shown<K> | null = null;
  /** Asking for the first block of a new question. */
  busy = false;
  error = '';
  /** Grows with every change, for elements that draw the rows. */
  version = 0;

  /** `aside`: not an analysis of the user's, so the methods do not list it. */
  constructor(private readonly host: ReactiveControllerHost, private readonly aside = false) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#abort.abort();
    this.#key = '';
    this.busy = false;
  }

  get envelope(): Envelope<AnswerOf[K]> | null {
    return this.#shown?.envelope ?? null;
  }

  get answer(): AnswerOf[K] | null {
    return this.#shown?.envelope.answer ?? null;
  }

  get question(): QuestionOf<K> | null {
    return this.#shown?.question ?? null;
  }

  get total(): number {
    return (this.answer as { total?: number } | null)?.total ?? 0;
  }

  /** Call while rendering: asks if the question, or the corpus, is a new one. */
  set(question: QuestionOf<K> | null): void {
    const key = question ? `${revision.value} ${JSON.stringify(question)}` : '';
    if (key === this.#key) return;
    this.#key = key;
    this.#abort.abort();
    this.#abort = new AbortController();
    this.error = '';
    if (!question) {
      this.#shown = null;
      this.busy = false;
      this.version++;
      return;
    }
    this.busy = true;
    void this.#first(question, this.#abort.signal);
  }

  /** A row that is here; undefined while its block is on the way. */
  row(index: number): RowOf<K> | undefined {
    const number = Math.floor(index / BLOCK);
    const row = this.#shown?.blocks.get(number)?.[index % BLOCK];
    // A first answer of fewer rows than a block is filled up as well.
    if (row === undefined && this.#shown && index < this.total) void this.#more(this.#shown, number);
    return row;
  }

  async #first(question: QuestionOf<K>, signal: AbortSignal): Promise<void> {
    try {
      const abort = this.#abort;
      const envelope = await engine.ask<K>(question, signal, (share) => {
        if (!signal.aborted) counting.value = { share, cancel: () => this.#drop(abort) };
      }).finally(() => (counting.value = null));
      if (signal.aborted) return;
      const rows = (envelope.answer as { rows?: RowOf<K>[] }).rows ?? [];
      this.#shown = { question, envelope, blocks: new Map([[0, rows]]), asked: new Set() };
      if (!this.aside) remember(envelope as Envelope<unknown>);
      queryFault.value = null;
    } catch (error) {
      if (signal.aborted) return;
      this.#shown = null;
      this.#fail(error);
    }
    this.busy = false;
    this.version++;
    this.host.requestUpdate();
  }

  /** The user does not want to wait. The question is not put again before it changes. */
  #drop(abort: AbortController): void {
    abort.abort();
    if (abort !== this.#abort) return;
    this.#shown = null;
    this.error = words.value.reading.dropped;
    this.busy = false;
    this.version++;
    this.host.requestUpdate();
  }

  async #more(shown: Shown<K>, number: number): Promise<void> {
    // Two at a time: rows that have been scrolled past by then are not asked for at all.
    if (shown.asked.size >= 2 || shown.asked.has(number)) return;
    shown.asked.add(number);
    const { signal } = this.#abort;
    try {
      const envelope = await engine.ask<K>({ ...shown.question, offset: number * BLOCK, limit: BLOCK }, signal);
      if (shown.blocks.size >= KEPT) shown.blocks.delete(shown.blocks.keys().next().value!);
      shown.blocks.set(number, (envelope.answer as unknown as { rows: RowOf<K>[] }).rows);
    } catch (error) {
      if (!signal.aborted && shown === this.#shown) this.#fail(error);
    }
    shown.asked.delete(number);
    if (shown !== this.#shown) return;
    this.version++;
    this.host.requestUpdate();
  }

  #fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const { query, at, expected } = error as { query?: string; at?: number; expected?: string };
    if (error instanceof Error && error.name === 'QuestionError') queryFault.value = { query: query ?? '', at: at ?? null, message: expected ?? message };
    else this.error = message;
  }
}
