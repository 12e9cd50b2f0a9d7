// Questions about time and their answers; they mirror src/stats/timeline and src/stats/rising.
import type { Caution } from './stats-types.ts';
import type { Bin, CollocatesQuestion, DocumentId, Paged, Precision, Scope, TagGroup } from './types.ts';

export type TimeMeasure = 'per_million' | 'share' | 'hits';
export type BandKind = 'none' | 'exact' | 'bootstrap';

export interface TimelineQuestion {
  ask: 'timeline';
  queries: string[];
  bin?: Bin;
  scope?: Scope;
  /** When documents were published, or what time their sentences speak of. */
  axis?: 'published' | 'spoken';
  by?: 'none' | 'source';
  /** Panels of one's own; they take the place of `by`. */
  selections?: { name: string; scope: Scope }[];
  /** What is smoothed, tested and banded. */
  measure?: TimeMeasure;
  /** Bins to either side; null leaves it to the core. */
  smoothing?: { half_width?: number | null };
  band?: BandKind;
}

export interface TimelineBin {
  /** First and last day, ISO, and a label such as 2023-10, 2023-W20, 2023-Q2. */
  start: string;
  end: string;
  label: string;
  tokens: number;
  documents: number;
}
export interface SeriesBurst { start: number; end: number; weight: number }
export interface Trend {
  test: { n: number; s: number; z: number; p: number; tau: number };
  p_adjusted: number;
  /** Theil–Sen, in units of the measure per bin. */
  line: { slope: number; intercept: number } | null;
}
export interface TimelineSeries {
  query: string;
  /** Which panel, from 0. */
  panel: number;
  /** Per bin; null where the bin holds no text. */
  hits: (number | null)[];
  documents: (number | null)[];
  per_million: (number | null)[];
  /** Documents with hits among those of the bin, 0 to 1. */
  share: (number | null)[];
  cumulative: number[];
  smoothed: (number | null)[] | null;
  band: { lower: (number | null)[]; upper: (number | null)[] } | null;
  bursts: SeriesBurst[] | null;
  trend: Trend | null;
  change_points: { penalty: number; points: { bin: number; before: number; after: number }[] } | null;
  first_seen: { start: string; end: string } | null;
  last_seen: { start: string; end: string } | null;
  total: number;
  /** Hits in documents without a date, or with a date too coarse for the bin. */
  unplaced: number;
}
export interface TimeWarning { code: 'few_bins' | 'rough_p' | 'small_corpus' | 'long_axis' | 'terms_left_out'; count: number }
export interface TimelineAnswer {
  bin: Exclude<Bin, 'auto'>;
  bins: TimelineBin[];
  panels: { name: string; tokens: number[]; documents: number[] }[];
  panels_total: number;
  series: TimelineSeries[];
  smoothing: { half_width: number };
  /** Documents left out: without a date; with a date coarser than the bin. */
  undated: number;
  coarse: number;
  warnings: TimeWarning[];
}

export type RisingShow = 'rose' | 'fell' | 'trend_up' | 'trend_down' | 'burst' | 'appeared' | 'vanished';
export interface RisingQuestion extends Paged {
  ask: 'rising';
  bin?: Bin;
  scope?: Scope;
  /** The period that is looked at, in ISO days. */
  from?: string;
  to?: string;
  against?: 'rest' | 'before' | 'previous';
  show?: RisingShow;
  min_count?: number;
  min_length?: number;
  stop_words?: boolean;
  groups?: TagGroup[];
  level?: number;
}
export interface RisingRow {
  rank: number;
  term: string;
  /** As it is written most often. */
  written: string;
  tag: string;
  group: TagGroup;
  count: number;
  documents: number;
  hits: (number | null)[];
  period: { count: number; per_million: number; other_count: number; other_per_million: number; log_ratio: number | null; g2: number; p: number; p_adjusted: number } | null;
  trend: { tau: number; z: number; p: number; p_adjusted: number; line: { slope: number; intercept: number } | null } | null;
  bursts: SeriesBurst[];
  first: number;
  last: number;
}
export interface RisingAnswer {
  bin: Exclude<Bin, 'auto'>;
  bins: TimelineBin[];
  show: RisingShow;
  period: [string, string] | null;
  period_tokens: [number, number];
  tested: number;
  total: number;
  rows: RisingRow[];
  undated: number;
  coarse: number;
  warnings: TimeWarning[];
}

