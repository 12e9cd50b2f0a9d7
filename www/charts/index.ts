/** The only place that knows ECharts. Loaded with the first chart; draws on canvas, writes PNG and SVG. */
import { BarChart, CustomChart, GraphChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AxisPointerComponent, DataZoomComponent, GraphicComponent, GridComponent, LegendScrollComponent, TitleComponent, TooltipComponent, VisualMapContinuousComponent,
} from 'echarts/components';
import { init, use, type ECharts, type EChartsCoreOption } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import { bars } from './bars.ts';
import { brush } from './brush.ts';
import { heat } from './heat.ts';
import { map } from './map.ts';
import { network } from './network.ts';
import type { BarsSpec, ChartSpec, Opened, Size, Theme, TimelineSpec } from './spec.ts';
import { timeline } from './timeline.ts';

use([
  BarChart, CustomChart, GraphChart, HeatmapChart, LineChart, ScatterChart, AxisPointerComponent, DataZoomComponent, GraphicComponent, GridComponent, LegendScrollComponent,
  TitleComponent, TooltipComponent, VisualMapContinuousComponent, LabelLayout, CanvasRenderer, SVGRenderer,
]);

const drawn = (spec: ChartSpec, theme: Theme, whole: boolean, size: Size): EChartsCoreOption => {
  switch (spec.kind) {
    case 'bars': return bars(spec, theme, whole, size);
    case 'timeline': return timeline(spec, theme, whole, size);
    case 'network': return network(spec, theme, whole, size);
    case 'heat': return heat(spec, theme, whole);
    case 'map': return map(spec, theme, whole, size);
  }
};

const option = (spec: ChartSpec, theme: Theme, whole: boolean, size: Size): EChartsCoreOption => ({
  animation: false, backgroundColor: whole ? theme.paper : 'transparent', textStyle: { fontFamily: theme.sans },
  ...drawn(spec, theme, whole, size),
});

/** A chart that stands alone: with its title above and its source line below. */
const exported = (spec: ChartSpec, theme: Theme, size: Size): EChartsCoreOption => ({
  ...option(spec, theme, true, size),
  title: [
    { text: spec.title, left: 8, top: 12, textStyle: { color: theme.ink, fontFamily: theme.serif, fontSize: 18, fontWeight: 600 } },
    {
      text: `${spec.kind === 'timeline' ? '' : `${spec.unit}\n`}${spec.source}`, left: 8, bottom: 8,
      textStyle: { color: theme.muted, fontFamily: theme.sans, fontSize: 11, lineHeight: 16, fontWeight: 400, width: size.width - 32, overflow: 'break' },
    },
  ],
});

/** Pixels across the text of a sheet of paper, and to each of them so many dots. */
const SHEET = 680;
const DOTS = 3;

export interface Drawn {
  show(spec: ChartSpec, theme: Theme): void;
  /** What is shown, as wide as a sheet of paper. */
  paper(theme: Theme): HTMLCanvasElement | null;
  resize(): void;
  dispose(): void;
}

