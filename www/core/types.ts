// The shapes that cross between the page and the core. They mirror the serde structs of src/session.rs and
// src/stats/; `make test` compares them with real answers. Offsets that the page sees are UTF-16 code units.

import type { CopiesAnswer, CopiesQuestion } from './copies-types.ts';
import type {
  CollocatesByAnswer, CollocatesByQuestion, EventsAnswer, EventsQuestion, LagAnswer, LagQuestion, MentionsAnswer, MentionsQuestion, RisingAnswer,
  RisingQuestion, TimelineAnswer, TimelineQuestion,
} from './time-types.ts';
import type { FormsAnswer, FormsQuestion, NewWordsAnswer, NewWordsQuestion, RiskAnswer, RiskQuestion } from './token-types.ts';

import type { KeynessAnswer, KeynessQuestion, MeasureInfo, WorkedTable, Caution, NgramsAnswer, NgramsQuestion } from './stats-types.ts';
import type {
  Association, Boundary, KeyTermsAnswer, KeyTermsQuestion, NetworkAnswer, NetworkQuestion, Preset, SimilarityAnswer, SimilarityQuestion, TogetherAnswer,
  TogetherQuestion,
} from './relation-types.ts';

export type * from './copies-types.ts';
export type * from './relation-types.ts';
export type * from './stats-types.ts';
export type * from './time-types.ts';

/** File number in order of arrival, then the number of the document within the file. A total order. */
export type DocumentId = [file: number, part: number];

export type Bin = 'auto' | 'day' | 'week' | 'month' | 'quarter' | 'year';
export type Within = 'sentence' | 'paragraph' | 'document';

export interface Paged {
  /** First row, from 0. */
  offset?: number;
  /** Rows at most (default 100). */
  limit?: number;
  descending?: boolean;
}

/** Which part of the corpus is counted; all of it, copies once, by default. */
export interface Scope {
  /** Whether a passage that stands in the corpus more than once is counted every time. */
  copies?: 'once' | 'all';
  /** Only documents dated wholly within these ISO days, inclusive. */
  from?: string;
  to?: string;
  /** Only documents whose title, path or source holds this. */
  holding?: string;
  sources?: string[];
  only?: DocumentId[];
  without?: DocumentId[];
}

export interface DocumentsQuestion extends Paged {
  ask: 'documents';
  /** Part of the title, name or date. */
  filter?: string;
  sort?: 'id' | 'name' | 'title' | 'source' | 'date' | 'tokens' | 'han' | 'copied';
  /** Only documents with a date, or without one. */
  dated?: boolean;
  /** What is counted elsewhere: all documents are listed, rows say which belong to it. */
  scope?: Scope;
}

export interface TermsQuestion extends Paged {
  ask: 'terms';
  /** `*` any characters, `?` one; a pattern without either matches anywhere in the term. */
  pattern?: string;
  /** Leave stop words out (default true). They still count in all totals. */
  stop_words?: boolean;
  /** Only these tag groups; empty = all. */
  groups?: TagGroup[];
  min_count?: number;
  /** At least this many characters (2 hides single characters). */
  min_length?: number;
  scope?: Scope;
  /** What dispersion is measured over, and its columns. */
  over?: Over;
  dispersion?: SpreadMeasure[];
  /** How intervals of rates are made, and how sure they are. */
  interval?: 'poisson' | 'bootstrap';
  confidence?: number;
  sort?: 'count' | 'documents' | 'term' | SpreadMeasure;
  /** Each row with its formulas, the numbers put in. */
  worked?: boolean;
}

export interface CollocatesQuestion extends Paged {
  ask: 'collocates';
  /** A query, as in a concordance. */
  node: string;
  /** How co-occurrences are counted, and where everything that is null or left out begins. */
  preset?: Preset;
  /** Tokens to the left and right of the node, 0–10. */
  left?: number | null;
  right?: number | null;
  within?: Boundary | null;
  scope?: Scope;
  /** Least co-occurrence count O11 and least documents. */
  min_count?: number | null;
  min_documents?: number | null;
  /** Least frequency f2 of the collocate, and least value of a measure. */
  min_frequency?: number | null;
  least?: [Association, number] | null;
  stop_words?: boolean;
  groups?: TagGroup[];
  /** Columns of scores; six when left out. */
  measures?: Association[];
  confidence?: number;
  /** Whether scores come with their formula and numbers. */
  worked?: boolean;
  sort?: Association | 'count' | 'frequency' | 'documents' | 'term' | null;
}

