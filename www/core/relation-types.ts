// Shapes of questions about words and documents in relation: networks, terms that move together, key terms, similarity.
import type { Caution, MeasureInfo } from './stats-types.ts';
import type { CollocatesAnswer, CollocatesQuestion, DocumentId, Interval, Over, Paged, Scope, TagGroup } from './types.ts';

/** How the tools that people cite count collocations. */
export const presets = ['wenmai', 'sketch_engine', 'kontext', 'cqpweb', 'rkorapclient', 'nltk'] as const;
export type Preset = (typeof presets)[number];
export type Boundary = 'sentence' | 'paragraph' | 'document' | 'none';

/** Measures of association, in the order in which they are offered. */
export const associations = [
  'log_dice', 'dice', 'jaccard', 'minimum_sensitivity', 'mi', 'mi2', 'mi3', 'local_mi', 'mi_log_f', 'npmi', 't_score', 'z_score', 'z_score_corrected',
  'simple_ll', 'log_likelihood', 'chi_squared', 'chi_squared_yates', 'fisher', 'delta_p_given_node', 'delta_p_given_collocate', 'odds_ratio',
  'odds_ratio_haldane', 'log_ratio', 'log_ratio_conservative',
] as const;
export type Association = (typeof associations)[number];

export interface NetworkQuestion {
  ask: 'network';
  /** Node, window and filters; without a node the most frequent terms. */
  collocates: Omit<CollocatesQuestion, 'ask'>;
  size?: number;
  second_order?: boolean;
  /** Strongest collocates of each word that are drawn too, at most 10 of at most 50 words. */
  beyond?: number;
  within?: Boundary;
  measure?: Association;
  min_count?: number;
  edges?: number;
  seed?: number;
}
export interface NetworkNode {
  term: string;
  /** As it is written most often. */
  written: string;
  tag: string;
  group: TagGroup;
  count: number;
  node: boolean;
  /** Steps from the node. */
  order: 0 | 1 | 2;
  /** Where it is drawn: rightwards and downwards from the middle, in ems of its label. */
  x: number;
  y: number;
}
export interface NetworkEdge {
  /** Numbers of two words. */
  source: number;
  target: number;
  /** 1 from the node, 2 among words; by the windows around a word, or by units that hold both. */
  order: 1 | 2;
  by: 'window' | 'units';
  count: number;
  expected: number;
  weight: number | null;
}
export interface NetworkAnswer {
  units: number;
  /** What is in force for the collocates of the query; null without one. */
  settings: CollocatesAnswer['settings'] | null;
  first: MeasureInfo | null;
  measure: MeasureInfo;
  nodes: NetworkNode[];
  edges: NetworkEdge[];
  /** Ties among words, drawn or not. */
  total: number;
  cautions: Caution[];
}

export interface TogetherQuestion extends Paged {
  ask: 'together';
  node: string;
  over?: Over;
  coefficient?: 'pearson' | 'spearman';
  scope?: Scope;
  min_count?: number;
  min_documents?: number;
  stop_words?: boolean;
  groups?: TagGroup[];
}
export interface TogetherRow {
  rank: number;
  term: string;
  /** As it is written most often. */
  written: string;
  tag: string;
  group: TagGroup;
  count: number;
  documents: number;
  r: number;
  interval: Interval | null;
}
export interface TogetherAnswer {
  node_hits: number;
  parts: number;
  candidates: number;
  cautions: Caution[];
  total: number;
  rows: TogetherRow[];
}

export interface KeyTermsQuestion extends Paged {
  ask: 'key_terms';
  scope?: Scope;
  terms?: number;
  min_count?: number;
  min_length?: number;
  stop_words?: boolean;
  groups?: TagGroup[];
  /** Only this document is described, by comparison with all of the scope. */
  document?: DocumentId;
}
export interface KeyTerm { term: string; written: string; tag: string; count: number; documents: number; tf_idf: number }
export interface KeyTermsRow { document: DocumentId; name: string; title: string; words: number; terms: KeyTerm[] }
export interface KeyTermsAnswer { documents: number; total: number; cautions: Caution[]; rows: KeyTermsRow[] }

export interface SimilarityQuestion extends Paged {
  ask: 'similarity';
  scope?: Scope;
  terms?: number;
  stop_words?: boolean;
  neighbours?: number;
  seed?: number;
}
export interface SimilarityRow {
  document: DocumentId;
  name: string;
  title: string;
  words: number;
  x: number;
  y: number;
  neighbours: { document: DocumentId; title: string; similarity: number }[];
}
export interface SimilarityAnswer {
  documents: number;
  terms: number;
  /** Share of the variance that each coordinate shows. */
  explained: [number, number];
  cautions: Caution[];
  total: number;
  rows: SimilarityRow[];
}
