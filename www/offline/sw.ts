// The service worker: keeps one version of the page, whole, on the device, and answers from it. It stores nothing but
// the page's own files, and lets nothing through to any other host. Modules are kept unpacked.
import { isPacked, plain } from '../core/packed.ts';
import { unpacked } from '../core/unpack.ts';

declare const __BUILD__: string;
/** Every file of this version, by its address relative to the page, with the digest of its content. */
declare const __FILES__: Record<string, string>;
/** Address of the module that unpacks the others. */
declare const __UNPACK__: string;

interface Extendable extends Event { waitUntil(work: Promise<unknown>): void }
interface Fetching extends Event { request: Request; respondWith(answer: Promise<Response> | Response): void }
interface Heard extends MessageEvent<'take over' | 'which build'> { ports: readonly MessagePort[] }
interface Scope {
  location: Location;
  registration: ServiceWorkerRegistration;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: Heard) => void): void;
}
const scope = self as unknown as Scope;

const home = new URL('./', scope.location.href).href;
/** One host may serve several copies of the page under several paths: each has its own caches. */
const family = `wenmai ${home} `;
const own = family + __BUILD__;

/** Under which name a file is kept. */
const keptAs = (name: string): string => (isPacked(name) ? plain(name) : name);
const keeping = new Set(Object.keys(__FILES__).map(keptAs));

/** The name that a file of ours is kept under, or null for any other address. */
function named(url: URL): string | null {
  const path = (url.origin + url.pathname).slice(home.length);
  const name = path === '' || path === 'index.html' ? './' : path;
  return keeping.has(name) ? name : null;
}

/** Takes every file of this version, or fails: a version that is not whole is never used. */
async function fill(): Promise<void> {
  const cache = await caches.open(own);
  const unpack = taken(__UNPACK__).then((response) => response.arrayBuffer()).then((bytes) => WebAssembly.compile(bytes));
  await Promise.all(Object.keys(__FILES__).map(async (name) => {
    const address = new URL(keptAs(name), home).href;
    if (await cache.match(address)) return;
    const response = await taken(name);
    await cache.put(address, isPacked(name) ? unpacked(response, await unpack)
      // A redirected answer could not stand for a page.
      : response.redirected ? new Response(response.body, { headers: response.headers }) : response);
  }));
}

/** The digest is what makes the version one: while a new one is being published, this fails and is tried again later. */
async function taken(name: string): Promise<Response> {
  const get = (cache: RequestCache): Promise<Response> => fetch(new URL(name, home).href, { integrity: __FILES__[name] ?? '', cache });
  // A name with a hash in it may come from the browser's cache, unless what lies there is damaged; others are asked for anew.
  const response = await get(name.startsWith('assets/') ? 'default' : 'no-cache').catch(() => get('reload'));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

/** Removes versions that no tab can still be using: all but this one and the one before it. */
async function tidy(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(family) && name !== own);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const name = named(url);
  if (request.method === 'GET') {
    const kept = name ? await (await caches.open(own)).match(new URL(name, home).href) : undefined;
    if (kept) return kept;
    // A tab that still shows the version before asks for files by names that only that version has.
    for (const cache of await caches.keys()) {
      if (!cache.startsWith(family) || cache === own || name) continue;
      const old = await (await caches.open(cache)).match(url.href);
      if (old) return old;
    }
  }
  return fetch(request);
}

scope.addEventListener('install', (event) => event.waitUntil(fill()));
scope.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => scope.clients.claim())));
scope.addEventListener('fetch', (event) => {
  const { url, method } = event.request;
  // Nothing goes to another host, nor to what else this host may hold, nor is anything ever sent.
  const allowed = url.startsWith(home) && (method === 'GET' || method === 'HEAD');
  event.respondWith(allowed ? answer(event.request) : Response.error());
});
scope.addEventListener('message', (event) => {
  if (event.data === 'take over') void scope.skipWaiting();
  if (event.data === 'which build') event.ports[0]?.postMessage(__BUILD__);
});
