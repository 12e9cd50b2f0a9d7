/** The two days between which is counted: the way of the keyboard to what a drag on the timeline does. */
import { html, type TemplateResult } from 'lit';
import { words } from '../state/preferences.ts';
import { restrict, scope } from '../state/scope.ts';

export function dayFields(): TemplateResult {
  const w = words.value.scope;
  const day = (label: string, key: 'from' | 'to'): TemplateResult => html`<label class="field">${label}
    <input type="date" min="1000-01-01" max="2999-12-31" .value=${scope.value[key] ?? ''}
      @change=${(event: Event) => restrict({ [key]: (event.target as HTMLInputElement).value || undefined })}></label>`;
  return html`${day(w.from, 'from')} ${day(w.to, 'to')}`;
}
