import { isPacked } from './core/packed.ts';
import { breathe } from './lib/breathe.ts';

/** Everything that is not in the first script. On a host, files beside it; in the single file, elements of the page. */
interface Addresses {
  /** The core, packed. */
  wasm: string;
  /** What unpacks modules. */
  unpack: string;
  /** The reader of PDFs, packed, asked for with the first one. */
  pdf: string;
  dictionary: string;
  jieba: string;
  worker: string;
  charts: string;
  wordsEn: string;
  wordsZhCN: string;
  wordsZhTW: string;
  sample: { name: string; url: string }[];
}
declare const __ASSETS__: Addresses;
/** SHA-256 of every part as it travels: of files on a host, of what elements of the single file hold. */
declare const __DIGESTS__: Record<string, string>;
declare const __SINGLE__: boolean;
declare const __VERSION__: string;
declare const __BUILD__: string;

export const version = __VERSION__;
/** Ten characters that differ whenever anything of the page does. */
export const build = __BUILD__;
/** Whether this is the page as one file. */
export const single = __SINGLE__;

const address = (name: string): string => (__SINGLE__ ? `inline:${name}` : new URL(name, import.meta.url).href);
/** Every name in a value, made an address that `open` and the browser understand. */
const addressed = <T>(value: T): T =>
  (typeof value === 'string' ? address(value)
    : Array.isArray(value) ? value.map((each: { name: string; url: string }) => ({ ...each, url: address(each.url) }))
      : value) as T;

export const assets = Object.fromEntries(Object.entries(__ASSETS__).map(([key, value]) => [key, addressed(value)])) as unknown as Addresses;

/** A part of the page that could not be had: `missing` or `damaged` where it lies, or `unreachable`. */
export class AssetError extends Error {
  constructor(readonly code: 'missing' | 'damaged' | 'unreachable', readonly part: string, options?: ErrorOptions) {
    super(`${part}: ${code}`, options);
    this.name = 'AssetError';
  }
}

/** The content behind an address. It is what this very page was built with, or the promise rejects with AssetError. */
export function open(where: string): Promise<Response> {
  return __SINGLE__ ? inline(where) : fetched(where);
}

/** A part that only the service worker can have. */
export const openKept = (where: string): Promise<Response> => compared(where, 'default');

const named = (where: string): string => where.split('/').pop() ?? where;
/** The browser compares the digest before it gives a byte. */
const compared = (where: string, cache: RequestCache): Promise<Response> => fetch(where, { integrity: __DIGESTS__[named(where)] ?? '', cache });

async function fetched(where: string): Promise<Response> {
  const part = named(where);
  let response: Response;
  try {
    // What arrived damaged lies in the browser's cache for as long as the host said: the second time that is passed by.
    response = await compared(where, 'default').catch(() => compared(where, 'reload'));
  } catch (cause) {
    // What a failed comparison and a failed connection have in common is all that the error says: ask which it was.
    const there = await fetch(where, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
    throw new AssetError(there === null ? 'unreachable' : there.ok ? 'damaged' : 'missing', part, { cause });
  }
  if (!response.ok) throw new AssetError(response.status < 500 ? 'missing' : 'unreachable', part);
  return response;
}

/** Characters of base64 that are decoded at once: a few milliseconds. A multiple of four. */
const STRIDE = 1 << 18;

/** The policy names the one script only, so it is the script that compares what the other elements hold. */
async function inline(where: string): Promise<Response> {
  const part = where.replace('inline:', '');
  const text = document.getElementById(where)?.textContent;
  if (!text) throw new AssetError('missing', part);
  const bytes = await decoded(text).catch((cause: unknown) => {
    throw new AssetError('damaged', part, { cause });
  });
  if (!(await isWhole(bytes, __DIGESTS__[part]))) throw new AssetError('damaged', part);
  const stream = inPieces(bytes);
  return new Response(isPacked(part) ? stream : stream.pipeThrough(new DecompressionStream('gzip')));
}

async function decoded(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < text.length; at += STRIDE) {
    pieces.push(Uint8Array.from(atob(text.slice(at, at + STRIDE)), (character) => character.charCodeAt(0)));
    await breathe();
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/**
 * Browsers have no digests where a page came over plain HTTP from another machine. Who could exchange a part of the file on that
 * way could exchange the script that compares as well, so nothing is lost; accidents are then noticed by gzip and LZMA only.
 */
async function isWhole(bytes: Uint8Array<ArrayBuffer>, digest: string | undefined): Promise<boolean> {
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) return true;
  const found = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return digest === `sha256-${btoa(String.fromCharCode(...found))}`;
}

function inPieces(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, (at += STRIDE)));
      await breathe();
    },
  });
}
