/** Which part of the corpus is counted, on the whole page; and parts that were given a name. */
import { computed, signal } from '@preact/signals-core';
import type { DocumentId, Scope } from '../core/types.ts';
import { set } from './history.ts';

export interface Selection { name: string; scope: Scope }

/** Only what differs from the default is in it: an empty object is everything, copies once. */
export const scope = signal<Scope>({});
export const selections = signal<readonly Selection[]>([]);

/** A day that there is, or undefined. */
export function asDay(of: unknown): string | undefined {
  if (typeof of !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(of)) return undefined;
  // JavaScript takes the 31st of June for the 1st of July.
  const date = new Date(`${of}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(of) ? of : undefined;
}

/** Without what says nothing. */
export function tidy(of: Scope): Scope {
  const kept = Object.entries(of).filter(([key, value]) =>
    value !== undefined && value !== null && value !== '' && !(key === 'copies' && value === 'once')
    && !(Array.isArray(value) && value.length === 0 && key !== 'only'));
  return Object.fromEntries(kept) as Scope;
}

/** Changes parts of the scope; `undefined` lifts a restriction. Can be undone. */
export function restrict(values: { [K in keyof Scope]?: Scope[K] | undefined }): void {
  set(scope, tidy({ ...scope.peek(), ...values } as Scope));
}

export const isWhole = computed(() => Object.keys(scope.value).every((key) => key === 'copies'));

const same = ([a, b]: DocumentId, [c, d]: DocumentId): boolean => a === c && b === d;

/** Whether a document is ticked. */
export function includes(id: DocumentId, of: Scope = scope.value): boolean {
  return (of.only?.some((each) => same(each, id)) ?? true) && !of.without?.some((each) => same(each, id));
}

/** Ticks documents, or takes their ticks away. */
export function tick(ids: readonly DocumentId[], on: boolean): void {
  const { only, without } = scope.peek();
  const others = (list: DocumentId[] | undefined): DocumentId[] => (list ?? []).filter((each) => !ids.some((id) => same(id, each)));
  if (only) restrict({ only: on ? [...others(only), ...ids] : others(only), without: on ? others(without) : without });
  else restrict({ without: on ? others(without) : [...others(without), ...ids] });
}

/** The scope of a question: that of the page, narrowed by that of the question's own. Nothing when it is everything. */
export function scoped(own: Scope = {}, page: Scope = scope.value): { scope?: Scope } {
  const later = [page.from, own.from].filter((day) => day !== undefined).sort().at(-1);
  const earlier = [page.to, own.to].filter((day) => day !== undefined).sort()[0];
  const only = page.only && own.only ? own.only.filter((id) => includes(id, { only: page.only! })) : (own.only ?? page.only);
  const both = tidy({ ...page, ...own, ...(later ? { from: later } : {}), ...(earlier ? { to: earlier } : {}), ...(only ? { only } : {}) });
  return Object.keys(both).length > 0 ? { scope: both } : {};
}

/** Gives the present part a name; a name that is taken is given anew. */
export function saveSelection(name: string): void {
  const clean = name.trim();
  if (!clean) return;
  set(selections, [...selections.peek().filter((each) => each.name !== clean), { name: clean, scope: scope.peek() }]);
}

export function removeSelection(name: string): void {
  set(selections, selections.peek().filter((each) => each.name !== name));
}

export function takeSelection({ scope: of }: Selection): void {
  set(scope, tidy(of));
}
