// One worker: one instance of the core. Reads files in slices, so that "cancel" is heard between two of them.
import { Archive, Core, Decider, csvRows, effectsOfAll, frequencyList, initSync, onPanic, partsOf, previewBlob, wordNotes, wordsChange } from '../../pkg/wenmai.js';
import { initSync as initPdf, onPanic as onPdfPanic, readPdf } from '../../pkg-pdf/wenmai_pdf.js';
import type { Call, Cancel, Drop, Entry, Methods, News, Slice } from './protocol.ts';
import { breathe } from '../lib/breathe.ts';
import { pack, unpack } from './archive.ts';
import type { Envelope, FileReport, Preview } from './types.ts';
import { type Cell, Workbook } from './workbook.ts';

declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}
const scope = self as unknown as {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<Call | Cancel | Drop>) => void) | null;
};
/** Bytes of text in a slice: some ten milliseconds. */
const SLICE = 1 << 19;
/** Tokens of a slice of groundwork: as long. */
const UNITS = 1 << 21;

let core: Core | null = null;
let memory: WebAssembly.Memory | null = null;
let archive: Archive | null = null;
let decider: Decider | null = null;
/** A workbook that is being written. */
let book: Workbook | null = null;
/** Holds for all files of the drop: until the next one begins, with a mark. */
let cancelled = false;
/** Questions up to this number are not wanted any more. */
let dropped = 0;

const say = (news: News, transfer: Transferable[] = []): void => scope.postMessage(news, transfer);

function the(): Core {
  if (!core) throw new Error('the worker has no dictionary yet');
  return core;
}

type Bytes = Blob | Uint8Array<ArrayBuffer>;

async function read(file: number, path: string, data: Bytes, reading: string | null, later: boolean): Promise<FileReport | { pdf: Bytes } | null> {
  // Many files may wait behind this one: "cancel" is heard between each two.
  await breathe();
  if (cancelled) return null;
  if (data instanceof Blob) {
    const report = the().beginBlob(file, path, data, reading) as FileReport | null;
    if (report) return report;
  } else {
    the().beginBytes(file, path, data, reading);
  }
  const report = await steps(later);
  return report?.problem?.code === 'pages' ? { pdf: data } : report;
}

const cut = (): Slice & { finished: boolean } => the().cut(SLICE) as Slice & { finished: boolean };

/** Goes on with the file that was begun, slice by slice. */
async function steps(later: boolean): Promise<FileReport | null> {
  for (;;) {
    const step = the().step(SLICE) as Slice & { finished: boolean };
    if (step.finished) break;
    say({ slice: { done: step.done, total: step.total } });
    await breathe();
    if (cancelled) return null;
  }
  while (!later && !cut().finished) {
    await breathe();
    if (cancelled) return null;
  }
  return the().report() as FileReport | null;
}

function unpackArchive(path: string, data: Blob | Uint8Array): number | FileReport | null {
  archive?.free();
  archive = null;
  const opened = (data instanceof Blob ? Archive.open(path, data) : Archive.openBytes(path, data)) as Archive | FileReport | null;
  if (!(opened instanceof Archive)) return opened;
  archive = opened;
  return opened.remaining();
}

