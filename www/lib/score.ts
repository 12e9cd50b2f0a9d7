/** Scores, each with the digits that it needs: a p-value of 0.00 or a ΔP of 0.01 says nothing. */
import { decimal } from './format.ts';

/** Measures between −1 and 1. */
const SHARES = ['dice', 'jaccard', 'minimum_sensitivity', 'delta_p_given_node', 'delta_p_given_collocate', 'npmi'];
/** Measures whose values run into the hundreds. */
const LARGE = ['log_likelihood', 'simple_ll', 'chi_squared', 'chi_squared_yates', 'll2', 'll4', 'bic', 'local_mi', 'percent_difference'];

/** Room for the values of a measure with what stands around them in a cell. */
export const scoreWidth = (id: string): string => (LARGE.includes(id) ? '100px' : '78px');

/** `3.2e−12`: two digits and the power of ten. */
export const scientific = (value: number): string => {
  const [digits = '', power = ''] = value.toExponential(1).split('e');
  return `${digits.replace('-', '−')}e${power.replace('+', '').replace('-', '−')}`;
};

export function score(id: string, value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 1e9 || (id === 'fisher' && size > 0 && size < 0.001)) return scientific(value);
  if (SHARES.includes(id) || id === 'fisher') return size > 0 && size < 0.0001 ? scientific(value) : decimal(value, 4);
  if (size >= 100_000) return decimal(value, 0);
  return decimal(value, LARGE.includes(id) || size >= 10_000 ? 1 : 2);
}
