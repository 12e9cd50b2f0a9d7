/** The charts are a script of their own. It is fetched when the page is idle, so that nothing is requested once texts
 *  are there, and run with the first chart. */
import type * as Charts from '../charts/index.ts';
import { assets } from '../assets.ts';

let charts: Promise<typeof Charts> | undefined;

export function loadCharts(): Promise<typeof Charts> {
  charts ??= import(assets.charts) as Promise<typeof Charts>;
  return charts;
}

export function prepareCharts(): void {
  const fetchOnly = (): void => {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = assets.charts;
    document.head.append(link);
  };
  if ('requestIdleCallback' in globalThis) requestIdleCallback(fetchOnly, { timeout: 3000 });
  else setTimeout(fetchOnly, 1000);
}
