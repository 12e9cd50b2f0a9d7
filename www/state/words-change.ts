/** What the last change of the user's words did to the counts, until it is put away. */
import { computed, signal } from '@preact/signals-core';
import type { WordsChange } from '../core/token-types.ts';
import { engine, facts, notice, reason } from './corpus.ts';
import { query } from './search.ts';
import { view } from './settings.ts';

interface Step { before: string; after: string; undone: boolean }

/** With the words before and after; `undone` where the change took another one back. */
export const wordsChange = signal<(WordsChange & Step) | null>(null);
/** The last change, also when it is put away: going back can be told from going on. */
let last: Step | null = null;

facts.subscribe((now) => {
  if (!now) wordsChange.value = null;
});
// What comes next is not about this change.
computed(() => `${view.value} ${query.value}`).subscribe(() => (wordsChange.value = null));

/** Cuts again what holds a word that differs. */
export async function recut(before: string, after: string): Promise<void> {
  try {
    const undone = last?.before === after && last.after === before && !last.undone;
    last = { before, after, undone };
    wordsChange.value = { ...(await engine.setWords(after)), ...last };
  } catch (error) {
    wordsChange.value = null;
    notice.value = { failed: reason(error) };
  }
}
