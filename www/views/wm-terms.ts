import { html, nothing, type TemplateResult } from 'lit';
import type { TermRow } from '../core/types.ts';
import { amount, choice, controls, parts, text, tick } from '../lib/controls.ts';
import { confidence } from '../lib/confidence.ts';
import { classChoice } from '../lib/classes.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { cautions } from '../lib/cautions.ts';
import { counting, failed, noCorpus } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { loaded } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { ofStopWords, termsQuestion } from '../state/questions.ts';
import { asQuery, showLines, termPattern } from '../state/search.ts';
import { change, settings, type SpreadOver } from '../state/settings.ts';
import { termBars, termColumns } from './tables/terms.ts';
import type { WmTermWorking } from './wm-term-working.ts';
import { WmElement } from '../elements/element.ts';
import './wm-discovered.ts';
import './wm-keys.ts';
import './wm-phrases.ts';
import './wm-term-working.ts';
import './wm-together.ts';
import '../elements/wm-chart.ts';
import '../elements/wm-grid.ts';

/** Which words are frequent. */
export class WmTerms extends WmElement {
  readonly #answers = new Answers<'terms'>(this);
  #worked: WmTermWorking['of'] = null;

  protected override render(): TemplateResult {
    if (!loaded.value) return noCorpus();
    const { part } = settings.value.terms;
    const w = words.value.spread;
    const shown = {
      words: () => this.#words(), phrases: () => html`<wm-phrases class="view"></wm-phrases>`, together: () => html`<wm-together class="view"></wm-together>`, keys: () => html`<wm-keys class="view"></wm-keys>`,
      discovered: () => html`<wm-discovered class="view"></wm-discovered>`,
    };
    return html`${parts(w.part, { ...w.parts, discovered: words.value.segmentation.part }, part, (key) => change('terms', { part: key }))}${shown[part]()}`;
  }

  #words(): TemplateResult {
    const w = words.value.terms;
    const s = words.value.spread;
    const of = settings.value.terms;
    const question = termsQuestion.value;
    this.#answers.set(question);
    const { answer } = this.#answers;
    const plainSort = ['count', 'documents', 'term'].includes(of.sort);
    const lines = (term: string): void => showLines({ query: term });
    return html`<div class="view">
      ${controls(html`
        ${text(w.pattern, termPattern.value, (value) => (termPattern.value = value.trim()), w.patternHint)}
        ${classChoice(of.group, (group) => change('terms', { group }))}
        ${amount(w.min, of.min, [1, 1_000_000], (min) => change('terms', { min }), w.minUnit)}
        ${amount(w.length, of.length, [1, 20], (length) => change('terms', { length }))}
        ${tick(w.stop, of.stop, (stop) => change('terms', { stop }))}
        ${confidence()}
        ${choice(words.value.working.method, of.interval, Object.entries(words.value.working.methods) as [typeof of.interval, string][], (interval) => change('terms', { interval }))}
        <span title=${s.spreadHint}>${tick(s.spread, of.spread, (spread) => change('terms', { spread, ...(plainSort ? {} : { sort: 'count', descending: true }) }))}</span>
        ${of.spread ? choice<SpreadOver>(s.over, of.over, Object.entries(s.overs) as [SpreadOver, string][], (over) => change('terms', { over })) : nothing}`)}
      ${answer ? html`<p class="summary">${w.summary(answer.total, answer.types, answer.total_count, answer.corpus_tokens)}${answer.parts === null ? nothing : html`${words.value.app.separator}${s.parts_(answer.parts)}`}${of.stop && ofStopWords(of.group) ? html`${words.value.app.separator}${w.stopShown}` : nothing}${cautions(answer.cautions)}</p>` : nothing}
      ${this.#answers.error ? failed(this.#answers.error) : answer ? html`<div class=${of.spread ? 'view' : 'beside'}>
        <wm-grid .columns=${termColumns(answer, ({ rank }) => this.#work({ question, rank }))} .row=${(i: number) => this.#answers.row(i)} .total=${answer.total} .version=${this.#answers.version}
          .sort=${of.sort} .descending=${of.descending} .label=${w.table} .busy=${this.#answers.busy} .name=${'terms'} .files=${answerFiles(question)}
          @grid-sort=${(event: CustomEvent<{ key: typeof of.sort }>) => this.#sort(event.detail.key)}
          @grid-open=${(event: CustomEvent<{ row: TermRow }>) => lines(asQuery(event.detail.row))}></wm-grid>
        ${answer.rows.length > 0 && !of.spread ? html`<wm-chart .spec=${termBars(this.#answers.envelope!)} .name=${'terms'}
          @chart-open=${(event: CustomEvent<{ label: string }>) => lines(event.detail.label)}></wm-chart>` : nothing}
      </div>
      <wm-term-working .of=${this.#worked?.question === question ? this.#worked : null} @working-close=${() => this.#work(null)}></wm-term-working>` : counting()}
    </div>`;
  }

  #work(of: WmTermWorking['of']): void {
    this.#worked = of;
    this.requestUpdate();
  }

  #sort(key: ReturnType<typeof settings.peek>['terms']['sort']): void {
    const { sort, descending } = settings.value.terms;
    change('terms', sort === key ? { descending: !descending } : { sort: key, descending: key !== 'term' });
  }
}
customElements.define('wm-terms', WmTerms);
