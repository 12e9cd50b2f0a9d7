/** What is looked for: the query line, split into its queries, and the filters that a click on a number sets. */
import { computed, signal } from '@preact/signals-core';
import type { DocumentId, Scope, Within } from '../core/types.ts';
import { change, view } from './settings.ts';

/** A query that the core could not understand: where (in characters), and what it said. */
export interface QueryFault { query: string; at: number | null; message: string }

export const line = signal('');
export const queryFault = signal<QueryFault | null>(null);

/** The queries of a line: separated by commas, Chinese or not, that stand outside quotation marks and slashes. */
export function split(text: string): string[] {
  const queries: string[] = [];
  let from = 0;
  let inside = '';
  const closing: Record<string, string> = { '"': '"', '＂': '＂', '“': '”', '「': '」', '『': '』', '/': '/', '[': ']', '{': '}' };
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (inside) {
      if (character === inside) inside = '';
    } else if (closing[character] && text.indexOf(closing[character], at + 1) > at) {
      inside = closing[character];
    } else if (character === ',' || character === '，') {
      queries.push(text.slice(from, at));
      from = at + 1;
    }
  }
  queries.push(text.slice(from));
  return [...new Set(queries.map((query) => query.trim()).filter(Boolean))];
}

export const queries = computed(() => split(line.value));
/** Which of several queries the views for one query show. */
export const chosen = signal(0);
export const query = computed(() => queries.value[Math.min(chosen.value, queries.value.length - 1)] ?? '');

export interface LineFilter {
  from?: string;
  to?: string;
  near?: string;
  near_left?: number;
  near_right?: number;
  /** Places of `near` instead of the window; or anywhere in the sentence. */
  near_at?: number[];
  near_anywhere?: boolean;
  within?: Within;
  document?: DocumentId;
  /** A part of the corpus besides. */
  part?: Scope;
  /** A part that takes the place of what the page counts. */
  instead?: Scope;
  /** How the document or the part is called, for the label only. */
  name?: string;
}
export const filter = signal<LineFilter>({});
export const termPattern = signal('');
export const phrasePattern = signal('');
export const documentFilter = signal('');
export const openText = signal<{ document: DocumentId; start: number | null } | null>(null);

export function search(text: string): void {
  queryFault.value = null;
  filter.value = {};
  chosen.value = 0;
  line.value = text.trim();
}

/** To the lines behind a number. Without a query, the present one. */
export function showLines(of: { query?: string; filter?: LineFilter }): void {
  if (of.query !== undefined && of.query !== query.value) {
    const among = queries.value.indexOf(of.query);
    if (among >= 0) chosen.value = among;
    else search(of.query);
  }
  filter.value = of.filter ?? {};
  view.value = 'concordance';
}

export function showText(document: DocumentId, start: number | null): void {
  openText.value = { document, start };
  change('documents', { part: 'texts' });
  view.value = 'documents';
}

/** A term as a query, as it is written. AND, OR and NOT are refused as a query. */
export const asQuery = ({ term, written }: { term: string; written: string }): string => (/^(?:AND|OR|NOT)$/.test(written) ? term : written);

/** The words of a query as plain characters in all their forms, whatever the segmentation; null if it is that already. */
export function asCharacters(text: string): string | null {
  return /["＂“”「」『』/[\]{}|｜*?]/.test(text) ? null : `~"${text.replace(/\s+/g, '')}"`;
}

/** What stands between the quotation marks of a query for plain characters; null if it is for words. */
export function quoted(text: string): string | null {
  return /^[~～]?(?:"(.+)"|＂(.+)＂|“(.+)”|「(.+)」|『(.+)』)$/.exec(text.trim())?.slice(1).find((inner) => inner !== undefined) ?? null;
}