/** What the user says about the dates of documents; mirrors src/dates/document/edits.rs. */
export interface DateEdits {
  /** `date`: a year, a month, a day, `first/last`, or `none`. */
  documents: { document: DocumentId; date: string }[];
  /** Patterns over paths: `{year}{month}{day}`. */
  patterns: string[];
  /** The year of all datelines whose year nothing in the corpus tells. */
  year: number | null;
}

export type DateKind =
  | 'explicit' | 'partial' | 'relative' | 'relative_range' | 'anaphoric' | 'range' | 'before' | 'until' | 'since' | 'after' | 'decade' | 'century'
  | 'season' | 'lunar' | 'festival' | 'period' | 'speech' | 'vague' | 'off_axis';
/** How the time spoken of lies to the date of the document. */
export type Relation = 'past' | 'present' | 'future' | 'undated';

/** Asks what is said to happen when. */
export interface EventsQuestion extends Paged {
  ask: 'events';
  /** Only sentences where this query hits. */
  query?: string;
  scope?: Scope;
  /** Only dates that touch these ISO days. */
  from?: string;
  to?: string;
  /** Only intervals of at most so many days. */
  longest?: number;
  relations?: Relation[];
  sort?: 'time' | 'document';
}
export interface EventRow {
  /** First and last day, ISO; null where the interval is open. */
  start: string | null;
  end: string | null;
  precision: Precision | null;
  kind: DateKind;
  relation: Relation;
  quoted: boolean;
  text: string;
  sentence: string;
  document: DocumentId;
  name: string;
  title: string;
  date: string | null;
  /** Place of the date in the document's text, UTF-16 code units. */
  at: number;
  at_end: number;
}
export interface EventsAnswer { total: number; rows: EventRow[] }

/** Asks how often each stretch of time is spoken of. */
export interface MentionsQuestion {
  ask: 'mentions';
  query?: string;
  bin?: Bin;
  scope?: Scope;
  from?: string;
  to?: string;
  offset?: number;
  limit?: number;
}
export interface MentionCount {
  start: string;
  end: string;
  label: string;
  mentions: number;
  past: number;
  present: number;
  future: number;
  undated: number;
}
export interface MentionsAnswer {
  bin: Exclude<Bin, 'auto'>;
  bins: MentionCount[];
  /** Intervals that are longer than a bin, or lie across two. */
  coarse: MentionCount[];
  coarse_total: number;
  placed: number;
  coarse_mentions: number;
  outside: number;
  open: number;
  unresolved: number;
  kinds: { kind: DateKind; mentions: number; resolved: number }[];
}

export type LagName =
  | 'past_centuries' | 'past_century' | 'past_decade' | 'past_year' | 'past_month' | 'past_week' | 'day_before' | 'same_day' | 'day_after'
  | 'next_week' | 'next_month' | 'next_year' | 'next_decade' | 'next_century' | 'next_centuries';
/** Asks how far back and ahead documents look. */
export interface LagQuestion {
  ask: 'lag';
  query?: string;
  scope?: Scope;
  longest?: number;
  offset?: number;
  limit?: number;
}
export interface LagAnswer {
  bins: { from: number | null; to: number | null; name: LagName | ''; mentions: number }[];
  mentions: number;
  past: number;
  present: number;
  future: number;
  median: number | null;
  quartiles: [number, number] | null;
  left_out: number;
}

export type Fate = 'stays' | 'appears' | 'fades' | 'returns' | 'passes';
/** Asks for a node's collocates period by period. */
export interface CollocatesByQuestion extends Paged {
  ask: 'collocates_by';
  collocates: Omit<CollocatesQuestion, 'ask'>;
  periods?: Exclude<Bin, 'auto'>;
  /** Parts by name instead of periods: two to twenty. */
  selections?: { name: string; scope: Scope }[];
  /** A collocate is present in a period when it is among so many first ones there. */
  top?: number;
  fates?: Fate[];
}
export interface CollocatesByPart { name: string; tokens: number; documents: number; node_hits: number; total: number }
export interface CollocatesByRow {
  term: string;
  /** As it is written most often. */
  written: string;
  tag: string;
  fate: Fate;
  present: number;
  best: number;
  parts: ({ rank: number; count: number; log_dice: number | null; score: number | null } | null)[];
}
export interface CollocatesByAnswer { parts: CollocatesByPart[]; cautions: Caution[]; total: number; rows: CollocatesByRow[] }
