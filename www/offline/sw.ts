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
interface Heard extends MessageEvent<'take over' | 'which build'> { ports: readonly MessagePort[]; waitUntil(work: Promise<unknown>): void }
interface Tab { id: string; url: string; postMessage(message: 'which build', transfer: Transferable[]): void }
interface Scope {
  location: Location;
  registration: ServiceWorkerRegistration;
  clients: { claim(): Promise<void>; get(id: string): Promise<Tab | undefined>; matchAll(which: { type: 'window'; includeUncontrolled: true }): Promise<Tab[]> };
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

/** Takes every file of this version that is not there, or fails: a version that is not whole is never used. */
async function fill(): Promise<void> {
  const cache = await caches.open(own);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  let unpack: Promise<WebAssembly.Module> | undefined;
  const unpacker = (): Promise<WebAssembly.Module> =>
    (unpack ??= taken(__UNPACK__).then((response) => response.arrayBuffer()).then((bytes) => WebAssembly.compile(bytes)));
  await Promise.all(Object.keys(__FILES__).map(async (name) => {
    const address = new URL(keptAs(name), home).href;
    if (there.has(address)) return;
    const response = await taken(name);
    await cache.put(address, isPacked(name) ? unpacked(response, await unpacker())
      // A redirected answer could not stand for a page.
      : response.redirected ? new Response(response.body, { headers: response.headers }) : response);
  }));
}

let filling: Promise<void> | undefined;
/** Resolves when this version is whole. People and browsers delete what is kept: what is missing is taken again. */
const whole = (): Promise<void> => (filling ??= fill().finally(() => (filling = undefined)));

/** The digest is what makes the version one: while a new one is being published, this fails and is tried again later. */
async function taken(name: string): Promise<Response> {
  const get = (cache: RequestCache): Promise<Response> => fetch(new URL(name, home).href, { integrity: __FILES__[name] ?? '', cache });
  // A name with a hash in it may come from the browser's cache, unless what lies there is damaged; others are asked for anew.
  const response = await get(name.startsWith('assets/') ? 'default' : 'no-cache').catch(() => get('reload'));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

/** Milliseconds in which a tab says what it shows; requests wait meanwhile. */
const PATIENCE = 2000;

/** The build that a tab shows; null when it does not say: it sleeps, or is of a version that did not know the question. */
async function shownIn(tab: Tab): Promise<string | null> {
  const said = await new Promise<string | null>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
    tab.postMessage('which build', [port2]);
    setTimeout(() => resolve(null), PATIENCE);
  });
  // One that was closed meanwhile needs nothing more.
  return said ?? ((await scope.clients.get(tab.id)) ? null : __BUILD__);
}

/** Removes the versions that no open tab shows, those included that never were whole. While a tab does not say, all stay. */
async function tidy(): Promise<void> {
  const tabs = (await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })).filter(({ url }) => named(new URL(url)) === './');
  const shown = await Promise.all(tabs.map(shownIn));
  // A version that is being taken just now is shown by no tab yet.
  if (shown.includes(null) || scope.registration.installing || scope.registration.waiting) return;
  const needed = new Set([own, ...shown.map((build) => `${family}${build}`)]);
  await Promise.all((await caches.keys()).filter((name) => name.startsWith(family) && !needed.has(name)).map((name) => caches.delete(name)));
}

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const name = named(url);
  if (request.method === 'GET') {
    const kept = name ? await (await caches.open(own)).match(new URL(name, home).href) : undefined;
    if (kept) return kept;
    // A tab that still shows an older version asks for files by names that only that version has.
    for (const cache of await caches.keys()) {
      if (!cache.startsWith(family) || cache === own || name) continue;
      const old = await (await caches.open(cache)).match(url.href);
      if (old) return old;
    }
  }
  return fetch(request);
}

scope.addEventListener('install', (event) => event.waitUntil(whole()));
scope.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => scope.clients.claim())));
scope.addEventListener('fetch', (event) => {
  const { url, method } = event.request;
  // Nothing goes to another host, nor to what else this host may hold, nor is anything ever sent.
  const allowed = url.startsWith(home) && (method === 'GET' || method === 'HEAD');
  event.respondWith(allowed ? answer(event.request) : Response.error());
});
scope.addEventListener('message', (event) => {
  if (event.data === 'take over') void scope.skipWaiting();
  // Who hears nothing is not told that the page is on the device.
  if (event.data === 'which build') event.waitUntil(whole().then(() => event.ports[0]?.postMessage(__BUILD__), () => undefined));
});
