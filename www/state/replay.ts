/** Settings as a file of their own, without any text: opened over the same files they give the same numbers. */
import { version } from '../assets.ts';
import { facts } from './corpus.ts';
import { present, takeParts } from './project.ts';
import { readAgain, stale } from './reading-settings.ts';

/** What becomes of a file of settings. */
export type Taken = 'opened' | 'otherCorpus' | 'refused';

/** Parts that speak of single documents: they mean nothing over other texts. */
const OF_DOCUMENTS = ['notes', 'titles', 'dates', 'choices'];

export function settingsFile(): Blob {
  const file = { format: 'wenmai-settings', formatVersion: 1, program: version, corpus: facts.peek(), state: present() };
  return new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' });
}

/** Takes the settings of a file over; reads the texts again where they say so. */
export async function openSettings(text: string): Promise<Taken> {
  let of: { format?: unknown; formatVersion?: unknown; corpus?: { fingerprint?: unknown } | null; state?: unknown } | null;
  try {
    of = JSON.parse(text) as typeof of;
  } catch {
    return 'refused';
  }
  if (of?.format !== 'wenmai-settings' || of.formatVersion !== 1 || typeof of.state !== 'object' || of.state === null) return 'refused';
  const same = of.corpus?.fingerprint === facts.peek()?.fingerprint;
  const state = { ...(of.state as Record<string, unknown>) };
  if (!same) {
    for (const name of ['scope', 'selections']) state[name] = withoutDocuments(state[name]);
  }
  const before = saidOfDocuments();
  takeParts(state, same ? [] : OF_DOCUMENTS);
  if (stale.peek() || saidOfDocuments() !== before) await readAgain();
  return same ? 'opened' : 'otherCorpus';
}

const saidOfDocuments = (): string => {
  const { dates, titles } = present();
  return JSON.stringify([dates, titles]);
};

/** A scope, or selections, without the documents that it names one by one. */
function withoutDocuments(of: unknown): unknown {
  if (Array.isArray(of)) return of.map((each: { scope?: unknown } | null) => (each && typeof each === 'object' ? { ...each, scope: withoutDocuments(each.scope) } : each));
  if (typeof of !== 'object' || of === null) return of;
  return Object.fromEntries(Object.entries(of).filter(([key]) => key !== 'only' && key !== 'without'));
}
