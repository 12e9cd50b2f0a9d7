import { html, nothing, type TemplateResult } from 'lit';
import type { TermRow } from '../core/types.ts';
import { integer, rate } from '../lib/format.ts';
import { amount, controls, text, tick } from '../lib/controls.ts';
import { classChoice } from '../lib/classes.ts';
import { sourceLine } from '../lib/source-line.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { counting, failed, noCorpus } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { loaded } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { termsQuestion } from '../state/questions.ts';
import { showLines, termPattern } from '../state/search.ts';
import { change, settings } from '../state/settings.ts';
import { WmElement } from '../elements/element.ts';
import type { Column } from '../elements/grid-model.ts';
import type { BarsSpec } from '../charts/spec.ts';
import '../elements/wm-chart.ts';
import '../elements/wm-grid.ts';

/** Bars that can be told apart and read. */
const BARS = 24;

/** Which words are frequent. */
export class WmTerms extends WmElement {
  readonly #answers = new Answers<'terms'>(this);

  #columns(): Column<TermRow>[] {
    const w = words.value.terms;
    return [
      { key: 'rank', label: w.rank, align: 'end', width: '4rem', cell: (r) => integer(r.rank), text: (r) => r.rank },
      { key: 'term', label: w.term, sort: true, width: 'minmax(6rem, 2fr)', corpus: true, cell: (r) => html`<span class="term">${r.term}</span>`, text: (r) => r.term },
      { key: 'class', label: w.class, width: 'minmax(5.5rem, 1fr)', from: 420, cell: (r) => html`${words.value.group[r.group]} <small>${r.tag}</small>`, text: (r) => words.value.group[r.group] },
      { key: 'count', label: w.count, sort: true, align: 'end', width: '5.5rem', cell: (r) => integer(r.count), text: (r) => r.count },
      { key: 'per_million', label: w.perMillion, hint: w.perMillionHint, align: 'end', width: '6.5rem', from: 480, cell: (r) => rate(r.per_million), text: (r) => r.per_million },
      { key: 'documents', label: w.documents, sort: true, align: 'end', width: '6rem', cell: (r) => integer(r.documents), text: (r) => r.documents },
    ];
  }

  protected override render(): TemplateResult {
    if (!loaded.value) return noCorpus();
    const w = words.value.terms;
    const of = settings.value.terms;
    const question = termsQuestion.value;
    this.#answers.set(question);
    const { answer } = this.#answers;
    const lines = (term: string): void => showLines({ query: term });
    return html`<div class="view">
      ${controls(html`
        ${text(w.pattern, termPattern.value, (value) => (termPattern.value = value.trim()), w.patternHint)}
        ${classChoice(of.group, (group) => change('terms', { group }))}
        ${amount(w.min, of.min, [1, 1_000_000], (min) => change('terms', { min }), w.minUnit)}
        ${amount(w.length, of.length, [1, 20], (length) => change('terms', { length }))}
        ${tick(w.stop, of.stop, (stop) => change('terms', { stop }))}`)}
      ${answer ? html`<p class="summary">${w.summary(answer.total, answer.types, answer.total_count)}</p>` : nothing}
      ${this.#answers.error ? failed(this.#answers.error) : answer ? html`<div class="beside">
        <wm-grid .columns=${this.#columns()} .row=${(i: number) => this.#answers.row(i)} .total=${answer.total} .version=${this.#answers.version}
          .sort=${of.sort} .descending=${of.descending} .label=${w.table} .busy=${this.#answers.busy} .name=${'terms'} .files=${answerFiles(question)}
          @grid-sort=${(event: CustomEvent<{ key: typeof of.sort }>) => this.#sort(event.detail.key)}
          @grid-open=${(event: CustomEvent<{ row: TermRow }>) => lines(event.detail.row.term)}></wm-grid>
        ${answer.rows.length > 0 ? html`<wm-chart .spec=${this.#bars(answer.rows.slice(0, BARS))} .name=${'terms'}
          @chart-open=${(event: CustomEvent<{ label: string }>) => lines(event.detail.label)}></wm-chart>` : nothing}
      </div>` : counting()}
    </div>`;
  }

  #bars(rows: TermRow[]): BarsSpec {
    const w = words.value.terms;
    return {
      kind: 'bars', title: w.chart(rows.length), unit: w.count, labels: rows.map((r) => r.term), values: rows.map((r) => r.count),
      description: `${w.chart(rows.length)}: ${rows.slice(0, 5).map((r) => `${r.term} ${integer(r.count)}`).join(', ')}`,
      source: this.#answers.envelope ? sourceLine(this.#answers.envelope) : '',
    };
  }

  #sort(key: ReturnType<typeof settings.peek>['terms']['sort']): void {
    const { sort, descending } = settings.value.terms;
    change('terms', sort === key ? { descending: !descending } : { sort: key, descending: key !== 'term' });
  }
}
customElements.define('wm-terms', WmTerms);
