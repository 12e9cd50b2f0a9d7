// A worker, seen from the page.
import type { Call, Cancel, Drop, Failure, Method, Methods, News, Slice } from './protocol.ts';

/** The worker is gone, and with it the call. */
export class WorkerGone extends Error {
  /** `own`: the call itself broke the worker. Otherwise it was merely waiting when the worker ended. */
  constructor(
    message: string,
    readonly place: string,
    readonly own = false,
    /** Whether it was ended on purpose. */
    readonly meant = false,
  ) {
    super(message);
    this.name = 'WorkerGone';
  }
}

/** A question that cannot be answered as it stands. `at` counts characters of `query` from 0. */
export class QuestionError extends Error {
  readonly code: string | undefined;
  readonly query: string | undefined;
  readonly at: number | undefined;
  readonly expected: string | undefined;
  constructor({ message, code, query, at, expected }: Failure) {
    super(message);
    this.name = 'QuestionError';
    this.code = code;
    this.query = query;
    this.at = at;
    this.expected = expected;
  }
}

interface Waiting {
  resolve: (result: never) => void;
  reject: (error: Error) => void;
}

/** Milliseconds within which a worker must have begun, on a slow machine too. */
const PATIENCE = 20_000;
/** Milliseconds of a beat, and beats without an answer after which a worker is gone: 10 s, or 10 minutes when it has work. */
const BEAT = 1000;
const IDLE = 10;
const AT_WORK = 600;
/** Whether a value is a Blob, or one of several things that hold one. */
const holdsBlob = (value: unknown): boolean => value instanceof Blob
  || (Array.isArray(value) ? value.some(holdsBlob) : typeof value === 'object' && value !== null && 'blob' in value && value.blob instanceof Blob);

/** Calls the methods of a worker. When the worker breaks, all calls that wait reject and `onGone` is told once. */
export class Remote {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;
  #panic: { message: string; place: string } | null = null;
  /** Beats since it was last heard. */
  #silent = 0;
  /** Whether it may read Blobs. WebKit forbids it to the workers of a page from file://: they are given bytes. */
  readsBlobs = true;
  /** Ends the wait for its death. */
  readonly #ended = new AbortController();
  /** Why it is gone; null while it lives. */
  gone: WorkerGone | null = null;
  /** What was asked of it before it was ready, in order; null once it is. */
  #early: (() => void)[] | null = null;
  onSlice: ((slice: Slice) => void) | null = null;
  onPrepared: ((share: number) => void) | null = null;
  onGone: ((error: WorkerGone) => void) | null = null;

