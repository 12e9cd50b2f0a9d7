import { html, nothing, type TemplateResult } from 'lit';
import type { FormsAnswer, RiskAnswer } from '../core/token-types.ts';
import { integer } from '../lib/format.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { scoped } from '../state/scope.ts';
import { WmElement } from './element.ts';

/** Forms and words that are named; the others are counted. */
const NAMED = 8;
/** What makes a query more than one word. */
const MANY = /[\s"＂“”「」『』/[\]{}()|｜*?+=<>]/;

/** What becomes of a word: how its characters are cut, in which words they stand, and how it is written. */
export class WmTermFacts extends WmElement {
  static override properties = { term: { attribute: false } };
  declare term: string;
  readonly #risk = new Answers<'risk'>(this, true);
  readonly #forms = new Answers<'forms'>(this, true);

  protected override render(): TemplateResult | typeof nothing {
    const term = MANY.test(this.term) ? '' : this.term;
    this.#risk.set(term ? { ask: 'risk', term, limit: NAMED, ...scoped() } : null);
    this.#forms.set(term ? { ask: 'forms', term, ...scoped() } : null);
    const risk = this.#risk.answer;
    const forms = this.#forms.answer;
    const shown = [risk && risk.rows.length > 0 ? this.#swallowed(risk) : nothing, forms && forms.rows.length > 1 ? this.#written(forms) : nothing];
    return shown.every((each) => each === nothing) ? nothing : html`<div class="term-facts">${shown}</div>`;
  }

  #swallowed({ rows, token_hits, character_hits, total }: RiskAnswer): TemplateResult {
    const w = words.value.segmentation;
    const named = rows.slice(0, NAMED);
    const rest = total - named.length;
    return html`<p>${w.risk(token_hits, character_hits)} ${named.map((row) => html`<span title=${w.lies[row.lie]}><span class="corpus">${row.written.join(' · ')}</span> ${integer(row.count)}</span> `)}
      ${rest > 0 ? html`<span>${w.more(rest)}</span>` : nothing}</p>`;
  }

  #written({ rows }: FormsAnswer): TemplateResult {
    const w = words.value.segmentation;
    return html`<p>${w.forms} ${rows.slice(0, NAMED).map(({ form, count }) => html`<span><span class="corpus">${form}</span> ${integer(count)}</span> `)}
      ${rows.length > NAMED ? html`<span>${w.more(rows.length - NAMED)}</span>` : nothing}</p>`;
  }
}
customElements.define('wm-term-facts', WmTermFacts);
