/** The lines behind a collocate. */
import type { CollocatesAnswer } from '../core/types.ts';
import type { LineFilter } from '../state/search.ts';

/** Lines with `term` in the window that was counted, or at one place of it. A window without a limit ends with the document here. */
export function nearFilter(term: string, { left, right, settings: { within } }: CollocatesAnswer, place?: number): LineFilter {
  return { near: term, near_left: left, near_right: right, within: within === 'none' ? 'document' : within, ...(place === undefined ? {} : { near_at: [place] }) };
}
