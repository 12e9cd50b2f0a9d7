// The compiled module and the dictionary, fetched once and shared by all workers.
import { AssetError, assets, open } from '../assets.ts';
import { scriptUrl } from '../trust.ts';

export interface Loaded {
  module: WebAssembly.Module;
  dictionary: ArrayBuffer;
  /** Address of the worker's script, in memory: a worker that is started later needs no network. */
  worker: string;
}

let loading: Promise<Loaded> | null = null;

/** Fetches what a worker needs. A failure is forgotten, so that the next call tries again. */
export function load(): Promise<Loaded> {
  loading ??= Promise.all([compiled(), dictionary(), script()])
    .then(([module, dictionary, worker]) => ({ module, dictionary, worker }))
    .catch((error: unknown) => {
      loading = null;
      throw error;
    });
  return loading;
}

async function compiled(): Promise<WebAssembly.Module> {
  const response = await open(assets.wasm);
  // Streaming compilation insists on the right media type, which not every static host sends.
  if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await whole(response, assets.wasm));
}

async function script(): Promise<string> {
  const text = await (await open(assets.worker)).text();
  return scriptUrl(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
}

async function dictionary(): Promise<ArrayBuffer> {
  const bytes = await whole(await open(assets.dictionary), assets.dictionary);
  const head = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  // Some hosts unpack .gz files on the way, and the single file does.
  if (head[0] !== 0x1f || head[1] !== 0x8b) return bytes;
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(unpacked).arrayBuffer();
}

/** All bytes of a response. One that breaks off, or is packed wrongly, is damaged. */
async function whole(response: Response, address: string): Promise<ArrayBuffer> {
  try {
    return await response.arrayBuffer();
  } catch (cause) {
    throw new AssetError('damaged', address.split(/[/:]/).pop() ?? address, { cause });
  }
}
