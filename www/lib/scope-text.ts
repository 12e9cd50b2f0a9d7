/** A scope in words: what each of its restrictions says, and how it is lifted. */
import type { Scope } from '../core/types.ts';
import { tidy } from '../state/scope.ts';
import { words } from '../state/preferences.ts';

export interface Restriction { text: string; lifts: (keyof Scope)[] }

/** The core fills in what was left out, so a scope may come with empty parts. */
export function restrictions(given: Scope): Restriction[] {
  const of = tidy(given);
  const w = words.value.scope;
  const all: (Restriction | false)[] = [
    (of.from !== undefined || of.to !== undefined) && { text: w.dates(of.from, of.to), lifts: ['from', 'to'] },
    !!of.sources?.length && { text: w.sources(of.sources.join(' ')), lifts: ['sources'] },
    !!of.holding && { text: w.holds(of.holding), lifts: ['holding'] },
    of.only !== undefined && { text: w.only(of.only.length), lifts: ['only'] },
    !!of.without?.length && { text: w.without(of.without.length), lifts: ['without'] },
    of.copies === 'all' && { text: w.everyCopy, lifts: ['copies'] },
  ];
  return all.filter((each) => each !== false);
}

export function scopeText(of: Scope): string {
  return restrictions(of).map(({ text }) => text).join(words.value.app.separator) || words.value.scope.whole;
}
