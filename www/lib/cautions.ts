/** Why numbers should not be trusted too far, in words. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Caution } from '../core/stats-types.ts';
import { words } from '../state/preferences.ts';

/** A line of its own below a summary. */
export const cautions = (codes: readonly Caution[]): TemplateResult | typeof nothing => (codes.length === 0 ? nothing
  : html`<span class="cautions"><b>${words.value.compare.care}</b> ${codes.map((code) => words.value.compare.cautions[code]).join(words.value.app.separator)}</span>`);
