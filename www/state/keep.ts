/** "Keep on this device": the project in the browser's own database. Off unless it was ticked; nothing is written before. */
import { computed, effect, signal } from '@preact/signals-core';
import type { Source } from '../core/engine.ts';
import { engine, forget, loaded, notice, reading, readWaiting, revision, switching } from './corpus.ts';
import { changes, clearHistory } from './history.ts';
import { erase, hold, letGo, lookUp, NAME, put, type Kept } from './kept.ts';
import { words } from './preferences.ts';
import { describe, files, markSaved, restore } from './project.ts';
import { notes } from './notes.ts';
import { choices, readingSettings, standard, take } from './reading-settings.ts';
import { scope, selections } from './scope.ts';
import { line } from './search.ts';
import { settings, view } from './settings.ts';

/** Milliseconds of quiet before something is written. */
const PAUSE = 800;

/**
 * `left`: something is kept and was not brought back, so nothing is written over it. `elsewhere`: another tab keeps.
 * `erased`: another tab forgot everything.
 */
export type Keeping = 'off' | 'on' | 'left' | 'elsewhere' | 'erased';
export const keptHere = signal<Keeping>('off');
export const keeping = computed(() => keptHere.value === 'on');
/** Of what this tab read or wrote last. */
let mark: string | null = null;
let written: readonly Source[] = [];
let waiting: ReturnType<typeof setTimeout> | undefined;
let channel: BroadcastChannel | null = null;

/** One after the other: each compares the mark that the one before it made. */
let turn: Promise<void> = Promise.resolve();
const inTurn = (work: () => Promise<void>): Promise<void> => (turn = turn.catch(() => undefined).then(work));

function stop(state: Keeping, last: string | null = null): void {
  clearTimeout(waiting);
  written = [];
  mark = last;
  letGo();
  keptHere.value = state;
}

/** No room, or a private window: the page says so and goes on without. What was written before stays as it was. */
function failed(error: unknown): void {
  stop('off', mark);
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  notice.value = { notKept: message, full: name === 'QuotaExceededError' };
}

async function write(): Promise<void> {
  if (!keeping.peek() || reading.peek() || switching.peek()) return;
  const now = files();
  const same = mark !== null && now.length === written.length && now.every((source, i) => source.blob === written[i]!.blob);
  try {
    const next = await put(describe(), same ? null : now.map(({ blob }) => blob), mark);
    if (!keeping.peek()) return;
    if (next === null) return stop((await lookUp()) ? 'elsewhere' : 'erased');
    mark = next;
    written = now;
    markSaved();
  } catch (error) {
    failed(error);
  }
}

async function begin(): Promise<void> {
  try {
    if (!(await hold())) return stop('elsewhere');
    const there = await lookUp();
    if (there && there.mark !== mark) {
      if (!loaded.peek()) return await back(there);
      if (!confirm(words.peek().project.overKept)) return stop('left');
    }
    mark = there?.mark ?? null;
    keptHere.value = 'on';
    await write();
  } catch (error) {
    failed(error);
  }
}

/** Begins to keep what is here, or stops and deletes what was kept. What was kept and is not here is never replaced unasked. */
export function keep(on: boolean): Promise<void> {
  if (!on) stop('off');
  return inTurn(on ? begin : erase);
}

/** Puts what is kept in place of what is here. Keeping begins only when all of it is back. */
async function back(there: Kept, replacing = false): Promise<void> {
  if (!(await hold())) return stop('elsewhere');
  // Texts that are here already are not replaced unasked.
  if (reading.peek() || (loaded.peek() && !replacing)) return stop('left');
  if (await restore(there.description, there.files)) {
    mark = there.mark;
    written = files();
    keptHere.value = 'on';
  } else stop('left');
  await readWaiting();
}

export const bringBack = (): Promise<void> => inTurn(async () => {
  const there = await lookUp();
  return there ? back(there, true) : stop('erased');
});

/** Nothing remains: neither in memory nor on the device, and no other tab writes it there again. */
export async function forgetEverything(): Promise<void> {
  stop('off');
  await inTurn(erase);
  channel?.postMessage('erased');
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

/** At the start: what was kept comes back; later every change is kept. */
export async function followKeeping(): Promise<void> {
  effect(() => {
    void [revision.value, changes.value, scope.value, selections.value, line.value, view.value, settings.value];
    if (!keeping.value || !loaded.value || reading.value || switching.value) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => void inTurn(write), PAUSE);
  });
  try {
    channel = new BroadcastChannel(NAME);
    channel.onmessage = () => {
      if (keptHere.peek() !== 'off') stop(keeping.peek() ? 'erased' : 'off');
    };
    await inTurn(async () => {
      const there = keptHere.peek() === 'off' ? await lookUp() : null;
      if (there) await back(there);
    });
  } catch {
    // A browser that keeps nothing, or a database of another kind: there is nothing to bring back.
  }
}
