// Questions about what stands in the corpus more than once, and their answers: a part of types.ts.
import type { DocumentId } from './types.ts';

/** Asks for the passages that stand in the corpus before: all, or those in or of one document. */
export interface CopiesQuestion {
  ask: 'copies';
  document?: DocumentId | null;
  offset?: number;
  limit?: number;
}
export interface CopyRow {
  document: DocumentId;
  title: string;
  name: string;
  /** Where it stands in the clean text, in UTF-16 code units. */
  span: [number, number];
  letters: number;
  of_document: DocumentId;
  of_title: string;
  of_name: string;
  of_span: [number, number];
  reason: 'run' | 'paragraph';
  /** Share of its 4-grams that stand in the original, 0 to 1. */
  containment: number;
  /** Without `original` it is the copy, without `copy` the original. */
  comparison: { change: 'same' | 'copy' | 'original'; text: string }[];
}
export interface CopyPair {
  document: DocumentId;
  title: string;
  of_document: DocumentId;
  of_title: string;
  passages: number;
  letters: number;
}
export interface CopiesAnswer {
  total: number;
  documents: number;
  letters: number;
  total_pairs: number;
  pairs: CopyPair[];
  rows: CopyRow[];
}
