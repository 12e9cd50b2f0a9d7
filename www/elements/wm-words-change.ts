import { html, nothing, type TemplateResult } from 'lit';
import { integer } from '../lib/format.ts';
import { reading } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { changeReading } from '../state/reading-settings.ts';
import { wordsChange } from '../state/words-change.ts';
import { WmElement } from './element.ts';

/** So many words stand in the line itself; the others unfold. */
const INLINE = 3;

/** Counts before and after the last change of the user's words; the change can be undone here, and then be done again. */
export class WmWordsChange extends WmElement {
  protected override render(): TemplateResult {
    const change = reading.value ? null : wordsChange.value;
    return html`<div role="status">${change ? this.#line(change) : nothing}</div>`;
  }

  #line(change: NonNullable<typeof wordsChange.value>): TemplateResult {
    const w = words.value.segmentation;
    const terms = change.terms.map(({ written, before, after }) => html`<span><span class="corpus">${written}</span> ${integer(before)} → ${integer(after)}</span> `);
    const more = change.changed - change.terms.length;
    return html`<div class="notice words-change">
      <p>${change.undone ? w.undone : nothing} ${change.documents === 0 ? w.untouched : w.changed(change.documents, change.tokens_before, change.tokens_after)}
        ${terms.length > 0 && terms.length <= INLINE ? html`<span class="counts">${terms}</span>` : nothing}</p>
      ${terms.length > INLINE ? html`<details><summary>${w.counts(change.changed)}</summary><div class="counts">${terms}${more > 0 ? html`<span>${w.more(more)}</span>` : nothing}</div></details>` : nothing}
      <button class="quiet" @click=${() => changeReading({ words: change.before })}>${change.undone ? w.redo : w.undo}</button>
      <button class="quiet" @click=${() => (wordsChange.value = null)}>${words.value.app.close}</button>
    </div>`;
  }
}
customElements.define('wm-words-change', WmWordsChange);
