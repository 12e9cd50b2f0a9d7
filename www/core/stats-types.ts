// Shapes of questions that compare and of phrases, as src/stats/keyness and src/stats/ngrams define them.
import type { Paged, Scope, TagGroup } from './types.ts';


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
}

/** A frequency list from elsewhere; counts by word. */
export interface FrequencyList {
  name: string;
  words: [string, number][];
  total: number | null;
  same_segmenter: boolean;
}

export type Reference = 'rest' | { scope: Scope } | { list: FrequencyList };
export type KeynessMeasure =
  | 'log_ratio_conservative' | 'log_ratio' | 'll2' | 'll4' | 'chi_squared' | 'bic' | 'percent_difference' | 'difference_index'
  | 'simple_maths' | 'odds_ratio';
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
}

export interface KeynessRow {
  rank: number;
  term: string;
  tag: string;
  group: TagGroup;
  count: number;
  reference_count: number;
  per_million: number;
  reference_per_million: number;
  documents: number;
  reference_documents: number | null;
  top_share: number | null;
  /** One document of several holds half of the occurrences or more. */
  one_document: boolean;
  /** In the order of `measures` of the answer. */
  scores: (number | null)[];
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
  n: number;
  count: number;
  per_million: number;
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
