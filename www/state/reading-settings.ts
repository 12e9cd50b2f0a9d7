/** How texts are read and cut: settings of the whole corpus, and choices for single files. A change reads all again. */
import { computed, effect, signal } from '@preact/signals-core';
import { loaded, reading, reread } from './corpus.ts';
import { changes, set } from './history.ts';
import { recut } from './words-change.ts';

export const switches = ['running', 'line_ends', 'wraps', 'splits', 'headlines', 'repeats', 'jumps', 'spaces', 'letterspacing'] as const;
export type Switch = (typeof switches)[number];

/** Rules of the lexer that are on or off, with what they are by default. */
export const rules = { numbers: true, units: false, numerals: true, hyphens: true, addresses: true, names: true, titles: false, quotes: false };
export type Rule = keyof typeof rules;
export type DateRule = 'off' | 'days' | 'all';

export interface ReadingSettings {
  /** Cut exactly as jieba does. */
  jieba: boolean;
  dictionary: 'news' | 'jieba';
  hmm: boolean;
  fold: { width: boolean; traditional: boolean };
  rules: { dates: DateRule } & Record<Rule, boolean>;
  /** Words of the user's own, one a line; the frequency 0 says that it is no word. */
  words: string;
  clean: Record<Switch, boolean>;
  /** What one document is. */
  unit: 'file' | 'article';
  copies: { run: number; containment: number; paragraph: number };
}

export const standard: ReadingSettings = {
  jieba: false,
  dictionary: 'news',
  hmm: false,
  fold: { width: true, traditional: true },
  rules: { dates: 'days', ...rules },
  words: '',
  clean: Object.fromEntries(switches.map((name) => [name, true])) as Record<Switch, boolean>,
  unit: 'file',
  copies: { run: 50, containment: 0.8, paragraph: 30 },
};

/** Least and most of what counts as a copy. */
export const copyRanges: Record<keyof ReadingSettings['copies'], readonly [number, number]> = { run: [30, 1000], containment: [0, 1], paragraph: [20, 1000] };

export const readingSettings = signal<ReadingSettings>(standard);
/** By path: the label of an encoding, or JSON that the reader of the format understands. */
export const choices = signal<Readonly<Record<string, string>>>({});

export function changeReading(values: Partial<ReadingSettings>): void {
  set(readingSettings, { ...readingSettings.peek(), ...values });
}

/** A word of one's own: `cut` says that it is none. */
export const setWord = (word: string, cut: boolean): void => setWords([word], cut);

/** Several words of one's own, in one step that can be undone. */
export function setWords(given: readonly string[], cut = false): void {
  const clean = [...new Set(given.map((word) => word.trim()).filter(Boolean))];
  if (clean.length === 0) return;
  const known = new Set(clean);
  const others = readingSettings.peek().words.split('\n').filter((line) => line.trim() !== '' && !known.has(wordOf(line)));
  changeReading({ words: [...others, ...clean.map((word) => (cut ? `${word} 0` : word))].join('\n') });
}

/** The word of a line of jieba's format: before the number and the tag. */
const wordOf = (line: string): string => line.trim().replace(/[ \t]+[a-z]+$/, '').replace(/[ \t]+\d+$/, '').trim();

/** The file whose choices are shown: a dropped file, or one within an archive. */
export const chosenFile = signal<string | null>(null);

/** The label of an encoding, or JSON of an object. */
export const isChoice = (of: unknown): of is string => {
  if (typeof of !== 'string' || !of.startsWith('{')) return typeof of === 'string' && /^[\w-]{1,40}$/.test(of);
  try {
    const { columns } = JSON.parse(of) as { columns?: unknown };
    return columns === undefined || (typeof columns === 'object' && columns !== null);
  } catch {
    return false;
  }
};

export function choose(path: string, choice: string): void {
  const { [path]: _before, ...others } = choices.peek();
  set(choices, choice ? { ...others, [path]: choice } : others);
}

const state = computed(() => JSON.stringify([readingSettings.value, choices.value]));
/** What the corpus was read with. */
const applied = signal(state.peek());
export const stale = computed(() => loaded.value && state.value !== applied.value);

/** Takes the present settings for those of the corpus, without reading: for a project that is about to be read. */
export function take(): ReadingSettings {
  applied.value = state.peek();
  return readingSettings.peek();
}

/** Remembers what the corpus was read with; calling the result takes it for true again. */
export function readAs(): () => void {
  const before = applied.peek();
  return () => { applied.value = before; };
}

/** The words, and all but the words. */
function apart(of: string): [words: string, rest: string] {
  const [settings, files] = JSON.parse(of) as [ReadingSettings, unknown];
  return [settings.words, JSON.stringify([{ ...settings, words: '' }, files])];
}

/** Reads everything again; where only words differ, only the documents that hold them are cut again. */
export async function readAgain(): Promise<void> {
  if (reading.peek()) return;
  const [before, rest] = apart(applied.peek());
  const settings = take();
  if (before !== settings.words && rest === apart(applied.peek())[1]) await recut(before, settings.words);
  else await reread(settings, choices.peek());
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
