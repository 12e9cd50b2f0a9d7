/** The time spoken of: which stretch of it is looked at, and the questions about it. */
import { computed, signal } from '@preact/signals-core';
import type { EventsQuestion, LagQuestion, MentionsQuestion, Relation } from '../core/types.ts';
import { scoped } from './scope.ts';
import { query } from './search.ts';
import { settings } from './settings.ts';

/** Days of the time spoken of, marked in the chart; null for all. */
export const stretch = signal<{ from: string; to: string } | null>(null);

const asked = (): { query?: string } => (settings.value.spoken.only && query.value ? { query: query.value } : {});

export const mentionsQuestion = computed((): MentionsQuestion => ({ ask: 'mentions', bin: settings.value.spoken.bin, ...asked(), ...scoped() }));

export const eventsQuestion = computed((): EventsQuestion => {
  const { relation, longest, sort, descending } = settings.value.spoken;
  return {
    ask: 'events', sort, descending, ...asked(), ...scoped(), ...(stretch.value ?? {}), ...(longest > 0 ? { longest } : {}),
    ...(relation ? { relations: [relation satisfies Relation] } : {}),
  };
});

export const lagQuestion = computed((): LagQuestion => {
  const { longest } = settings.value.spoken;
  return { ask: 'lag', ...asked(), ...scoped(), ...(longest > 0 ? { longest } : {}) };
});
