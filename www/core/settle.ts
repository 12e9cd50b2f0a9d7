// Deciding what only the whole corpus can decide: years that datelines leave out, what stands twice. A worker of its own
// decides and is ended afterwards, because linear memory never shrinks; the shards hand it small shares.
import type { Pool } from './pool.ts';
import type { Slice } from './protocol.ts';
import type { Remote } from './remote.ts';

/** Hears how many bytes of text are cut, over all workers, and how many there are. */
export type OnCut = (slice: Slice) => void;

/**
 * Cuts what was read; the decision over all shards of the pool. What is decided rests on the texts alone, so whenever the decider
 * starts or thinks, the workers cut. Rejects with AbortError when it was dropped.
 */
export async function decide(pool: Pool, signal?: AbortSignal, onCut?: OnCut): Promise<Uint8Array> {
  const cutting = new Cutting(pool, signal, onCut);
  // What it has gathered is its own: it can be ended whatever it is doing.
  const starting = pool.reader(null, signal);
  try {
    const decider = await cutting.during(starting);
    await decider.call('decide', pool.settings);
    for (;;) {
      const wanted = await cutting.during(decider.call('wanted'));
      if (!wanted) break;
      await pool.all((remote) => shares(remote, decider, wanted, signal));
    }
    const decision = await decider.call('decision');
    await cutting.rest();
    return decision;
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    cutting.end();
    starting.then((decider) => decider.end(), () => undefined);
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

  /** All go on until `other` is done; what came of that. */
  async during<T>(other: Promise<T>): Promise<T> {
    let over = false;
    const done = other.finally(() => (over = true));
    // The first of the two to fail is who tells why.
    const [result] = await Promise.all([done, this.#pool.all((remote) => this.#cut(remote, () => over))]);
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

/** Hands over one share after the other; the next is made while the one before is taken in. */
async function shares(remote: Remote, decider: Remote, wanted: Uint8Array, signal?: AbortSignal): Promise<void> {
  let taken: Promise<void> = Promise.resolve();
  for (let from: number | null = 0; from !== null; ) {
    signal?.throwIfAborted();
    const { bytes, next }: { bytes: Uint8Array; next: number | null } = await remote.call('share', wanted, from);
    await taken;
    taken = decider.send('takeShare', [bytes], [bytes.buffer]);
    // Who waits for it hears of it, in the next round or behind the last.
    taken.catch(() => undefined);
    from = next;
  }
  await taken;
}
