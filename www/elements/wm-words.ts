import { signal } from '@preact/signals-core';
import { html, nothing, type TemplateResult } from 'lit';
import { reading } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { setWord } from '../state/reading-settings.ts';
import { WmElement } from './element.ts';

/** The longest word of a user dictionary, in characters. */
const LONGEST = 64;
const selected = signal('');

document.addEventListener('selectionchange', () => {
  const selection = getSelection();
  const at = selection?.anchorNode?.parentElement?.closest('.reader-text .body, .kwic .grid-body');
  const text = at ? String(selection).trim() : '';
  selected.value = text && !text.includes('\n') && [...text].length <= LONGEST ? text : '';
});

/** Repairs the segmentation where it is seen: what is selected in a text becomes one word, or none. */
export class WmWords extends WmElement {
  protected override render(): TemplateResult | typeof nothing {
    const text = selected.value;
    if (reading.value) return nothing;
    const w = words.value.readingView;
    // Beside lines there is room to say that words can be repaired; in a text it would stand in the way.
    if (!text) return this.closest('.reader') ? nothing : html`<small class="repair-hint">${w.repairHint}</small>`;
    // The selection must outlive the press of the button.
    const keep = (event: Event): void => event.preventDefault();
    return html`<span class="repair" role="group" aria-label=${w.repair}><q class="corpus">${text}</q>
      <button class="quiet" title=${w.oneWordHint} @mousedown=${keep} @click=${() => setWord(text, false)}>${w.oneWord}</button>
      ${[...text].length > 1 ? html`<button class="quiet" title=${w.noWordHint} @mousedown=${keep} @click=${() => setWord(text, true)}>${w.noWord}</button>` : nothing}</span>`;
  }
}
customElements.define('wm-words', WmWords);
