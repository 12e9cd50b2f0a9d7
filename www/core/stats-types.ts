// Shapes of questions that compare and of phrases, as src/stats/keyness and src/stats/ngrams define them.
import type { Interval, Paged, Scope, TagGroup } from './types.ts';


/** Why a number should not be trusted too far. */
export type Caution =
  | 'small_corpus' | 'few_hits' | 'thresholds_lowered' | 'single_document' | 'few_parts' | 'bounded' | 'segmentation_unknown'
  | 'small_side' | 'overlap' | 'many_tests' | 'sampled';

/** Name, formula and source of a measure. */
export interface MeasureInfo {
  id: string;
  name: string;
  formula: string;
  source: string;
  /** What happens at zero counts. */
  at_zero?: string;
}

/** The table behind one row: O11, O12, O21, O22, what chance would give, sums of rows and columns, N. */
export interface WorkedTable {
  observed: [number, number, number, number];
  expected: [number, number, number, number];
  rows: [number, number];
  columns: [number, number];
  total: number;
}

/** A frequency list as it was read, or why it is none. */
export interface ReadList {
  list: FrequencyList;
  format: 'ant_conc' | 'word_smith' | 'headed' | 'plain';
  /** Names or numbers of the columns of words and counts. */
  columns: [string, string];
  skipped: number;
  /** Tokens of punctuation, left out. */
  marks: number;
}
export interface ListFault { fault: 'rates' | 'no_counts' }

/** A frequency list from elsewhere; counts by word. */
export interface FrequencyList {
  name: string;
  words: [string, number][];
  total: number | null;
  same_segmenter: boolean;
}

export type Reference = 'rest' | { scope: Scope } | { list: FrequencyList };
export const keynessMeasures = [
  'log_ratio_conservative', 'log_ratio', 'll2', 'll4', 'chi_squared', 'bic', 'percent_difference', 'difference_index', 'simple_maths', 'odds_ratio',
] as const;
export type KeynessMeasure = (typeof keynessMeasures)[number];
export type KeynessSort = KeynessMeasure | 'count' | 'reference' | 'documents' | 'term';

export interface KeynessQuestion extends Paged {
  ask: 'keyness';
  /** The target. */
  scope?: Scope;
  reference?: Reference;
  /** Words that are more frequent in the target, in the reference, or both. */
  keys?: 'positive' | 'negative' | 'both';
  min_count?: number;
  stop_words?: boolean;
  groups?: TagGroup[];
  measures?: KeynessMeasure[];
  sort?: KeynessSort;
  /** The constant of simple maths. */
  simple_maths_n?: number;
  confidence?: number;
  /** Whether scores come with their formula and numbers. */
  worked?: boolean;
}

export interface KeynessRow {
  rank: number;
  term: string;
  /** As it is written most often. */
  written: string;
  tag: string;
  group: TagGroup;
  count: number;
  reference_count: number;
  per_million: number;
  reference_per_million: number;
  per_million_interval: Interval | null;
  reference_per_million_interval: Interval | null;
  documents: number;
  reference_documents: number | null;
  top_share: number | null;
  /** One document of several holds half of the occurrences or more. */
  one_document: boolean;
  /** In the order of `measures` of the answer. */
  scores: (number | null)[];
  log_ratio_interval: { lower: number | null; upper: number | null } | null;
  worked?: string[];
  table?: WorkedTable;
}

export interface KeynessAnswer {
  target_tokens: number;
  reference_tokens: number;
  target_documents: number;
  reference_documents: number | null;
  overlap: number;
  candidates: number;
  measures: MeasureInfo[];
  cautions: Caution[];
  total: number;
  rows: KeynessRow[];
}

export interface NgramsQuestion extends Paged {
  ask: 'ngrams';
  of?: 'tokens' | 'characters';
  min_n?: number;
  max_n?: number;
  scope?: Scope;
  min_count?: number;
  min_documents?: number;
  /** Only those with an element that matches. */
  with?: string;
  stop_words?: boolean;
  nested?: 'folded' | 'c_value' | 'kept';
  sort?: 'count' | 'documents' | 'length' | 'c_value' | 'text';
}

export interface NgramRow {
  rank: number;
  text: string;
  elements: string[];
  /** As they are written most often: the whole, and each. */
  written: string;
  written_elements: string[];
  n: number;
  count: number;
  per_million: number;
  per_million_interval: Interval | null;
  documents: number;
  c_value: number | null;
}

export interface NgramsAnswer {
  corpus_tokens: number;
  places: number[];
  min_count: number;
  bounded: boolean;
  cautions: Caution[];
  total: number;
  rows: NgramRow[];
}
