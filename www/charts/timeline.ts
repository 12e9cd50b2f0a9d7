import type { EChartsCoreOption } from 'echarts/core';
import { tooltip } from './bars.ts';
import type { Theme, TimelineSpec } from './spec.ts';

const DASHES = ['solid', [7, 3], [2, 2], [9, 3, 2, 3], [4, 4], [1, 3]];

/** Lines over periods, and below them a strip with the text that each period holds. A period without text is a gap. */
export function timeline(spec: TimelineSpec, theme: Theme, whole: boolean): EChartsCoreOption {
  const number = new Intl.NumberFormat(theme.language, { maximumFractionDigits: spec.digits });
  const strip = 56;
  const top = (whole ? 44 : 0) + 40;
  const bottom = whole ? 80 : 8;
  const zoom = !whole && spec.labels.length > 40 ? 32 : 0;
  const label = { color: theme.muted, fontFamily: theme.sans, fontSize: 12 };
  const most = Math.max(1, ...spec.tokens);
  const compact = (v: number): string => new Intl.NumberFormat(theme.language, { notation: 'compact' }).format(v);
  const few = spec.labels.length <= 60;
  const axis = { type: 'category', data: spec.labels, axisLine: { lineStyle: { color: theme.rule } }, axisTick: { show: false } };
  return {
    legend: {
      show: spec.series.length > 1 || whole, type: 'scroll', right: 8, left: 'auto', top: whole ? 44 : 0, itemWidth: 28, itemHeight: 10, data: spec.series.map(({ name }) => name),
      textStyle: { color: theme.ink, fontFamily: theme.serif, fontSize: 14 }, pageTextStyle: { color: theme.muted },
    },
    grid: [
      { left: 56, right: 16, top, bottom: bottom + zoom + strip + 56 },
      { left: 56, right: 16, height: strip, bottom: bottom + zoom + 24 },
    ],
    xAxis: [
      { ...axis, gridIndex: 0, axisLabel: { show: false } },
      { ...axis, gridIndex: 1, axisLabel: { ...label, hideOverlap: true } },
    ],
    yAxis: [
      {
        type: 'value', gridIndex: 0, min: 0, ...(spec.most ? { max: spec.most } : {}), name: spec.unit, nameTextStyle: { ...label, align: 'left', padding: [0, 0, 0, -48] }, nameGap: 14,
        axisLabel: { ...label, formatter: (v: number) => number.format(v) }, splitLine: { lineStyle: { color: theme.rule, width: 1 } }, splitNumber: 4,
      },
      {
        type: 'value', gridIndex: 1, min: 0, max: most, interval: most, name: spec.tokensLabel, nameGap: 8,
        nameTextStyle: { ...label, align: 'left', padding: [0, 0, 0, -48] }, splitLine: { show: false },
        axisLabel: { ...label, formatter: (v: number) => (v === most ? compact(v) : ''), verticalAlign: 'top' },
      },
      { type: 'value', gridIndex: 0, min: 0, max: 1, show: false },
    ],
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: tooltip(theme, (params) => inWords(params as Item[], spec, number), 'axis'),
    dataZoom: zoom ? [
      {
        type: 'slider', xAxisIndex: [0, 1], bottom: 4, height: 20, borderColor: theme.rule, fillerColor: `${theme.muted}22`, showDataShadow: false,
        handleStyle: { color: theme.paper, borderColor: theme.muted }, textStyle: label, brushSelect: false, showDetail: false,
        moveHandleStyle: { color: theme.muted }, dataBackground: { lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 } },
      },
      { type: 'inside', xAxisIndex: [0, 1], zoomOnMouseWheel: 'ctrl', moveOnMouseMove: false },
    ] : [],
    series: [
      ...spec.series.flatMap((series, i) => tint(series, spec.labels.length, theme.series[i % theme.series.length]!)),
      ...spec.series.flatMap((series, i) => band(series, theme.series[i % theme.series.length]!, i)),
      // Half-way between two periods: there the level changes.
      ...spec.series.flatMap(({ levels }, i) => (levels ? [{
        type: 'line', data: levels, step: 'middle', xAxisIndex: 0, yAxisIndex: 0, z: 2, symbol: 'none', silent: true, animation: false,
        color: theme.series[i % theme.series.length], lineStyle: { width: 1, type: [1, 3] },
      }] : [])),
      // Beside a moving average the dashes are its own: on a thousand steep lines they take longer to draw than all the rest.
      ...spec.series.map(({ name, values, smooth }, i) => ({
        type: 'line', name, z: 3, data: few ? values : values.map((value, at) => lone(values, at) ? { value, symbol: 'circle' } : value),
        xAxisIndex: 0, yAxisIndex: 0, connectNulls: false, symbol: few ? 'circle' : 'none', symbolSize: few ? 7 : 4, showSymbol: true,
        showAllSymbol: true, cursor: 'pointer', color: theme.series[i % theme.series.length],
        lineStyle: { width: smooth ? 1 : 1.75, opacity: smooth ? 0.45 : 1, type: smooth ? 'solid' : DASHES[i % DASHES.length] }, emphasis: { scale: 1.4 }, animation: false,
      })),
      ...spec.series.flatMap(({ smooth }, i) => (smooth ? [{
        type: 'line', data: smooth, xAxisIndex: 0, yAxisIndex: 0, z: 4, symbol: 'none', connectNulls: false, silent: true, animation: false,
        color: theme.series[i % theme.series.length], lineStyle: { width: 2.25, type: DASHES[i % DASHES.length] },
      }] : [])),
      {
        type: 'bar', name: spec.tokensLabel, data: spec.tokens, xAxisIndex: 1, yAxisIndex: 1, barCategoryGap: few ? '30%' : '10%',
        itemStyle: { color: theme.muted, opacity: 0.55 }, large: spec.labels.length > 300, largeThreshold: 300, cursor: 'pointer', animation: false,
      },
    ],
  };
}

