/** A chart that stands alone: with its title, legend, source line, N and settings. */
import type { ChartSpec } from '../charts/spec.ts';
import { loadCharts } from '../elements/charts-loader.ts';
import { theme } from './theme.ts';

export async function chartFile(spec: ChartSpec, as: 'png' | 'svg'): Promise<Blob> {
  const charts = await loadCharts();
  const rows = spec.labels.length;
  const [width, height] = spec.kind === 'bars' ? [720, 160 + rows * 24] : spec.kind === 'heat' ? [880, 232 + rows * 26] : spec.kind === 'timeline' ? [1120, 600] : [1120, 840];
  return charts[as](spec, theme(), width, height);
}
