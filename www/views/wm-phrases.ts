import { html, type TemplateResult } from 'lit';
import type { NgramRow, NgramsQuestion } from '../core/stats-types.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { cautions } from '../lib/cautions.ts';
import { amount, choice, controls, text, tick } from '../lib/controls.ts';
import { decimal, integer, rate } from '../lib/format.ts';
import { rateBounds } from './tables/terms.ts';
import { counting, failed } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { phrasesQuestion } from '../state/questions.ts';
import { phrasePattern, showLines } from '../state/search.ts';
import { change, settings, type Settings } from '../state/settings.ts';
import { rankWidth, type Column } from '../elements/grid-model.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-grid.ts';

export function columns(nested: Settings['phrases']['nested'], total: number): Column<NgramRow>[] {
  const t = words.value.terms;
  const w = words.value.compare;
  const h = words.value.hints;
  const value: Column<NgramRow> = {
    key: 'c_value', label: 'C-value', hint: w.cValueHint, sort: true, align: 'end', width: '6rem', from: 560, cell: (r) => decimal(r.c_value, 1), text: (r) => r.c_value,
  };
  return [
    { key: 'rank', label: t.rank, align: 'end', width: rankWidth(total), from: 480, cell: (r) => integer(r.rank), text: (r) => r.rank },
    { key: 'text', label: w.phrase, sort: true, corpus: true, width: 'minmax(9rem, 3fr)', cell: (r) => html`<span class="term">${r.written_elements.join(' ')}</span>`, text: (r) => r.written },
    { key: 'length', label: w.length, hint: h.length, sort: true, align: 'end', width: '4.5rem', from: 420, cell: (r) => integer(r.n), text: (r) => r.n },
    { key: 'count', label: t.count, hint: h.count, sort: true, align: 'end', width: '5.5rem', cell: (r) => integer(r.count), text: (r) => r.count },
    { key: 'per_million', label: t.perMillion, hint: t.perMillionHint, align: 'end', width: '6.5rem', from: 480, cell: (r) => rate(r.per_million), text: (r) => r.per_million },
    { key: 'documents', label: t.documents, hint: h.documents, sort: true, align: 'end', width: '6rem', cell: (r) => integer(r.documents), text: (r) => r.documents },
    ...(nested === 'c_value' ? [value] : []),
    {
      key: 'rate_interval', label: words.value.working.rateInterval, hint: words.value.working.rateIntervalHint('95'), align: 'end', width: '8.5rem', from: 720,
      cell: (r) => rateBounds(r.per_million_interval), text: (r) => rateBounds(r.per_million_interval),
    },
  ];
}

/** Which words and characters stand together in a row. */
export class WmPhrases extends WmElement {
  readonly #answers = new Answers<'ngrams'>(this);

  protected override render(): TemplateResult {
    const w = words.value.compare;
    const t = words.value.terms;
    const of = settings.value.phrases;
    const question = phrasesQuestion.value;
    this.#answers.set(question);
    const { answer, error } = this.#answers;
    const lines = (row: NgramRow): void => showLines({ query: of.of === 'characters' ? `"${row.text}"` : row.elements.join(' ') });
    return html`
      ${controls(html`
        ${choice(w.of, of.of, Object.entries(w.elements) as [Settings['phrases']['of'], string][], (value) => change('phrases', { of: value }))}
        ${amount(w.least, of.least, [2, 8], (least) => change('phrases', { least, most: Math.max(least, of.most) }))}
        ${amount(w.most, of.most, [2, 8], (most) => change('phrases', { most, least: Math.min(most, of.least) }))}
        ${text(w.with, phrasePattern.value, (value) => (phrasePattern.value = value.trim()), t.patternHint)}
        ${amount(t.min, of.min, [1, 1_000_000], (min) => change('phrases', { min }), t.minUnit)}
        ${amount(words.value.around.minDocuments, of.documents, [1, 10_000], (documents) => change('phrases', { documents }), words.value.around.documentsUnit)}
        ${choice(w.nested, of.nested, Object.entries(w.nesting) as [Settings['phrases']['nested'], string][], (nested) => change('phrases', { nested }))}
        ${tick(w.edges, of.stop, (stop) => change('phrases', { stop }))}`)}
      ${error ? failed(error) : !answer ? counting() : html`
        <p class="summary">${w.phrases(answer.total)}${answer.bounded ? `${words.value.app.separator}${w.bounded(answer.min_count)}` : ''}${cautions(answer.cautions)}</p>
        <wm-grid .columns=${columns(of.nested, answer.total)} .row=${(i: number) => this.#answers.row(i)} .total=${answer.total} .version=${this.#answers.version} .sort=${of.sort}
          .descending=${of.descending} .label=${w.phraseTable} .name=${'phrases'} .empty=${w.noPhrase} .busy=${this.#answers.busy} .files=${answerFiles(question)}
          @grid-sort=${(event: CustomEvent<{ key: NonNullable<NgramsQuestion['sort']> }>) => this.#sort(event.detail.key)}
          @grid-open=${(event: CustomEvent<{ row: NgramRow }>) => lines(event.detail.row)}></wm-grid>`}`;
  }

  #sort(key: NonNullable<NgramsQuestion['sort']>): void {
    const { sort, descending } = settings.value.phrases;
    change('phrases', sort === key ? { descending: !descending } : { sort: key, descending: key !== 'text' });
  }
}
customElements.define('wm-phrases', WmPhrases);
