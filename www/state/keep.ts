/** "Keep on this device": the project in the browser's own database. Off unless it was ticked; nothing is written before. */
import { effect, signal } from '@preact/signals-core';
import { clear, createStore, get, setMany, type UseStore } from 'idb-keyval';
import type { Source } from '../core/engine.ts';
import { engine, forget, loaded, notice, reading, revision } from './corpus.ts';
import { changes, clearHistory } from './history.ts';
import { describe, files, markSaved, restore, type Description } from './project.ts';
import { notes } from './notes.ts';
import { choices, readingSettings, standard, take } from './reading-settings.ts';
import { scope, selections } from './scope.ts';
import { line } from './search.ts';
import { settings, view } from './settings.ts';

const NAME = 'wenmai';
/** Milliseconds of quiet before something is written. */
const PAUSE = 800;

export const keeping = signal(false);
let store: UseStore | null = null;
let written: readonly Source[] = [];
let waiting: ReturnType<typeof setTimeout> | undefined;

const opened = (): UseStore => (store ??= createStore(NAME, 'project'));

async function write(): Promise<void> {
  if (!keeping.peek() || reading.peek()) return;
  const now = files();
  const same = now.length === written.length && now.every((source, i) => source.blob === written[i]!.blob);
  try {
    await setMany([['description', describe()], ...(same ? [] : [['files', now.map(({ blob }) => blob)] as [string, Blob[]]])], opened());
    written = now;
    markSaved();
  } catch (error) {
    // No room, or a private window: the page says so and goes on without. What was written before stays as it was.
    keeping.value = false;
    const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
    notice.value = { notKept: message, full: name === 'QuotaExceededError' };
  }
}

/** Begins to keep what is here, or stops and deletes what was kept. */
export async function keep(on: boolean): Promise<void> {
  keeping.value = on;
  if (on) return write();
  clearTimeout(waiting);
  written = [];
  if (await exists()) await clear(opened());
}

/** Nothing remains: neither in memory nor on the device. */
export async function forgetEverything(): Promise<void> {
  clearTimeout(waiting);
  keeping.value = false;
  written = [];
  if (await exists()) await clear(opened());
  await forget();
  selections.value = [];
  notes.value = [];
  readingSettings.value = standard;
  choices.value = {};
  engine.settings = take();
  line.value = '';
  clearHistory();
  markSaved();
}

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

/** At the start: what was kept comes back; later every change is kept. */
export async function followKeeping(): Promise<void> {
  effect(() => {
    void [revision.value, changes.value, scope.value, selections.value, line.value, view.value, settings.value, reading.value];
    if (!keeping.value || !loaded.value || reading.value) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => void write(), PAUSE);
  });
  try {
    if (!(await exists())) return;
    const description = await get<Description>('description', opened());
    const kept = await get<Blob[]>('files', opened());
    if (!description || !kept || loaded.peek()) return;
    await restore(description, kept);
    written = files();
    keeping.value = true;
  } catch {
    // A browser that keeps nothing, or a database of another kind: there is nothing to bring back.
  }
}
