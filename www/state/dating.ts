/** What the user says about the dates of documents: one by one, by pattern, and the year that datelines leave out. */
import { effect, signal } from '@preact/signals-core';
import type { DateEdits } from '../core/time-types.ts';
import type { DocumentId } from '../core/types.ts';
import { engine, forgotten, loaded, reading } from './corpus.ts';
import { changes, set } from './history.ts';
import { readingSettings } from './reading-settings.ts';

export const noEdits: DateEdits = { documents: [], patterns: [], year: null };
export const dateEdits = signal<DateEdits>(noEdits);
/** Why the last change was refused: what the core threw. */
export const dateFault = signal<unknown>(null);

const same = ([a, b]: DocumentId, [c, d]: DocumentId): boolean => a === c && b === d;
export const editOf = (id: DocumentId): string | null => dateEdits.value.documents.find(({ document }) => same(document, id))?.date ?? null;

/** The core looks at the change first: what it refuses is never kept. */
async function take(edits: DateEdits): Promise<boolean> {
  dateFault.value = null;
  try {
    await engine.editDates(edits);
  } catch (error) {
    dateFault.value = error;
    return false;
  }
  applied = JSON.stringify(edits);
  set(dateEdits, edits);
  return true;
}

/** Sets the date of documents, `none` for none; null goes back to what was found. */
export function setDate(ids: readonly DocumentId[], date: string | null): Promise<boolean> {
  const edits = dateEdits.peek();
  const others = edits.documents.filter(({ document }) => !ids.some((id) => same(document, id)));
  return take({ ...edits, documents: date === null ? others : [...others, ...ids.map((document) => ({ document, date: date.trim() }))] });
}

export function setPatterns(lines: string): Promise<boolean> {
  return take({ ...dateEdits.peek(), patterns: lines.split('\n').map((line) => line.trim()).filter(Boolean) });
}

export const setYear = (year: number | null): Promise<boolean> => take({ ...dateEdits.peek(), year });
export const asFound = (): Promise<boolean> => take(noEdits);

/** What the corpus is dated by now. */
let applied = JSON.stringify(noEdits);

/** For a project that is about to be read: what is read from now on is dated so. */
export function takeDates(edits: DateEdits): void {
  dateEdits.value = edits;
  applied = JSON.stringify(edits);
  engine.dates = applied === JSON.stringify(noEdits) ? null : edits;
}

/** Undoing a change of dates dates the documents as before; another corpus begins without any. */
export function followDates(): void {
  let seen = changes.peek();
  let unit = readingSettings.peek().unit;
  effect(() => {
    const fresh = changes.value !== seen;
    seen = changes.value;
    const edits = dateEdits.value;
    if (!fresh || JSON.stringify(edits) === applied || !loaded.peek() || reading.peek()) return;
    applied = JSON.stringify(edits);
    void engine.editDates(edits);
  });
  // Parts of a file are others when articles become documents: entries for single documents would hit the wrong ones.
  effect(() => {
    if (readingSettings.value.unit === unit) return;
    unit = readingSettings.value.unit;
    takeDates({ ...dateEdits.peek(), documents: [] });
  });
  let corpus = forgotten.peek();
  effect(() => {
    if (forgotten.value === corpus) return;
    corpus = forgotten.value;
    takeDates(noEdits);
  });
}
