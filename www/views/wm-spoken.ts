import { html, nothing, type TemplateResult } from 'lit';
import type { Bin, MentionCount, MentionsAnswer, Relation } from '../core/types.ts';
import type { Opened, TimelineSpec } from '../charts/spec.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { choice, controls, tick } from '../lib/controls.ts';
import { sourceLine } from '../lib/source-line.ts';
import { counting, failed } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { query } from '../state/search.ts';
import { change, settings } from '../state/settings.ts';
import { mentionsQuestion, stretch } from '../state/spoken.ts';
import { mentionColumns, when } from './tables/events.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-chart.ts';
import '../elements/wm-grid.ts';
import './wm-events.ts';
import './wm-lag.ts';

const options = <T extends string>(of: Record<T, string>): [T, string][] => Object.entries(of) as [T, string][];
const LENGTHS = [0, 1, 7, 31, 92, 366];

/** What time the corpus speaks of: how often, what is said to happen when, and how far back and ahead it looks. */
export class WmSpoken extends WmElement {
  readonly #answers = new Answers<'mentions'>(this);

  protected override render(): TemplateResult {
    const w = words.value.spoken;
    const question = mentionsQuestion.value;
    this.#answers.set(question);
    const { answer, error } = this.#answers;
    return html`<div class="view">
      ${this.#controls()}
      <p class="hint">${w.lead}</p>
      ${error ? failed(error) : !answer ? counting() : answer.bins.length === 0 ? html`<p class="summary">${w.none}</p>` : this.#chart(answer)}
      ${this.#marked()}
      <wm-events></wm-events>
      <wm-lag></wm-lag>
      ${answer && answer.bins.length > 0 ? this.#tables(answer) : nothing}
    </div>`;
  }

  #controls(): TemplateResult {
    const w = words.value.spoken;
    const of = settings.value.spoken;
    return controls(html`
      ${choice(words.value.timeline.bin, of.bin, options<Bin>(words.value.timeline.bins), (bin) => change('spoken', { bin }))}
      ${choice(w.relation, of.relation, [['', w.all], ...options<Relation>(w.relations)], (relation) => change('spoken', { relation }))}
      <span title=${w.longestHint}>${choice(w.longest, String(of.longest), LENGTHS.map((days) => [String(days), w.lengths(days)] as const), (days) => change('spoken', { longest: Number(days) }))}</span>
      ${query.value ? tick(w.only(query.value), of.only, (only) => change('spoken', { only })) : nothing}`);
  }

  #chart(answer: MentionsAnswer): TemplateResult {
    const w = words.value.spoken;
    const { bins } = answer;
    const values = (key: 'mentions' | 'past' | 'future'): number[] => bins.map((bin) => bin[key]);
    const spec: TimelineSpec = {
      kind: 'timeline', title: w.title, unit: w.mentions, labels: bins.map(({ label }) => label), digits: 0, tokens: values('future'), tokensLabel: w.asFuture,
      description: w.description(bins.length, bins[0]!.label, bins.at(-1)!.label), source: sourceLine(this.#answers.envelope!),
      series: [{ name: w.mentions, values: values('mentions') }],
    };
    const mark = (first: number, last: number): void => {
      stretch.value = { from: bins[first]!.start, to: bins[last]!.end };
    };
    return html`<p class="summary">${w.summary(answer.placed, answer.coarse_mentions, answer.open, answer.unresolved, answer.outside)}</p>
      <wm-chart .spec=${spec} .name=${'spoken'} @chart-open=${({ detail }: CustomEvent<Opened>) => mark(detail.index, detail.index)}
        @chart-range=${({ detail }: CustomEvent<{ first: number; last: number }>) => mark(detail.first, detail.last)}></wm-chart>
      <p class="hint">${w.brush}</p>`;
  }

  /** The days that the list is of: to be typed, or marked in the chart. */
  #marked(): TemplateResult {
    const w = words.value.spoken;
    const of = stretch.value;
    const day = (label: string, key: 'from' | 'to'): TemplateResult => html`<label class="field">${label}
      <input type="date" min="0001-01-01" max="9999-12-31" .value=${of?.[key] ?? ''} @change=${(event: Event) => {
        const { value } = event.target as HTMLInputElement;
        const other = of?.[key === 'from' ? 'to' : 'from'];
        const days = key === 'from' ? { from: value || '0001-01-01', to: other ?? '9999-12-31' } : { from: other ?? '0001-01-01', to: value || '9999-12-31' };
        stretch.value = days.from === '0001-01-01' && days.to === '9999-12-31' ? null : days;
      }}></label>`;
    return html`<h2 class="table-title minor">${w.events}</h2>
      <div class="controls-line stretch">${day(w.from, 'from')} ${day(w.to, 'to')}
        ${of ? html`<button class="quiet" @click=${() => (stretch.value = null)}>${w.lift(when(of.from, of.to))}</button>` : nothing}</div>`;
  }

  #tables(answer: MentionsAnswer): TemplateResult {
    const w = words.value.spoken;
    const open = ({ detail }: CustomEvent<{ row: MentionCount }>): void => {
      stretch.value = { from: detail.row.start, to: detail.row.end };
    };
    const grid = (rows: MentionCount[], label: string, first: string, name: string): TemplateResult => html`
      <h2 class="table-title minor">${label}</h2>
      <wm-grid .columns=${mentionColumns(first)} .row=${(i: number) => rows[i]} .total=${rows.length} .version=${this.#answers.version} .label=${label} .name=${name}
        .files=${answerFiles(mentionsQuestion.value)} @grid-open=${open}></wm-grid>`;
    return html`${grid(answer.bins, w.periods, words.value.timeline.period, 'mentions')}
      ${answer.coarse.length > 0 ? grid(answer.coarse, w.coarse(answer.coarse_total), w.when, 'coarse') : nothing}`;
  }
}
customElements.define('wm-spoken', WmSpoken);
