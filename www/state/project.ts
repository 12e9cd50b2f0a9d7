/** A project: the files as they were dropped and everything that was set and made here, as one file. */
import { computed, signal } from '@preact/signals-core';
import { version } from '../assets.ts';
import type { Source } from '../core/engine.ts';
import { choicesWithin } from '../core/files.ts';
import type { CorpusFacts } from '../core/types.ts';
import { batches, dropped, engine, facts, loaded, notice, readBatch, readWaiting, reason, setAside, switching } from './corpus.ts';
import { changes, clearHistory } from './history.ts';
import { choices, isChoice, readAs, take } from './reading-settings.ts';

/** A part of the page's state that a project holds. `set` gets what a file says, which may be anything. */
export interface Part { get(): unknown; set(value: unknown): void }

const parts = new Map<string, Part>();
/** Names a part. Parts are set in the order in which they were named, those `before` ahead of the texts. */
export function inProject(name: string, part: Part & { before?: boolean }): void {
  parts.set(name, part);
}

interface Entry { path: string; reading: string | null; size: number }
export interface Description {
  format: 'wenmai';
  formatVersion: 1;
  program: string;
  saved: string;
  corpus: CorpusFacts | null;
  batches: Entry[][];
  state: Record<string, unknown>;
}

const savedChanges = signal(0);
/** Whether something was made here that no project file holds. */
export const unsaved = computed(() => loaded.value && changes.value !== savedChanges.value);
const savedFiles = signal<readonly Source[]>([]);
/** The same, or there are texts that no project file holds. */
export const unheld = computed(() => unsaved.value || (loaded.value && dropped.value !== savedFiles.value));
export const markSaved = (): void => {
  savedChanges.value = changes.peek();
  savedFiles.value = dropped.peek();
};

export function describe(): Description {
  return {
    format: 'wenmai', formatVersion: 1, program: version, saved: new Date().toISOString(), corpus: facts.peek(),
    batches: batches().map((batch) => batch.map(({ path, reading, blob }) => ({ path, reading: reading ?? null, size: blob.size }))),
    state: present(),
  };
}

export const files = (): Source[] => batches().flat();

export async function projectFile(): Promise<Blob> {
  const { file, lost } = await engine.pack(JSON.stringify(describe()), files().map(({ path, blob }) => ({ path, blob })));
  if (lost.length > 0) notice.value = { without: lost };
  markSaved();
  return file;
}

const isEntry = (of: unknown): of is Entry => {
  const { path, reading, size } = (of ?? {}) as Partial<Entry>;
  return typeof path === 'string' && typeof size === 'number' && (reading === null || typeof reading === 'string');
};

/** What a project file says, or null when it is none. Whatever stands in it, its parts are read by who named them. */
export function understood(text: string): Description | null {
  try {
    const of = JSON.parse(text) as Partial<Description> | null;
    const good = of?.format === 'wenmai' && of.formatVersion === 1 && Array.isArray(of.batches) && of.batches.every((batch) => Array.isArray(batch) && batch.every(isEntry));
    return good ? { ...of, state: typeof of.state === 'object' && of.state !== null ? of.state : {} } as Description : null;
  } catch {
    return null;
  }
}

/** Opens a project file in place of what is here. */
export async function openProject(blob: Blob): Promise<void> {
  let unpacked: Awaited<ReturnType<typeof engine.unpack>>;
  try {
    unpacked = await engine.unpack(blob);
  } catch (error) {
    return void (notice.value = { failed: reason(error) });
  }
  if (!unpacked) return void (notice.value = 'damaged');
  const of = understood(unpacked.description);
  if (!of) return void (notice.value = 'foreign');
  await restore(of, unpacked.files);
  await readWaiting();
}

/**
 * Puts the page into the state that is described, with these files in the order of its batches. Where that is cancelled or
 * fails, everything is as before, and the answer is false.
 */
export async function restore(of: Description, blobs: Blob[]): Promise<boolean> {
  const entries = of.batches.flat();
  if (entries.length !== blobs.length || entries.some(({ size }, i) => blobs[i]!.size !== size)) {
    notice.value = 'damaged';
    return false;
  }
  switching.value = true;
  try {
    const parts = present();
    const asRead = readAs();
    const former = await setAside();
    setParts(of, true);
    engine.settings = take();
    if (!(await readBatches(of, blobs))) {
      setParts({ state: parts }, true);
      asRead();
      await former.back();
      return false;
    }
    former.drop();
    setParts(of, false);
    clearHistory();
    markSaved();
  } finally {
    switching.value = false;
  }
  if (of.corpus && of.corpus.fingerprint !== facts.peek()?.fingerprint) notice.value = 'differs';
  else notice.value = of.program === version ? 'opened' : 'otherVersion';
  return true;
}

async function readBatches(of: Description, blobs: Blob[]): Promise<boolean> {
  let next = 0;
  for (const batch of of.batches) {
    const sources = batch.map(({ path, reading }) => ({ path, reading: isChoice(reading) ? reading : null, within: choicesWithin(path, choices.peek()), blob: blobs[next++]! }));
    if (!(await readBatch(sources))) return false;
  }
  return true;
}

/** All parts as they are now, by name. */
export const present = (): Record<string, unknown> => Object.fromEntries([...parts].map(([name, part]) => [name, part.get()]));

/** Sets the parts that `state` has, except those `without`. */
export function takeParts(state: Record<string, unknown>, without: readonly string[]): void {
  for (const [name, part] of parts) if (Object.hasOwn(state, name) && !without.includes(name)) part.set(state[name]);
}

/** Gives the parts what a project says of them, those `before` ahead of the texts or the others. */
export function setParts(of: Pick<Description, 'state'>, before: boolean): void {
  for (const [name, part] of parts) {
    if (((part as { before?: boolean }).before ?? false) === before && Object.hasOwn(of.state, name)) part.set(of.state[name]);
  }
}
