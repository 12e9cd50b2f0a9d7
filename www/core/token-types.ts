// Questions about how words are cut and their answers; they mirror src/stats/new_words, risk.rs, forms.rs, and src/tokens/effects.rs.
import type { DocumentId, Paged, Scope } from './types.ts';

export interface NewWordsQuestion extends Paged {
  ask: 'new_words';
  scope?: Scope;
  /** 0 leaves it to the core. */
  min_count?: number;
  min_documents?: number;
  min_cohesion?: number;
  min_entropy?: number;
  min_whole?: number;
  /** Only words that can be accepted together. */
  units?: boolean;
  sort?: 'count' | 'documents' | 'cohesion' | 'entropy';
}
export interface NewWordRow {
  word: string;
  /** As it is written where it occurs first. */
  written: string;
  count: number;
  documents: number;
  /** Bits. */
  pmi: number;
  cohesion: number;
  /** Nats. */
  left_entropy: number;
  right_entropy: number;
  whole: number;
  /** Whether it can be accepted with others without taking counts from them. */
  unit: boolean;
  quoted: number;
  document: DocumentId;
  example: string;
  /** Characters of the example before the word. */
  example_at: number;
}
export interface NewWordsAnswer { total: number; units: number; min_count: number; rows: NewWordRow[] }

export interface RiskQuestion extends Paged { ask: 'risk'; term: string; scope?: Scope }
export interface RiskRow { words: string[]; written: string[]; lie: 'inside' | 'pieces' | 'across'; count: number }
export interface RiskAnswer { term: string; token_hits: number; character_hits: number; total: number; rows: RiskRow[] }

export interface FormsQuestion { ask: 'forms'; term: string; scope?: Scope }
export interface FormsAnswer { term: string; total: number; rows: { form: string; count: number; documents: number }[] }

/** What a change of the user's words did; `changed` terms in all, the first of them in `terms`. */
export interface WordsChange {
  documents: number;
  tokens_before: number;
  tokens_after: number;
  changed: number;
  terms: { term: string; written: string; before: number; after: number }[];
}

/** A line of the user's words that is no word, or a word with a blank in it. */
export interface LineNote { line: number; word: string; kind: 'long' | 'single' | 'spaced' }

/** What turning a switch changes; `share` of the tokens, 0 to 1. */
export interface SwitchEffect { switch: string; to: string; tokens: number; changed: number; share: number }
