import { loaded } from '../state/corpus.ts';
import { search } from '../state/search.ts';
import { view } from '../state/settings.ts';

/** Asks what was typed. A query is no question to the start, the methods or the terms: go where it has an answer. */
export function submitQuery(text: string): void {
  search(text);
  if (text.trim() && loaded.value && ['start', 'methods', 'terms'].includes(view.value)) view.value = 'concordance';
}
