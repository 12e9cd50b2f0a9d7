import type { EChartsCoreOption } from 'echarts/core';
import { tooltip } from './bars.ts';
import { keyOf, rowsOf, unseen } from './legend.ts';
import type { Size, Theme, TimelineSpec } from './spec.ts';

const DASHES = ['solid', [7, 3], [2, 2], [9, 3, 2, 3], [4, 4], [1, 3]];

/** Colour and dash of a line: 36 pairs before one comes again, more than the queries that the core takes. */
export const color = (theme: Theme, i: number): string => theme.series[i % theme.series.length]!;
export const dash = (i: number): string | number[] => DASHES[(i + Math.floor(i / DASHES.length)) % DASHES.length]!;

/** Lines over periods, and below them a strip with the text that each period holds. A period without text is a gap. */
export function timeline(spec: TimelineSpec, theme: Theme, whole: boolean, size: Size): EChartsCoreOption {
  const number = new Intl.NumberFormat(theme.language, { maximumFractionDigits: spec.digits });
  const strip = 56;
  const head = whole ? 44 : 0;
  const names = spec.series.map(({ name }) => name);
  const named = names.length > 1 || whole;
  const key = keyOf(spec, theme);
  // On the screen names that have no room are turned to.
  const below = head + (named ? 24 * (whole ? rowsOf(names, 14, size.width - 16) : 1) : 0);
  const rows = rowsOf(key.map(({ name }) => name), 12, size.width - 16);
  const top = Math.max(head + 40, below + (rows > 0 ? 22 * rows + 26 : 16));
  const bottom = whole ? 80 : 8;
  const zoom = !whole && spec.labels.length > 40 ? 32 : 0;
  const label = { color: theme.muted, fontFamily: theme.sans, fontSize: 12 };
  const most = Math.max(1, ...spec.tokens);
  const compact = (v: number): string => new Intl.NumberFormat(theme.language, { notation: 'compact' }).format(v);
  const few = spec.labels.length <= 60;
  const axis = { type: 'category', data: spec.labels, axisLine: { lineStyle: { color: theme.rule } }, axisTick: { show: false } };
  return {
    legend: [
      {
        show: named, type: whole ? 'plain' : 'scroll', ...(whole ? { left: 8 } : { right: 8 }), top: head, itemWidth: 28, itemHeight: 10,
        // The dashes are those of the moving average where there is one.
        data: spec.series.map(({ name }, i) => ({ name, lineStyle: { type: dash(i), width: 2, opacity: 1 } })),
        textStyle: { color: theme.ink, fontFamily: theme.serif, fontSize: 14 }, pageTextStyle: { color: theme.muted },
      },
      { show: key.length > 0, type: 'plain', left: 8, top: below, itemWidth: 28, itemHeight: 9, selectedMode: false, data: key, textStyle: { color: theme.muted, fontFamily: theme.sans, fontSize: 12 } },
    ],
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
      ...spec.series.flatMap((series, i) => tint(series, color(theme, i), dash(i), 4 * spec.series.slice(0, i).filter(({ bursts }) => bursts?.length).length)),
      ...spec.series.flatMap((series, i) => band(series, color(theme, i), i)),
      // Half-way between two periods: there the level changes.
      ...spec.series.flatMap(({ levels }, i) => (levels ? [{
        type: 'line', data: levels, step: 'middle', xAxisIndex: 0, yAxisIndex: 0, z: 2, symbol: 'none', silent: true, animation: false,
        color: color(theme, i), lineStyle: { width: 1, type: [1, 3] },
      }] : [])),
      // Beside a moving average the dashes are its own: on a thousand steep lines they take longer to draw than all the rest.
      ...spec.series.map(({ name, values, smooth }, i) => ({
        type: 'line', name, z: 3, data: few ? values : values.map((value, at) => lone(values, at) ? { value, symbol: 'circle' } : value),
        xAxisIndex: 0, yAxisIndex: 0, connectNulls: false, symbol: few ? 'circle' : 'none', symbolSize: few ? 7 : 4, showSymbol: true,
        showAllSymbol: true, cursor: 'pointer', color: color(theme, i),
        lineStyle: { width: smooth ? 1 : 1.75, opacity: smooth ? 0.45 : 1, type: smooth ? 'solid' : dash(i) }, emphasis: { scale: 1.4 }, animation: false,
      })),
      ...spec.series.flatMap(({ smooth }, i) => (smooth ? [{
        type: 'line', data: smooth, xAxisIndex: 0, yAxisIndex: 0, z: 4, symbol: 'none', connectNulls: false, silent: true, animation: false,
        color: color(theme, i), lineStyle: { width: 2.25, type: dash(i) },
      }] : [])),
      ...unseen(key, theme),
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

interface Place { value(dimension: number): number; coord(data: number[]): number[]; size(data: number[]): number[] }

/** A burst is a tinted stretch of whole periods, behind everything; along its top runs a line in the dash of its series, `down` pixels from the edge. */
function tint({ bursts }: Series, color: string, dash: string | number[], down: number): object[] {
  if (!bursts?.length) return [];
  const drawn = ({ coordSys: { y, height } }: { coordSys: { y: number; height: number } }, place: Place): object => {
    const [from, to] = [0, 1].map((at) => place.coord([place.value(at), 0])[0]!);
    const period = place.size([1, 0])[0]!;
    const [left, right] = [from! - period / 2, to! + period / 2];
    return {
      type: 'group', children: [
        { type: 'rect', shape: { x: left, y, width: right - left, height }, style: { fill: color, opacity: 0.13 } },
        { type: 'line', shape: { x1: left, x2: right, y1: y + 2 + down, y2: y + 2 + down }, style: { stroke: color, lineWidth: 3, lineDash: dash } },
      ],
    };
  };
  return [{
    type: 'custom', data: bursts, encode: { x: [0, 1], y: [] }, renderItem: drawn, xAxisIndex: 0, yAxisIndex: 2, clip: true, silent: true, animation: false, z: 0, tooltip: { show: false },
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
