/** What is compared with what. Names of selections and lists are the user's words: they never go into the address. */
import { computed, signal } from '@preact/signals-core';
import { keynessMeasures, type KeynessQuestion, type ReadList, type Reference } from '../core/stats-types.ts';
import type { Scope } from '../core/types.ts';
import { sure } from './questions.ts';
import { isWhole, scope, selections } from './scope.ts';
import { settings } from './settings.ts';

/** A side: what is counted now, all the rest, a saved selection by its name, or a time. */
export type Side = 'present' | 'rest' | 'period' | 'list' | `selection:${string}`;
export const target = signal<Side>('present');
export const against = signal<Side>('rest');
export const period = signal<{ from?: string; to?: string }>({});
export const list = signal<ReadList | null>(null);

const named = (side: Side): Scope | null => {
  const name = side.startsWith('selection:') ? side.slice('selection:'.length) : null;
  return selections.value.find((each) => each.name === name)?.scope ?? null;
};

/** The question, or why there is none yet: nothing was singled out, no days were given, no list was opened. */
export const compared = computed((): KeynessQuestion | 'target' | 'period' | 'list' => {
  const own = named(target.value) ?? scope.value;
  const of = settings.value.compare;
  if (against.value === 'rest' && named(target.value) === null && isWhole.value) return 'target';
  let reference: Reference = 'rest';
  if (against.value === 'period') {
    if (!period.value.from && !period.value.to) return 'period';
    reference = { scope: { ...period.value, ...(scope.value.copies ? { copies: scope.value.copies } : {}) } };
  } else if (against.value === 'list') {
    if (!list.value) return 'list';
    reference = { list: list.value.list };
  } else if (against.value !== 'rest') {
    reference = { scope: named(against.value) ?? {} };
  }
  return {
    ask: 'keyness', reference, keys: of.keys, min_count: of.min, stop_words: of.stop, sort: of.sort, descending: of.descending,
    ...(of.group ? { groups: [of.group] } : {}), ...(of.all ? { measures: [...keynessMeasures] } : {}), ...(of.constant === 1 ? {} : { simple_maths_n: of.constant }), ...sure(),
    ...(Object.keys(own).length > 0 ? { scope: own } : {}),
  };
});
