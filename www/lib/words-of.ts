/** Codes of the core in the page's language. A code that this page does not know yet is shown as it is. */
import type { DocumentDate, Problem, Warning } from '../core/types.ts';
import { reason } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';

export function warningText({ code, count, rows }: Warning): string {
  const text = words.value.warning[code]?.(count) ?? code;
  return rows.length > 0 ? `${text} (${words.value.inRows(rows, rows.length < count)})` : text;
}
export const problemText = ({ code }: Problem): string => words.value.problem[code] ?? code;

/** 2025-06-17, or what is known of it: 2025-06, 2025. */
export function dateText(date: DocumentDate | null): string {
  if (!date) return words.value.date.none;
  if (date.start === date.end) return date.start;
  if (date.precision === 'month') return date.start.slice(0, 7);
  if (date.precision === 'year') return date.start.slice(0, 4);
  return `${date.start}–${date.end}`;
}

/** All that is known of where a date came from, in one line. */
export function provenance(date: DocumentDate | null): string {
  if (!date) return '';
  const w = words.value.date;
  return [w.from(sourceText(date), date.surface), date.year ? (w.years[date.year] ?? date.year) : ''].filter(Boolean).join(words.value.app.separator);
}

export function sourceText(date: DocumentDate | null): string {
  if (!date) return '';
  const w = words.value.date;
  return w.sources[date.source] ?? date.source;
}

/** Why the core refused a date or a pattern for names of files. */
export function dateFaultText(error: unknown): string {
  const w = words.value.dating;
  const { code, query = '', expected = '' } = error as { code?: string; query?: string; expected?: string };
  const why = (w.faults as Partial<Record<string, string>>)[expected];
  if (code === 'date') return w.faultOfDate(query);
  return code === 'pattern' && why ? w.faultOfPattern(query, why) : reason(error);
}
