/** What was last asked and how it was computed, for the methods view. */
import { signal } from '@preact/signals-core';
import type { MeasureInfo } from '../core/stats-types.ts';
import type { Envelope } from '../core/types.ts';

/** An envelope without its answer, with its measures and, where the question left settings open, what they became. */
export type Recorded = Envelope<unknown> & { measures?: MeasureInfo[]; settings?: object };
export const record = signal<Partial<Record<string, Recorded>>>({});

/** Measures of an answer, wherever it names them. */
function measuresOf(answer: object): MeasureInfo[] {
  const { measures, measure, first } = answer as { measures?: unknown; measure?: unknown; first?: unknown };
  const all = [...(Array.isArray(measures) ? measures : []), measure, first] as (Partial<MeasureInfo> | null | undefined)[];
  return all.filter((each): each is MeasureInfo => typeof each === 'object' && each !== null && typeof each.formula === 'string');
}

/** What settings that a question left open became: all of them, or the least count where only that can be raised. */
export function inForceIn(answer: unknown): object | null {
  const { settings, min_count: least } = (answer ?? {}) as { settings?: object | null; min_count?: number };
  return settings ?? (least === undefined ? null : { min_count: least });
}

export function remember(envelope: Envelope<unknown>): void {
  // The rows are not kept, only what is needed to get them again.
  const settings = inForceIn(envelope.answer);
  const kept: Recorded = { ...envelope, answer: null, measures: measuresOf(envelope.answer as object), ...(settings ? { settings } : {}) };
  record.value = { ...record.value, [envelope.question.ask]: kept };
}
