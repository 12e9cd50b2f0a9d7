import type { EChartsCoreOption } from 'echarts/core';
import { tooltip } from './bars.ts';
import type { NetworkSpec, Theme } from './spec.ts';

const PIXELS = 14;
/** More words than this do not all have room for their names: the picture can then be enlarged. */
const ROOM = 60;

/** A finger moves the page, and so does the wheel where everything can be read. */
const roam = (words: number): boolean | 'move' => (matchMedia('(pointer: fine)').matches ? (words > ROOM ? true : 'move') : false);

/** Words where the core put them. */
export function network(spec: NetworkSpec, theme: Theme, whole: boolean): EChartsCoreOption {
  const { nodes, edges, orders } = spec;
  return {
    legend: { show: false },
    tooltip: tooltip(theme, (params) => {
      const { dataType, dataIndex } = params as { dataType: string; dataIndex: number };
      return (dataType === 'edge' ? edges[dataIndex] : nodes[dataIndex])?.text ?? '';
    }, 'item'),
    graphic: whole ? key(orders, theme) : [],
    series: [{
      type: 'graph', layout: 'none', roam: whole ? false : roam(nodes.length), scaleLimit: { min: 0.5, max: 6 }, top: whole ? 88 : 24, bottom: whole ? 112 : 32, left: 56, right: 56, preserveAspect: 'contain',
      cursor: 'pointer', animation: false, draggable: false, emphasis: { focus: 'adjacency', scale: false, label: { color: theme.accent } }, blur: { itemStyle: { opacity: 0.35 }, lineStyle: { opacity: 0.08 }, label: { opacity: 0.35 } },
      labelLayout: { hideOverlap: true }, selectedMode: false,
      data: nodes.map(({ x, y, size, node }, i) => ({
        name: String(i), x: x * PIXELS, y: y * PIXELS, symbol: 'circle', symbolSize: node ? 16 : 5 + 9 * size,
        itemStyle: { color: node ? theme.accent : theme.muted },
        label: {
          show: true, position: 'bottom', distance: 2, formatter: spec.labels[i], color: node ? theme.accent : theme.ink, fontFamily: theme.serif,
          fontSize: node ? 18 : PIXELS, fontWeight: node ? 600 : 400, textBorderColor: theme.paper, textBorderWidth: 3,
        },
      })),
      links: edges.map(({ source, target, strength, window }) => ({
        source, target, lineStyle: { width: window ? 0.75 + 2.5 * strength : 0.75 + strength, color: window ? theme.muted : theme.other, opacity: window ? 0.35 + 0.4 * strength : 0.2 + 0.25 * strength, type: window ? 'solid' : [4, 3] },
      })),
    }],
  };
}

/** What the lines mean, for a picture that stands alone. */
function key(orders: [string, string], theme: Theme): object[] {
  const line = (order: 0 | 1, y: number): object[] => [
    { type: 'line', left: 8, top: y + 7, shape: { x1: 0, y1: 0, x2: 28, y2: 0 }, style: { stroke: order === 0 ? theme.muted : theme.other, lineWidth: 2, lineDash: order === 0 ? null : [4, 3] }, silent: true },
    { type: 'text', left: 44, top: y, style: { text: orders[order], fill: theme.ink, font: `13px ${theme.sans}` }, silent: true },
  ];
  return [...line(0, 44), ...line(1, 64)];
}
