/** What was last asked and how it was computed, for the methods view. */
import { signal } from '@preact/signals-core';
import type { Envelope } from '../core/types.ts';

export const record = signal<Partial<Record<string, Envelope<unknown>>>>({});

export function remember(envelope: Envelope<unknown>): void {
  // The rows are not kept, only what is needed to get them again.
  record.value = { ...record.value, [envelope.question.ask]: { ...envelope, answer: null } };
}
