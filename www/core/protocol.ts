// What the page and a worker say to each other: calls with a number, results with the same number, and three kinds of
// news that no call asked for.
import type { ListFault, ReadList } from './stats-types.ts';
import type { LineNote, SwitchEffect, WordsChange } from './token-types.ts';
import type { FileReport, Preview, Progress } from './types.ts';
import type { Cell } from './workbook.ts';

/** Slices of a file, or of all texts of a worker: bytes of text done and in all. */
export interface Slice {
  done: number;
  total: number;
}

/** A file out of an archive, or why it could not be had. */
export type Entry = { path: string; bytes: Uint8Array<ArrayBuffer> } | { path: string; report: FileReport };

/** All that a worker does. */
export interface Methods {
  init(module: WebAssembly.Module, dictionary: ArrayBuffer | null, settings: string): void;
  /** Answers on the port, and holds the lock of this name, for as long as the worker lives; false where there are no locks. */
  live(lock: string, port: MessagePort): boolean;
  /** Whether the worker may read a Blob that the page hands it. */
  canRead(probe: Blob): boolean;
  /** Reads one file, and cuts its text unless that is for `later`; null when it was cancelled in the middle, the file itself when it is a PDF. */
  read(file: number, path: string, data: Blob | Uint8Array<ArrayBuffer>, reading: string | null, later: boolean): FileReport | { pdf: Blob | Uint8Array<ArrayBuffer> } | null;
  /** The same for the pages that `readPdf` gave. */
  readPages(file: number, path: string, pages: Uint8Array, later: boolean): FileReport | null;
  /** Cuts a slice of what was read into tokens; in bytes of all texts since `mark`. */
  cut(): Slice & { finished: boolean };
  /** Makes this a worker that reads PDFs and nothing else. */
  initPdf(module: WebAssembly.Module): void;
  /** The pages of a PDF, for `readPages` of another worker; null when it is none. */
  readPdf(data: Blob | Uint8Array): Uint8Array | 'unreadable' | null;
  /** Where a large text file is cut, in bytes, and its encoding where only the first part shows it; null for one that is read as a whole. */
  partsOf(path: string, data: Blob): { ends: number[]; encoding: string | null } | null;
  mark(): void;
  rollBack(): void;
  /** Begins to decide, by these settings, what only the whole corpus can decide. */
  decide(settings: string): void;
  /** What every shard is asked next; undefined when it is decided. */
  wanted(): Uint8Array | undefined;
  /** A shard's share of it, from document `from` on, and where there is more. */
  share(wanted: Uint8Array, from: number): { bytes: Uint8Array; next: number | null };
  takeShare(share: Uint8Array): void;
  decision(): Uint8Array;
  /** Takes that decision. */
  settle(decision: Uint8Array): void;
  /** Dates the documents as the user says; JSON of DateEdits. */
  editDates(edits: string): void;
  /** Gives documents titles; JSON of a list of `{document, title}`. */
  editTitles(edits: string): void;
  /** Makes what the share in an answer rests on; false when the question was dropped in the middle. */
  prepare(question: string, asked: number): boolean;
  collect(question: string): Uint8Array;
  supply(question: string, need: Uint8Array): Uint8Array;
  /** Whether the shares of all are merged already. */
  knows(question: string): boolean;
  open(question: string): boolean;
  absorb(question: string, share: Uint8Array): void;
  need(question: string): Uint8Array | undefined;
  finish(question: string): unknown;
  csv(question: string, first: boolean): Uint8Array;
  csvRows(): number;
  /** Adds the rows of an answer to the workbook that is being written; `name` begins a new one. */
  xlsxRows(question: string, name: string | null): void;
  /** Adds a sheet of parameters and gives the workbook back, in parts. */
  xlsxEnd(title: string, header: Cell[], parameters: Cell[][]): Uint8Array<ArrayBuffer>[];
  /** An answer as JSON text; `rows` apart and without brackets where it has rows. */
  json(question: string): { whole: string; rows: string | null };
  /** A file as it would be read, without reading it into the corpus. */
  preview(path: string, data: Blob | Uint8Array, reading: string | null): Preview;
  frequencyList(name: string, bytes: Uint8Array): ReadList | ListFault;
  pack(description: string, files: { path: string; blob: Blob | Uint8Array }[]): { parts: Uint8Array<ArrayBuffer>[]; lost: number[] };
  unpackProject(data: Blob | Uint8Array): { description: string; files: Uint8Array<ArrayBuffer>[] } | null;
  forget(): void;
  /** Cuts again what holds a word that differs: what changed, for `wordsChange`. */
  setWords(words: string): Uint8Array;
  /** What a change of words did in all workers; the first `most` terms. */
  wordsChange(shares: Uint8Array[], most: number): WordsChange;
  /** What should be looked at in the lines of the user's words. */
  wordNotes(words: string): LineNote[];
  /** What each switch changes, for `effectsOfAll`. */
  effects(): Uint8Array;
  sample(): Uint8Array;
  /** Cuts the sample of another worker, for its `effectOf`. */
  cutSample(sample: Uint8Array): Uint8Array;
  effectOf(cuts: Uint8Array): Uint8Array;
  effectsOfAll(shares: Uint8Array[]): SwitchEffect[];
  /** Bytes that the shard holds, and bytes of the instance's linear memory. */
  memory(): { held: number; linear: number };
  /** Opens an archive: the number of files known in it, a report when it cannot be opened, null when it is none. */
  unpack(path: string, data: Blob | Uint8Array): number | FileReport | null;
  nextEntry(): Entry | null;
  panic(): void;
  /** For tests: ends the worker as a browser does, without a word. */
  vanish(): void;
}
export type Method = keyof Methods;

export interface Call<M extends Method = Method> {
  id: number;
  method: M;
  args: Parameters<Methods[M]>;
}
/** Stops the reading that is under way; needs no answer. */
export interface Cancel {
  cancel: true;
}
/** Drops the questions up to this number; needs no answer. */
export interface Drop {
  drop: number;
}
export interface Failure {
  message: string;
  code?: string;
  query?: string;
  at?: number;
  expected?: string;
  /** The instance is unusable from now on. */
  fatal: boolean;
}
export type News =
  | { id: number; result: unknown }
  | { id: number; failure: Failure }
  | { slice: Slice }
  | { prepared: number }
  | { panic: { message: string; place: string } };

export type OnProgress = (progress: Progress) => void;
