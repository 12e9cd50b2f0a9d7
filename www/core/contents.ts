// Files of the corpus once more, from where they came.
import type { Held } from './files.ts';
import type { Entry } from './protocol.ts';
import { type Remote, WorkerGone } from './remote.ts';

/** The bytes of files, each archive among their origins unpacked once. Ends with AbortError when that is cancelled. */
export async function* contents(files: Held[], unpacker: () => Promise<Remote>, signal?: AbortSignal): AsyncGenerator<{ held: Held; data: Blob | Uint8Array<ArrayBuffer> }> {
  const archives = new Map<Blob, Held[]>();
  for (const held of files) {
    if ('archive' in held.origin) archives.set(held.origin.blob, [...(archives.get(held.origin.blob) ?? []), held]);
    else yield { held, data: held.origin.blob };
  }
  for (const [blob, inside] of archives) {
    const wanted = new Map(inside.map((held) => [held.path, held]));
    const first = inside[0];
    if (!first || !('archive' in first.origin)) continue;
    signal?.throwIfAborted();
    const reader = await unpacker();
    try {
      if (typeof (await reader.call('unpack', first.origin.archive, blob)) !== 'number') continue;
      for (let entry: Entry | null; (entry = await reader.call('nextEntry')); ) {
        const held = wanted.get(entry.path);
        if (held && 'bytes' in entry) yield { held, data: entry.bytes };
      }
    } catch (error) {
      signal?.throwIfAborted();
      // What is left of this archive is reported as lost; other files go on.
      if (!(error instanceof WorkerGone) || error !== reader.gone) throw error;
    } finally {
      reader.end();
    }
  }
}
