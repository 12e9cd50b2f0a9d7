// The compiled module and the dictionary, fetched once and shared by all workers.
import { assets } from '../assets.ts';
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

async function fetched(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.split('/').pop()}: ${response.status} ${response.statusText}`);
  return response;
}

async function compiled(): Promise<WebAssembly.Module> {
  const response = await fetched(assets.wasm);
  // Streaming compilation insists on the right media type, which not every static host sends.
  if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

async function script(): Promise<string> {
  const text = await (await fetched(assets.worker)).text();
  return scriptUrl(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
}

async function dictionary(): Promise<ArrayBuffer> {
  const bytes = await (await fetched(assets.dictionary)).arrayBuffer();
  const head = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  // Some hosts unpack .gz files on the way.
  if (head[0] !== 0x1f || head[1] !== 0x8b) return bytes;
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(unpacked).arrayBuffer();
}
