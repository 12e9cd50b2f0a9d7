import type { EChartsCoreOption } from 'echarts/core';
import { ems } from '../lib/fit.ts';
import { touched } from '../lib/touch.ts';
import { tooltip } from './bars.ts';
import { sidesOf } from './names.ts';
import type { NetworkSpec, Size, Theme } from './spec.ts';

/** Of a name, in pixels, and of that of the node; where there is little room, smaller. */
const NAMES = { wide: [14, 18], narrow: [12, 15] } as const;
const NARROW = 560;
/** The way up and down, or to the sides, is drawn at most so much larger than the other. */
const STRETCH = 2.8;
/** More words than this do not all have room for their names: the picture can then be enlarged. */
const ROOM = 60;

/** A finger moves the page, and so does the wheel where everything can be read. */
const roam = (words: number): boolean | 'move' => (touched() ? false : words > ROOM ? true : 'move');

/** Where the points stand so that every name is within the picture. */
function places({ nodes, labels }: NetworkSpec, font: number, box: { left: number; top: number; width: number; height: number }): { x: number[]; y: number[] } {
  const side = Math.min(box.width / 4, (Math.max(...labels.map(ems)) * font) / 2 + 8);
  const along = (values: number[], from: number, room: number): { middle: number; centre: number; scale: number } => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return { middle: (least + most) / 2, centre: from + room / 2, scale: room / Math.max(1, most - least) };
  };
  const across = along(nodes.map(({ x }) => x), box.left + side, box.width - 2 * side);
  const down = along(nodes.map(({ y }) => y), box.top, box.height);
  const least = Math.min(across.scale, down.scale);
  const at = ({ middle, centre, scale }: typeof down, value: number): number => centre + (value - middle) * Math.min(scale, least * STRETCH);
  return { x: nodes.map(({ x }) => at(across, x)), y: nodes.map(({ y }) => at(down, y)) };
}

/** Words as the core put them, in a chart of `size`. */
export function network(spec: NetworkSpec, theme: Theme, whole: boolean, size: Size): EChartsCoreOption {
  const { nodes, edges, orders } = spec;
  const [font, large] = size.width < NARROW ? NAMES.narrow : NAMES.wide;
  const top = whole ? 100 : 16;
  const at = places(spec, font, { left: 8, top, width: size.width - 16, height: size.height - top - (whole ? 128 : 40) });
  const sizes = nodes.map(({ size: points, node }) => (node ? 16 : 5 + 9 * points));
  const sides = sidesOf(nodes.map(({ node }, i) => {
    const letters = node ? large : font;
    // The edge that sets letters off from lines counts.
    return { x: at.x[i]!, y: at.y[i]!, radius: sizes[i]! / 2, wide: ems(spec.labels[i]!) * letters + 6, high: letters * 1.2 + 6 };
  }), nodes.findIndex(({ node }) => node), size.width);
  const [left, above] = [Math.min(...at.x), Math.min(...at.y)];
  return {
    legend: { show: false },
    tooltip: tooltip(theme, (params) => {
      const { dataType, dataIndex } = params as { dataType: string; dataIndex: number };
      return (dataType === 'edge' ? edges[dataIndex] : nodes[dataIndex])?.text ?? '';
    }, 'item'),
    graphic: whole ? key(orders, theme) : [],
    series: [{
      type: 'graph', layout: 'none', roam: whole ? false : roam(nodes.length), scaleLimit: { min: 0.5, max: 6 }, left, top: above, width: Math.max(1, Math.max(...at.x) - left), height: Math.max(1, Math.max(...at.y) - above),
      cursor: 'pointer', animation: false, draggable: false, emphasis: { focus: 'adjacency', scale: false, label: { color: theme.accent } }, blur: { itemStyle: { opacity: 0.35 }, lineStyle: { opacity: 0.08 }, label: { opacity: 0.35 } },
      labelLayout: { hideOverlap: true }, selectedMode: false,
      data: nodes.map(({ node }, i) => ({
        name: String(i), x: at.x[i], y: at.y[i], symbol: 'circle', symbolSize: sizes[i],
        itemStyle: { color: node ? theme.accent : theme.muted },
        label: {
          show: true, position: sides[i], distance: 2, formatter: spec.labels[i], color: node ? theme.accent : theme.ink, fontFamily: theme.serif,
          fontSize: node ? large : font, fontWeight: node ? 600 : 400, textBorderColor: theme.paper, textBorderWidth: 3,
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
