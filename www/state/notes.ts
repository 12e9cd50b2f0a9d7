/** What a person noted of lines of the concordance: a label and some words. Can be undone; part of a project. */
import { computed, signal } from '@preact/signals-core';
import type { DocumentId, LineNote } from '../core/types.ts';
import { set } from './history.ts';

export const notes = signal<readonly LineNote[]>([]);
/** Only lines with this label are shown, where only noted ones are. */
export const noteLabel = signal('');
export const labels = computed(() => [...new Set(notes.value.map(({ label }) => label).filter(Boolean))].sort());

interface Place { document: DocumentId; start: number; end: number }

const at = (of: Place) => (note: Place): boolean =>
  note.document[0] === of.document[0] && note.document[1] === of.document[1] && note.start === of.start && note.end === of.end;

/** Notes something of a line; without label and words, nothing is noted of it. */
export function note({ document, start, end }: Place, label: string, text: string): void {
  const others = notes.peek().filter((each) => !at({ document, start, end })(each));
  set(notes, label || text ? [...others, { document, start, end, label, text }] : others);
}
