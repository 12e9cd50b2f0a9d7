/** The database of what is kept on this device, and the one tab that may write to it. */
import { clear, createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import { single } from '../assets.ts';
import type { Description } from './project.ts';

/** One host may serve several copies of the page under several paths, one folder hold several files of it: each has its own. */
export const NAME = `wenmai ${single ? location.href.replace(/[?#].*$/s, '') : new URL('./', location.href).href}`;
/** Milliseconds within which the tab of before, which is being reloaded, has let go. */
const PATIENCE = 500;

/** What is kept. The mark is another one after every write. */
export interface Kept { description: Description; files: Blob[]; mark: string }

let store: UseStore | null = null;
const opened = (): UseStore => (store ??= createStore(NAME, 'project'));

/** Whether anything was ever kept. Where storage is denied, nothing was. */
async function exists(): Promise<boolean> {
  try {
    // Asking for a database by name would make one.
    const all = (await indexedDB.databases?.()) ?? [];
    return all.some(({ name }) => name === NAME);
  } catch {
    return false;
  }
}

export async function lookUp(): Promise<Kept | null> {
  if (!(await exists())) return null;
  const [description, files, mark] = await opened()('readonly', (within) =>
    Promise.all(['description', 'files', 'mark'].map((key) => promisifyRequest<unknown>(within.get(key)))));
  return description && files ? { description: description as Description, files: files as Blob[], mark: String(mark) } : null;
}

/**
 * Writes, files only where they changed, if what is kept is still what this tab read or wrote last. The answer is the new
 * mark, or null when another tab wrote or erased it: then nothing is written.
 */
export function put(description: Description, files: Blob[] | null, mark: string | null): Promise<string | null> {
  const next = crypto.getRandomValues(new Uint32Array(4)).join(' ');
  return opened()('readwrite', async (within) => {
    const there = (await promisifyRequest<unknown>(within.get('mark'))) ?? null;
    if (there !== mark) return null;
    try {
      within.put(description, 'description');
      if (files) within.put(files, 'files');
      within.put(next, 'mark');
    } catch (error) {
      within.transaction.abort();
      throw error;
    }
    await promisifyRequest(within.transaction);
    return next;
  });
}

export async function erase(): Promise<void> {
  if (await exists()) await clear(opened());
}

let release: (() => void) | null = null;

/** Takes the right to keep; false when another tab has it. Where a page has no locks, the mark alone is compared. */
export async function hold(): Promise<boolean> {
  if (release) return true;
  try {
    return await new Promise<boolean>((resolve, reject) => {
      navigator.locks.request(NAME, { signal: AbortSignal.timeout(PATIENCE) }, () => {
        resolve(true);
        return new Promise<void>((end) => (release = end));
      }).catch(reject);
    });
  } catch (error) {
    return !(error instanceof DOMException && error.name === 'TimeoutError');
  }
}

export function letGo(): void {
  release?.();
  release = null;
}
