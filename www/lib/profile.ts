/** How often a collocate stands at each place left and right of the node, as tiny bars. */
import { svg, type TemplateResult } from 'lit';
import { words } from '../state/preferences.ts';
import { integer } from './format.ts';

const BAR = 6;
const STEP = 8;
const HEIGHT = 20;

export function profile(positions: number[], left: number): TemplateResult {
  const w = words.value.collocations;
  const most = Math.max(1, ...positions);
  const name = (i: number): string => (i < left ? w.left_n(left - i) : w.right_n(i - left + 1));
  const x = (i: number): number => i * STEP + (i < left ? 0 : STEP);
  const description = positions.map((count, i) => `${name(i)} ${integer(count)}`).join(', ');
  const width = (positions.length + 1) * STEP;
  return svg`<svg class="profile" width=${width} height=${HEIGHT} viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label=${description}>
    <title>${description}</title>
    <line x1="0" x2=${width} y1=${HEIGHT - 0.5} y2=${HEIGHT - 0.5}></line>
    <rect class="node" x=${left * STEP + 2} y="0" width="2" height=${HEIGHT}></rect>
    ${positions.map((count, i) => {
      const height = count === 0 ? 0 : Math.max(2, Math.round((count / most) * (HEIGHT - 2)));
      return svg`<rect x=${x(i)} y=${HEIGHT - 1 - height} width=${BAR} height=${height}></rect>`;
    })}
  </svg>`;
}
