/** Whether a drop fits into memory, as far as a page can know before it reads. */
import { signal } from '@preact/signals-core';
import type { Source } from '../core/engine.ts';
import { dropped } from '../state/corpus.ts';

/** Linear memory of all workers for a byte of text, as `make bench` measured it at 100 MB. */
const PER_BYTE = 7.4;
/** How much text is in a byte of an archive, about. */
const PACKED = 3;
/** Bytes: the most that one worker of a 32-bit engine can have, and what a page gets where the browser does not say. */
const WORKER = 4e9;
const UNKNOWN = 4e9;

/** A drop that waits for a word of the user, with the bytes of its text, what it needs and what there is. */
export interface TooMuch { sources: Source[]; text: number; need: number; room: number }
export const tooMuch = signal<TooMuch | null>(null);

const textOf = ({ path, blob }: Source): number => blob.size * (/\.(zip|gz|tgz|docx|odt|epub)$/i.test(path) ? PACKED : 1);
const textIn = (sources: readonly Source[]): number => sources.reduce((sum, source) => sum + textOf(source), 0);

/** Bytes that a page may have: half of what the device has, and never more than its workers can address. */
function roomHere(): number {
  const { deviceMemory, hardwareConcurrency } = navigator as Navigator & { deviceMemory?: number };
  return Math.min(WORKER * Math.min(hardwareConcurrency || 1, 4), deviceMemory ? (deviceMemory * 1e9) / 2 : UNKNOWN);
}

/** What is wrong with a drop beside what is here already; null when it fits. */
export function overflowing(sources: Source[]): TooMuch | null {
  const text = textIn(sources);
  const need = (text + textIn(dropped.peek())) * PER_BYTE;
  const room = roomHere();
  return need > room ? { sources, text, need, room } : null;
}
