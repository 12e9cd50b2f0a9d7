// Deciding what only the whole corpus can decide: years that datelines leave out, what stands twice. A worker of its own
// decides and is ended afterwards, because linear memory never shrinks; the shards hand it small shares.
import type { Pool } from './pool.ts';
import type { Slice } from './protocol.ts';
import type { Remote } from './remote.ts';

/** Hears how many bytes of text are cut, over all workers, and how many there are. */
export type OnCut = (slice: Slice) => void;

/**
 * Cuts what was read; the decision over all shards of the pool. What is decided rests on the texts alone, so whenever the decider
 * thinks or takes something in, the workers cut. Rejects with AbortError when it was dropped.
 */
export async function decide(pool: Pool, signal?: AbortSignal, onCut?: OnCut): Promise<Uint8Array> {
  const decider = await pool.reader();
  // What it has gathered is its own: it can be ended whatever it is doing.
  const drop = (): void => decider.end();
  signal?.addEventListener('abort', drop);
  const cutting = new Cutting(pool, signal, onCut);
  try {
    await decider.call('decide', pool.settings);
    for (;;) {
      const wanted = await cutting.during(decider.call('wanted'));
      if (!wanted) break;
      await pool.all((remote) => shares(remote, decider, wanted, cutting, signal));
    }
    const decision = await decider.call('decision');
    await cutting.rest();
    return decision;
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', drop);
    cutting.end();
    decider.end();
  }
}

/** The workers cutting what was read, a slice at a time. */
class Cutting {
  readonly #pool: Pool;
  readonly #signal: AbortSignal | undefined;
  readonly #onCut: OnCut | undefined;
  #ended = false;
  readonly #slices = new Map<Remote, Slice & { finished: boolean }>();

  constructor(pool: Pool, signal?: AbortSignal, onCut?: OnCut) {
    this.#pool = pool;
    this.#signal = signal;
    this.#onCut = onCut;
  }

  /** None begins another slice. */
  end(): void {
    this.#ended = true;
  }

  /** These workers, or all, go on until `other` is done; what came of that. */
  async during<T>(other: Promise<T>, workers?: readonly Remote[]): Promise<T> {
    let over = false;
    const done = other.finally(() => (over = true));
    // The first of the two to fail is who tells why.
    const [result] = await Promise.all([done, this.#pool.all((remote) => this.#cut(remote, () => over), workers)]);
    return result;
  }

  /** All go on to the end. */
  async rest(): Promise<void> {
    await this.#pool.all((remote) => this.#cut(remote, () => false));
  }

  async #cut(remote: Remote, over: () => boolean): Promise<void> {
    while (!this.#ended && !over() && !this.#slices.get(remote)?.finished) {
      this.#signal?.throwIfAborted();
      this.#slices.set(remote, await remote.call('cut'));
      const sum = (field: keyof Slice): number => [...this.#slices.values()].reduce((all, slice) => all + slice[field], 0);
      if (this.#slices.size === this.#pool.workers.length) this.#onCut?.({ done: sum('done'), total: sum('total') });
    }
  }
}

/** Hands over one share after the other; while the decider takes one in, the next is made, and then the worker cuts. */
async function shares(remote: Remote, decider: Remote, wanted: Uint8Array, cutting: Cutting, signal?: AbortSignal): Promise<void> {
  let taken: Promise<void> = Promise.resolve();
  let taking = false;
  const wait = (): Promise<void> => (taking ? cutting.during(taken, [remote]) : taken);
  for (let from: number | null = 0; from !== null; ) {
    signal?.throwIfAborted();
    const { bytes, next }: { bytes: Uint8Array; next: number | null } = await remote.call('share', wanted, from);
    await wait();
    taking = true;
    taken = decider.send('takeShare', [bytes], [bytes.buffer]).finally(() => (taking = false));
    // Who waits for it hears of it, in the next round or behind the last.
    taken.catch(() => undefined);
    from = next;
  }
  await wait();
}
