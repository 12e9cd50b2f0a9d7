/** The charts are a script of their own, run with the first chart. */
import type * as Charts from '../charts/index.ts';
import { AssetError, assets } from '../assets.ts';

declare const __SINGLE__: boolean;

let charts: Promise<typeof Charts> | undefined;

export function loadCharts(): Promise<typeof Charts> {
  // A pause between running the script and drawing keeps both tasks short.
  // In the single file they stand in the one script, unused until now: a script in a Blob would break its policy.
  charts ??= (__SINGLE__ ? import('../charts/index.ts') : (import(assets.charts) as Promise<typeof Charts>)).then(async (module) => {
    await new Promise((resolve) => setTimeout(resolve));
    return module;
  }, (cause: unknown) => {
    // The next chart tries again.
    charts = undefined;
    throw new AssetError('missing', assets.charts.split('/').pop() ?? '', { cause });
  });
  return charts;
}

/** Fetches the script without running it. */
export function fetchCharts(): void {
  if (__SINGLE__) return;
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = assets.charts;
  document.head.append(link);
}
