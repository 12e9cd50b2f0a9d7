/** What a project holds beside the files. Each part takes only what it understands. */
import type { DateEdits } from '../core/time-types.ts';
import type { DocumentId, LineNote, Scope } from '../core/types.ts';
import { hiddenColumns } from './columns.ts';
import { dateEdits, takeDates } from './dating.ts';
import { notes } from './notes.ts';
import { inProject } from './project.ts';
import { choices, copyRanges, isChoice, readingSettings, rules, standard, type ReadingSettings } from './reading-settings.ts';
import { asDay, scope, selections, tidy, type Selection } from './scope.ts';
import { documentFilter, line, termPattern } from './search.ts';
import { fromFragment, toFragment } from './settings.ts';
import { LONGEST, takeTitles, titles, type TitleEdit } from './titles.ts';

const text = (of: unknown): string | undefined => (typeof of === 'string' ? of : undefined);
const isDate = /^(?:none|\d{4}(?:-\d\d){0,2}(?:\/\d{4}(?:-\d\d){0,2})?)$/;
/** A number as the core counts: whole, of 32 bits. */
const isCount = (of: unknown): of is number => Number.isInteger(of) && (of as number) >= 0 && (of as number) < 2 ** 32;
const isId = (of: unknown): of is DocumentId => Array.isArray(of) && of.length === 2 && of.every(isCount);
const ids = (of: unknown): DocumentId[] | undefined => (Array.isArray(of) ? of.filter(isId) : undefined);

export function asScope(of: unknown): Scope {
  const { copies, from, to, holding, sources, only, without } = (of ?? {}) as Record<string, unknown>;
  return tidy({
    copies: copies === 'all' ? 'all' : 'once', from: asDay(from), to: asDay(to), holding: text(holding),
    sources: Array.isArray(sources) ? sources.filter((each) => typeof each === 'string') : undefined, only: ids(only), without: ids(without),
  } as Scope);
}

const asSelections = (of: unknown): Selection[] => !Array.isArray(of) ? [] : of.flatMap((each: Partial<Selection> | null) =>
  typeof each?.name === 'string' && each.name ? [{ name: each.name.slice(0, 60), scope: asScope(each.scope) }] : []);

const asColumns = (of: unknown): Record<string, string[]> => Object.fromEntries(Object.entries((of ?? {}) as object).flatMap(([table, keys]) =>
  Array.isArray(keys) ? [[table, keys.filter((key) => typeof key === 'string')]] : []));

function asReading(of: unknown): ReadingSettings {
  const { jieba, dictionary, hmm, fold, rules: own, words, clean, unit, copies } = (of ?? {}) as Record<keyof ReadingSettings, unknown>;
  const within = (part: unknown): Record<string, unknown> => (part ?? {}) as Record<string, unknown>;
  const flags = <K extends string>(part: unknown, usual: Record<K, boolean>): Record<K, boolean> =>
    Object.fromEntries(Object.entries(usual).map(([key, value]) => [key, typeof within(part)[key] === 'boolean' ? within(part)[key] : value])) as Record<K, boolean>;
  const number = (key: keyof ReadingSettings['copies']): number => {
    const value = within(copies)[key];
    const [least, most] = copyRanges[key];
    return typeof value === 'number' && value >= least && value <= most ? value : standard.copies[key];
  };
  const dates = (['off', 'days', 'all'] as const).find((each) => each === within(own)['dates']) ?? 'days';
  return {
    jieba: jieba === true, dictionary: dictionary === 'jieba' ? 'jieba' : 'news', hmm: hmm === true, fold: flags(fold, standard.fold),
    rules: { dates, ...flags(own, rules) }, words: typeof words === 'string' ? words : '', clean: flags(clean, standard.clean), unit: unit === 'article' ? 'article' : 'file',
    copies: { run: Math.round(number('run')), containment: number('containment'), paragraph: Math.round(number('paragraph')) },
  };
}

const asChoices = (of: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries((of ?? {}) as object).filter((each): each is [string, string] => isChoice(each[1])));

function asDates(of: unknown): DateEdits {
  const { documents, patterns, year } = (of ?? {}) as Record<keyof DateEdits, unknown>;
  const entries = !Array.isArray(documents) ? [] : documents.flatMap((each: Partial<DateEdits['documents'][number]> | null) =>
    isId(each?.document) && typeof each.date === 'string' && isDate.test(each.date) ? [{ document: each.document, date: each.date }] : []);
  return {
    documents: entries, patterns: Array.isArray(patterns) ? patterns.filter((each) => typeof each === 'string').slice(0, 100) : [],
    year: Number.isInteger(year) && (year as number) >= 1 && (year as number) <= 9999 ? (year as number) : null,
  };
}

const asTitles = (of: unknown): TitleEdit[] => !Array.isArray(of) ? [] : of.flatMap((each: Partial<TitleEdit> | null) =>
  isId(each?.document) && typeof each.title === 'string' && each.title.trim() ? [{ document: each.document, title: each.title.slice(0, LONGEST) }] : []);

const asNotes = (of: unknown): LineNote[] => !Array.isArray(of) ? [] : of.flatMap((each: Partial<LineNote> | null) =>
  isId(each?.document) && isCount(each.start) && isCount(each.end)
    ? [{ document: each.document, start: each.start, end: each.end, label: text(each.label) ?? '', text: text(each.text) ?? '' }] : []);

export function nameParts(): void {
  inProject('reading', { before: true, get: () => readingSettings.peek(), set: (of) => { readingSettings.value = asReading(of); } });
  inProject('dates', { before: true, get: () => dateEdits.peek(), set: (of) => takeDates(asDates(of)) });
  inProject('titles', { before: true, get: () => titles.peek(), set: (of) => takeTitles(asTitles(of)) });
  inProject('choices', { before: true, get: () => choices.peek(), set: (of) => { choices.value = asChoices(of); } });
  inProject('address', { get: toFragment, set: (of) => { if (typeof of === 'string') fromFragment(of); } });
  inProject('scope', { get: () => scope.peek(), set: (of) => { scope.value = asScope(of); } });
  inProject('selections', { get: () => selections.peek(), set: (of) => { selections.value = asSelections(of); } });
  inProject('query', { get: () => line.peek(), set: (of) => { line.value = text(of) ?? ''; } });
  inProject('notes', { get: () => notes.peek(), set: (of) => { notes.value = asNotes(of); } });
  inProject('columns', { get: () => hiddenColumns.peek(), set: (of) => { hiddenColumns.value = asColumns(of); } });
  inProject('pattern', { get: () => termPattern.peek(), set: (of) => { termPattern.value = text(of) ?? ''; } });
  inProject('filter', { get: () => documentFilter.peek(), set: (of) => { documentFilter.value = text(of) ?? ''; } });
}
