/** The charts are a script of their own. It is fetched when the page is idle, so that nothing is requested once texts
 *  are there, and run with the first chart. */
import type * as Charts from '../charts/index.ts';
import { assets } from '../assets.ts';

let charts: Promise<typeof Charts> | undefined;

export function loadCharts(): Promise<typeof Charts> {
  // A pause between running the script and drawing keeps both tasks short.
  charts ??= (import(assets.charts) as Promise<typeof Charts>).then(async (module) => {
    await new Promise((resolve) => setTimeout(resolve));
    return module;
  });
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
