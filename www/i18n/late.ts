/** Where the words of the views are put once they are here. */
import { signal } from '@preact/signals-core';
import type { Language } from './index.ts';
import type { en as method } from './areas/methods.ts';
import type { en as inForce } from './areas/in-force.ts';
import type { en as coreTexts } from './areas/core-texts.ts';
import type { en as around } from './areas/around.ts';
import type { en as compare } from './areas/compare.ts';
import type { en as spread } from './areas/terms.ts';
import type { en as time } from './areas/time.ts';
import type { en as spoken } from './areas/spoken.ts';
import type { en as company } from './areas/company.ts';
import type { en as lines } from './areas/lines.ts';

export interface LateWords {
  method: typeof method;
  inForce: typeof inForce;
  coreTexts: typeof coreTexts;
  around: typeof around;
  compare: typeof compare;
  spread: typeof spread;
  time: typeof time;
  spoken: typeof spoken;
  company: typeof company;
  lines: typeof lines;
}

export const late = signal<Record<Language, LateWords> | null>(null);
