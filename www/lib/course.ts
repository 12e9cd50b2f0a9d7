/** How often in each period, as a line without axes. */
import { svg, type TemplateResult } from 'lit';
import { integer } from './format.ts';

const WIDTH = 120;
const HEIGHT = 22;

export function course(values: (number | null)[], description: string): TemplateResult {
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  const step = WIDTH / Math.max(1, values.length - 1);
  // A period without text is a gap in the line.
  const path = values.map((value, i) => value === null ? '' : `${i === 0 || values[i - 1] === null ? 'M' : 'L'}${(i * step).toFixed(1)} ${(HEIGHT - 2 - (value / most) * (HEIGHT - 4)).toFixed(1)}`).join('');
  const label = `${description}: ${values.length > 60 ? integer(most) : values.map((value) => (value === null ? '–' : integer(value))).join(' ')}`;
  return svg`<svg class="course" width=${WIDTH} height=${HEIGHT} viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${label}><path d=${path}></path></svg>`;
}
