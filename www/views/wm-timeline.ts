import { html, nothing, type TemplateResult } from 'lit';
import type { Bin, Scope, TimelineAnswer } from '../core/types.ts';
import type { Opened } from '../charts/spec.ts';
import { decimal } from '../lib/format.ts';
import { choice, controls, tick } from '../lib/controls.ts';
import { csv } from '../lib/csv.ts';
import { dayFields } from '../lib/scope-fields.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { counting, failed, noCorpus, noQuery } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { loaded } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { timelineQuestion } from '../state/questions.ts';
import { restrict, selections } from '../state/scope.ts';
import { chosen, queries, quoted, showLines } from '../state/search.ts';
import { stretch } from '../state/spoken.ts';
import { change, settings, type Measure, type Settings } from '../state/settings.ts';
import { seriesColumns } from './tables/series.ts';
import { digitsOf, measured, periodColumns, timelineSpecs, type PeriodRow } from './tables/timeline.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-chart.ts';
import '../elements/wm-grid.ts';
import './wm-company.ts';
import './wm-rising.ts';
import './wm-spoken.ts';

type Part = Settings['timeline']['part'];
const SMOOTHS = [-1, 0, 1, 2, 3, 5, 7, 15];

/** A query without its quotation marks, for sentences that put their own. */
const plain = (query: string): string => quoted(query) ?? query;
const options = <T extends string>(of: Record<T, string>): [T, string][] => Object.entries(of) as [T, string][];

/** How words move through time. */
export class WmTimeline extends WmElement {
  readonly #answers = new Answers<'timeline'>(this);

  protected override render(): TemplateResult {
    if (!loaded.value) return noCorpus();
    const w = words.value.time;
    const { part } = settings.value.timeline;
    const names: Record<Part, string> = { words: w.words, rising: w.rising, spoken: words.value.spoken.part, company: words.value.company.part };
    return html`<div class="choice parts" role="group" aria-label=${w.parts}>${options(names).map(([key, name]) => html`
      <button aria-pressed=${key === part} @click=${() => change('timeline', { part: key })}>${name}</button>`)}</div>
      ${part === 'rising' ? html`<wm-rising></wm-rising>` : part === 'spoken' ? html`<wm-spoken></wm-spoken>` : part === 'company' ? html`<wm-company></wm-company>` : this.#words()}`;
  }

