// Questions about time and their answers; they mirror src/stats/timeline and src/stats/rising.
import type { Bin, Paged, Scope, TagGroup } from './types.ts';

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
