/** The line of controls above a view, the same in every one. On a phone it folds behind a button. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { integer } from './format.ts';
import { words } from '../state/preferences.ts';

export const controls = (content: TemplateResult): TemplateResult => html`<div class="controls">
  <button class="fold quiet" aria-expanded="false" @click=${(event: Event) => {
    const button = event.currentTarget as HTMLElement;
    const open = button.parentElement!.toggleAttribute('data-open');
    button.setAttribute('aria-expanded', String(open));
  }}>${words.value.app.settings}</button>
  <div class="controls-line">${content}</div>
</div>`;

/** The parts of a view, of which one is shown. */
export const parts = <T extends string>(label: string, names: Record<T, string>, shown: T, set: (part: T) => void): TemplateResult =>
  html`<div class="choice parts" role="group" aria-label=${label}>${(Object.entries(names) as [T, string][]).map(([key, name]) => html`
    <button aria-pressed=${key === shown} @click=${() => set(key)}>${name}</button>`)}</div>`;

export const choice = <T extends string>(
  label: string, value: T, options: readonly (readonly [T, string])[], set: (value: T) => void,
): TemplateResult => html`<label class="field">${label}
  <select .value=${value} @change=${(event: Event) => set((event.target as HTMLSelectElement).value as T)}>
    ${options.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}
  </select></label>`;

export const amount = (
  label: string, value: number, [min, max]: readonly [number, number], set: (value: number) => void, unit = '', placeholder = '', empty = 0,
): TemplateResult => html`<label class="field">${label}
  <input type="number" min=${min} max=${max} title=${words.value.app.bounds(min, max)} placeholder=${placeholder} .value=${placeholder && value === empty ? '' : String(value)}
    @change=${(event: Event) => {
      const input = event.target as HTMLInputElement;
      if (input.value === '' && placeholder) return set(empty);
      const given = Math.round(Number(input.value) || 0);
      const wanted = Math.max(min, Math.min(max, given));
      input.value = String(wanted);
      // A number that was changed says so, until the next one.
      input.closest('label')!.nextElementSibling!.textContent = wanted === given ? '' : words.value.app.bounded(integer(given), integer(wanted), words.value.app.bounds(min, max));
      set(wanted);
    }}>${unit}</label><small class="bounded" role="status"></small>`;

/** A box to tick. It shows what is, also when a tick was refused before anything was drawn. */
export const tick = (label: string, value: boolean, set: (value: boolean) => void, disabled = false): TemplateResult => html`<label class="field tick">
  <input type="checkbox" ?disabled=${disabled} .checked=${live(value)} @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}>${label}</label>`;

/** A field to type in; asks a moment after the last key. */
export function text(label: string, value: string, set: (value: string) => void, hint = ''): TemplateResult {
  const typed = (event: Event): void => {
    const input = event.target as HTMLInputElement & { wait?: ReturnType<typeof setTimeout> };
    clearTimeout(input.wait);
    input.wait = setTimeout(() => set(input.value), 200);
  };
  return html`<label class="field">${label} <input type="search" class="corpus" autocomplete="off" spellcheck="false" title=${hint} .value=${value} @input=${typed}></label>`;
}
