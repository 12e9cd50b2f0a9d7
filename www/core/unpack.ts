// Modules are unpacked while they arrive, in the page and in the service worker.
import { Unpacker, initSync } from '../../pkg-unpack/wenmai_unpack.js';
import { breathe } from '../lib/breathe.ts';

/** Packed bytes that are unpacked at once: some milliseconds, so that a page stays awake. */
const PIECE = 1 << 15;

/** A module out of a packed one, to be compiled or kept: `unpack` is the module that does it. The response breaks off where `packed` is damaged. */
export function unpacked(packed: Response, unpack: WebAssembly.Module): Response {
  initSync({ module: unpack });
  const unpacker = new Unpacker();
  const passing = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    async transform(bytes, out) {
      for (let at = 0; at < bytes.length; at += PIECE) {
        out.enqueue(unpacker.push(bytes.subarray(at, at + PIECE)) as Uint8Array<ArrayBuffer>);
        await breathe();
      }
    },
    flush(out) {
      out.enqueue(unpacker.finish() as Uint8Array<ArrayBuffer>);
      unpacker.free();
    },
  });
  return new Response(packed.body?.pipeThrough(passing), { headers: { 'content-type': 'application/wasm' } });
}
