import type { EChartsCoreOption } from 'echarts/core';
import { ems } from '../lib/fit.ts';
import type { BarsSpec, Size, Theme } from './spec.ts';

/** Of a word beside its bar, in pixels. */
const WORD = 14;

/** Lying bars, the first on top, each with its word and its number; to both sides where some are below nought. */
export function bars(spec: BarsSpec, theme: Theme, whole: boolean, size: Size): EChartsCoreOption {
  const number = new Intl.NumberFormat(theme.language, { minimumFractionDigits: spec.digits ?? 0, maximumFractionDigits: spec.digits ?? 0 });
  const left = Math.min(20 + Math.ceil(Math.max(0, ...spec.labels.map(ems)) * (WORD + 1)), 184, size.width * 0.5);
  const below = spec.values.some((value) => value < 0);
  // Bars of one kind need no colour of their own.
  const sides = below ? spec.sides : undefined;
  const color = (value: number): string => (!sides ? theme.muted : value < 0 ? theme.other : theme.accent);
  const series = (name: string, mine: (value: number) => boolean, fill: string): object => ({
    type: 'bar', name, stack: 'one', barWidth: '62%', itemStyle: { color: fill }, emphasis: { itemStyle: { color: theme.accent } }, cursor: 'pointer', animation: false,
    data: spec.values.map((value) => (mine(value) ? value : null)),
    label: {
      show: true, position: fill === theme.other ? 'left' : 'right', color: theme.ink, fontFamily: theme.sans, fontSize: 12,
      formatter: ({ value }: { value: number | null }) => (value === null ? '' : number.format(value).replace('-', '−')),
    },
  });
  return {
    grid: { left, right: 64, top: whole ? (sides ? 88 : 64) : sides ? 32 : 8, bottom: whole ? 88 : 8 },
    legend: { show: !!sides, top: whole ? 44 : 0, left: 8, itemWidth: 12, itemHeight: 12, selectedMode: false, textStyle: { color: theme.ink, fontFamily: theme.sans, fontSize: 13 }, data: sides ?? [] },
    // Numbers of bars to the left must not run into the words.
    xAxis: { type: 'value', show: false, ...(below ? { boundaryGap: ['12%', '2%'] } : {}) },
    yAxis: {
      type: 'category', data: spec.labels, inverse: true, axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: theme.ink, fontFamily: theme.serif, fontSize: WORD, interval: 0, width: left - 16, overflow: 'truncate' },
    },
    tooltip: tooltip(theme, (params) => {
      const { name, value } = params as { name: string; value: number };
      return `${name}  ${number.format(value)}`;
    }, 'item'),
    series: sides ? [series(sides[0], (value) => value >= 0, color(1)), series(sides[1], (value) => value < 0, color(-1))] : [series(spec.unit, () => true, color(1))],
  };
}

/** Tooltips are drawn on the canvas: markup would need rights that this page does not give. */
export function tooltip(theme: Theme, formatter: (params: unknown) => string, trigger: 'item' | 'axis'): object {
  return {
    trigger, renderMode: 'richText', formatter, confine: true, transitionDuration: 0, backgroundColor: theme.paper, borderColor: theme.rule,
    padding: [8, 12], textStyle: { color: theme.ink, fontFamily: theme.sans, fontSize: 13, lineHeight: 20 },
    axisPointer: { type: 'line', lineStyle: { color: theme.accent, width: 1, type: 'solid' }, animation: false },
  };
}
