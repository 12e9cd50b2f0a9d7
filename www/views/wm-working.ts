import { html, nothing, type TemplateResult } from 'lit';
import { associations } from '../core/relation-types.ts';
import { keynessMeasures, type KeynessQuestion, type KeynessRow, type MeasureInfo, type WorkedTable } from '../core/stats-types.ts';
import type { CollocateRow, CollocatesQuestion, Interval } from '../core/types.ts';
import { decimal, integer, rate } from '../lib/format.ts';
import { measureName } from '../lib/measure-names.ts';
import { coreText } from '../lib/setting-text.ts';
import { counting, failed } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { WorkingPanel } from '../elements/working-panel.ts';

/** The question of a table, and a row of it by its rank. */
export interface Worked { question: CollocatesQuestion | KeynessQuestion; rank: number }

/** Whole numbers whole, others to two digits. */
const amount = (value: number): string => (Number.isInteger(value) ? integer(value) : decimal(value, 2));
const bound = (value: number | null): string => (value === null ? '∞' : decimal(value, 2));

/** The numbers behind one row: its table, every measure's formula with its numbers, intervals. */
export class WmWorking extends WorkingPanel<Worked> {
  readonly #collocates = new Answers<'collocates'>(this, true);
  readonly #keyness = new Answers<'keyness'>(this, true);

  protected override render(): TemplateResult | typeof nothing {
    const { of } = this;
    const page = of ? { offset: of.rank - 1, limit: 1, worked: true } : null;
    this.#collocates.set(of?.question.ask === 'collocates' ? { ...of.question, ...page, measures: [...associations] } : null);
    this.#keyness.set(of?.question.ask === 'keyness' ? { ...of.question, ...page, measures: [...keynessMeasures] } : null);
    if (!of) return nothing;
    const { answer, error } = of.question.ask === 'collocates' ? this.#collocates : this.#keyness;
    const row = answer?.rows[0];
    return this.panel(row?.written, error ? failed(error) : !row?.table ? counting() : html`
      ${this.#cells(row.table, row.written)}
      ${of.question.ask === 'collocates' ? this.#near(row as CollocateRow) : this.#rates(row as KeynessRow, of.question)}
      ${this.#measures(answer!.measures, row)}`);
  }

  /** Rows: near the node and elsewhere, or here and there. Columns: the word and all others. */
  #cells({ observed, expected, rows, columns, total }: WorkedTable, term: string): TemplateResult {
    const w = words.value.working;
    const sides = this.of!.question.ask === 'collocates' ? [w.near, w.far] : [w.here, w.there];
    const cell = (at: number): TemplateResult => html`<td><var>O${['11', '12', '21', '22'][at]}</var> = ${amount(observed[at]!)} <small>(<var>E</var> ${decimal(expected[at], 2)})</small></td>`;
    return html`<div class="formulas"><table class="cells"><caption>${w.cells}</caption>
      <thead><tr><td></td><th scope="col" class="corpus">${term}</th><th scope="col">${w.others}</th><th scope="col">${w.sum}</th></tr></thead>
      <tbody>${[0, 1].map((line) => html`<tr><th scope="row">${sides[line]}</th>${cell(2 * line)}${cell(2 * line + 1)}<td><var>R${line + 1}</var> = ${amount(rows[line]!)}</td></tr>`)}
        <tr><th scope="row">${w.sum}</th><td><var>C1</var> = ${amount(columns[0])}</td><td><var>C2</var> = ${amount(columns[1])}</td><td><var>N</var> = ${amount(total)}</td></tr></tbody></table></div>`;
  }

  /** As the answer's question has it: the core fills in what was left out. */
  #level(question: { confidence?: number } | undefined): string {
    return decimal((question?.confidence ?? 0.95) * 100, 0);
  }

  #near(row: CollocateRow): TemplateResult {
    const w = words.value.working;
    const { answer, envelope } = this.#collocates;
    const bounds = row.log_ratio_interval;
    return html`<p class="summary">${w.own(integer(answer!.node_hits), integer(row.frequency))}</p>
      <p class="summary">${bounds ? w.ratio(this.#level(envelope!.question as CollocatesQuestion), bound(bounds.lower), bound(bounds.upper)) : w.noRatio}</p>`;
  }

  #rates(row: KeynessRow, question: KeynessQuestion): TemplateResult {
    const w = words.value.working;
    const level = this.#level(question);
    const bounds = row.log_ratio_interval;
    const side = (name: string, value: number, interval: Interval | null): unknown =>
      (interval ? html`<p class="summary">${w.rate(name, level, rate(value), rate(interval.lower), rate(interval.upper))}</p>` : nothing);
    return html`${side(w.here, row.per_million, row.per_million_interval)}${side(w.there, row.reference_per_million, row.reference_per_million_interval)}
      ${bounds ? html`<p class="summary">${w.ratio(level, bound(bounds.lower), bound(bounds.upper))}</p>` : nothing}`;
  }

  #measures(measures: MeasureInfo[], row: CollocateRow | KeynessRow): TemplateResult {
    const w = words.value.working;
    // What a measure takes in place of nought matters only where there is one.
    const zero = row.table!.observed.includes(0);
    const worked = (at: number): string => (row.worked?.[at] ?? '').replace(/is not defined$/, w.undefined);
    return html`<div class="formulas"><table><thead><tr><th scope="col">${w.measure}</th><th scope="col">${w.formula}</th></tr></thead>
      <tbody>${measures.map(({ id, formula, source, at_zero: atZero }, at) => html`<tr><th scope="row" title="${coreText(formula)} (${source})">${measureName(id)}</th>
        <td>${worked(at)}${zero && atZero ? html` <small>${w.zero}: ${coreText(atZero)}</small>` : nothing}</td></tr>`)}</tbody></table></div>`;
  }
}
customElements.define('wm-working', WmWorking);
