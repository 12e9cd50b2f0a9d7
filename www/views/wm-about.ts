import { html, nothing, type TemplateResult } from 'lit';
import type { DocumentRow, Scope } from '../core/types.ts';
import type { KeyTermsQuestion, SimilarityQuestion } from '../core/relation-types.ts';
import { decimal } from '../lib/format.ts';
import { counting, failed } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { asQuery, openText, showLines } from '../state/search.ts';
import { WmElement } from '../elements/element.ts';
import { same } from './tables/similar.ts';

/** All documents are compared, copies once, whatever is counted at present. */
const ALL: Scope = {};
const SIMILAR: SimilarityQuestion = { ask: 'similarity', limit: 2000, neighbours: 5, scope: ALL };

/** What one text is about: its key terms, and the texts that are most like it. */
export class WmAbout extends WmElement {
  static override properties = { document: { attribute: false } };
  declare document: DocumentRow;
  readonly #keys = new Answers<'key_terms'>(this, true);
  readonly #similar = new Answers<'similarity'>(this, true);

  protected override render(): TemplateResult {
    const w = words.value.texts;
    const s = words.value.spread;
    const { document: of } = this;
    const question: KeyTermsQuestion = { ask: 'key_terms', document: of.id, terms: 12, scope: ALL };
    this.#keys.set(question);
    this.#similar.set(SIMILAR);
    const terms = this.#keys.answer?.rows[0]?.terms;
    const near = this.#similar.answer?.rows.find(({ document }) => same(document, of.id))?.neighbours;
    const error = this.#keys.error || this.#similar.error;
    if (error) return failed(error);
    return html`
      <p title=${w.keysHint}>${w.keys} ${!terms ? counting() : terms.length === 0 ? w.none : terms.map((key) => html`<button class="link corpus"
        title=${s.keyText(key.count, key.documents, decimal(key.tf_idf, 2))} @click=${() => showLines({ query: asQuery(key), filter: { document: of.id, name: of.title || of.name } })}>${key.written}</button> `)}</p>
      <p title=${w.cosineHint}>${w.similar} ${!near ? (this.#similar.busy ? counting() : w.none) : near.length === 0 ? w.none : near.map(({ document, title, similarity }) => html`<button class="link corpus"
        @click=${() => { openText.value = { document, start: null }; }}>${title}</button> <small class="cosine">${decimal(similarity, 2)}</small> `)}${nothing}</p>`;
  }
}
customElements.define('wm-about', WmAbout);
