import { html, nothing, type TemplateResult } from 'lit';
import type { Opened } from '../charts/spec.ts';
import type { TogetherRow } from '../core/relation-types.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { cautions } from '../lib/cautions.ts';
import { classChoice } from '../lib/classes.ts';
import { amount, choice, controls, tick } from '../lib/controls.ts';
import { counting, failed, noQuery, whichQuery } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { togetherQuestion } from '../state/questions.ts';
import { asQuery, query, showLines } from '../state/search.ts';
import { change, settings, type Settings, type SpreadOver } from '../state/settings.ts';
import { togetherBars, togetherColumns } from './tables/together.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-chart.ts';
import '../elements/wm-grid.ts';

/** A coefficient of fewer parts has no interval (src/stats/measures/correlation.rs), and is high for any two words. */
const LEAST_PARTS = 4;

const set = (values: Partial<Settings['terms']>): void => change('terms', values);

/** Terms that rise and fall where the query does. */
export class WmTogether extends WmElement {
  readonly #answers = new Answers<'together'>(this);

  protected override render(): TemplateResult {
    const t = words.value.terms;
    const s = words.value.spread;
    const of = settings.value.terms;
    const question = togetherQuestion.value;
    this.#answers.set(question);
    const { answer, error, envelope } = this.#answers;
    const node = query.value;
    const lines = (term: string): void => showLines({ query: term });
    return html`
      ${controls(html`
        ${choice<SpreadOver>(s.over, of.over, Object.entries(s.overs) as [SpreadOver, string][], (over) => set({ over }))}
        ${choice(s.coefficient, of.coefficient, Object.entries(s.coefficients) as [Settings['terms']['coefficient'], string][], (coefficient) => set({ coefficient }))}
        ${classChoice(of.group, (group) => set({ group }))}
        ${amount(t.min, of.moveMin, [1, 9999], (moveMin) => set({ moveMin }), t.minUnit)}
        ${tick(t.stop, of.stop, (stop) => set({ stop }))}
        ${tick(s.opposite, of.against, (against) => set({ against }))}`)}
      ${whichQuery()}
      ${!question ? noQuery() : error ? failed(error) : !answer || !envelope ? (this.#answers.busy ? counting() : nothing) : answer.parts < LEAST_PARTS ? html`<p class="too-few" role="status">${s.fewTogether(answer.parts)}</p>` : html`
        <p class="summary"><span>${s.together}</span> <span>${s.togetherSummary(node, answer.node_hits, answer.parts, answer.candidates)}</span>${cautions(answer.cautions)}</p>
        <div class="beside">
          <wm-grid .columns=${togetherColumns(answer)} .row=${(i: number) => this.#answers.row(i)} .total=${answer.total} .version=${this.#answers.version} .label=${s.togetherTable(node)}
            .sort=${'r'} .descending=${!of.against} .name=${'together'} .empty=${answer.node_hits === 0 ? words.value.concordance.noHits(node) : s.noTogether} .busy=${this.#answers.busy} .files=${answerFiles(question)}
            @grid-sort=${() => set({ against: !of.against })}
            @grid-open=${({ detail }: CustomEvent<{ row: TogetherRow }>) => lines(asQuery(detail.row))}></wm-grid>
          ${answer.rows.length > 0 ? html`<wm-chart .spec=${togetherBars(envelope, node)} .name=${'together'}
            @chart-open=${({ detail }: CustomEvent<Opened>) => lines(detail.label)}></wm-chart>` : nothing}
        </div>`}`;
  }
}
customElements.define('wm-together', WmTogether);
