// The compiled module and the dictionary, fetched once and shared by all workers.
import { AssetError, assets, open, openKept, single } from '../assets.ts';
import { scriptUrl } from '../trust.ts';
import { plain } from './packed.ts';
import { unpacked } from './unpack.ts';

export interface Loaded {
  module: WebAssembly.Module;
  dictionary: ArrayBuffer;
  /** Address of the worker's script, in memory: a worker that is started later needs no network. */
  worker: string;
}

/** The dictionaries that the page comes with. The second is fetched only by who wants to cut as jieba does. */
export type DictionaryName = 'news' | 'jieba';

const loading = new Map<string, Promise<unknown>>();

/** A failure is forgotten, so that the next call tries again. */
function once<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = loading.get(name) as Promise<T> | undefined;
  const now = before ?? work().catch((error: unknown) => {
    loading.delete(name);
    throw error;
  });
  loading.set(name, now);
  return now;
}

/** Fetches what a worker needs, each part once. */
export async function load(name: DictionaryName): Promise<Loaded> {
  const words = name === 'jieba' ? assets.jieba : assets.dictionary;
  const [module, read, worker] = await Promise.all([once('module', () => compiled(assets.wasm)), once(name, () => dictionary(words)), once('worker', script)]);
  return { module, dictionary: read, worker };
}

/** The module that reads PDFs: fetched with the first one. */
export const pdfModule = (): Promise<WebAssembly.Module> => once('pdf', () => compiled(assets.pdf));

/**
 * The service worker keeps modules as they are, and from there the browser keeps what it compiled as well. Without one they come
 * packed, and are compiled while they are unpacked.
 */
async function compiled(address: string): Promise<WebAssembly.Module> {
  const kept = isKept() ? await openKept(plain(address)).then((response) => WebAssembly.compileStreaming(response)).catch(() => null) : null;
  if (kept) return kept;
  const [packed, unpack] = await Promise.all([open(address), once('unpack', unpacker)]);
  try {
    return await WebAssembly.compileStreaming(unpacked(packed, unpack));
  } catch (cause) {
    throw damaged(address, cause);
  }
}

const isKept = (): boolean => !single && 'serviceWorker' in navigator && Boolean(navigator.serviceWorker?.controller);

/** The module that unpacks the others comes as it is. */
const unpacker = async (): Promise<WebAssembly.Module> => WebAssembly.compile(await whole(await open(assets.unpack), assets.unpack));

async function script(): Promise<string> {
  const bytes = await whole(await open(assets.worker), assets.worker);
  return scriptUrl(URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' })));
}

async function dictionary(address: string): Promise<ArrayBuffer> {
  const bytes = await whole(await open(address), address);
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
    throw damaged(address, cause);
  }
}

const damaged = (address: string, cause: unknown): AssetError => new AssetError('damaged', address.split(/[/:]/).pop() ?? address, { cause });