type Series = TimelineSpec['series'][number];

/** A band is the space between two lines: the lower one is not drawn, the other stands on it and is filled. */
function band({ lower, upper }: Series, color: string, i: number): object[] {
  if (!lower || !upper) return [];
  const common = {
    type: 'line', xAxisIndex: 0, yAxisIndex: 0, stack: `band${i}`, stackStrategy: 'all', symbol: 'none', silent: true, connectNulls: false, animation: false,
    lineStyle: { opacity: 0 }, color, z: 1,
  };
  const height = upper.map((top, at) => (top === null || lower[at] == null ? null : top - lower[at]));
  return [{ ...common, data: lower }, { ...common, data: height, areaStyle: { color, opacity: 0.16 } }];
}

/** A burst is a tinted stretch of whole periods, behind everything. */
function tint({ bursts }: Series, periods: number, color: string): object[] {
  if (!bursts?.length) return [];
  const data = Array.from({ length: periods }, (_, at) => (bursts.some(([first, last]) => at >= first && at <= last) ? 1 : null));
  return [{
    type: 'bar', data, xAxisIndex: 0, yAxisIndex: 2, barGap: '-100%', barCategoryGap: '0%', silent: true, animation: false, z: 0, itemStyle: { color, opacity: 0.13 },
  }];
}

/** A point between two gaps has no line to be seen by. */
const lone = (values: (number | null)[], at: number): boolean => values[at] != null && values[at - 1] == null && values[at + 1] == null;

interface Item { seriesName: string; dataIndex: number; value: number | null }

function inWords(items: Item[], spec: TimelineSpec, number: Intl.NumberFormat): string {
  const index = items[0]?.dataIndex ?? 0;
  const lines = spec.series.map(({ name, values }) => `${name}  ${values[index] == null ? '–' : number.format(values[index])}`);
  return [spec.labels[index], ...lines, `${spec.tokensLabel}  ${number.format(spec.tokens[index] ?? 0)}`].join('\n');
}
