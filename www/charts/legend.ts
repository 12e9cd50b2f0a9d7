/** Names above a chart. How many rows they take must be known before the chart is laid out. */
import { ems } from '../lib/fit.ts';
import type { Theme, TimelineSpec } from './spec.ts';

const BESIDE = 48;

/** Rows of these names, with their marks, in so many pixels. */
export function rowsOf(names: readonly string[], size: number, width: number): number {
  let [rows, left] = [0, 0];
  for (const name of names) {
    const wide = ems(name) * size + BESIDE;
    if (rows === 0 || wide > left) [rows, left] = [rows + 1, width];
    left -= wide;
  }
  return rows;
}

interface Entry { name: string; lineStyle?: object; icon?: string; itemStyle?: object }

/** What is drawn besides the lines themselves, and how each kind looks. */
export function keyOf({ series, key }: TimelineSpec, theme: Theme): Entry[] {
  if (!key) return [];
  const line = (width: number, type: string | number[], opacity = 1): object => ({ lineStyle: { width, type, opacity }, itemStyle: { opacity: 0 } });
  const area = (opacity: number): object => ({ color: theme.muted, opacity, borderWidth: 0 });
  const entries: (Entry | false)[] = [
    series.some(({ smooth }) => smooth) && { name: key.smooth, ...line(2.25, 'solid') },
    series.some(({ smooth }) => smooth) && { name: key.values, ...line(1, 'solid', 0.6) },
    series.some(({ lower, upper }) => lower && upper) && { name: key.band, icon: 'rect', itemStyle: area(0.3) },
    // A bar over a tinted field, as in the chart.
    series.some(({ bursts }) => bursts?.length) && { name: key.burst, icon: 'path://M0 0H28V3H0ZM0 4H28V5H0ZM0 6H28V7H0ZM0 8H28V9H0Z', itemStyle: area(0.6) },
    series.some(({ levels }) => levels) && { name: key.level, ...line(1.5, [1, 3]) },
  ];
  return entries.filter((entry) => entry !== false);
}

/** A legend names series only: these have no points. */
export const unseen = (entries: readonly Entry[], theme: Theme): object[] => entries.map(({ name, lineStyle = {} }) => ({
  type: 'line', name, data: [], xAxisIndex: 0, yAxisIndex: 0, symbol: 'none', silent: true, tooltip: { show: false }, color: theme.muted, lineStyle,
}));
