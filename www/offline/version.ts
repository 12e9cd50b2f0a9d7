/** Which version of the page this is, whether it is on the device, and whether a newer one is. */
import { signal } from '@preact/signals-core';
import { build, single } from '../assets.ts';
import { scriptUrl } from '../trust.ts';

/** The page can be opened without a network. */
export const kept = signal(single);
/** A newer version lies ready, whole; reloading shows it. */
export const newer = signal(false);

let registration: ServiceWorkerRegistration | undefined;

/** Registers the service worker. Where there is none (file://, private windows, old browsers) the page works all the same. */
export async function followVersion(): Promise<void> {
  if (single || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  // A service worker that tidies up asks every tab what it still needs.
  serviceWorker.addEventListener('message', ({ data, ports }: MessageEvent<unknown>) => {
    if (data === 'which build') ports[0]?.postMessage(build);
  });
  serviceWorker.startMessages();
  try {
    registration = await serviceWorker.register(scriptUrl(new URL('sw.js', document.baseURI).href), { updateViaCache: 'none' });
  } catch {
    return;
  }
  // Some browsers, and some tests, hand out nothing where service workers are switched off.
  if (!registration) return;
  const waiting = (): void => {
    if (registration?.waiting && serviceWorker.controller) newer.value = true;
  };
  registration.addEventListener('updatefound', () => registration?.installing?.addEventListener('statechange', waiting));
  waiting();
  // Another tab may have let the newer version in, or this page may have come from a cache on the way that was behind.
  const compare = async (): Promise<void> => {
    const theirs = await controller();
    if (theirs === null) return;
    kept.value = true;
    if (theirs !== build) newer.value = true;
  };
  serviceWorker.addEventListener('controllerchange', () => void compare());
  await compare();
}

/** The build that the service worker of this tab serves; it answers once that is whole on the device. */
function controller(): Promise<string | null> {
  const { controller: worker } = navigator.serviceWorker;
  if (!worker) return Promise.resolve(null);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
    worker.postMessage('which build', [port2]);
  });
}

/** Loads the newer version into this tab. Other tabs stay as they are until they are reloaded. */
export function reload(): void {
  const again = (): void => location.reload();
  if (!registration?.waiting) return again();
  navigator.serviceWorker.addEventListener('controllerchange', again, { once: true });
  registration.waiting.postMessage('take over');
}