export function draw(into: HTMLElement, open: (what: Opened) => void, range: (first: number, last: number) => void): Drawn {
  const chart = init(into, null, { renderer: 'canvas' });
  let shown: ChartSpec | null = null;
  let how: Theme | null = null;
  const put = (): void => {
    if (shown && how) chart.setOption(option(shown, how, false, { width: chart.getWidth(), height: chart.getHeight() }), { notMerge: true });
  };
  chart.getZr().on('click', ({ offsetX, offsetY }) => {
    const what = shown && (shown.kind === 'bars' || shown.kind === 'timeline') && opened(chart, shown, offsetX, offsetY);
    if (what) open(what);
  });
  // Of the others what is meant is what is hit.
  chart.on('click', (params) => {
    const what = shown && hit(shown, params as unknown as Hit);
    if (what) open(what);
  });
  const marking = brush(into, chart, () => (shown?.kind === 'timeline' ? shown.labels.length : 0), range);
  return {
    show(spec, theme) {
      [shown, how] = [spec, theme];
      put();
    },
    paper(theme) {
      if (!shown) return null;
      const size = { width: SHEET, height: Math.max(320, into.clientHeight) };
      // Nothing can be moved there, so everything is there.
      return picture({ ...option(shown, theme, false, size), dataZoom: [] }, theme, size, DOTS);
    },
    resize() {
      // An observer tells the size once at the beginning, when it is what the chart has already.
      if (chart.getWidth() === into.clientWidth && chart.getHeight() === into.clientHeight) return;
      chart.resize();
      if (!shown || shown.kind === 'heat') return;
      // What depends on the shape: the unit of axes, places of words, rows of names, room for them. What was enlarged stays so.
      const [zoom] = (chart.getOption() as { dataZoom?: { start?: number; end?: number }[] }).dataZoom ?? [];
      put();
      if (zoom) chart.dispatchAction({ type: 'dataZoom', start: zoom.start, end: zoom.end });
    },
    dispose() {
      marking.dispose();
      chart.dispose();
    },
  };
}

interface Hit { dataType?: string; dataIndex: number; value: number[] }

function hit(spec: ChartSpec, { dataType, dataIndex, value }: Hit): Opened | null {
  if (spec.kind === 'network') return { index: dataIndex, label: spec.labels[dataIndex] ?? '', series: 0, edge: dataType === 'edge' };
  if (spec.kind === 'heat') {
    const [column = 0, row = 0] = value;
    return { index: row, label: spec.labels[row] ?? '', series: column > spec.node ? column - 1 : column };
  }
  const index = spec.kind === 'map' ? (value[2] ?? -1) : -1;
  return spec.labels[index] === undefined ? null : { index, label: spec.labels[index], series: 0 };
}

/** Which bar or point is meant: the whole width of a period counts, and the line nearest in height. */
function opened(chart: ECharts, spec: BarsSpec | TimelineSpec, x: number, y: number): Opened | null {
  if (spec.kind === 'bars') {
    const at = chart.convertFromPixel({ seriesIndex: 0 }, [x, y]);
    const index = Array.isArray(at) ? Math.round(at[1] ?? -1) : -1;
    return spec.labels[index] === undefined ? null : { index, label: spec.labels[index], series: 0 };
  }
  const strip = chart.containPixel({ gridIndex: 1 }, [x, y]);
  if (!strip && !chart.containPixel({ gridIndex: 0 }, [x, y])) return null;
  const at = chart.convertFromPixel({ gridIndex: strip ? 1 : 0 }, [x, y]);
  const index = Math.round(at[0] ?? -1);
  if (spec.labels[index] === undefined) return null;
  const distances = spec.series.map(({ values }) => (values[index] == null ? Infinity : Math.abs(values[index] - (at[1] ?? 0))));
  return { index, label: spec.labels[index], series: strip ? 0 : distances.indexOf(Math.min(...distances)) };
}

function picture(of: EChartsCoreOption, theme: Theme, size: Size, pixelRatio: number): HTMLCanvasElement {
  const chart = init(document.createElement('div'), null, { renderer: 'canvas', ...size, devicePixelRatio: pixelRatio });
  try {
    chart.setOption(of);
    return chart.renderToCanvas({ pixelRatio, backgroundColor: theme.paper });
  } finally {
    chart.dispose();
  }
}

export function png(spec: ChartSpec, theme: Theme, width: number, height: number): Promise<Blob> {
  const canvas = picture(exported(spec, theme, { width, height }), theme, { width, height }, 2);
  return new Promise<Blob>((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('PNG'))), 'image/png'));
}

export function svg(spec: ChartSpec, theme: Theme, width: number, height: number): Blob {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(exported(spec, theme, { width, height }));
    // Characters that XML forbids would make the whole picture unreadable.
    const text = chart.renderToSVGString().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
    return new Blob([text], { type: 'image/svg+xml' });
  } finally {
    chart.dispose();
  }
}