/** L1…L5, R1…R5: the n-th token to the left or right; N: the node as written; D: document order; T: document date. */
export type SortKey = 'L1' | 'L2' | 'L3' | 'L4' | 'L5' | 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'N' | 'D' | 'T';

export interface ConcordanceQuestion extends Paged {
  ask: 'concordance';
  query: string;
  /** Up to three keys, the first decides; ties in document order. */
  sort?: SortKey[];
  /** Characters of context on each side (default 40, at most 400). */
  context?: number;
  scope?: Scope;
  /** Only lines with this term within `near_left`/`near_right` tokens (from the collocation table). */
  near?: string | null;
  near_left?: number;
  near_right?: number;
  /** Instead of the window: places, −1 the first to the left; or anywhere in the same sentence or paragraph. */
  near_at?: number[];
  near_anywhere?: boolean;
  within?: Within;
  /** The first line of each document only; a random sample of so many lines, the same for the same seed. */
  one_per_document?: boolean;
  sample?: number | null;
  seed?: number;
  notes?: readonly LineNote[];
  /** Only lines with a note, or with this label. */
  noted?: boolean;
  label?: string | null;
}

export interface TextQuestion {
  ask: 'text';
  document: DocumentId;
  /** Hits of this query are marked. */
  query?: string;
  /** A place that the answer must hold, and its length at most (default 200,000), in UTF-16 code units. */
  at?: number;
  limit?: number;
  /** Whether the text of the file is given beside it. */
  source?: boolean;
}

/** What a tag of jieba's tag set stands for, in groups that people know. */
export type TagGroup =
  | 'noun' | 'person' | 'place' | 'organisation' | 'other_name' | 'verb' | 'adjective' | 'adverb' | 'numeral'
  | 'measure' | 'pronoun' | 'time' | 'function' | 'idiom' | 'latin' | 'unknown' | 'other';

/** What dispersion is measured over. */
export type Over = 'documents' | { parts: number } | { periods: Bin };
export type SpreadMeasure =
  | 'range' | 'juilland_d' | 'carroll_d2' | 'rosengren_s' | 'dp' | 'dp_norm' | 'egbert_dp' | 'd_kl' | 'd_a' | 'arf' | 'ald' | 'f_ald' | 'awt' | 'f_awt';

export type Question =
  | KeynessQuestion | NgramsQuestion | NetworkQuestion | TogetherQuestion | KeyTermsQuestion | SimilarityQuestion
  | DocumentsQuestion | TermsQuestion | CollocatesQuestion | TimelineQuestion | ConcordanceQuestion | TextQuestion
  | CopiesQuestion | RisingQuestion | EffectsQuestion | EventsQuestion | MentionsQuestion | LagQuestion | CollocatesByQuestion
  | NewWordsQuestion | RiskQuestion | FormsQuestion;

export type Precision =
  | 'day' | 'days' | 'week' | 'ten_days' | 'month' | 'season' | 'quarter' | 'half' | 'year' | 'years' | 'decade' | 'century';

export interface DocumentDate {
  /** First and last day, ISO, inclusive. */
  start: string;
  end: string;
  precision: Precision;
  /** Where it came from: a code such as file_name, folder, dateline, header (page words: date.source.CODE). */
  source: string;
  /** Where its year was learnt when it does not stand in the same words: text, file, documents, user (date.year.CODE). */
  year: string | null;
  /** The characters it was read from. */
  surface: string;
}

/** Something odd about a file, not a failure. Page words: warning.CODE with {count}. */
export interface Warning {
  code:
    | 'undecodable' | 'encoding_guessed' | 'no_date' | 'no_words' | 'long_line' | 'control_characters' | 'broken_rows'
    | 'unclosed_quotes' | 'empty_rows' | 'unread_dates' | 'cut_off' | 'lost_parts' | 'pages_without_text';
  count: number;
  /** In which rows or lines of the file, from 1: the first twenty; empty where rows mean nothing. */
  rows: number[];
}

