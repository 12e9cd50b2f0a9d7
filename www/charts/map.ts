import type { EChartsCoreOption } from 'echarts/core';
import { tooltip } from './bars.ts';
import type { MapSpec, Size, Theme } from './spec.ts';

/** Points that can still have a name each. */
const NAMED = 60;

const SIDES = 24;

/** Points on a plane of which only the distances mean something: no scales, the same unit on both axes of a chart of `size`. */
export function map(spec: MapSpec, theme: Theme, whole: boolean, size: Size): EChartsCoreOption {
  const { points, here, near, legend, axes } = spec;
  const group = (i: number): 0 | 1 | 2 => (i === here ? 1 : near.includes(i) ? 2 : 0);
  const colors = [theme.muted, theme.accent, theme.other];
  const symbols = ['circle', 'diamond', 'triangle'];
  const [top, bottom] = [(whole ? 44 : 0) + 32, whole ? 104 : 24];
  const [wide, tall] = [Math.max(1, size.width - 2 * SIDES), Math.max(1, size.height - top - bottom)];
  const furthest = (at: 0 | 1): number => Math.max(1e-9, ...points.map((point) => Math.abs(point[at]))) * 1.08;
  // Units per pixel: as large as both axes need. Names to the right want room besides.
  const scale = Math.max((2 * furthest(0)) / Math.max(1, wide - Math.min(160, wide * 0.3)), (2 * furthest(1)) / tall);
  const reach = { x: (scale * wide) / 2, y: (scale * tall) / 2 };
  const axis = (name: string, at: 'x' | 'y'): object => ({
    // Names of axes stand before the points.
    z: 5, type: 'value', min: -reach[at], max: reach[at], axisLabel: { show: false }, axisTick: { show: false }, splitLine: { show: false },
    axisLine: { onZero: true, lineStyle: { color: theme.rule } }, name, nameLocation: at === 'x' ? 'end' : 'start', nameGap: 4,
    nameTextStyle: { color: theme.ink, textBorderColor: theme.paper, textBorderWidth: 4, fontFamily: theme.sans, fontSize: 12, align: at === 'x' ? 'right' : 'left', verticalAlign: 'bottom', padding: at === 'x' ? [0, 0, 6, 0] : [0, 0, 0, 8] },
  });
  const groups = ([0, 1, 2] as const).filter((each) => each === 0 || points.some((_, i) => group(i) === each));
  return {
    legend: {
      show: whole || groups.length > 1, left: 'right', top: whole ? 44 : 0, itemWidth: 12, itemHeight: 12, selectedMode: false,
      textStyle: { color: theme.ink, fontFamily: theme.sans, fontSize: 13 }, data: groups.map((each) => legend[each]),
    },
    grid: { left: SIDES, right: SIDES, top, bottom },
    xAxis: axis(axes[0], 'x'),
    yAxis: axis(axes[1], 'y'),
    tooltip: tooltip(theme, (params) => spec.texts[(params as { value: number[] }).value[2] ?? -1] ?? '', 'item'),
    series: groups.map((each) => ({
      type: 'scatter', name: legend[each], animation: false, cursor: 'pointer', color: colors[each], symbol: symbols[each], symbolSize: each === 0 ? (points.length > 300 ? 6 : 9) : 14,
      z: each === 0 ? 2 : 3, itemStyle: { opacity: each === 0 ? 0.7 : 1, borderColor: theme.paper, borderWidth: 1 }, emphasis: { itemStyle: { color: theme.accent, opacity: 1 } },
      labelLayout: { hideOverlap: true },
      label: {
        show: points.length <= NAMED || each > 0, position: 'right', opacity: 1, color: each === 1 ? theme.accent : theme.ink, fontFamily: theme.serif, fontSize: 13, width: 150, overflow: 'truncate',
        formatter: ({ value }: { value: number[] }) => spec.labels[value[2] ?? -1] ?? '',
      },
      // Names near the right edge stand to the left of their points.
      data: points.flatMap(([x, y], i) => (group(i) === each ? [{ value: [x, y, i], ...(x > reach.x * 0.45 ? { label: { position: 'left' } } : {}) }] : [])),
    })),
  };
}
