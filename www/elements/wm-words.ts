import { signal } from '@preact/signals-core';
import { html, nothing, type TemplateResult } from 'lit';
import { Answers } from '../state/answers.ts';
import { reading } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { setWord } from '../state/reading-settings.ts';
import { scoped } from '../state/scope.ts';
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

/** What the core does not take for one word. */
const NO_WORD = /[\s"＂“”「」『』/[\]{}()|｜*?+=<>]/;

/** Repairs the segmentation where it is seen: what is selected in a text, or typed, becomes one word, or none. */
export class WmWords extends WmElement {
  /** Null: no field to type in. */
  #typed: string | null = null;
  #wait: ReturnType<typeof setTimeout> | undefined;
  readonly #risk = new Answers<'risk'>(this, true);

  protected override render(): TemplateResult | typeof nothing {
    const text = selected.value;
    if (reading.value) return nothing;
    const w = words.value.readingView;
    const typed = this.#typed;
    this.#risk.set(typed && !NO_WORD.test(typed) ? { ask: 'risk', term: typed, limit: 0, ...scoped() } : null);
    if (typed !== null) return this.#field(typed);
    if (text) return html`<span class="repair" role="group" aria-label=${w.repair}><q class="corpus">${text}</q>${this.#buttons(text)}</span>`;
    // Beside lines there is room to say that words can be repaired; in a text it would stand in the way.
    return html`${this.closest('.reader') ? nothing : html`<small class="repair-hint">${w.repairHint}</small>`}
      <button class="quiet" title=${w.repairTypeHint} @click=${() => this.#type('', true)}>${w.repairType}</button>`;
  }

  #buttons(text: string, there = true): TemplateResult {
    const w = words.value.readingView;
    // The selection must outlive the press of the button; after it another one would be offered for what stands there then.
    const keep = (event: Event): void => event.preventDefault();
    const set = (cut: boolean) => (): void => {
      getSelection()?.removeAllRanges();
      setWord(text, cut);
      if (this.#typed !== null) this.#type('', true);
    };
    return html`<button type="button" class="quiet" title=${w.oneWordHint} ?disabled=${!there} @mousedown=${keep} @click=${set(false)}>${w.oneWord}</button>
      ${[...text].length > 1 ? html`<button type="button" class="quiet" title=${w.noWordHint} ?disabled=${!there} @mousedown=${keep} @click=${set(true)}>${w.noWord}</button>` : nothing}`;
  }

  /** For keys: the word is typed, and what is counted of it stands beside. */
  #field(typed: string): TemplateResult {
    const w = words.value.readingView;
    const { answer, error, busy } = this.#risk;
    const of = answer?.term !== undefined && this.#risk.question?.term === typed && !busy ? answer : null;
    const said = !typed ? '' : NO_WORD.test(typed) ? w.repairOne : error ? error : !of ? '' : of.character_hits === 0 ? w.repairNone : w.repairCounts(of.token_hits, of.character_hits);
    return html`<span class="repair" role="group" aria-label=${w.repair} @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') this.#type(null, true); }}>
      <label class="field">${w.repairWord} <input type="text" class="corpus" maxlength=${LONGEST} autocomplete="off" spellcheck="false" .value=${typed}
        @input=${(event: Event) => {
          clearTimeout(this.#wait);
          this.#wait = setTimeout(() => this.#type((event.target as HTMLInputElement).value.trim()), 200);
        }}></label>
      <span role="status">${said}</span>
      ${typed ? this.#buttons(typed, !NO_WORD.test(typed) && of?.character_hits !== 0) : nothing}
      <button type="button" class="quiet" @click=${() => this.#type(null, true)}>${words.value.app.close}</button></span>`;
  }

  #type(typed: string | null, focus = false): void {
    clearTimeout(this.#wait);
    this.#typed = typed;
    this.requestUpdate();
    if (focus) void this.updateComplete.then(() => this.querySelector<HTMLElement>('input, button')?.focus());
  }
}
customElements.define('wm-words', WmWords);
