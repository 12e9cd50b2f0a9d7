import { html, nothing, type TemplateResult } from 'lit';
import type { TermRow, TermsAnswer, TermsQuestion } from '../core/types.ts';
import { level } from '../lib/confidence.ts';
import { decimal, integer, rate } from '../lib/format.ts';
import { counting, failed } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { spreadMeasures } from '../state/settings.ts';
import { WorkingPanel } from '../elements/working-panel.ts';

/** The numbers behind one row of the table of terms: rates and measures of dispersion. */
export class WmTermWorking extends WorkingPanel<{ question: TermsQuestion; rank: number }> {
  readonly #answers = new Answers<'terms'>(this, true);

  protected override render(): TemplateResult | typeof nothing {
    const { of } = this;
    this.#answers.set(of ? { ...of.question, dispersion: [...spreadMeasures], worked: true, offset: of.rank - 1, limit: 1 } : null);
    if (!of) return nothing;
    const { answer, error } = this.#answers;
    const row = answer?.rows[0];
    const w = words.value.working;
    return this.panel(row?.written, error ? failed(error) : !row ? counting() : html`
      <p class="summary">${words.value.spread.parts_(answer!.parts ?? 0)}</p>
      <div class="formulas"><table><thead><tr><th scope="col">${w.measure}</th><th scope="col">${w.formula}</th><th scope="col">${words.value.method.formula}</th></tr></thead>
        <tbody>${this.#rates(answer!, row)}${this.#dispersion(answer!, row)}</tbody></table></div>`);
  }

  #rates({ corpus_tokens: n, corpus_documents: documents }: TermsAnswer, row: TermRow): TemplateResult {
    const t = words.value.terms;
    const s = words.value.spread;
    const line = (name: string, worked: string, formula: string): TemplateResult => html`<tr><th scope="row">${name}</th><td>${worked}</td><td>${formula}</td></tr>`;
    const bounds = row.per_million_interval;
    return html`${line(t.perMillion, `${integer(row.count)} / ${integer(n)} · 10⁶ = ${rate(row.per_million)}`, bounds ? s.interval(rate(bounds.lower), rate(bounds.upper), level()) : '')}
      ${line(s.idf, `ln(${integer(documents)} / ${integer(row.documents)}) = ${decimal(row.idf, 4)}`, s.idfHint)}`;
  }

  #dispersion({ measures }: TermsAnswer, row: TermRow): TemplateResult[] {
    const own = words.value.spread.measures as Record<string, [string, string]>;
    const worked = (at: number): string => (row.worked[at] ?? '').replace(/is not defined$/, words.value.working.undefined);
    return measures.map(({ id, name, formula, source }, at) => html`<tr><th scope="row" title=${own[id]?.[1] ?? ''}>${own[id]?.[0] ?? name}</th><td>${worked(at)}</td>
      <td><span lang="en">${formula}</span> <small lang="en">(${source})</small></td></tr>`);
  }
}
customElements.define('wm-term-working', WmTermWorking);
