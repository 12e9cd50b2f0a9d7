/** The one corpus of the page: reading files into it, what became of them, and what went wrong. */
import { batch, computed, signal } from '@preact/signals-core';
import { Engine, type SetAside, type Source } from '../core/engine.ts';
import { choicesWithin } from '../core/files.ts';
import { WorkerGone } from '../core/remote.ts';
import type { CorpusFacts, Fault, FileReport, Progress } from '../core/types.ts';
import { AssetError } from '../assets.ts';
import { words } from './preferences.ts';
import { scope } from './scope.ts';
import { filter, openText } from './search.ts';

export const engine = new Engine();
export const facts = signal<CorpusFacts | null>(null);
/** Grows with every change of the corpus, so that answers know when they are stale. */
export const revision = signal(0);
export const reports = signal<FileReport[]>([]);
export const faults = signal<(Fault & { recovered: boolean; lost?: string[] })[]>([]);

/** Reading under way, or null. Before the first report of the core it has no progress yet. */
export const reading = signal<{ bytes: number; progress: Progress | null; cancel: () => void } | null>(null);
export type Notice = 'cancelled' | 'nothing' | 'damaged' | 'foreign' | 'differs' | 'opened' | 'otherVersion' | 'partial';
export const notice = signal<Notice | { failed: string } | { notKept: string; full: boolean } | { notSaved: string } | { without: string[] } | null>(null);
export const loaded = computed(() => (facts.value?.documents ?? 0) > 0);

engine.addEventListener('corpus', () => {
  facts.value = engine.facts;
  revision.value++;
});
engine.addEventListener('fault', (event) => {
  faults.value = [...faults.value, { ...(event as CustomEvent<Fault>).detail, recovered: false }];
});
engine.addEventListener('lost', (event) => {
  const lost = (event as CustomEvent<FileReport[]>).detail;
  const paths = new Set(lost.map(({ path }) => path));
  reports.value = [...reports.value.filter(({ path }) => !paths.has(path)), ...lost];
  faults.value = faults.value.map((fault, i) => (i === faults.value.length - 1 ? { ...fault, lost: [...(fault.lost ?? []), ...paths] } : fault));
});
engine.addEventListener('recovered', () => {
  faults.value = faults.value.map((fault) => ({ ...fault, recovered: true }));
  revision.value++;
});

/** Drops that came while another was being read. */
const waiting: Source[][] = [];
export const queued = signal(0);

/** Reads files into the corpus, beside what is there; after those that are being read already. */
export async function read(sources: Source[]): Promise<void> {
  if (sources.length === 0) {
    notice.value = 'nothing';
    return;
  }
  waiting.push(sources);
  queued.value = waiting.length;
  if (reading.value || switching.value) return;
  notice.value = null;
  await readWaiting();
}

/** Reads the drops that came meanwhile. */
export async function readWaiting(): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    queued.value = waiting.length;
    await readBatch(next);
  }
}

/** Every drop as it came: what is read again when something about the reading changes. */
let drops: readonly (readonly Source[])[] = [];
/** All that belongs to the corpus, what is yet to be read again included. */
export const batches = (): readonly (readonly Source[])[] => drops;
export const dropped = signal<readonly Source[]>([]);

/** Reads everything again, with other settings or other choices for files; the numbers of the documents stay. */
export async function reread(settings: typeof engine.settings, choices: Readonly<Record<string, string>>): Promise<boolean> {
  const all = drops;
  await engine.close();
  engine.settings = settings;
  reports.value = [];
  faults.value = [];
  notice.value = null;
  for (const [at, drop] of all.entries()) {
    const sources = drop.map(({ path, blob }) => ({ path, blob, reading: choices[path] ?? null, within: choicesWithin(path, choices) }));
    if (await readBatch(sources)) continue;
    // What was not read stays known, so that the next change reads it too.
    drops = [...drops, ...all.slice(at)];
    notice.value = 'partial';
    return false;
  }
  return true;
}

/** Reads one drop; false when it was cancelled or failed, and everything is as before. */
export async function readBatch(sources: Source[]): Promise<boolean> {
  const abort = new AbortController();
  const bytes = sources.reduce((sum, { blob }) => sum + blob.size, 0);
  reading.value = { bytes, progress: null, cancel: () => abort.abort() };
  try {
    const fresh = await engine.add(sources, {
      signal: abort.signal,
      progress: (progress) => {
        if (reading.value) reading.value = { ...reading.value, progress };
      },
    });
    reports.value = [...reports.value, ...fresh];
    drops = engine.batches;
    dropped.value = drops.flat();
    return true;
  } catch (error) {
    const cancelled = error instanceof DOMException && error.name === 'AbortError';
    notice.value = cancelled ? 'cancelled' : { failed: reason(error) };
    return false;
  } finally {
    reading.value = null;
  }
}

/** Why something failed, in the words of the page where it has any. */
export function reason(error: unknown): string {
  if (error instanceof AssetError) return words.value.asset[error.code](error.part);
  if (error instanceof WorkerGone) return words.value.reading.engineGone(error.message);
  return error instanceof Error ? error.message : String(error);
}

/** Grows whenever a corpus is forgotten: what was said of its documents means nothing to the next one. */
export const forgotten = signal(0);

/** Empties the corpus: nothing of it stays in memory. */
export async function forget(): Promise<void> {
  await engine.close();
  empty();
}

/** One corpus is being exchanged for another: what is here is neither the one nor the other. */
export const switching = signal(false);

/** Sets the corpus aside for another; the result brings all of it back, or lets it go. */
export async function setAside(): Promise<SetAside> {
  const was = { drops, dropped: dropped.peek(), text: openText.peek(), filter: filter.peek(), scope: scope.peek() };
  const former = await engine.setAside();
  // These two may change until it is this one's turn: while a worker is replaced.
  const told = { reports: reports.peek(), faults: faults.peek() };
  empty();
  const back = async (): Promise<void> => {
    drops = was.drops;
    batch(() => {
      dropped.value = was.dropped;
      openText.value = was.text;
      filter.value = was.filter;
      scope.value = was.scope;
      reports.value = told.reports;
      faults.value = told.faults;
    });
    await former.back();
  };
  return { back, drop: former.drop };
}

function empty(): void {
  forgotten.value++;
  drops = [];
  dropped.value = [];
  openText.value = null;
  filter.value = {};
  scope.value = {};
  facts.value = null;
  reports.value = [];
  faults.value = [];
  notice.value = null;
  revision.value++;
}
