/** The text of the file beside the clean one: which part of it belongs to which part of the clean text. */
import type { CleaningStep, SourceText } from '../core/types.ts';

/** The place in the file of a place in the clean text: between two changes the texts are alike. */
export function toSource({ changes, offset }: SourceText, clean: number, cleanOffset: number): number {
  let place = offset + (clean - cleanOffset);
  for (const change of changes) {
    if (change.end > clean) break;
    place = change.source_end + (clean - change.end);
  }
  return place;
}

/** How often each step changed something, the most frequent first. */
export function steps({ changes }: SourceText): [CleaningStep, number][] {
  const counts = new Map<CleaningStep, number>();
  for (const { step } of changes) counts.set(step, (counts.get(step) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
