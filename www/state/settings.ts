/** Settings of the views: plain values with defaults, kept in the fragment of the page's address. Words of the user's
 *  (queries, patterns, file names) never go there. */
import { signal } from '@preact/signals-core';
import { associations, presets, type Association, type Boundary, type Preset } from '../core/relation-types.ts';
import type { KeynessQuestion, NgramsQuestion } from '../core/stats-types.ts';
import type {
  Bin, CollocatesQuestion, DocumentsQuestion, EventsQuestion, Fate, Relation, RisingShow, SortKey, SpreadMeasure, TagGroup, TermsQuestion,
} from '../core/types.ts';
import type { NewWordsQuestion } from '../core/token-types.ts';

export const views = ['start', 'documents', 'terms', 'collocations', 'timeline', 'concordance', 'compare', 'methods'] as const;
export type View = (typeof views)[number];

export type Measure = 'per_million' | 'hits' | 'share';

/** What dispersion is measured over: documents, equal parts, or periods. */
export type SpreadOver = 'documents' | 'parts10' | 'parts100' | 'month' | 'year';

export interface Settings {
  documents: { sort: NonNullable<DocumentsQuestion['sort']>; descending: boolean; part: 'texts' | 'map' | 'copies' | 'reading' | 'dates'; beside: boolean };
  terms: {
    sort: NonNullable<TermsQuestion['sort']>; descending: boolean; stop: boolean; min: number; length: number;
    part: 'words' | 'phrases' | 'together' | 'keys' | 'discovered'; group: TagGroup | ''; spread: boolean; over: SpreadOver; coefficient: 'pearson' | 'spearman';
    moveMin: number; against: boolean; keyMin: number; interval: 'poisson' | 'bootstrap';
  };
  collocations: {
    part: 'table' | 'network' | 'places'; preset: Preset; sort: NonNullable<CollocatesQuestion['sort']> | ''; descending: boolean; left: number; right: number;
    within: Boundary | ''; min: number; documents: number; stop: boolean; group: TagGroup | ''; more: Association | 'all' | '';
    /** Least frequency of the collocate and least score; 0 leaves both to the preset. */
    frequency: number; least: number;
    size: number; beyond: number; ties: boolean; tie: number; unit: 'sentence' | 'paragraph';
  };
  timeline: {
    bin: Bin; measure: Measure; axis: 'published' | 'spoken'; by: 'none' | 'source' | 'selections'; band: boolean; smooth: number;
    part: 'words' | 'rising' | 'spoken' | 'company'; show: RisingShow; level: number; cumulative: boolean; period: Exclude<Bin, 'auto'>; top: number; fate: Fate | ''; companyBy: 'period' | 'selections';
  };
  spoken: { bin: Bin; relation: Relation | ''; longest: number; sort: NonNullable<EventsQuestion['sort']>; descending: boolean; only: boolean };
  phrases: {
    of: NonNullable<NgramsQuestion['of']>; least: number; most: number; min: number; documents: number; stop: boolean; nested: NonNullable<NgramsQuestion['nested']>;
    sort: NonNullable<NgramsQuestion['sort']>; descending: boolean;
  };
  /** Cohesion, entropy and wholeness in hundredths. */
  discovered: { sort: NonNullable<NewWordsQuestion['sort']>; min: number; documents: number; cohesion: number; entropy: number; whole: number };
  compare: {
    keys: NonNullable<KeynessQuestion['keys']>; min: number; stop: boolean; sort: NonNullable<KeynessQuestion['sort']>; descending: boolean;
    group: TagGroup | ''; all: boolean; constant: number;
  };
  /** How sure intervals are, in per cent; the same in every view. */
  trust: { confidence: '90' | '95' | '99' };
  concordance: { first: SortKey; second: SortKey | ''; third: SortKey | ''; descending: boolean; context: number; sample: number; seed: number; one: boolean; noted: boolean };
}

export const defaults: Settings = {
  documents: { sort: 'id', descending: false, part: 'texts', beside: false },
  terms: { sort: 'count', descending: true, stop: true, min: 1, length: 1, group: '', part: 'words', spread: false, over: 'documents', coefficient: 'pearson', moveMin: 10, against: false, keyMin: 2, interval: 'poisson' },
  /** -1, '' and a `min`, `documents`, `frequency` or `least` of 0 leave the choice to the preset. */
  collocations: {
    part: 'table', preset: 'wenmai', sort: '', descending: true, left: -1, right: -1, within: '', min: 0, documents: 0, stop: true, group: '', more: '', frequency: 0, least: 0,
    size: 30, beyond: 0, ties: true, tie: 3, unit: 'sentence',
  },
  /** `smooth` -1 leaves the choice to the core. */
  timeline: {
    bin: 'auto', measure: 'per_million', axis: 'published', by: 'none', band: true, smooth: -1, part: 'words', show: 'trend_up', level: 0,
    cumulative: false, period: 'month', top: 20, fate: '', companyBy: 'period',
  },
  /** `longest` 0 is any length. */
  spoken: { bin: 'auto', relation: '', longest: 366, sort: 'time', descending: false, only: false },
  phrases: { of: 'tokens', least: 2, most: 5, min: 3, documents: 1, stop: true, nested: 'folded', sort: 'count', descending: true },
  discovered: { sort: 'count', min: 0, documents: 1, cohesion: 40, entropy: 80, whole: 60 },
  compare: { keys: 'positive', min: 3, stop: false, sort: 'log_ratio_conservative', descending: true, group: '', all: false, constant: 1 },
  trust: { confidence: '95' },
  concordance: { first: 'D', second: '', third: '', descending: false, context: 40, sample: 0, seed: 1, one: false, noted: false },
};

export const view = signal<View>('start');
export const settings = signal<Settings>(defaults);

