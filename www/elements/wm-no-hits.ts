import { html, nothing, type TemplateResult } from 'lit';
import { marksIn, tagsIn } from '../lib/marks-in-query.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { concordanceQuestion } from '../state/questions.ts';
import { search } from '../state/search.ts';
import { view } from '../state/settings.ts';
import { WmElement } from './element.ts';

/** Says of one part of speech that no word has it, if that is so. */
export class WmTagless extends WmElement {
  static override properties = { tag: { attribute: false } };
  declare tag: string;
  readonly #answers = new Answers<'concordance'>(this, true);

  protected override render(): TemplateResult | typeof nothing {
    const asked = concordanceQuestion.value;
    this.#answers.set(asked ? { ...asked, query: `pos:${this.tag}` } : null);
    if (this.#answers.answer?.total !== 0) return nothing;
    return html`<p>${words.value.query.tagless(this.tag)} <button class="link" @click=${() => (view.value = 'terms')}>${words.value.query.toTerms}</button></p>`;
  }
}
customElements.define('wm-tagless', WmTagless);

/** Why a query has no hit, as far as its spelling tells, and what to write instead. */
export class WmNoHits extends WmElement {
  static override properties = { query: { attribute: false } };
  declare query: string;

  protected override render(): TemplateResult | typeof nothing {
    const instead = marksIn(this.query);
    const tags = tagsIn(this.query);
    if (!instead && tags.length === 0) return nothing;
    return html`<div class="no-hits" role="status">
      ${instead ? html`<p>${words.value.query.marks(instead.marks)} ${instead.queries.map((query) => html`<button class="link corpus" @click=${() => search(query)}>${query}</button> `)}</p>` : nothing}
      ${tags.map((tag) => html`<wm-tagless .tag=${tag}></wm-tagless>`)}
    </div>`;
  }
}
customElements.define('wm-no-hits', WmNoHits);