  constructor(address: string) {
    this.#worker = new Worker(address);
    this.#worker.onmessage = ({ data }: MessageEvent<News>) => this.#hear(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#die(new WorkerGone(event.message || 'the worker could not be started', `${event.filename ?? ''}:${event.lineno ?? 0}`));
    };
  }

  /**
   * Begins to watch over it. A browser that ends a worker tells nobody, but it lets go of the worker's locks and closes its
   * ports: whoever gets the lock that the worker holds, or holds the other end of the port, knows that it is gone. A page
   * from file:// has no locks, and not every browser tells of ports; where neither is to be had, the worker is asked now
   * and then whether it is there.
   */
  async watch(): Promise<void> {
    const gone = (): void => this.#die(new WorkerGone('the browser has ended the worker', ''));
    const { port1, port2 } = new MessageChannel();
    this.#ended.signal.addEventListener('abort', () => port1.close());
    port1.addEventListener('close', gone);
    port1.start();
    const lock = `wenmai ${crypto.getRandomValues(new Uint32Array(4)).join(' ')}`;
    // One that is ended before it holds the lock never says so either.
    const late = setTimeout(() => this.#die(new WorkerGone('the worker did not start', '')), PATIENCE);
    const held = await this.#post('live', [lock, port2], [port2]).finally(() => clearTimeout(late));
    if (held) navigator.locks.request(lock, { signal: this.#ended.signal }, gone).catch(() => undefined);
    else if (!('onclose' in port1)) this.#listen(port1, gone);
  }

  /**
   * Counts the beats since the worker was last heard. A tab that sleeps counts none, so waking up costs no worker. One that
   * is at work cannot answer before it is done, and is given far more time.
   */
  #listen(port: MessagePort, gone: () => void): void {
    port.onmessage = () => (this.#silent = 0);
    const beat = setInterval(() => {
      if (this.#silent++ === 0) port.postMessage(null);
      if (this.#silent > (this.#waiting.size > 0 ? AT_WORK : IDLE)) gone();
    }, BEAT);
    this.#ended.signal.addEventListener('abort', () => clearInterval(beat));
  }

  /** Makes it ready with what `opening` calls by way of `callNow`. Whatever else is asked of it waits until then. */
  makeReady(opening: () => Promise<void>): Promise<void> {
    const early: (() => void)[] = [];
    this.#early = early;
    const failed = (error: Error): never => {
      // One that could not be made ready is of no use, though it lives.
      this.#die(error instanceof WorkerGone ? error : new WorkerGone(error.message, ''));
      throw error;
    };
    return opening().catch(failed).finally(() => {
      this.#early = null;
      for (const ask of early) ask();
    });
  }

  /** As `call`, without waiting until it is ready. */
  callNow<M extends Method>(method: M, ...args: Parameters<Methods[M]>): Promise<ReturnType<Methods[M]>> {
    return this.#post(method, args, []);
  }

  call<M extends Method>(method: M, ...args: Parameters<Methods[M]>): Promise<ReturnType<Methods[M]>> {
    return this.send(method, args, []);
  }

  /** As `call`, giving buffers away instead of copying them. */
  send<M extends Method>(method: M, args: Parameters<Methods[M]>, transfer: Transferable[]): Promise<ReturnType<Methods[M]>> {
    const early = this.#early;
    if (early) return new Promise((resolve) => early.push(() => resolve(this.send(method, args, transfer))));
    if (!this.readsBlobs && args.some(holdsBlob)) return this.#withBytes(method, args, transfer);
    return this.#post(method, args, transfer);
  }

  #post<M extends Method>(method: M, args: Parameters<Methods[M]>, transfer: Transferable[]): Promise<ReturnType<Methods[M]>> {
    // Who comes too late has not broken it.
    if (this.gone) return Promise.reject(this.gone.own ? new WorkerGone(this.gone.message, this.gone.place) : this.gone);
    return new Promise((resolve, reject) => {
      const call: Call<M> = { id: ++this.#next, method, args };
      this.#waiting.set(call.id, { resolve, reject });
      this.#worker.postMessage(call, transfer);
    });
  }

  /** Reads Blobs here, in the page. One that cannot be read goes as it is: the worker cannot either, and reports it. */
  async #withBytes<M extends Method>(method: M, args: Parameters<Methods[M]>, transfer: Transferable[]): Promise<ReturnType<Methods[M]>> {
    const given = [...transfer];
    const read = async (each: unknown): Promise<unknown> => {
      if (Array.isArray(each)) return Promise.all(each.map(read));
      if (!(each instanceof Blob)) return holdsBlob(each) ? { ...(each as object), blob: await read((each as { blob: unknown }).blob) } : each;
      const buffer = await each.arrayBuffer().catch(() => null);
      if (!buffer) return each;
      given.push(buffer);
      return new Uint8Array(buffer);
    };
    const bytes = (await Promise.all(args.map(read))) as Parameters<Methods[M]>;
    return this.#post(method, bytes, given);
  }

  /** Stops the reading that is under way: its call resolves to null. One that is not ready yet holds nothing, and is ended: its calls reject. */
  cancel(): void {
    if (this.#early) return this.end();
    this.#tell({ cancel: true });
  }

  /** Lets it drop the questions up to number `asked`, as soon as it comes to breathe. */
  drop(asked: number): void {
    this.#tell({ drop: asked });
  }

  #tell(what: Cancel | Drop): void {
    const tell = (): void => this.#worker.postMessage(what);
    if (this.#early) this.#early.push(tell);
    else tell();
  }

  /** Ends it when `signal` is aborted: for one that is ended sooner or later anyway. */
  endBy(signal: AbortSignal | undefined): void {
    if (signal?.aborted) this.end();
    else signal?.addEventListener('abort', () => this.end(), { signal: this.#ended.signal });
  }

  /** Ends the worker; calls that wait reject, `onGone` is not told. */
  end(): void {
    this.onGone = null;
    this.#die(new WorkerGone('the worker was ended', '', false, true));
  }

  #hear(news: News): void {
    this.#silent = 0;
    if ('slice' in news) return this.onSlice?.(news.slice);
    if ('prepared' in news) return this.onPrepared?.(news.prepared);
    if ('panic' in news) {
      this.#panic = news.panic;
      return;
    }
    const waiting = this.#waiting.get(news.id);
    this.#waiting.delete(news.id);
    if ('result' in news) {
      waiting?.resolve(news.result as never);
    } else if (news.failure.fatal || this.#panic) {
      const { message, place } = this.#panic ?? { message: news.failure.message, place: '' };
      const error = new WorkerGone(message, place, waiting !== undefined);
      waiting?.reject(error);
      this.#die(error);
    } else {
      waiting?.reject(news.failure.code ? new QuestionError(news.failure) : new Error(news.failure.message));
    }
  }

  #die(error: WorkerGone): void {
    if (this.gone) return;
    this.gone = error;
    this.#ended.abort();
    this.#worker.terminate();
    // Those that merely waited have not broken it.
    const others = error.own ? new WorkerGone(error.message, error.place) : error;
    for (const { reject } of this.#waiting.values()) reject(others);
    this.#waiting.clear();
    this.onGone?.(error);
  }
}
