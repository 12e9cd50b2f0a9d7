/** The numbers of a timeline and its chart. */
import type { Envelope, TimelineAnswer, TimelineBin, TimelineSeries } from '../../core/types.ts';
import type { TimelineSpec } from '../../charts/spec.ts';
import type { Column } from '../../elements/grid-model.ts';
import { decimal, integer } from '../../lib/format.ts';
import { sourceLine } from '../../lib/source-line.ts';
import { words } from '../../state/preferences.ts';
import type { Measure } from '../../state/settings.ts';

export interface PeriodRow { bin: TimelineBin; index: number }

/** Bands in one chart, and series in the table under it; the files have them all. */
const BANDS = 3;
const COLUMNS = 12;

export const digitsOf = (measure: Measure): number => (measure === 'hits' ? 0 : 1);

/** A series in the chosen measure; shares in per cent. */
export const measured = (series: TimelineSeries, measure: Measure): (number | null)[] => scaled(series[measure], measure);

const scaled = (values: (number | null)[], measure: Measure): (number | null)[] =>
  measure === 'share' ? values.map((value) => (value === null ? null : value * 100)) : values;

/** How a series is called: its query, and the part of the corpus where there are several. */
export function seriesName({ query, panel }: TimelineSeries, { panels }: TimelineAnswer): string {
  return panels.length < 2 ? query : `${panels[panel]?.name || words.value.time.noName}: ${query}`;
}

/** `open` leads to the lines of a series in a period. */
export function periodColumns(answer: TimelineAnswer, measure: Measure, open: (series: number, index: number) => void): Column<PeriodRow>[] {
  const w = words.value.timeline;
  const digits = digitsOf(measure);
  const few = answer.series.length <= 3;
  const all = answer.series.map((series) => measured(series, measure));
  return [
    { key: 'label', label: w.period, width: 'minmax(108px, 1fr)', cell: ({ bin }) => bin.label, text: ({ bin }) => bin.label },
    ...answer.series.slice(0, COLUMNS).flatMap((series, i): Column<PeriodRow>[] => {
      const column = (key: string, unit: string, of: (number | null)[], places: number, from: number): Column<PeriodRow> => ({
        key: `${key}${i}`, label: `${seriesName(series, answer)} ${unit}`, align: 'end', width: 'minmax(76px, 1fr)', from,
        cell: ({ index }) => decimal(of[index], places), text: ({ index }) => of[index] ?? null, open: ({ index }) => open(i, index),
      });
      const shown = column('series', few ? w.units[measure] : '', all[i] ?? [], digits, 0);
      return measure === 'hits' ? [shown] : [column('hits', w.units.hits, series.hits, 0, few ? 980 : Infinity), shown];
    }),
    { key: 'tokens', label: w.tokens, hint: words.value.hints.periodTokens, align: 'end', width: '96px', from: 560, cell: ({ bin }) => integer(bin.tokens), text: ({ bin }) => bin.tokens },
    { key: 'documents', label: w.documents, hint: words.value.hints.documents, align: 'end', width: '104px', from: 640, cell: ({ bin }) => integer(bin.documents), text: ({ bin }) => bin.documents },
  ];
}

/** The mean of each stretch between change points, for every period; none where nothing changes. */
function levels({ change_points: found, hits }: TimelineSeries): (number | null)[] | null {
  const [first, ...others] = found?.points ?? [];
  if (!first) return null;
  const starts = [{ bin: 0, level: first.before }, ...[first, ...others].map(({ bin, after }) => ({ bin, level: after }))];
  return hits.map((_, at) => starts.findLast(({ bin }) => bin <= at)!.level);
}

/** A chart for each part of the corpus, with what stands under it when it is taken away. */
export function timelineSpecs(envelope: Envelope<TimelineAnswer>, measure: Measure, cumulative = false): TimelineSpec[] {
  const { answer } = envelope;
  const w = words.value.timeline;
  const upTo = cumulative ? answer.series.map((series) => series.cumulative.at(-1) ?? 0)
    : answer.series.flatMap(({ band, ...series }) => scaled(band?.upper ?? series[measure], measure)).filter((value) => value !== null);
  const shown = (series: TimelineSeries, bands: boolean): TimelineSpec['series'][number] => {
    if (cumulative) return { name: series.query, values: series.cumulative };
    const means = levels(series);
    return {
      name: series.query, values: measured(series, measure), bursts: (series.bursts ?? []).map(({ start, end }): [number, number] => [start, end]),
      ...(means ? { levels: scaled(means, measure) } : {}),
      ...(series.smoothed ? { smooth: scaled(series.smoothed, measure) } : {}),
      ...(series.band && bands ? { lower: scaled(series.band.lower, measure), upper: scaled(series.band.upper, measure) } : {}),
    };
  };
  const unit = cumulative ? words.value.time.sofar : w.units[measure];
  return answer.panels.map((panel, number): TimelineSpec => {
    const own = answer.series.filter((series) => series.panel === number);
    const names = own.map(({ query }) => query).join(' · ');
    const title = answer.panels.length > 1 ? `${panel.name || words.value.time.noName}: ${w.title(names)}` : w.title(names);
    // Many bands hide each other.
    const bands = own.length <= BANDS;
    return {
      kind: 'timeline', title, unit, labels: answer.bins.map((bin) => bin.label), digits: cumulative ? 0 : digitsOf(measure), tokens: panel.tokens, tokensLabel: w.tokens,
      description: w.description(names, answer.bins.length, answer.bins[0]!.label, answer.bins.at(-1)!.label), source: `${sourceLine(envelope)} · ${cumulative ? unit : w.measures[measure]}`,
      series: own.map((series) => shown(series, bands)), key: words.value.time.key,
      ...(answer.panels.length > 1 && upTo.length > 0 ? { most: rounded(Math.max(...upTo)) } : {}),
    };
  });
}

/** A round number at or above. */
function rounded(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(value, 1e-9)));
  return Math.ceil(value / unit) * unit;
}