export interface DocumentRow {
  id: DocumentId;
  /** Path as dropped, archives included: `news.zip/2023/20230519.md`. */
  name: string;
  title: string;
  byline: string | null;
  /** Newspaper, site or author, as its format states. */
  source: string | null;
  /** Whether the title is the user's. */
  retitled: boolean;
  /** Jumps to other pages, with the other part of the article where it is known. */
  links: { direction: 'from' | 'to'; page: { section: string | null; number: number }; document: DocumentId | null }[];
  date: DocumentDate | null;
  /** The words of a date whose year nobody has said yet. */
  without_year: string | null;
  encoding: string;
  /** Bytes of the file as it was. */
  bytes: number;
  /** Characters (Unicode scalar values), of them Han. */
  characters: number;
  han: number;
  tokens: number;
  sentences: number;
  /** Share of its letters and Chinese characters, 0 to 1, in passages that stand in the corpus before. */
  copied: number;
  warnings: Warning[];
  /** Whether it belongs to the scope of the question. */
  counted: boolean;
}
export interface DocumentsAnswer {
  total: number;
  /** Of them, those of the scope. */
  counted: number;
  dated: number;
  undated: number;
  /** Of these, documents whose date lacks nothing but its year. */
  without_year: number;
  first_day: string | null;
  last_day: string | null;
  han: number;
  rows: DocumentRow[];
}

export interface TermRow {
  rank: number;
  term: string;
  /** As it is written most often. */
  written: string;
  tag: string;
  group: TagGroup;
  count: number;
  per_million: number;
  per_million_interval: Interval | null;
  documents: number;
  documents_interval: Interval | null;
  idf: number;
  cumulative_share: number;
  /** In the order of `measures` of the answer. */
  dispersion: (number | null)[];
  /** Their formulas with the numbers of this term, where they were asked for. */
  worked: string[];
}
/** Both ends, of the confidence in force. */
export interface Interval { lower: number; upper: number }
export interface TermsAnswer {
  /** Rows that match, and the sum of their counts. */
  total: number;
  total_count: number;
  /** Documents of the scope. */
  corpus_documents: number;
  /** Tokens of the scope, N. */
  corpus_tokens: number;
  /** Distinct terms of the corpus. */
  types: number;
  /** Columns of dispersion, and the parts that they are measured over. */
  measures: MeasureInfo[];
  parts: number | null;
  cautions: Caution[];
  rows: TermRow[];
}

export interface CollocateRow {
  rank: number;
  term: string;
  /** As it is written most often. */
  written: string;
  tag: string;
  group: TagGroup;
  /** O11, f2, documents with both, E11. */
  count: number;
  frequency: number;
  documents: number;
  expected: number;
  /** O11, O12, O21, O22. */
  observed: [number, number, number, number];
  /** In the order of `measures` of the answer. */
  scores: (number | null)[];
  log_ratio_interval: { lower: number | null; upper: number | null } | null;
  worked?: string[];
  table?: WorkedTable;
  /** Counts at L_left … L1, R1 … R_right; their sum is `count`. */
  positions: number[];
}
export interface CollocatesAnswer {
  /** Hits of the node f1, what is counted in all windows, R1 of the table in force, tokens of the corpus N. */
  node_hits: number;
  window_tokens: number;
  row_total: number;
  corpus_tokens: number;
  /** In force: what null in the question became. */
  min_count: number;
  min_documents: number;
  left: number;
  right: number;
  /** Everything in force. */
  settings: { preset: Preset; name: string; rule: string; left: number; right: number; within: Boundary; sort: string; min_count: number; min_frequency: number; min_documents: number; least: [Association, number] | null; confidence: number };
  measures: MeasureInfo[];
  /** Collocates that reach the thresholds, before filters. */
  candidates: number;
  cautions: Caution[];
  total: number;
  rows: CollocateRow[];
}

/** What a person noted of a line. */
export interface LineNote {
  document: DocumentId;
  /** The hit, in UTF-16 code units of the document's text. */
  start: number;
  end: number;
  label: string;
  text: string;
}
export interface ConcordanceRow {
  document: DocumentId;
  name: string;
  title: string;
  date: string | null;
  left: string;
  node: string;
  right: string;
  /** Place of the node in the document's text, UTF-16 code units. */
  start: number;
  end: number;
  label: string | null;
  note: string | null;
}
export interface ConcordanceAnswer {
  /** Lines; documents with lines. */
  /** Before any are left out. */
  found: number;
  total: number;
  documents: number;
  /** The same words as tokens, and as plain characters whatever the segmentation; null where it has no meaning. */
  token_hits: number | null;
  character_hits: number | null;
  rows: ConcordanceRow[];
}

export interface TextAnswer {
  /** null when there is no such document. */
  document: DocumentRow | null;
  /** The text, or the part of a very long one that begins at `offset` of `length`, in UTF-16 code units. */
  text: string;
  offset: number;
  length: number;
  /** Pairs start, end of the hits in `text`, counted from the start of the document. */
  hits: [number, number][];
  source: SourceText | null;
}

