/** The question of each view, as its settings, the query line and the scope of the page make it. */
import { computed } from '@preact/signals-core';
import type { Association, KeyTermsQuestion, NetworkQuestion, SimilarityQuestion, TogetherQuestion } from '../core/relation-types.ts';
import type { NgramsQuestion } from '../core/stats-types.ts';
import type {
  CollocatesByQuestion, CollocatesQuestion, ConcordanceQuestion, DocumentsQuestion, Over, RisingQuestion, Scope, SortKey, TermsQuestion, TimelineQuestion,
} from '../core/types.ts';
import { associations } from '../core/relation-types.ts';
import { noteLabel, notes } from './notes.ts';
import { scope, scoped, selections } from './scope.ts';
import { documentFilter, filter, phrasePattern, queries, query, termPattern } from './search.ts';
import { settings, spreadMeasures, type SpreadOver } from './settings.ts';

export const documentsQuestion = computed((): DocumentsQuestion => {
  const { sort, descending } = settings.value.documents;
  return { ask: 'documents', sort, descending, ...(documentFilter.value ? { filter: documentFilter.value } : {}), ...scoped() };
});

const OVERS: Record<SpreadOver, Over> = {
  documents: 'documents', parts10: { parts: 10 }, parts100: { parts: 100 }, month: { periods: 'month' }, year: { periods: 'year' },
};

/** Classes that nearly all stop words are of: who asks for one of them wants to see it. */
export const ofStopWords = (group: string): boolean => group === 'function' || group === 'pronoun';

export const termsQuestion = computed((): TermsQuestion => {
  const of = settings.value.terms;
  return {
    ask: 'terms', sort: of.sort, descending: of.descending, stop_words: of.stop && !ofStopWords(of.group), min_count: of.min, min_length: of.length,
    ...(of.group ? { groups: [of.group] } : {}), ...(termPattern.value ? { pattern: termPattern.value } : {}), ...scoped(),
    ...(of.spread ? { dispersion: [...spreadMeasures], over: OVERS[of.over] } : {}), ...(of.interval === 'bootstrap' ? { interval: of.interval } : {}), ...sure(),
  };
});

/** How sure intervals are, where it is not the 95 % of the core. */
export const sure = (): { confidence?: number } => (settings.value.trust.confidence === '95' ? {} : { confidence: Number(settings.value.trust.confidence) / 100 });

/** The measure that a least score is of: what the table is sorted by, where more of it is stronger. */
export const leastOf = (sort: string): Association => (sort !== 'fisher' && associations.includes(sort as Association) ? sort as Association : 'log_dice');

/** The scores that the table always shows. */
const SCORES: Association[] = ['log_dice', 'mi', 'mi3', 't_score', 'log_likelihood', 'log_ratio'];

export const collocatesQuestion = computed((): CollocatesQuestion | null => {
  const of = settings.value.collocations;
  const node = query.value;
  return node ? {
    ask: 'collocates', node, preset: of.preset, left: of.left < 0 ? null : of.left, right: of.right < 0 ? null : of.right, within: of.within || null,
    min_count: of.min || null, min_documents: of.documents || null, stop_words: of.stop, sort: of.sort || null, descending: of.descending,
    ...(of.frequency ? { min_frequency: of.frequency } : {}), ...(of.least ? { least: [leastOf(of.sort), of.least] } : {}), ...sure(),
    ...(of.more === 'all' ? { measures: [...SCORES, ...associations.filter((each) => !SCORES.includes(each))] } : of.more && !SCORES.includes(of.more) ? { measures: [...SCORES, of.more] } : {}), ...(of.group ? { groups: [of.group] } : {}), ...scoped(),
  } : null;
});

/** Words whose own collocates can be drawn. */
const MOST_BEYOND = 50;

/** The strongest collocates and the ties among them, with the settings of the table. */
export const networkQuestion = computed((): NetworkQuestion | null => {
  const question = collocatesQuestion.value;
  const of = settings.value.collocations;
  if (!question) return null;
  const { ask: _ask, measures: _measures, sort, descending: _descending, ...collocates } = question;
  // By name or by frequency, the strongest would not be there.
  const ranked = sort && associations.includes(sort as Association) && sort !== 'fisher' ? sort as Association : null;
  return {
    ask: 'network', collocates: { ...collocates, sort: ranked }, size: of.beyond > 0 ? Math.min(of.size, MOST_BEYOND) : of.size, beyond: of.beyond, second_order: of.ties, within: of.unit, min_count: of.tie,
    // More lines would hide the words.
    edges: 2 * of.size,
    ...(ranked ? { measure: ranked } : {}),
  };
});

