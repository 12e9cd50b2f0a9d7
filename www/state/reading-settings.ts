/** How texts are read and cut: settings of the whole corpus, and choices for single files. A change reads all again. */
import { computed, effect, signal } from '@preact/signals-core';
import { loaded, reading, reread } from './corpus.ts';
import { changes, set } from './history.ts';

export const switches = ['line_ends', 'wraps', 'splits', 'headlines', 'repeats', 'jumps', 'spaces', 'letterspacing'] as const;
export type Switch = (typeof switches)[number];

export interface ReadingSettings {
  hmm: boolean;
  clean: Record<Switch, boolean>;
  copies: { run: number; containment: number; paragraph: number };
}

export const standard: ReadingSettings = {
  hmm: true,
  clean: Object.fromEntries(switches.map((name) => [name, true])) as Record<Switch, boolean>,
  copies: { run: 50, containment: 0.8, paragraph: 30 },
};

export const readingSettings = signal<ReadingSettings>(standard);
/** By path: the label of an encoding, or JSON that the reader of the format understands. */
export const choices = signal<Readonly<Record<string, string>>>({});

export function changeReading(values: Partial<ReadingSettings>): void {
  set(readingSettings, { ...readingSettings.peek(), ...values });
}

export function choose(path: string, choice: string): void {
  const { [path]: _before, ...others } = choices.peek();
  set(choices, choice ? { ...others, [path]: choice } : others);
}

const state = computed(() => JSON.stringify([readingSettings.value, choices.value]));
/** What the corpus was read with. */
const applied = signal(state.peek());
export const stale = computed(() => loaded.value && state.value !== applied.value);

/** Takes the present settings for those of the corpus, without reading: for a project that is about to be read. */
export function take(): object {
  applied.value = state.peek();
  return readingSettings.peek();
}

export async function readAgain(): Promise<void> {
  if (reading.peek()) return;
  const settings = take();
  await reread(settings, choices.peek());
}

/** Undoing a change of how texts are read reads them again, as making it did. */
export function followReading(): void {
  let seen = changes.peek();
  effect(() => {
    const fresh = changes.value !== seen;
    seen = changes.value;
    if (fresh && stale.value && !reading.peek()) void readAgain();
  });
}
