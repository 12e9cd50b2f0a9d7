/** Why numbers should not be trusted too far, in words. */
import type { Caution } from '../core/stats-types.ts';
import { words } from '../state/preferences.ts';

export const cautions = (codes: readonly Caution[]): string =>
  codes.map((code) => `${words.value.app.separator}${words.value.compare.cautions[code]}`).join('');
