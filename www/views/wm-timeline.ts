import { html, nothing, type TemplateResult } from 'lit';
import type { Bin, TimelineAnswer, TimelineBin, TimelineSeries } from '../core/types.ts';
import type { Opened, TimelineSpec } from '../charts/spec.ts';
import { decimal, integer } from '../lib/format.ts';
import { choice, controls } from '../lib/controls.ts';
import { dayFields } from '../lib/scope-fields.ts';
import { sourceLine } from '../lib/source-line.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { counting, failed, noCorpus, noQuery } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { loaded } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { timelineQuestion } from '../state/questions.ts';
import { restrict } from '../state/scope.ts';
import { quoted, showLines } from '../state/search.ts';
import { change, settings, type Measure } from '../state/settings.ts';
import { WmElement } from '../elements/element.ts';
import type { Column } from '../elements/grid-model.ts';
import '../elements/wm-chart.ts';
import '../elements/wm-grid.ts';

/** A query without its quotation marks, for sentences that put their own. */
const plain = (query: string): string => quoted(query) ?? query;

interface Row { bin: TimelineBin; index: number }

/** A series in the chosen measure. The share is documents with hits among the documents of the period. */
function values(series: TimelineSeries, bins: TimelineBin[], measure: Measure): (number | null)[] {
  if (measure !== 'share') return series[measure];
  return series.documents.map((hit, i) => (hit === null || !bins[i]?.documents ? null : (hit / bins[i].documents) * 100));
}

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
    const all = answer.series.map((series) => values(series, answer.bins, measure));
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
      <wm-chart .spec=${this.#spec(answer, all, measure, digits)} .name=${'timeline'}
        @chart-open=${(event: CustomEvent<Opened>) => open(event.detail.series, event.detail.index)}
        @chart-range=${(event: CustomEvent<{ first: number; last: number }>) =>
          restrict({ from: answer.bins[event.detail.first]?.start, to: answer.bins[event.detail.last]?.end })}></wm-chart>
      <p class="hint">${w.brush}</p>
      <h2 class="table-title minor">${w.table}</h2>
      ${this.#table(answer, all, measure, digits, open)}`;
  }

  #spec(answer: TimelineAnswer, all: (number | null)[][], measure: Measure, digits: number): TimelineSpec {
    const w = words.value.timeline;
    const names = answer.series.map(({ query }) => query).join(' · ');
    const envelope = this.#answers.envelope;
    return {
      kind: 'timeline', title: w.title(names), unit: w.units[measure], labels: answer.bins.map((bin) => bin.label), digits,
      series: answer.series.map(({ query }, i) => ({ name: query, values: all[i] ?? [] })), tokens: answer.bins.map((bin) => bin.tokens), tokensLabel: w.tokens,
      description: w.description(names, answer.bins.length, answer.bins[0]!.label, answer.bins.at(-1)!.label),
      source: envelope ? `${sourceLine(envelope)} · ${w.measures[measure]}` : '',
    };
  }

  #table(answer: TimelineAnswer, all: (number | null)[][], measure: Measure, digits: number, open: (series: number, index: number) => void): TemplateResult {
    const w = words.value.timeline;
    const few = answer.series.length <= 3;
    const columns: Column<Row>[] = [
      { key: 'label', label: w.period, width: 'minmax(108px, 1fr)', cell: ({ bin }) => bin.label, text: ({ bin }) => bin.label },
      ...answer.series.flatMap(({ query, hits }, i): Column<Row>[] => {
        const column = (key: string, unit: string, of: (number | null)[], places: number, from: number): Column<Row> => ({
          key: `${key}${i}`, label: `${query} ${unit}`, align: 'end', width: 'minmax(76px, 1fr)', from,
          cell: ({ index }) => decimal(of[index], places), text: ({ index }) => of[index] ?? null, open: ({ index }) => open(i, index),
        });
        const shown = column('series', few ? w.units[measure] : '', all[i] ?? [], digits, 0);
        return measure === 'hits' ? [shown] : [column('hits', w.units.hits, hits, 0, few ? 980 : Infinity), shown];
      }),
      { key: 'tokens', label: w.tokens, align: 'end', width: '96px', from: 560, cell: ({ bin }) => integer(bin.tokens), text: ({ bin }) => bin.tokens },
      { key: 'documents', label: w.documents, align: 'end', width: '104px', from: 640, cell: ({ bin }) => integer(bin.documents), text: ({ bin }) => bin.documents },
    ];
    const row = (index: number): Row | undefined => (answer.bins[index] ? { bin: answer.bins[index], index } : undefined);
    const question = this.#answers.question!;
    return html`<wm-grid .columns=${columns} .row=${row} .total=${answer.bins.length} .version=${this.#answers.version} .label=${w.table} .name=${'timeline'}
      .busy=${this.#answers.busy} .files=${answerFiles(question)} @grid-open=${(event: CustomEvent<{ index: number }>) => open(0, event.detail.index)}></wm-grid>`;
  }
}
customElements.define('wm-timeline', WmTimeline);