const methods: { [M in keyof Methods]: (...args: Parameters<Methods[M]>) => ReturnType<Methods[M]> | Promise<ReturnType<Methods[M]>> } = {
  init(module, dictionary, settings) {
    memory = initSync({ module }).memory;
    onPanic((message: string, place: string) => say({ panic: { message, place } }));
    // A worker that only unpacks archives needs no dictionary.
    if (!dictionary) return;
    const began = performance.now();
    core = new Core(new Uint8Array(dictionary), settings);
    performance.measure('wenmai:dictionary', { start: began });
  },
  live: (lock, port) => new Promise((resolve) => {
    port.onmessage = () => port.postMessage(null);
    if (!('locks' in navigator)) return resolve(false);
    const forEver = new Promise<void>(() => undefined);
    navigator.locks.request(lock, () => (resolve(true), forEver)).catch(() => resolve(false));
  }),
  canRead(probe) {
    try {
      return new FileReaderSync().readAsArrayBuffer(probe).byteLength === probe.size;
    } catch {
      return false;
    }
  },
  read,
  partsOf: (path, data) => partsOf(path, data) as ReturnType<Methods['partsOf']>,
  async readPages(file, path, pages, later) {
    await breathe();
    if (cancelled) return null;
    the().beginPdf(file, path, pages);
    return steps(later);
  },
  cut,
  initPdf(module) {
    initPdf({ module });
    onPdfPanic((message: string, place: string) => say({ panic: { message, place } }));
  },
  readPdf(data) {
    let bytes: Uint8Array;
    try {
      bytes = data instanceof Blob ? new Uint8Array(new FileReaderSync().readAsArrayBuffer(data)) : data;
    } catch {
      return 'unreadable';
    }
    return readPdf(bytes) ?? null;
  },
  mark() {
    cancelled = false;
    the().mark();
  },
  rollBack: () => the().rollBack(),
  decide(settings) {
    decider = new Decider(settings);
  },
  wanted: () => decider?.wanted(),
  share(wanted, from) {
    const share = the().share(wanted, from);
    const { next } = share;
    const bytes = share.take();
    share.free();
    return { bytes, next: next ?? null };
  },
  takeShare: (share) => decider?.absorb(share),
  decision: () => decider?.decision() ?? new Uint8Array(),
  settle: (decision) => the().settle(decision),
  editDates: (edits) => the().editDates(edits),
  editTitles: (edits) => the().editTitles(edits),
  async prepare(question, asked) {
    for (;;) {
      if (asked <= dropped) return false;
      const share = the().prepare(question, UNITS);
      if (share >= 1) return true;
      say({ prepared: share });
      await breathe();
    }
  },
  collect: (question) => the().collect(question),
  supply: (question, need) => the().supply(question, need),
  knows: (question) => the().knows(question),
  open: (question) => the().open(question),
  absorb: (question, share) => the().absorb(question, share),
  need: (question) => the().need(question),
  finish: (question) => the().finish(question),
  csv: (question, first) => the().csv(question, first),
  csvRows: () => csvRows(),
  xlsxRows(question, name) {
    const { columns, rows } = the().table(question) as { columns: string[]; rows: Cell[][] };
    if (name !== null || !book) {
      book = new Workbook();
      book.sheet(name ?? '', columns);
    }
    book.rows(rows);
  },
  xlsxEnd(title, header, parameters) {
    book ??= new Workbook();
    book.sheet(title, header);
    book.rows(parameters);
    const parts = book.end();
    book = null;
    return parts;
  },
  json(question) {
    const { answer, ...envelope } = the().finish(question) as Envelope<{ rows?: unknown[] }>;
    const { rows, ...rest } = answer;
    return { whole: JSON.stringify({ ...envelope, answer: rest }), rows: rows ? rows.map((row) => JSON.stringify(row)).join(',\n') : null };
  },
  preview: (path, data, reading) => previewBlob(path, data instanceof Blob ? data : new Blob([data as Uint8Array<ArrayBuffer>]), reading) as Preview,
  frequencyList: (name, bytes) => frequencyList(name, bytes) as ReturnType<Methods['frequencyList']>,
  pack,
  unpackProject: unpack,
  forget: () => the().forget(),
  setWords: (words) => the().setWords(words),
  wordNotes: (words) => wordNotes(words) as ReturnType<Methods['wordNotes']>,
  wordsChange: (shares, most) => wordsChange(shares, most) as ReturnType<Methods['wordsChange']>,
  effects: () => the().effects(),
  sample: () => the().sample(),
  cutSample: (sample) => the().cutSample(sample),
  effectOf: (cuts) => the().effectOf(cuts),
  effectsOfAll: (shares) => effectsOfAll(shares) as ReturnType<Methods['effectsOfAll']>,
  memory: () => ({ held: the().bytes(), linear: memory?.buffer.byteLength ?? 0 }),
  unpack: unpackArchive,
  nextEntry: () => (archive ? (archive.nextFile() as Entry | null) : null),
  panic: () => the().panicForTests(),
  vanish: () => self.close(),
};

/** Buffers that a result holds and the worker does not need any more. */
function buffers(result: unknown): Transferable[] {
  if (result instanceof Uint8Array) return [result.buffer];
  if (Array.isArray(result) && result.every((part) => part instanceof Uint8Array)) return result.map(({ buffer }) => buffer);
  if (result !== null && typeof result === 'object' && 'pdf' in result && result.pdf instanceof Uint8Array) return [result.pdf.buffer];
  if (result !== null && typeof result === 'object' && 'parts' in result) return buffers(result.parts);
  if (result !== null && typeof result === 'object' && 'bytes' in result && result.bytes instanceof Uint8Array) {
    return [result.bytes.buffer];
  }
  return [];
}

// Calls are taken one after the other; only "cancel" and "drop" overtake.
let last: Promise<void> = Promise.resolve();
scope.onmessage = ({ data }) => {
  if ('cancel' in data) {
    cancelled = true;
    return;
  }
  if ('drop' in data) {
    dropped = data.drop;
    return;
  }
  last = last.then(async () => {
    try {
      const method = methods[data.method] as (...args: unknown[]) => unknown;
      const result = await method(...data.args);
      say({ id: data.id, result }, buffers(result));
    } catch (error) {
      const { message, code, query, at, expected } = error as Error & Record<string, never>;
      say({ id: data.id, failure: { message, code, query, at, expected, fatal: error instanceof WebAssembly.RuntimeError } });
    }
  });
};
