/** Titles that the user gives in place of those that were found. */
import { effect, signal } from '@preact/signals-core';
import type { DocumentId } from '../core/types.ts';
import { engine, forgotten, loaded, reading } from './corpus.ts';
import { set } from './history.ts';
import { readingSettings } from './reading-settings.ts';

export interface TitleEdit { document: DocumentId; title: string }

/** The longest title that is kept, in characters. */
export const LONGEST = 200;
export const titles = signal<readonly TitleEdit[]>([]);

/** Gives a document a title; an empty one brings back what was found. */
export function setTitle(id: DocumentId, title: string): void {
  const others = titles.peek().filter(({ document }) => document[0] !== id[0] || document[1] !== id[1]);
  const clean = title.trim().slice(0, LONGEST);
  set(titles, clean ? [...others, { document: id, title: clean }] : others);
}

/** What the corpus has by now. */
let applied = '[]';

/** For a project that is about to be read: what is read from now on is called so. */
export function takeTitles(edits: readonly TitleEdit[]): void {
  applied = JSON.stringify(edits);
  engine.titles = edits.length > 0 ? applied : '';
  titles.value = edits;
}

/** Every change, undone ones included, reaches the workers. */
export function followTitles(): void {
  let { unit } = readingSettings.peek();
  effect(() => {
    const json = JSON.stringify(titles.value);
    if (json === applied || !loaded.peek() || reading.peek()) return;
    applied = json;
    void engine.editTitles(json);
  });
  // When articles become documents, the numbers mean others.
  effect(() => {
    if (readingSettings.value.unit === unit) return;
    ({ unit } = readingSettings.value);
    takeTitles([]);
  });
  let corpus = forgotten.peek();
  effect(() => {
    if (forgotten.value === corpus) return;
    corpus = forgotten.value;
    takeTitles([]);
  });
}
