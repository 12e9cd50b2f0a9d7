/** What measures are called, the same in tables, lists, settings and the paragraph. */
import type { Association } from '../core/relation-types.ts';
import type { KeynessMeasure } from '../core/stats-types.ts';
import type { SpreadMeasure } from '../core/types.ts';
import { words } from '../state/preferences.ts';

/** Signs that the field writes in every language. */
const SIGNS: Record<Association | KeynessMeasure | SpreadMeasure, string> = {
  log_dice: 'logDice', dice: 'Dice', jaccard: 'Jaccard', minimum_sensitivity: 'minimum sensitivity', mi: 'MI', mi2: 'MI²', mi3: 'MI³', local_mi: 'local MI', mi_log_f: 'MI.log f', npmi: 'NPMI', t_score: 't',
  z_score: 'z', z_score_corrected: 'z (corrected)', simple_ll: 'simple-LL', log_likelihood: 'G²', chi_squared: 'χ²', chi_squared_yates: 'χ² (Yates)', fisher: 'Fisher exact p',
  delta_p_given_node: 'ΔP(collocate | node)', delta_p_given_collocate: 'ΔP(node | collocate)', odds_ratio: 'odds ratio', odds_ratio_haldane: 'odds ratio (+½)', log_ratio: 'Log Ratio', log_ratio_conservative: 'LRC',
  ll2: 'LL (two cells)', ll4: 'LL (four cells)', bic: 'BIC', percent_difference: '%DIFF', difference_index: 'DIN', simple_maths: 'simple maths',
  range: 'range', juilland_d: 'Juilland’s D', carroll_d2: 'Carroll’s D2', rosengren_s: 'Rosengren’s S', dp: 'DP', dp_norm: 'DPnorm', egbert_dp: 'D_P', d_kl: 'D_KL', d_a: 'D_A', arf: 'ARF', ald: 'ALD', f_ald: 'f_ALD', awt: 'AWT', f_awt: 'f_AWT',
};

export const isMeasure = (id: string): id is keyof typeof SIGNS => id in SIGNS;

/** In English, for a paper: no word of the page's language. */
export const measureSign = (id: string): string => (isMeasure(id) ? SIGNS[id] : id.replaceAll('_', ' '));

export function measureName(id: string): string {
  const { around, compare, spread } = words.value;
  const own: Partial<Record<string, string>> = { ...compare.measureNames, ...around.associations };
  return own[id] ?? spread.measures[id as SpreadMeasure]?.[0] ?? measureSign(id);
}
