import { html, nothing, type TemplateResult } from 'lit';
import { integer } from '../lib/format.ts';
import { reading } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { changeReading } from '../state/reading-settings.ts';
import { wordsChange } from '../state/words-change.ts';
import { WmElement } from './element.ts';

/** Counts before and after the last change of the user's words; the change can be undone here. */
export class WmWordsChange extends WmElement {
  protected override render(): TemplateResult {
    const change = reading.value ? null : wordsChange.value;
    const w = words.value.segmentation;
    return html`<div role="status">${change ? html`<div class="notice words-change">
      <p>${w.changed(change.documents, change.tokens_before, change.tokens_after)}
        ${change.terms.length > 0 ? html`<span class="counts">${change.terms.map(({ written, before, after }) => html`
          <span><span class="corpus">${written}</span> ${integer(before)} → ${integer(after)}</span> `)}
          ${change.changed > change.terms.length ? html`<span>${w.more(change.changed - change.terms.length)}</span>` : nothing}</span>` : nothing}</p>
      <button class="quiet" @click=${() => changeReading({ words: change.words })}>${w.undo}</button>
      <button class="quiet" @click=${() => (wordsChange.value = null)}>${words.value.app.close}</button>
    </div>` : nothing}</div>`;
  }
}
customElements.define('wm-words-change', WmWordsChange);
