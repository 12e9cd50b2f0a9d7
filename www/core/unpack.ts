// Modules are unpacked while they arrive, in the page and in the service worker.
import { Unpacker, initSync } from '../../pkg-unpack/wenmai_unpack.js';
import { breathe } from '../lib/breathe.ts';

/** Packed bytes that are unpacked at once: some milliseconds, so that a page stays awake. */
const PIECE = 1 << 15;

/** A module out of a packed one, to be compiled or kept: `unpack` is the module that does it. The response breaks off where `packed` is damaged. */
export function unpacked(packed: Response, unpack: WebAssembly.Module): Response {
  initSync({ module: unpack });
  const pieces = piecesOf(packed);
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(out) {
      const { done, value } = await pieces.next();
      if (done) out.close();
      else out.enqueue(value);
    },
    cancel: () => void pieces.return(),
  });
  return new Response(stream, { headers: { 'content-type': 'application/wasm' } });
}

async function* piecesOf(packed: Response): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const reader = packed.body!.getReader();
  const unpacker = new Unpacker();
  try {
    for (let next = await reader.read(); next.value; next = await reader.read()) {
      for (let at = 0; at < next.value.length; at += PIECE) {
        yield unpacker.push(next.value.subarray(at, at + PIECE)) as Uint8Array<ArrayBuffer>;
        await breathe();
      }
    }
    yield unpacker.finish() as Uint8Array<ArrayBuffer>;
  } finally {
    // It holds the window of what it unpacks, whether the file was whole, broke off, or nobody wants the rest.
    unpacker.free();
    void reader.cancel().catch(() => undefined);
  }
}