export interface AnswerOf {
  documents: DocumentsAnswer;
  terms: TermsAnswer;
  collocates: CollocatesAnswer;
  timeline: TimelineAnswer;
  concordance: ConcordanceAnswer;
  text: TextAnswer;
  copies: CopiesAnswer;
  keyness: KeynessAnswer;
  ngrams: NgramsAnswer;
  rising: RisingAnswer;
  events: EventsAnswer;
  mentions: MentionsAnswer;
  lag: LagAnswer;
  collocates_by: CollocatesByAnswer;
  effects: EffectsAnswer;
  network: NetworkAnswer;
  together: TogetherAnswer;
  key_terms: KeyTermsAnswer;
  similarity: SimilarityAnswer;
  new_words: NewWordsAnswer;
  risk: RiskAnswer;
  forms: FormsAnswer;
}

export interface CorpusFacts {
  documents: number;
  tokens: number;
  types: number;
  /** SHA-256 (hex) over the names and contents of the documents, in order. */
  fingerprint: string;
}

/** An answer, with all that is needed to get it again. */
export interface Envelope<A> {
  /** The question as understood, every default filled in. */
  question: Question;
  corpus: CorpusFacts;
  /** The texts and tokens that the question counted: those of its scope, copies once unless it says otherwise. */
  counted: { documents: number; tokens: number };
  /** Settings in force: { dictionary, hmm, … } and the convention of this measure, as key → plain value. */
  convention: Record<string, string | number | boolean>;
  version: string;
  answer: A;
}

/** One file of a drop: what became of it. Page words for a problem: problem.CODE. */
export interface FileReport {
  path: string;
  documents: number;
  characters: number;
  /** Short name of the format: text, markdown, html, docx, csv …; null for a file that was never opened. */
  format: string | null;
  encoding: string | null;
  date: DocumentDate | null;
  warnings: Warning[];
  problem: Problem | null;
}
export interface Problem {
  code:
    | 'empty' | 'binary' | 'unsupported' | 'archive' | 'pages' | 'archive_corrupt' | 'archive_empty' | 'archive_encrypted' | 'archive_bomb'
    | 'damaged' | 'protected' | 'no_text' | 'no_column' | 'too_large' | 'unreadable' | 'crashed';
  /** What the reader said, in English, for the details. */
  detail: string;
}

export interface Progress {
  stage: 'start' | 'read' | 'index';
  /** Bytes of text done and known so far; files done and known so far. */
  bytes: number;
  bytesTotal: number;
  files: number;
  filesTotal: number;
  /** Bytes per second since the start. */
  rate: number;
}

/** Something broke: shown with its place; the worker is replaced and its files are read again. */
export interface Fault {
  message: string;
  place: string;
  worker: number;
}

/** A file as it would be read. */
export interface Preview {
  format: string;
  encoding: string | null;
  guessed: boolean;
  undecodable: number;
  table: {
    delimiter: string | null;
    header: boolean;
    /** Counted from 1. */
    columns: string[];
    mapping: Record<'text' | 'title' | 'date' | 'source', number | null>;
    rows: { number: number; cells: string[] }[];
  } | null;
  documents: { title: string | null; date: string | null; source: string | null; text: string }[];
  total: number;
  problem: Problem | null;
}

export type CleaningStep =
  | 'running' | 'line_ends' | 'wraps' | 'splits' | 'headlines' | 'repeats' | 'jumps' | 'spaces' | 'letterspacing';

/** Asks how many places each step of cleaning changed. */
export interface EffectsQuestion {
  ask: 'effects';
  offset?: number;
  limit?: number;
}
export interface EffectsAnswer {
  /** Documents. */
  total: number;
  done: Record<CleaningStep, number>;
  rows: { document: DocumentId; name: string; title: string; done: Record<CleaningStep, number> }[];
}

/** The text of the file beside the clean one: `{ask: 'text', source: true}`. All places in UTF-16 code units. */
export interface SourceText {
  text: string;
  /** Where `text` begins in the file, and how long the file is. */
  offset: number;
  length: number;
  /** Line of the file, from 1, on which `text` begins. */
  line: number;
  /** In the order of the source: what is left in the clean text (empty when nothing is), and what stood in the file. */
  changes: { step: CleaningStep; start: number; end: number; source_start: number; source_end: number }[];
  /** For each line of the clean text: the parts of the file beside it, [start, end) in UTF-16 units of the file. */
  lines: [number, number][][];
  /** For each hit: the parts of the file it stands for. */
  hits: [number, number][][];
}