export const togetherQuestion = computed((): TogetherQuestion | null => {
  const of = settings.value.terms;
  return query.value ? {
    ask: 'together', node: query.value, over: OVERS[of.over], coefficient: of.coefficient, descending: !of.against, stop_words: of.stop,
    min_count: of.moveMin, ...(of.group ? { groups: [of.group] } : {}), ...scoped(),
  } : null;
});

export const keyTermsQuestion = computed((): KeyTermsQuestion => {
  const of = settings.value.terms;
  return {
    ask: 'key_terms', min_length: of.length, stop_words: of.stop, min_count: of.keyMin,
    ...(of.group ? { groups: [of.group] } : {}), ...scoped(),
  };
});

export const similarityQuestion = computed((): SimilarityQuestion => ({ ask: 'similarity', limit: 2000, neighbours: 5, ...scoped() }));

export const timelineQuestion = computed((): TimelineQuestion | null => {
  const { bin, measure, axis, by, band, smooth } = settings.value.timeline;
  if (queries.value.length === 0) return null;
  const parts = by === 'selections' ? selections.value.slice(0, 24).map(({ name, scope: of }) => ({ name, scope: of })) : [];
  return {
    ask: 'timeline', queries: queries.value, bin, measure, ...(axis === 'spoken' ? { axis } : {}), ...(by === 'source' ? { by } : {}),
    ...(parts.length > 0 ? { selections: parts } : {}), ...(band ? {} : { band: 'none' }), ...(smooth >= 0 ? { smoothing: { half_width: smooth } } : {}), ...scoped(),
  };
});

/** The collocates of the query in each period, by the settings of the collocations. */
export const companyQuestion = computed((): CollocatesByQuestion | null => {
  const { period, top, fate, companyBy } = settings.value.timeline;
  if (!collocatesQuestion.value) return null;
  const parts = companyBy === 'selections' ? selections.value.slice(0, 20).map(({ name, scope: of }) => ({ name, scope: of })) : [];
  if (companyBy === 'selections' && parts.length < 2) return null;
  const { ask: _ask, ...collocates } = collocatesQuestion.value;
  return { ask: 'collocates_by', collocates, ...(parts.length > 0 ? { selections: parts } : { periods: period }), top, ...(fate ? { fates: [fate] } : {}) };
});

/** What rose and fell. Days that are counted are the period; everything else is held against it. */
export const risingQuestion = computed((): RisingQuestion => {
  const { bin, show, level } = settings.value.timeline;
  const { from, to, ...rest } = scoped().scope ?? {};
  const period = from !== undefined || to !== undefined;
  const shown = !period && (show === 'rose' || show === 'fell') ? 'trend_up' : show;
  return {
    ask: 'rising', bin, show: shown, min_length: 2, ...(from ? { from } : {}), ...(to ? { to } : {}), ...(level > 0 ? { level: level / 100 } : {}),
    ...(Object.keys(rest).length > 0 ? { scope: rest } : {}),
  };
});

export const concordanceQuestion = computed((): ConcordanceQuestion | null => {
  const of = settings.value.concordance;
  const { name: _name, from, to, document, part, instead, ...limits } = filter.value;
  const own: Scope = { ...part, ...(from ? { from } : {}), ...(to ? { to } : {}), ...(document ? { only: [document] } : {}) };
  const sort = [of.first, of.second, of.third].filter((key): key is SortKey => key !== '');
  return query.value
    ? {
      ask: 'concordance', query: query.value, sort, descending: of.descending, context: of.context, ...limits, ...scoped(own, instead ?? scope.value),
      ...(of.one ? { one_per_document: true } : {}), ...(of.sample > 0 ? { sample: of.sample, seed: of.seed } : {}),
      ...(notes.value.length > 0 ? { notes: notes.value, noted: of.noted, ...(of.noted && noteLabel.value ? { label: noteLabel.value } : {}) } : {}),
    } : null;
});

export const phrasesQuestion = computed((): NgramsQuestion => {
  const of = settings.value.phrases;
  return {
    ask: 'ngrams', of: of.of, min_n: of.least, max_n: of.most, min_count: of.min, ...(of.documents > 1 ? { min_documents: of.documents } : {}), stop_words: of.stop, nested: of.nested, sort: of.sort,
    descending: of.descending, ...(phrasePattern.value ? { with: phrasePattern.value } : {}), ...scoped(),
  };
});