export function change<V extends keyof Settings>(of: V, values: Partial<Settings[V]>): void {
  settings.value = { ...settings.value, [of]: { ...settings.value[of], ...values } };
}

/** `sort=term&descending` and so on: only what differs from the defaults. */
export function toFragment(): string {
  const parameters = new URLSearchParams();
  if (view.value !== 'start') parameters.set('view', view.value);
  for (const [of, values] of Object.entries(settings.value) as [keyof Settings, Record<string, unknown>][]) {
    const standard = defaults[of] as Record<string, unknown>;
    for (const [key, value] of Object.entries(values)) {
      if (value !== standard[key]) parameters.set(`${of}.${key}`, String(value));
    }
  }
  return parameters.toString();
}

/** Columns of dispersion that the table of terms shows. */
export const spreadMeasures = ['range', 'juilland_d', 'dp', 'dp_norm', 'egbert_dp', 'd_kl', 'arf', 'carroll_d2', 'rosengren_s', 'd_a', 'ald', 'awt'] as const satisfies readonly SpreadMeasure[];

/** What an address may say: numbers within these, words out of these. Others keep their default. */
const ranges: Record<string, [number, number]> = {
  'collocations.left': [0, 10], 'collocations.right': [0, 10], 'collocations.size': [5, 200], 'collocations.beyond': [0, 10], 'phrases.least': [2, 8], 'phrases.most': [2, 8], 'concordance.context': [5, 400],
  'timeline.top': [1, 200],
};
const neighbours = ['D', 'T', 'N', ...[1, 2, 3, 4, 5].flatMap((at) => [`L${at}`, `R${at}`])];
const groups: readonly (TagGroup | '')[] = [
  '', 'noun', 'person', 'place', 'organisation', 'other_name', 'verb', 'adjective', 'adverb', 'numeral', 'measure', 'pronoun', 'time', 'function', 'idiom', 'latin', 'unknown',
  'other',
];
const choices: Record<string, readonly string[]> = {
  'terms.group': groups, 'collocations.group': groups, 'compare.group': groups,
  'documents.sort': ['id', 'name', 'title', 'source', 'date', 'tokens', 'han', 'copied'], 'terms.sort': ['count', 'documents', 'term', ...spreadMeasures],
  'collocations.sort': [...associations, 'count', 'frequency', 'documents', 'term'], 'collocations.preset': presets, 'collocations.more': ['', 'all', ...associations],
  'collocations.part': ['table', 'network', 'places'], 'collocations.unit': ['sentence', 'paragraph'],
  'trust.confidence': ['90', '95', '99'], 'terms.interval': ['poisson', 'bootstrap'], 'timeline.companyBy': ['period', 'selections'],
  'terms.part': ['words', 'phrases', 'together', 'keys', 'discovered'], 'terms.over': ['documents', 'parts10', 'parts100', 'month', 'year'],
  'discovered.sort': ['count', 'documents', 'cohesion', 'entropy'], 'terms.coefficient': ['pearson', 'spearman'],
  'phrases.of': ['tokens', 'characters'], 'phrases.nested': ['folded', 'c_value', 'kept'],
  'phrases.sort': ['count', 'documents', 'length', 'c_value', 'text'],
  'compare.keys': ['positive', 'negative', 'both'],
  'compare.sort': [
    'count', 'reference', 'documents', 'term', 'log_ratio_conservative', 'log_ratio', 'll2', 'll4', 'chi_squared', 'bic', 'percent_difference',
    'difference_index', 'simple_maths', 'odds_ratio',
  ],
  'documents.part': ['texts', 'map', 'copies', 'reading', 'dates'],
  'collocations.within': ['sentence', 'paragraph', 'document', 'none'],
  'timeline.axis': ['published', 'spoken'], 'timeline.by': ['none', 'source', 'selections'], 'timeline.part': ['words', 'rising', 'spoken', 'company'],
  'timeline.period': ['day', 'week', 'month', 'quarter', 'year'], 'timeline.fate': ['', 'stays', 'appears', 'fades', 'returns', 'passes'],
  'spoken.bin': ['auto', 'day', 'week', 'month', 'quarter', 'year'], 'spoken.relation': ['', 'past', 'present', 'future', 'undated'], 'spoken.sort': ['time', 'document'],
  'timeline.show': ['rose', 'fell', 'trend_up', 'trend_down', 'burst', 'appeared', 'vanished'],
  'timeline.bin': ['auto', 'day', 'week', 'month', 'quarter', 'year'], 'timeline.measure': ['per_million', 'hits', 'share'],
  'concordance.first': neighbours, 'concordance.second': neighbours, 'concordance.third': neighbours,
};
const within = (name: string, value: number): boolean => {
  const [least, most] = ranges[name] ?? [0, 9999];
  return value >= least && value <= most;
};

/** Reads a fragment; what it does not name, or names wrongly, keeps its default. */
export function fromFragment(fragment: string): void {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const named = parameters.get('view');
  view.value = views.find((v) => v === named) ?? 'start';
  const next = structuredClone(defaults) as unknown as Record<string, Record<string, unknown>>;
  for (const [name, text] of parameters) {
    const [of = '', key = ''] = name.split('.');
    const before = Object.hasOwn(next, of) && Object.hasOwn(next[of]!, key) ? next[of]![key] : undefined;
    if (typeof before === 'number' && /^\d{1,4}$/.test(text) && within(name, Number(text))) next[of]![key] = Number(text);
    if (typeof before === 'boolean') next[of]![key] = text === 'true';
    if (typeof before === 'string' && /^[A-Za-z0-9_]{1,30}$/.test(text) && (choices[name]?.includes(text) ?? true)) next[of]![key] = text;
  }
  settings.value = next as unknown as Settings;
}
