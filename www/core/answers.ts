// How one question is answered over all shards: what each has goes to one worker, which asks for what is still missing and finishes.
import type { Pool } from './pool.ts';
import type { Remote } from './remote.ts';

/** Rounds in which one question asks the shards for more. */
const ROUNDS = 5;

/** Who waits for an answer. */
export interface Waiting {
  asked: number;
  signal: AbortSignal | undefined;
  progress: ((share: number) => void) | undefined;
}

/** Makes what the answer rests on, where that takes longer than one wants to wait without a way out. */
export async function prepare(pool: Pool, json: string, { asked, signal, progress }: Waiting): Promise<void> {
  const shares = new Map<Remote, number>();
  await pool.all(async (remote) => {
    remote.onPrepared = (share) => {
      shares.set(remote, share);
      progress?.([...shares.values()].reduce((sum, each) => sum + each, 0) / pool.workers.length);
    };
    const made = await remote.call('prepare', json, asked);
    shares.set(remote, 1);
    if (!made) throw new DOMException('the question was dropped', 'AbortError');
  });
  signal?.throwIfAborted();
}

/** Brings the shares of all workers together in the merger, which can then finish. */
export async function gather(pool: Pool, json: string, signal?: AbortSignal): Promise<void> {
  const merger = pool.merger;
  const others = pool.workers.filter((remote) => remote !== merger);
  if (!(await merger.call('knows', json))) {
    const opened = merger.call('open', json);
    const shares = others.map((remote) => remote.call('collect', json));
    await Promise.all([opened, ...shares]);
    // All or nothing: what is opened counts as known.
    await absorb(pool, json, others, (_, at) => shares[at] as Promise<Uint8Array>);
  }
  for (let round = 0; round < ROUNDS; round++) {
    signal?.throwIfAborted();
    const need = await merger.call('need', json);
    if (!need) break;
    await absorb(pool, json, others, (remote) => remote.call('supply', json, need));
  }
}

async function absorb(pool: Pool, json: string, others: Remote[], share: (remote: Remote, at: number) => Promise<Uint8Array>): Promise<void> {
  const merger = pool.merger;
  await pool.all(async (remote) => {
    const bytes = await share(remote, others.indexOf(remote));
    await merger.send('absorb', [json, bytes], [bytes.buffer]);
  }, others);
}
