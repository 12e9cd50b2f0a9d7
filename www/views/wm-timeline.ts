import { html, nothing, type TemplateResult } from 'lit';
import type { Bin, TimelineAnswer } from '../core/types.ts';
import type { Opened } from '../charts/spec.ts';
import { decimal } from '../lib/format.ts';
import { choice, controls } from '../lib/controls.ts';
import { dayFields } from '../lib/scope-fields.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { counting, failed, noCorpus, noQuery } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { loaded } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { timelineQuestion } from '../state/questions.ts';
import { restrict } from '../state/scope.ts';
import { quoted, showLines } from '../state/search.ts';
import { change, settings, type Measure } from '../state/settings.ts';
import { measured, periodColumns, timelineSpec, type PeriodRow } from './tables/timeline.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-chart.ts';
import '../elements/wm-grid.ts';

/** A query without its quotation marks, for sentences that put their own. */
const plain = (query: string): string => quoted(query) ?? query;

/** How words move through time. */
export class WmTimeline extends WmElement {
  readonly #answers = new Answers<'timeline'>(this);

  protected override render(): TemplateResult {
    if (!loaded.value) return noCorpus();
    const w = words.value.timeline;
    const { bin, measure } = settings.value.timeline;
    const question = timelineQuestion.value;
    this.#answers.set(question);
    const { answer } = this.#answers;
    const bins = Object.entries(w.bins) as [Bin, string][];
    const measures = Object.entries(w.measures) as [Measure, string][];
    return html`<div class="view">
      ${controls(html`
        ${choice(w.bin, bin, bins, (value) => change('timeline', { bin: value }))}
        ${choice(w.measure, measure, measures, (value) => change('timeline', { measure: value }))}
        ${dayFields()}`)}
      ${!question ? noQuery() : this.#answers.error ? failed(this.#answers.error)
        : !answer ? (this.#answers.busy ? counting() : nothing)
        : answer.bins.length === 0 ? html`<div class="empty"><h2>${w.none}</h2><p>${w.noDates}</p></div>` : this.#chart(answer, measure)}
    </div>`;
  }

  #chart(answer: TimelineAnswer, measure: Measure): TemplateResult {
    const w = words.value.timeline;
    const digits = measure === 'hits' ? 0 : 1;
    const all = answer.series.map((series) => measured(series, answer.bins, measure));
    const open = (series: number, index: number): void => {
      const bin = answer.bins[index];
      const query = answer.series[Math.max(0, series)]?.query;
      if (bin && query) showLines({ query, filter: { from: bin.start, to: bin.end } });
    };
    const peaks = answer.series.map(({ query }, i) => {
      const known = (all[i] ?? []).map((value, at) => ({ value: value ?? -1, at }));
      const top = known.reduce((best, each) => (each.value > best.value ? each : best), { value: 0, at: -1 });
      return top.at < 0 ? '' : w.peak(plain(query), answer.bins[top.at]!.label, measure === 'hits' ? decimal(top.value, 0) : `${decimal(top.value, digits)} ${w.units[measure]}`);
    });
    const notes = [
      ...peaks, w.leftOut(answer.undated, answer.coarse), ...answer.series.filter((s) => s.unplaced > 0).map((s) => w.unplaced(plain(s.query), s.unplaced)),
      answer.bins.some((bin) => bin.documents === 0) ? w.gaps : '',
    ].filter(Boolean);
    return html`
      <p class="summary">${notes.map((note) => html`<span>${note}</span> `)}</p>
      <wm-chart .spec=${timelineSpec(this.#answers.envelope!, measure)} .name=${'timeline'}
        @chart-open=${(event: CustomEvent<Opened>) => open(event.detail.series, event.detail.index)}
        @chart-range=${(event: CustomEvent<{ first: number; last: number }>) =>
          restrict({ from: answer.bins[event.detail.first]?.start, to: answer.bins[event.detail.last]?.end })}></wm-chart>
      <p class="hint">${w.brush}</p>
      <h2 class="table-title minor">${w.table}</h2>
      ${this.#table(answer, measure, open)}`;
  }

  #table(answer: TimelineAnswer, measure: Measure, open: (series: number, index: number) => void): TemplateResult {
    const w = words.value.timeline;
    const columns = periodColumns(answer, measure, (series, index) => open(series, index));
    const row = (index: number): PeriodRow | undefined => (answer.bins[index] ? { bin: answer.bins[index], index } : undefined);
    const question = this.#answers.question!;
    return html`<wm-grid .columns=${columns} .row=${row} .total=${answer.bins.length} .version=${this.#answers.version} .label=${w.table} .name=${'timeline'}
      .busy=${this.#answers.busy} .files=${answerFiles(question)} @grid-open=${(event: CustomEvent<{ index: number }>) => open(0, event.detail.index)}></wm-grid>`;
  }
}
customElements.define('wm-timeline', WmTimeline);
