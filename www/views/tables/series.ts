/** What each series of a timeline does: when it is seen, whether it rises, where it bursts. */
import type { TimelineAnswer, TimelineSeries } from '../../core/types.ts';
import type { Column } from '../../elements/grid-model.ts';
import { decimal, integer } from '../../lib/format.ts';
import { words } from '../../state/preferences.ts';
import type { Measure } from '../../state/settings.ts';
import { digitsOf, measured, seriesName } from './timeline.ts';

/** Above it a trend is called unclear. */
const LEVEL = 0.05;

const pText = (p: number | undefined): string => (p === undefined ? '–' : p < 0.001 ? '< 0.001' : decimal(p, 3));

export function seriesColumns(answer: TimelineAnswer, measure: Measure): Column<TimelineSeries>[] {
  const w = words.value.time;
  const digits = digitsOf(measure);
  const label = (at: number): string => answer.bins[at]?.label ?? '–';
  const peak = (series: TimelineSeries): string => {
    const values = measured(series, measure);
    const at = values.reduce<number>((best, value, i) => ((value ?? -1) > (values[best] ?? -1) ? i : best), 0);
    return values[at] ? `${label(at)} (${decimal(values[at], digits)})` : '–';
  };
  const trend = ({ trend: of }: TimelineSeries): string =>
    !of ? w.few : of.p_adjusted > LEVEL ? w.flat : of.test.s > 0 ? w.up : w.down;
  const slope = ({ trend: of }: TimelineSeries): number | null => (of?.line ? of.line.slope * (measure === 'share' ? 100 : 1) : null);
  const bursts = (series: TimelineSeries): string => (series.bursts ?? []).map(({ start, end }) => (start === end ? label(start) : `${label(start)}–${label(end)}`)).join(', ') || '–';
  const scale = measure === 'share' ? 100 : 1;
  const shifts = (series: TimelineSeries): string =>
    (series.change_points?.points ?? []).map(({ bin, before, after }) => `${label(bin)}: ${decimal(before * scale, digits)} → ${decimal(after * scale, digits)}`).join(', ') || '–';
  return [
    { key: 'query', label: w.query, corpus: true, width: 'minmax(7rem, 1.5fr)', cell: (r) => seriesName(r, answer), text: (r) => seriesName(r, answer) },
    { key: 'total', label: w.total, hint: words.value.hints.total, align: 'end', width: '5rem', cell: (r) => integer(r.total), text: (r) => r.total },
    { key: 'peak', label: w.peak, width: 'minmax(9rem, 1fr)', from: 560, cell: peak, text: peak },
    { key: 'first', label: w.first, width: '7rem', from: 700, cell: (r) => r.first_seen?.start ?? '–', text: (r) => r.first_seen?.start ?? null },
    { key: 'last', label: w.last, width: '7rem', from: 820, cell: (r) => r.last_seen?.end ?? '–', text: (r) => r.last_seen?.end ?? null },
    { key: 'trend', label: w.trend, hint: w.trendHint, width: '8rem', cell: trend, text: trend },
    { key: 'p', label: w.p, hint: w.trendHint, align: 'end', width: '5rem', from: 480, cell: (r) => pText(r.trend?.p_adjusted), text: (r) => r.trend?.p_adjusted ?? null },
    { key: 'slope', label: w.slope, hint: w.slopeHint, align: 'end', width: '5.5rem', from: 640, cell: (r) => decimal(slope(r), digits + 1), text: slope },
    { key: 'bursts', label: w.bursts, hint: w.burstsHint, width: 'minmax(8rem, 1.5fr)', from: 980, cell: bursts, text: bursts },
    { key: 'shifts', label: w.shifts, hint: w.shiftsHint, width: 'minmax(8rem, 1.5fr)', from: 1180, cell: shifts, text: shifts },
  ];
}
