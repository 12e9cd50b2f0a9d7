// Deciding what only the whole corpus can decide: years that datelines leave out, what stands twice. A worker of its own
// decides and is ended afterwards, because linear memory never shrinks; the shards hand it small shares.
import type { Pool } from './pool.ts';
import type { Remote } from './remote.ts';

/** The decision over all shards of the pool. Rejects with AbortError when it was dropped. */
export async function decide(pool: Pool, signal?: AbortSignal): Promise<Uint8Array> {
  const decider = await pool.reader();
  // What it has gathered is its own: it can be ended whatever it is doing.
  const drop = (): void => decider.end();
  signal?.addEventListener('abort', drop);
  try {
    await decider.call('decide', pool.settings);
    for (let wanted = await decider.call('wanted'); wanted; wanted = await decider.call('wanted')) {
      const asked = wanted;
      await pool.all((remote) => shares(remote, decider, asked, signal));
    }
    return await decider.call('decision');
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', drop);
    decider.end();
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
