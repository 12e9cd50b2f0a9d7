/** What was last asked and how it was computed, for the methods view. */
import { signal } from '@preact/signals-core';
import type { MeasureInfo } from '../core/stats-types.ts';
import type { Envelope } from '../core/types.ts';

/** An envelope without its answer, with its measures and, where the question left settings open, what they became. */
export type Recorded = Envelope<unknown> & { measures?: MeasureInfo[]; settings?: object; counted?: number };
export const record = signal<Partial<Record<string, Recorded>>>({});

/** Measures of an answer, wherever it names them. */
function measuresOf(answer: object): MeasureInfo[] {
  const { measures, measure, first } = answer as { measures?: unknown; measure?: unknown; first?: unknown };
  const all = [...(Array.isArray(measures) ? measures : []), measure, first] as (Partial<MeasureInfo> | null | undefined)[];
  return all.filter((each): each is MeasureInfo => typeof each === 'object' && each !== null && typeof each.formula === 'string');
}

/** Tokens that an answer is about, N: fewer than the corpus has where copies count once or a part was singled out. */
export function countedIn(answer: unknown): number | undefined {
  const { corpus_tokens: tokens } = (answer ?? {}) as { corpus_tokens?: unknown };
  return typeof tokens === 'number' ? tokens : undefined;
}

export function remember(envelope: Envelope<unknown>): void {
  // The rows are not kept, only what is needed to get them again.
  const { settings } = envelope.answer as { settings?: object };
  const kept: Recorded = { ...envelope, answer: null, measures: measuresOf(envelope.answer as object), ...(settings ? { settings } : {}) };
  const counted = countedIn(envelope.answer);
  if (counted !== undefined) kept.counted = counted;
  record.value = { ...record.value, [envelope.question.ask]: kept };
}
