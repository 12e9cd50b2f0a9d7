import { html, type TemplateResult } from 'lit';
import type { Bin, RisingAnswer, RisingRow, RisingShow } from '../core/types.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { choice, controls } from '../lib/controls.ts';
import { course } from '../lib/course.ts';
import { decimal, integer, rate } from '../lib/format.ts';
import { dayFields } from '../lib/scope-fields.ts';
import { counting, failed } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { risingQuestion } from '../state/questions.ts';
import { asQuery, search } from '../state/search.ts';
import { change, settings } from '../state/settings.ts';
import { rankWidth, type Column } from '../elements/grid-model.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-grid.ts';

const p = (value: number | undefined): string => (value === undefined ? '–' : value < 0.001 ? '< 0.001' : decimal(value, 3));

export function columns(answer: RisingAnswer): Column<RisingRow>[] {
  const w = words.value.time;
  const t = words.value.terms;
  const h = words.value.hints;
  const label = (at: number): string => answer.bins[at]?.label ?? '–';
  const period = answer.period !== null && (answer.show === 'rose' || answer.show === 'fell');
  const bursts = (r: RisingRow): string => r.bursts.map(({ start, end }) => (start === end ? label(start) : `${label(start)}–${label(end)}`)).join(', ') || '–';
  const test: Column<RisingRow>[] = period ? [
    { key: 'inside', label: w.inside, hint: h.per, align: 'end', width: '6rem', cell: (r) => rate(r.period?.per_million), text: (r) => r.period?.per_million ?? null },
    { key: 'outside', label: w.outside, hint: h.per, align: 'end', width: '6rem', from: 560, cell: (r) => rate(r.period?.other_per_million), text: (r) => r.period?.other_per_million ?? null },
    { key: 'ratio', label: w.ratio, hint: w.ratioHint, align: 'end', width: '5rem', cell: (r) => decimal(r.period?.log_ratio, 2), text: (r) => r.period?.log_ratio ?? null },
    { key: 'g2', label: w.g2, hint: words.value.collocations.g2Hint, align: 'end', width: '5.5rem', from: 700, cell: (r) => decimal(r.period?.g2, 1), text: (r) => r.period?.g2 ?? null },
    { key: 'p', label: w.p, hint: h.p, align: 'end', width: '5rem', from: 620, cell: (r) => p(r.period?.p_adjusted), text: (r) => r.period?.p_adjusted ?? null },
  ] : [
    { key: 'tau', label: 'τ', hint: h.tau, align: 'end', width: '4.5rem', cell: (r) => decimal(r.trend?.tau, 2), text: (r) => r.trend?.tau ?? null },
    { key: 'p', label: w.p, hint: w.trendHint, align: 'end', width: '5rem', from: 620, cell: (r) => p(r.trend?.p_adjusted), text: (r) => r.trend?.p_adjusted ?? null },
  ];
  return [
    { key: 'rank', label: t.rank, align: 'end', width: rankWidth(answer.total), from: 480, cell: (r) => integer(r.rank), text: (r) => r.rank },
    { key: 'term', label: t.term, hint: words.value.hints.term, corpus: true, width: 'minmax(6rem, 2fr)', cell: (r) => html`<span class="term">${r.written}</span>`, text: (r) => r.written },
    { key: 'class', label: t.class, width: 'minmax(5rem, 1fr)', from: 900, cell: (r) => words.value.group[r.group], text: (r) => words.value.group[r.group] },
    { key: 'count', label: t.count, hint: h.count, align: 'end', width: '5rem', cell: (r) => integer(r.count), text: (r) => r.count },
    ...test,
    { key: 'course', label: w.course, hint: w.courseHint, width: '144px', from: 700, cell: (r) => course(r.hits, w.course), text: (r) => r.hits.map((hit) => hit ?? '–').join(' ') },
    { key: 'bursts', label: w.bursts, hint: w.burstsHint, width: 'minmax(9rem, 2fr)', from: 820, cell: (r) => html`<span title=${bursts(r)}>${bursts(r)}</span>`, text: bursts },
    { key: 'first', label: w.first, width: '7rem', from: 1080, cell: (r) => label(r.first), text: (r) => label(r.first) },
    { key: 'last', label: w.last, width: '7rem', from: 1180, cell: (r) => label(r.last), text: (r) => label(r.last) },
  ];
}

/** What rose and fell, burst, appeared and vanished: the whole vocabulary over time. */
export class WmRising extends WmElement {
  readonly #answers = new Answers<'rising'>(this);

  protected override render(): TemplateResult {
    const w = words.value.time;
    const t = words.value.timeline;
    const of = settings.value.timeline;
    const question = risingQuestion.value;
    this.#answers.set(question);
    const { answer, error } = this.#answers;
    const needs = question.show !== of.show;
    return html`<div class="view">
      ${controls(html`
        ${choice(t.bin, of.bin, Object.entries(t.bins) as [Bin, string][], (bin) => change('timeline', { bin }))}
        ${choice(w.show, of.show, Object.entries(w.shows) as [RisingShow, string][], (show) => change('timeline', { show }))}
        ${dayFields()}`)}
      <p class="hint">${w.risingHint}</p>
      ${needs ? html`<p role="status">${w.needsPeriod}</p>` : ''}
      ${error ? failed(error) : !answer ? counting() : html`
        <p class="summary">${[w.risingSummary(answer.total, answer.tested), ...answer.warnings.map(({ code, count }) => w.warnings[code]?.(count) ?? code)].map((note) => html`<span>${note}</span> `)}</p>
        <wm-grid .columns=${columns(answer)} .row=${(i: number) => this.#answers.row(i)} .total=${answer.total} .version=${this.#answers.version} .label=${w.risingTable}
          .name=${'rising'} .empty=${w.noRising} .busy=${this.#answers.busy} .files=${answerFiles(question)}
          @grid-open=${(event: CustomEvent<{ row: RisingRow }>) => {
            search(asQuery(event.detail.row));
            change('timeline', { part: 'words' });
          }}></wm-grid>`}
    </div>`;
  }
}
customElements.define('wm-rising', WmRising);
