import type { EChartsCoreOption } from 'echarts/core';
import { tooltip } from './bars.ts';
import type { HeatSpec, Theme } from './spec.ts';

/** Pixels of a row, here and in a file. */
export const ROW = 26;

/** Rows of numbers as a table that is tinted: the larger the darker, the number in every cell. */
export function heat(spec: HeatSpec, theme: Theme, whole: boolean): EChartsCoreOption {
  const number = new Intl.NumberFormat(theme.language);
  const most = Math.max(1, ...spec.values.flat());
  // The node has a column of its own, without numbers.
  const columns = [...spec.columns.slice(0, spec.node), spec.nodeName, ...spec.columns.slice(spec.node)];
  const heads = columns.map((value, i) => (i === spec.node ? { value, textStyle: { color: theme.accent, fontFamily: theme.serif, fontSize: 14, width: 96, overflow: 'truncate' } } : value));
  const place = (column: number): number => column + (column >= spec.node ? 1 : 0);
  const longest = Math.max(...spec.labels.map((label) => [...label].length));
  const label = { fontFamily: theme.sans, fontSize: 12, color: theme.muted };
  return {
    grid: { left: Math.min(136, 24 + longest * 15), right: 16, top: (whole ? 84 : 0) + 28, bottom: whole ? 104 : 40 },
    xAxis: { type: 'category', data: heads, position: 'top', axisLine: { show: false }, axisTick: { show: false }, axisLabel: { ...label, interval: 0 }, splitArea: { show: false } },
    yAxis: {
      type: 'category', data: spec.labels, inverse: true, axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: theme.ink, fontFamily: theme.serif, fontSize: 14, interval: 0, width: 112, overflow: 'truncate' },
    },
    visualMap: {
      type: 'continuous', min: 0, max: most, calculable: false, orient: 'horizontal', left: whole ? 8 : 'center', ...(whole ? { top: 44 } : { bottom: 0 }), itemWidth: 12, itemHeight: 140,
      text: [number.format(most), '0'], textStyle: label, inRange: { color: [theme.paper, theme.other] }, hoverLink: false,
    },
    tooltip: tooltip(theme, (params) => {
      const { value: [column, row, count] } = params as { value: [number, number, number] };
      return `${spec.labels[row]}  ${columns[column]}  ${number.format(count)}`;
    }, 'item'),
    series: [{
      type: 'heatmap', animation: false, progressive: 0, cursor: 'pointer', itemStyle: { borderColor: theme.paper, borderWidth: 1 },
      emphasis: { itemStyle: { borderColor: theme.accent, borderWidth: 2 } },
      data: spec.values.flatMap((values, row) => values.map((count, column) => ({
        value: [place(column), row, count],
        label: { show: count > 0, color: count > most * 0.65 ? theme.paper : theme.ink, fontFamily: theme.sans, fontSize: 12, formatter: number.format(count) },
      }))),
    }],
  };
}
