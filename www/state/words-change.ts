/** What the last change of the user's words did to the counts, until it is put away. */
import { signal } from '@preact/signals-core';
import type { WordsChange } from '../core/token-types.ts';
import { engine, facts, notice, reason } from './corpus.ts';

/** With the words as they were before, to go back to. */
export const wordsChange = signal<(WordsChange & { words: string }) | null>(null);

facts.subscribe((now) => {
  if (!now) wordsChange.value = null;
});

/** Cuts again what holds a word that differs. */
export async function recut(before: string, words: string): Promise<void> {
  try {
    wordsChange.value = { ...(await engine.setWords(words)), words: before };
  } catch (error) {
    wordsChange.value = null;
    notice.value = { failed: reason(error) };
  }
}
