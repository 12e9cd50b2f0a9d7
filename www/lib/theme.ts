import type { Theme } from '../charts/spec.ts';
import { language } from '../state/preferences.ts';

/** The colours and faces of the page, for what is drawn; on paper those of the day, whatever the screen has. */
export function theme(paper = false): Theme {
  const root = document.documentElement;
  const scheme = root.dataset['scheme'];
  if (paper) root.dataset['scheme'] = 'light';
  try {
    return { ...read(), ...(paper ? { paper: '#fff' } : {}) };
  } finally {
    if (scheme === undefined) delete root.dataset['scheme'];
    else root.dataset['scheme'] = scheme;
  }
}

function read(): Theme {
  // ECharts puts the faces between double quotation marks in SVG, and leaves those in them as they are.
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(name).trim().replaceAll('"', "'");
  return {
    language: language.value, ink: of('--ink'), muted: of('--muted'), rule: of('--rule'), paper: of('--paper'), accent: of('--cinnabar'), other: of('--indigo'), onAccent: of('--on-cinnabar'),
    series: [1, 2, 3, 4, 5, 6].map((i) => of(`--series-${i}`)), sans: of('--sans'), serif: of('--serif'),
  };
}