  #words(): TemplateResult {
    const w = words.value.timeline;
    const question = timelineQuestion.value;
    this.#answers.set(question);
    const { answer } = this.#answers;
    const { measure } = settings.value.timeline;
    return html`<div class="view">
      ${this.#controls()}
      ${!question ? noQuery() : this.#answers.error ? failed(this.#answers.error)
        : !answer ? (this.#answers.busy ? counting() : nothing)
        : answer.bins.length === 0 ? html`<div class="empty"><h2>${w.none}</h2><p>${w.noDates}</p></div>` : this.#charts(answer, measure)}
    </div>`;
  }

  #controls(): TemplateResult {
    const w = words.value.timeline;
    const t = words.value.time;
    const of = settings.value.timeline;
    return controls(html`
      ${choice(w.bin, of.bin, options<Bin>(w.bins), (bin) => change('timeline', { bin }))}
      ${choice(w.measure, of.measure, options<Measure>(w.measures), (measure) => change('timeline', { measure }))}
      ${dayFields()}
      <span title=${t.axisHint}>${choice(t.axis, of.axis, options(t.axes), (axis) => change('timeline', { axis }))}</span>
      ${choice(t.by, of.by, options(t.bys).filter(([key]) => key !== 'selections' || selections.value.length > 0), (by) => change('timeline', { by }))}
      <span title=${t.smoothHint}>${choice(t.smooth, String(of.smooth), SMOOTHS.map((bins) => [String(bins), t.smooths(bins)] as const), (smooth) => change('timeline', { smooth: Number(smooth) }))}</span>
      <span title=${t.bandHint}>${tick(t.band, of.band, (band) => change('timeline', { band }))}</span>
      <span title=${t.cumulativeHint}>${tick(t.cumulative, of.cumulative, (cumulative) => change('timeline', { cumulative }))}</span>`);
  }

  #notes(answer: TimelineAnswer, measure: Measure): string[] {
    const w = words.value.timeline;
    const t = words.value.time;
    const digits = digitsOf(measure);
    const peaks = answer.panels.length > 1 ? [] : answer.series.map((series) => {
      const values = measured(series, measure);
      const at = values.reduce<number>((best, value, i) => ((value ?? 0) > (values[best] ?? 0) ? i : best), 0);
      const top = values[at] ?? 0;
      return top === 0 ? '' : w.peak(plain(series.query), answer.bins[at]!.label, measure === 'hits' ? decimal(top, 0) : `${decimal(top, digits)} ${w.units[measure]}`);
    });
    return [
      ...peaks, w.leftOut(answer.undated, answer.coarse), ...answer.series.filter((s) => s.unplaced > 0).map((s) => w.unplaced(plain(s.query), s.unplaced)),
      answer.bins.some((bin) => bin.documents === 0) ? w.gaps : '', ...answer.warnings.map(({ code, count }) => t.warnings[code]?.(count) ?? code),
      answer.panels_total > answer.panels.length ? t.panelsLeft(answer.panels_total - answer.panels.length) : '',
    ].filter(Boolean);
  }

  #charts(answer: TimelineAnswer, measure: Measure): TemplateResult {
    const w = words.value.timeline;
    const t = words.value.time;
    const range = ({ detail }: CustomEvent<{ first: number; last: number }>): void => {
      const [first, last] = [answer.bins[detail.first], answer.bins[detail.last]];
      if (first && last) this.#mark(first.start, last.end);
    };
    const specs = timelineSpecs(this.#answers.envelope!, measure, settings.value.timeline.cumulative);
    const columns = seriesColumns(answer, measure);
    const { json } = answerFiles(this.#answers.question!);
    // The core's table has a row for each period; what is said of whole series is in its JSON.
    const files = { csv: () => csv([columns.map(({ label }) => label), ...answer.series.map((series, i) => columns.map(({ text }) => text(series, i)))]), json: json! };
    return html`
      <p class="summary">${this.#notes(answer, measure).map((note) => html`<span>${note}</span> `)}</p>
      <div class=${specs.length > 1 ? 'panels' : ''}>${specs.map((spec, panel) => html`<wm-chart .spec=${spec} .name=${'timeline'}
        @chart-open=${({ detail }: CustomEvent<Opened>) => this.#open(answer, answer.series.findIndex((each) => each.panel === panel) + Math.max(0, detail.series), detail.index)}
        @chart-range=${range}></wm-chart>`)}</div>
      <p class="hint">${w.brush}</p>
      <h2 class="table-title minor">${w.table}</h2>
      ${this.#table(answer, measure)}
      <h2 class="table-title minor">${t.series}</h2>
      <wm-grid .columns=${columns} .files=${files} .row=${(i: number) => answer.series[i]} .total=${answer.series.length} .version=${this.#answers.version}
        .label=${t.series} .name=${'series'} @grid-open=${({ detail }: CustomEvent<{ index: number }>) => this.#open(answer, detail.index, null)}></wm-grid>`;
  }

  /** Marked days: of publication, they are what is counted everywhere; of the time spoken of, what is said of them is listed. */
  #mark(from: string, to: string, wanted = ''): void {
    if (settings.value.timeline.axis === 'published') return restrict({ from, to });
    const among = queries.value.indexOf(wanted);
    if (among >= 0) chosen.value = among;
    stretch.value = { from, to };
    change('spoken', { only: true, longest: 0 });
    change('timeline', { part: 'spoken' });
  }

  /** To the lines behind a number: those of one period, or of all. */
  #open(answer: TimelineAnswer, number: number, index: number | null): void {
    const series = answer.series[number];
    const bin = index === null ? null : answer.bins[index];
    if (!series || bin === undefined) return;
    // Which sentences speak of a time, lines cannot be asked: the list of what is said can.
    if (settings.value.timeline.axis === 'spoken') return this.#mark(bin?.start ?? answer.bins[0]!.start, bin?.end ?? answer.bins.at(-1)!.end, series.query);
    const name = answer.panels.length > 1 ? answer.panels[series.panel]?.name : undefined;
    const own = this.#answers.question?.selections?.find((each) => each.name === name)?.scope;
    const part: Scope | undefined = name === undefined ? undefined : (own ?? (name ? { sources: [name] } : undefined));
    showLines({ query: series.query, filter: { ...(bin ? { from: bin.start, to: bin.end } : {}), ...(part ? { part, name: name! } : {}) } });
  }

  #table(answer: TimelineAnswer, measure: Measure): TemplateResult {
    const columns = periodColumns(answer, measure, (series, index) => this.#open(answer, series, index));
    const row = (index: number): PeriodRow | undefined => (answer.bins[index] ? { bin: answer.bins[index], index } : undefined);
    return html`<wm-grid .columns=${columns} .row=${row} .total=${answer.bins.length} .version=${this.#answers.version} .label=${words.value.timeline.table} .name=${'timeline'}
      .busy=${this.#answers.busy} .files=${answerFiles(this.#answers.question!)} @grid-open=${({ detail }: CustomEvent<{ index: number }>) => this.#open(answer, 0, detail.index)}></wm-grid>`;
  }
}
customElements.define('wm-timeline', WmTimeline);
