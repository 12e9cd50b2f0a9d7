/** The charts are a script of their own, run with the first chart. */
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

/** Fetches the script without running it. */
export function fetchCharts(): void {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = assets.charts;
  document.head.append(link);
}
