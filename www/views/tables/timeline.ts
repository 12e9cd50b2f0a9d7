/** The numbers of a timeline and its chart. */
import type { Envelope, TimelineAnswer, TimelineBin, TimelineSeries } from '../../core/types.ts';
import type { TimelineSpec } from '../../charts/spec.ts';
import type { Column } from '../../elements/grid-model.ts';
import { decimal, integer } from '../../lib/format.ts';
import { sourceLine } from '../../lib/source-line.ts';
import { words } from '../../state/preferences.ts';
import type { Measure } from '../../state/settings.ts';

export interface PeriodRow { bin: TimelineBin; index: number }

export const digitsOf = (measure: Measure): number => (measure === 'hits' ? 0 : 1);

/** A series in the chosen measure. The share is documents with hits among the documents of the period. */
export function measured(series: TimelineSeries, bins: TimelineBin[], measure: Measure): (number | null)[] {
  if (measure !== 'share') return series[measure];
  return series.documents.map((hit, i) => (hit === null || !bins[i]?.documents ? null : (hit / bins[i].documents) * 100));
}

/** `open` leads to the lines of a series in a period. */
export function periodColumns(answer: TimelineAnswer, measure: Measure, open: (series: number, index: number) => void): Column<PeriodRow>[] {
  const w = words.value.timeline;
  const digits = digitsOf(measure);
  const few = answer.series.length <= 3;
  const all = answer.series.map((series) => measured(series, answer.bins, measure));
  return [
    { key: 'label', label: w.period, width: 'minmax(108px, 1fr)', cell: ({ bin }) => bin.label, text: ({ bin }) => bin.label },
    ...answer.series.flatMap(({ query, hits }, i): Column<PeriodRow>[] => {
      const column = (key: string, unit: string, of: (number | null)[], places: number, from: number): Column<PeriodRow> => ({
        key: `${key}${i}`, label: `${query} ${unit}`, align: 'end', width: 'minmax(76px, 1fr)', from,
        cell: ({ index }) => decimal(of[index], places), text: ({ index }) => of[index] ?? null, open: ({ index }) => open(i, index),
      });
      const shown = column('series', few ? w.units[measure] : '', all[i] ?? [], digits, 0);
      return measure === 'hits' ? [shown] : [column('hits', w.units.hits, hits, 0, few ? 980 : Infinity), shown];
    }),
    { key: 'tokens', label: w.tokens, align: 'end', width: '96px', from: 560, cell: ({ bin }) => integer(bin.tokens), text: ({ bin }) => bin.tokens },
    { key: 'documents', label: w.documents, align: 'end', width: '104px', from: 640, cell: ({ bin }) => integer(bin.documents), text: ({ bin }) => bin.documents },
  ];
}

/** The chart, with what stands under it when it is taken away. */
export function timelineSpec(envelope: Envelope<TimelineAnswer>, measure: Measure): TimelineSpec {
  const { answer } = envelope;
  const all = answer.series.map((series) => measured(series, answer.bins, measure));
  const digits = digitsOf(measure);
  const w = words.value.timeline;
  const names = answer.series.map(({ query }) => query).join(' · ');
  return {
    kind: 'timeline', title: w.title(names), unit: w.units[measure], labels: answer.bins.map((bin) => bin.label), digits,
    series: answer.series.map(({ query }, i) => ({ name: query, values: all[i] ?? [] })), tokens: answer.bins.map((bin) => bin.tokens), tokensLabel: w.tokens,
    description: w.description(names, answer.bins.length, answer.bins[0]!.label, answer.bins.at(-1)!.label),
    source: `${sourceLine(envelope)} · ${w.measures[measure]}`,
  };
}
