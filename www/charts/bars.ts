import type { EChartsCoreOption } from 'echarts/core';
import type { BarsSpec, Theme } from './spec.ts';

/** Lying bars, the largest on top, each with its word and its number. */
export function bars(spec: BarsSpec, theme: Theme, whole: boolean): EChartsCoreOption {
  const number = new Intl.NumberFormat(theme.language);
  const longest = Math.max(...spec.labels.map((label) => [...label].length));
  return {
    grid: { ...left(longest), right: 64, top: whole ? 64 : 8, bottom: whole ? 72 : 8 },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category', data: spec.labels, inverse: true, axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: theme.ink, fontFamily: theme.serif, fontSize: 14, interval: 0, width: 104, overflow: 'truncate' },
    },
    tooltip: tooltip(theme, (params) => {
      const { name, value } = params as { name: string; value: number };
      return `${name}  ${number.format(value)}`;
    }, 'item'),
    series: [{
      type: 'bar', data: spec.values, name: spec.unit, barWidth: '62%', itemStyle: { color: theme.muted },
      emphasis: { itemStyle: { color: theme.accent } }, cursor: 'pointer',
      label: {
        show: true, position: 'right', color: theme.ink, fontFamily: theme.sans, fontSize: 12,
        formatter: ({ value }: { value: number }) => number.format(value),
      },
    }],
  };
}

const left = (longest: number): { left: number } => ({ left: Math.min(120, 20 + longest * 15) });

/** Tooltips are drawn on the canvas: markup would need rights that this page does not give. */
export function tooltip(theme: Theme, formatter: (params: unknown) => string, trigger: 'item' | 'axis'): object {
  return {
    trigger, renderMode: 'richText', formatter, confine: true, transitionDuration: 0, backgroundColor: theme.paper, borderColor: theme.rule,
    padding: [8, 12], textStyle: { color: theme.ink, fontFamily: theme.sans, fontSize: 13, lineHeight: 20 },
    axisPointer: { type: 'line', lineStyle: { color: theme.accent, width: 1, type: 'solid' }, animation: false },
  };
}
