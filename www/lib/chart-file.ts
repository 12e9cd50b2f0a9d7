/** A chart that stands alone: with its title, legend, source line, N and settings. */
import type { ChartSpec } from '../charts/spec.ts';
import { loadCharts } from '../elements/charts-loader.ts';
import { theme } from './theme.ts';

export async function chartFile(spec: ChartSpec, as: 'png' | 'svg'): Promise<Blob> {
  const charts = await loadCharts();
  const height = spec.kind === 'bars' ? 144 + spec.labels.length * 24 : 600;
  return charts[as](spec, theme(), spec.kind === 'bars' ? 720 : 1120, height);
}
